"""A thousand generated files, judged by this program, by joserfc alone and by openssl alone."""

import hashlib
import json
import random
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from joserfc import jws
from joserfc.errors import BadSignatureError
from joserfc.jwk import OKPKey
from msgspec.structs import replace

from campagne_samples import document
from export_samples import payload
from paliers_desktop.core.uai import check_letter
from paliers_desktop.exchange import base64url
from paliers_desktop.exchange.campagne_document import MAX_BYTES, encode_campagne
from paliers_desktop.exchange.documents import encode_payload
from paliers_desktop.exchange.envelope import Typ, open_envelope, sign
from paliers_desktop.exchange.envelope_errors import AlteredError
from paliers_desktop.exchange.keys import SigningKey

FILES = 1000


class Made(NamedTuple):
    """One file, what it holds, and its three texts; genuine: not one bit was changed."""

    data: bytes
    content: bytes
    typ: Typ
    key: SigningKey
    genuine: bool

    @property
    def parts(self) -> tuple[str, str, bytes]:
        """protected, payload, signature."""
        envelope = json.loads(self.data)
        (only,) = envelope["signatures"]
        return only["protected"], envelope["payload"], base64url.decode(only["signature"])


def made() -> Iterator[Made]:
    """Always the same: exports and campagne files of any revision, one of five with a changed signature."""
    draw = random.Random(8037)
    export, campagne = payload(), document(grilles=document().grilles, etablissements=())
    for rank in range(FILES):
        key = SigningKey(draw.randbytes(32))
        if rank % 10:
            number = f"{draw.randrange(10_000_000):07}"
            told = replace(export, revision=draw.randrange(2, 99_999), uai=number + check_letter(number))
            content, typ = encode_payload(told), Typ.EXPORT
        else:
            content, typ = encode_campagne(replace(campagne, revision=draw.randrange(1, 99_999))), Typ.CAMPAGNE
        data = sign(content, typ, key, max_bytes=MAX_BYTES)
        genuine = rank % 5 != 3
        yield Made(data if genuine else _changed(data, draw), content, typ, key, genuine)


def _changed(data: bytes, draw: random.Random) -> bytes:
    envelope = json.loads(data)
    (only,) = envelope["signatures"]
    signature = bytearray(base64url.decode(only["signature"]))
    signature[draw.randrange(64)] ^= 1 << draw.randrange(8)
    only["signature"] = base64url.encode(bytes(signature))
    return json.dumps(envelope).encode()


@pytest.fixture(scope="module")
def files() -> list[Made]:
    return list(made())


def accepted_here(one: Made) -> bool:
    try:
        envelope = open_envelope(one.data, one.typ, max_bytes=MAX_BYTES)
    except AlteredError:
        return False
    assert envelope.payload == one.content
    assert envelope.key == one.key.public
    return True


def accepted_by_joserfc(one: Made) -> bool:
    """joserfc alone, on the very JSON of the file: none of this program's gate."""
    registry = jws.JWSRegistry(algorithms=["Ed25519"])
    registry.max_payload_length = 2 * MAX_BYTES
    try:
        opened = jws.deserialize_json(json.loads(one.data), OKPKey.import_key(one.key.public.jwk), registry=registry)
    except BadSignatureError:
        return False
    assert opened.payload == one.content
    return True


def accepted_by_openssl(one: Made, folder: Path) -> bool:
    protected, content, signature = one.parts
    (folder / "signed").write_text(f"{protected}.{content}")
    (folder / "signature").write_bytes(signature)
    (folder / "key.pem").write_bytes(one.key.public.pem)
    command = "openssl pkeyutl -verify -rawin -pubin -inkey key.pem -sigfile signature -in signed"
    done = subprocess.run(command.split(), cwd=folder, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("Signature Ver"), done.stderr
    return done.returncode == 0


def test_there_are_enough_of_each(files):
    assert len({hashlib.sha256(one.data).digest() for one in files}) == FILES
    assert {(one.typ, one.genuine) for one in files} == {
        (Typ.EXPORT, True),
        (Typ.EXPORT, False),
        (Typ.CAMPAGNE, True),
    }


def test_this_program_and_joserfc_agree_on_all_of_them(files):
    for one in files:
        assert accepted_here(one) is accepted_by_joserfc(one) is one.genuine


def test_openssl_agrees(files, tmp_path):
    for one in files:
        assert accepted_by_openssl(one, tmp_path) is one.genuine
