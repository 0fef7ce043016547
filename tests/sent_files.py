"""A campagne for the tests of reception: its register, its schools and their keys, and files of every kind."""

import datetime
import json
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace

from dossier_samples import CAMPAGNE, entry
from export_samples import forge_bytes, header, payload
from paliers_desktop.academy.register.connection import Register, create_register, open_register
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.grid_loader import load_grid
from paliers_desktop.core.uai import check_letter
from paliers_desktop.exchange import base64url
from paliers_desktop.exchange.documents import encode_payload, payload_sha256
from paliers_desktop.exchange.keys import SigningKey
from paliers_desktop.exchange.payload import GrilleRef, Payload

OPENING = datetime.date(2026, 11, 1)
CLOSING = datetime.date(2026, 12, 15)
DAY = datetime.date(2026, 11, 25)
LATE = datetime.date(2026, 12, 16)
"""The two days on which the files of a mixed batch come."""

REPLACED = DAY - datetime.timedelta(days=1)
THIEF = SigningKey(b"\xff" * 32)


def uai(rank: int) -> str:
    """The UAI of the school of that rank."""
    digits = f"{9_400_000 + rank:07}"[-7:]
    return digits + check_letter(digits)


def key(rank: int, kind: int = 0) -> SigningKey:
    """The key of that school; kind 1 is the one that a new code replaced, 2 its own, 3 a revoked one."""
    return SigningKey(kind.to_bytes(1) + rank.to_bytes(31))


@cache
def old_grid() -> tuple[bytes, Grille]:
    """The version before: the same criteria, another version."""
    toml = entry().toml.replace(b'version = "2014.1"', b'version = "2013.1"')
    return toml, load_grid(toml, "creteil-etablissements.toml")


def new_register(folder: Path, schools: int) -> Register:
    """The register of a campagne of that many lycées, each with its active, replaced and revoked keys."""
    folder.mkdir(parents=True, exist_ok=True)
    create_register(folder)
    register = open_register(folder)
    register.conn.execute("PRAGMA synchronous = OFF")  # no test of these cuts the power
    grille = entry()
    with register.transaction() as conn:
        columns = [row[1] for row in conn.execute("PRAGMA table_info(campagne)")]
        fields = {
            "rang": 1,
            "id": CAMPAGNE,
            "titre": "Paliers 2026-2027",
            "ouverture": OPENING.isoformat(),
            "cloture": CLOSING.isoformat(),
            "depot": "paliers@ac-creteil.fr",
            "courriel": "paliers@ac-creteil.fr",
            "academie": "creteil",
            "revision": 1,
            "etat": "ouverte",
            "jwk_x": base64url.encode(THIEF.public.x),
            "creee_le": OPENING.isoformat(),
            "version_programme": "1.0.0",
        }
        names = [name for name in columns if name in fields]
        marks = ", ".join("?" * len(names))
        conn.execute(f"INSERT INTO campagne ({', '.join(names)}) VALUES ({marks})", [fields[name] for name in names])
        insert_grid = "INSERT INTO grilles (sha256, id, version, contenu, aides, ancienne, correspondance) VALUES "
        toml, old = old_grid()
        conn.execute(f"{insert_grid} (?, ?, ?, ?, ?, NULL, NULL)", (old.sha256, old.id, old.version, toml, b""))
        current = (grille.grille.sha256, grille.grille.id, grille.grille.version, grille.toml, b"", old.sha256, "{}")
        conn.execute(f"{insert_grid} (?, ?, ?, ?, ?, ?, ?)", current)
        for rank in range(schools):
            invite(conn, rank)
    return register


def invite(conn: Any, rank: int) -> None:
    """One school and its keys."""
    school = uai(rank)
    conn.execute(
        "INSERT INTO etablissements (uai, nom, type, departement) VALUES (?, ?, 'lycee', ?)",
        (school, f"Lycée {rank}", school[:3]),
    )
    for kind, etat in ((0, "active"), (1, "remplacee"), (3, "revoquee")):
        public = key(rank, kind).public
        jusqua = None if etat == "active" else REPLACED.isoformat()
        conn.execute(
            "INSERT INTO cles (kid, uai, x, origine, etat, depuis, jusqua) VALUES (?, ?, ?, 'academie', ?, ?, ?)",
            (public.kid, school, base64url.encode(public.x), etat, OPENING.isoformat(), jusqua),
        )


