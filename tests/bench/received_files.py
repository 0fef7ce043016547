"""Files that as many schools would send, quickly made: one payload, its UAI and dossier changed, signed for each."""

import hashlib
import json
from pathlib import Path

from export_samples import b64, header, raw_sign
from paliers_desktop.exchange.documents import encode_payload
from sent_files import invite, key, made, new_register, uai

PER_FOLDER = 1000


def make_files(folder: Path, count: int) -> None:
    """That many files, in sub-folders."""
    model = encode_payload(made(0))
    for rank in range(count):
        place = folder / f"{rank // PER_FOLDER:03}"
        if rank % PER_FOLDER == 0:
            place.mkdir(parents=True)
        content = model.replace(uai(0).encode(), uai(rank).encode()).replace(b"0" * 32, f"{rank:032x}".encode())
        (place / f"{hashlib.sha256(content).hexdigest()[:16]}.json").write_bytes(_signed(content, rank))


def make_register(folder: Path, count: int) -> None:
    """The register of a campagne that waits for them all, as durable as the real one once it is opened again."""
    with new_register(folder, 0) as register, register.transaction() as conn:
        for rank in range(count):
            invite(conn, rank)


def _signed(content: bytes, rank: int) -> bytes:
    signer = key(rank)
    protected, payload = b64(json.dumps(header(signer.public), separators=(",", ":")).encode()), b64(content)
    signature = b64(raw_sign(f"{protected}.{payload}".encode(), signer))
    members = {"payload": payload, "signatures": [{"protected": protected, "signature": signature}]}
    return json.dumps(members, separators=(",", ":")).encode()
