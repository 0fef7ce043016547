"""Receive the files of a folder once, the program's way or by a bare loop, and tell how long and how much memory.

Arguments: `ours` or `bare`, the folder of the files, that of the campagne, how many processes.
"""

import datetime
import hashlib
import json
import multiprocessing
import os
import sqlite3
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from bench import memory
from paliers_desktop.academy.reception.batch import PER_COMMIT, Batch
from paliers_desktop.academy.reception.sources.reader import given_files, pieces
from paliers_desktop.academy.register.connection import open_register
from paliers_desktop.exchange import base64url
from paliers_desktop.exchange.payload import Payload

DAY = datetime.date(2026, 11, 25)
Row = tuple[bytes, str, str, str, list[tuple[Any, ...]]]


def ours(files: Path, campagne: Path, processes: int) -> int:
    """How many files the program received."""
    with open_register(campagne) as register:
        found = (piece for path in given_files([files], campagne) for piece in pieces(path))
        return sum(len(said) for said, _ in Batch(register, DAY, processes).receive(found))


def bare(files: Path, campagne: Path, processes: int) -> int:
    """The same work without any check: read, verify, decode, write and sync, insert, as many at a commit."""
    base = sqlite3.connect(campagne / "bare.sqlite", isolation_level=None)
    base.execute("PRAGMA synchronous = EXTRA")
    base.execute("CREATE TABLE fichiers (rang INTEGER PRIMARY KEY, identite TEXT UNIQUE, uai TEXT, sha256 TEXT)")
    base.execute(
        "CREATE TABLE reponses"
        " (fichier INTEGER, critere TEXT, etat TEXT, a, b, motif, PRIMARY KEY (fichier, critere)) WITHOUT ROWID"
    )
    (campagne / "bare").mkdir()
    count = 0
    for rows in _read(files, processes):
        for data, _, _, sha256, _ in rows:
            _write(campagne / "bare" / sha256, data)
        _sync(campagne / "bare")
        base.execute("BEGIN IMMEDIATE")
        base.executemany(
            "INSERT INTO fichiers VALUES (?, ?, ?, ?)", [(n, *row[1:4]) for n, row in enumerate(rows, count)]
        )
        lines = [(n, *line) for n, row in enumerate(rows, count) for line in row[4]]
        base.executemany("INSERT INTO reponses VALUES (?, ?, ?, ?, ?, ?)", lines)
        base.execute("COMMIT")
        count += len(rows)
    base.close()
    return count


def _read(files: Path, processes: int) -> Iterator[list[Row]]:
    """By the size of a commit; with several processes, the next ones are read while these are written."""
    paths = (path for folder in sorted(files.iterdir()) for path in sorted(folder.iterdir()))
    groups = iter(lambda: list(islice(paths, PER_COMMIT)), [])
    if processes < 2:
        yield from (list(map(_verified, group)) for group in groups)
        return
    with ProcessPoolExecutor(processes, multiprocessing.get_context("spawn")) as pool:
        waiting = None
        for group in groups:
            sent = pool.map(_verified, group, chunksize=25)
            if waiting is not None:
                yield list(waiting)
            waiting = sent
        yield list(waiting or ())


def _verified(path: Path) -> Row:
    data = path.read_bytes()
    members = json.loads(data)
    [one] = members["signatures"]
    signed = f"{one['protected']}.{members['payload']}".encode()
    head = json.loads(base64url.decode(one["protected"]))
    key = Ed25519PublicKey.from_public_bytes(base64url.decode(head["jwk"]["x"]))
    key.verify(base64url.decode(one["signature"]), signed)
    payload = msgspec.json.decode(base64url.decode(members["payload"]), type=Payload)
    identite = hashlib.sha256(signed).hexdigest()
    lines = [(r.critere, r.reponse, r.a_verifier, r.a_confirmer, None) for r in payload.reponses]
    return data, identite, payload.uai, hashlib.sha256(data).hexdigest(), lines


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


def main(way: str, files: str, campagne: str, processes: str) -> dict[str, float]:
    """What is told."""
    memory.forget_peak()
    start = time.perf_counter()
    count = {"ours": ours, "bare": bare}[way](Path(files), Path(campagne), int(processes))
    seconds = time.perf_counter() - start
    return {"count": count, "rate": count / seconds, "each": 1000 * seconds / count, "peak": memory.peak()}


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))  # noqa: T201