class Sent(NamedTuple):
    """One file of a batch, the day it comes, and the word of its row (when the whole batch is there)."""

    name: str
    data: bytes
    word: str
    day: datetime.date = DAY


@cache
def _base(complete: bool) -> Payload:
    return payload(complete=complete)


def made(rank: int, *, complete: bool = True, **fields: Any) -> Payload:
    """The payload of the school of that rank."""
    base = {"uai": uai(rank), "dossier_id": f"{rank:032x}"}
    return replace(_base(complete), **{**base, **fields})


def signed(content: Payload | bytes, by: SigningKey) -> bytes:
    """The file, signed whatever it says."""
    data = content if isinstance(content, bytes) else encode_payload(content)
    return forge_bytes(data, header(by.public), by)


def chain(rank: int, revisions: int) -> list[Payload]:
    """Revisions that name one another."""
    made_so_far: list[Payload] = []
    for revision in range(1, revisions + 1):
        before = payload_sha256(encode_payload(made_so_far[-1])) if made_so_far else None
        made_so_far.append(made(rank, revision=revision, precedent_sha256=before))
    return made_so_far


def mixed(count: int, seed: int = 1) -> list[Sent]:
    """At least `count` files of every row, one situation per school: one has as many schools as files at most."""
    draw = random.Random(seed)
    files: list[Sent] = []
    rank = 0
    while len(files) < count:
        situation = SITUATIONS[rank % len(SITUATIONS)]
        files += [sent._replace(name=_name(draw, sent.name, len(files) + k)) for k, sent in enumerate(situation(rank))]
        rank += 1
    return files


def _name(draw: random.Random, name: str, rank: int) -> str:
    names = (f"{name}_{rank}.pmn.json", f"{rank}/Durand {name}.json", f"été {rank} « {name} »", f"{name} ({rank}).txt")
    return draw.choice(names)


def _one(word: str, content: Payload | bytes, by: SigningKey, day: datetime.date = DAY) -> list[Sent]:
    return [Sent(word.lower(), signed(content, by), word, day)]


def _changed(rank: int, **changes: Any) -> bytes:
    return json.dumps({**json.loads(encode_payload(made(rank))), **changes}).encode()


def _twice(rank: int) -> list[Sent]:
    data = signed(made(rank), key(rank))
    crlf = b"\xef\xbb\xbf" + json.dumps(json.loads(data), indent=1).replace("\n", "\r\n").encode()
    return [
        Sent("envoi", data, "ACCEPTE"),
        Sent("encore", data, "ACCEPTE"),
        Sent("réenregistré", crlf, "ACCEPTE", LATE),
    ]


def _revisions(rank: int) -> list[Sent]:
    words = ("REVISION_ANCIENNE", "REVISION_ANCIENNE", "ACCEPTE")
    return [Sent("r", signed(one, key(rank)), word) for one, word in zip(chain(rank, 3), words, strict=True)]


def _two_dossiers(rank: int) -> list[Sent]:
    here, there = made(rank), made(rank, dossier_id=f"{rank + 1:0>32x}", revision=2)
    return [
        Sent("ici", signed(here, key(rank)), "CONFLIT"),
        Sent("ailleurs", signed(there, key(rank)), "CONFLIT", LATE - (LATE - DAY) / 2),
    ]


def _fork(rank: int) -> list[Sent]:
    first, second = chain(rank, 2)
    other = made(rank, complete=False)
    words = ((first, "CONFLIT"), (other, "CONFLIT"), (second, "ACCEPTE"))
    return [Sent("copie", signed(one, key(rank)), word) for one, word in words]


def _thief(rank: int) -> list[Sent]:
    content = made(rank)
    newer = made(rank, revision=9, dossier_id="f" * 32)
    return [
        Sent("vol", signed(content, THIEF), "NON_RATTACHE"),
        Sent("plus récent", signed(newer, THIEF), "NON_RATTACHE"),
        Sent("vrai", signed(content, key(rank)), "ACCEPTE"),
    ]


def _altered(rank: int) -> list[Sent]:
    members = json.loads(signed(made(rank), key(rank)))
    members["payload"] = base64url.encode(encode_payload(made(rank, revision=3)))
    return [Sent("modifié", json.dumps(members).encode(), "REFUSE_ALTERE")]


def _other_grid(rank: int, sha256: str, version: str, word: str) -> list[Sent]:
    reference = GrilleRef(entry().grille.id, version, sha256)
    return _one(word, made(rank, grille=reference), key(rank))


def _wrong_kid(rank: int) -> list[Sent]:
    head = header(THIEF.public, kid=key(rank).public.kid)
    return [Sent("kid", forge_bytes(encode_payload(made(rank)), head, THIEF), "REFUSE_FORMAT")]


def _missing(rank: int) -> bytes:
    members = json.loads(encode_payload(made(rank)))
    del members["reponses"][3]
    return json.dumps(members).encode()


_A_YEAR = datetime.timedelta(days=365)

SITUATIONS = (
    lambda rank: _one("ACCEPTE", made(rank), key(rank)),
    lambda rank: _one("ACCEPTE", made(rank, complete=False), key(rank)),
    lambda rank: _one("ACCEPTE", made(rank, revision=2, precedent_sha256="d" * 64), key(rank)),
    lambda rank: _one("ACCEPTE", made(rank, cree_le=DAY + _A_YEAR), key(rank)),
    lambda rank: _one("ACCEPTE", made(rank, resultat=replace(made(rank).resultat, palier=3)), key(rank)),
    _twice,
    _revisions,
    _two_dossiers,
    _fork,
    _thief,
    _altered,
    _wrong_kid,
    lambda rank: [Sent("vide", b" " * rank, "REFUSE_FORMAT"), Sent("pdf", b"%%PDF-1.7 %d" % rank, "REFUSE_FORMAT")],
    lambda rank: _one("REFUSE_VERSION", _changed(rank, schema="pmn-export/2"), key(rank)),
    lambda rank: _one("REFUSE_CONTENU", _changed(rank, cree_le="hier"), key(rank)),
    lambda rank: _one("REFUSE_CONTENU", _missing(rank), key(rank)),
    lambda rank: _one("REFUSE_CAMPAGNE", made(rank, campagne="creteil-2025-2026"), key(rank)),
    lambda rank: _one("HORS_DELAI", made(rank), key(rank), LATE),
    lambda rank: _one("REFUSE_UAI", made(rank, uai=f"{uai(rank)[:7]}O"), key(rank)),
    lambda rank: _one("NON_ATTENDU", made(rank + 500_000), key(rank)),
    lambda rank: _one("NON_RATTACHE", made(rank), key(rank, 2)),
    lambda rank: _one("CLE_REMPLACEE", made(rank), key(rank, 1)),
    lambda rank: _one("REFUSE_CLE", made(rank), key(rank - 1)),
    lambda rank: _one("REFUSE_CLE_REVOQUEE", made(rank), key(rank, 3)),
    lambda rank: _other_grid(rank, "e" * 64, "2031.1", "REFUSE_GRILLE"),
    lambda rank: _other_grid(rank, old_grid()[1].sha256, "2013.1", "GRILLE_ANCIENNE"),
)


def written(folder: Path, files: list[Sent]) -> Iterator[tuple[Path, datetime.date]]:
    """Those files on the disk, with the day each comes."""
    for sent in files:
        path = folder / sent.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(sent.data)
        yield path, sent.day


TABLES = ("campagne", "etablissements", "cles", "grilles", "fichiers", "reponses", "entraide", "verdicts", "refus")


def _told(register: Register, table: str) -> str:
    """Files by their identity, never by their rang."""
    names = [row["name"] for row in register.rows(f"SELECT name FROM pragma_table_info('{table}')")]
    told = ", ".join("identite" if name == "fichier" else name for name in names if name != "rang")
    return f"SELECT {told} FROM {table}" + (" JOIN fichiers ON fichiers.rang = fichier" if "fichier" in names else "")


def dump(register: Register) -> dict[str, list[tuple[Any, ...]]]:
    """All that the register says, in an order that owes nothing to that of arrival."""
    tables = {name: sorted(map(tuple, register.rows(_told(register, name))), key=repr) for name in TABLES}
    tables["decisions"] = [tuple(row) for row in register.rows("SELECT * FROM decisions ORDER BY id")]
    return tables
