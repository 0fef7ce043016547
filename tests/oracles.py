"""Files signed by this program, genuine and damaged, and what other tools say of each: joserfc, jwcrypto, openssl.

None of them goes through the gate of the program: each one is given the key and the very JSON of the file.
"""

import json
import random
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import jwcrypto.jwk
import jwcrypto.jws
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
from paliers_desktop.exchange.envelope_errors import AlteredError, EnvelopeError
from paliers_desktop.exchange.keys import SigningKey

EACH = 5
"""One file of so many is damaged, each time in another way."""


class Made(NamedTuple):
    """One file, what was signed, by whom; damage: "" for a genuine one."""

    data: bytes
    content: bytes
    typ: Typ
    key: SigningKey
    damage: str = ""

    @property
    def parts(self) -> tuple[str, str, bytes]:
        """protected, payload, signature."""
        envelope = json.loads(self.data)
        (only,) = envelope["signatures"]
        return only["protected"], envelope["payload"], base64url.decode(only["signature"])


def made(count: int) -> Iterator[Made]:
    """Always the same: exports and campagne files of any revision."""
    draw = random.Random(8037)
    export, campagne = payload(), document(grilles=document().grilles, etablissements=())
    for rank in range(count):
        key = SigningKey(draw.randbytes(32))
        if rank % 10:
            number = f"{draw.randrange(10_000_000):07}"
            told = replace(export, revision=draw.randrange(2, 99_999), uai=number + check_letter(number))
            content, typ = encode_payload(told), Typ.EXPORT
        else:
            content, typ = encode_campagne(replace(campagne, revision=draw.randrange(1, 99_999))), Typ.CAMPAGNE
        one = Made(sign(content, typ, key, max_bytes=MAX_BYTES), content, typ, key)
        yield one if rank % EACH else _damaged(one, list(DAMAGES)[rank // EACH % len(DAMAGES)], draw)


def accepted_here(one: Made) -> bool:
    """By this program, and as the key's own: a file re-signed by somebody else is a stranger's."""
    try:
        envelope = open_envelope(one.data, one.typ, max_bytes=MAX_BYTES)
    except (EnvelopeError, AlteredError):
        return False
    return envelope.payload == one.content and envelope.key == one.key.public


def accepted_by_joserfc(one: Made) -> bool:
    """joserfc alone."""
    registry = jws.JWSRegistry(algorithms=["Ed25519"])
    registry.max_payload_length = 2 * MAX_BYTES
    try:
        opened = jws.deserialize_json(json.loads(one.data), OKPKey.import_key(one.key.public.jwk), registry=registry)
    except BadSignatureError:
        return False
    return opened.payload == one.content


def accepted_by_jwcrypto(one: Made) -> bool:
    """jwcrypto alone."""
    opened = jwcrypto.jws.JWS()
    opened.allowed_algs = ["Ed25519"]
    opened.deserialize(one.data.decode())
    try:
        opened.verify(jwcrypto.jwk.JWK(**one.key.public.jwk))
    except jwcrypto.jws.InvalidJWSSignature:
        return False
    return opened.payload == one.content


def accepted_by_openssl(one: Made, folder: Path) -> bool:
    """openssl alone, by the command of docs/format-export.md."""
    protected, content, signature = one.parts
    (folder / "signed").write_text(f"{protected}.{content}")
    (folder / "signature").write_bytes(signature)
    (folder / "key.pem").write_bytes(one.key.public.pem)
    command = "openssl pkeyutl -verify -rawin -pubin -inkey key.pem -sigfile signature -in signed"
    done = subprocess.run(command.split(), cwd=folder, capture_output=True, text=True, check=False)
    if not done.stdout.startswith("Signature Ver"):
        raise OSError(done.stderr)
    return done.returncode == 0


def _damaged(one: Made, damage: str, draw: random.Random) -> Made:
    envelope = json.loads(one.data)
    DAMAGES[damage](envelope, one, draw)
    return one._replace(data=json.dumps(envelope).encode(), damage=damage)


def _flipped(text: str, draw: random.Random) -> str:
    changed = bytearray(base64url.decode(text))
    changed[draw.randrange(len(changed))] ^= 1 << draw.randrange(8)
    return base64url.encode(bytes(changed))


def _signature(envelope: dict[str, Any], _: Made, draw: random.Random) -> None:
    (only,) = envelope["signatures"]
    only["signature"] = _flipped(only["signature"], draw)


def _content(envelope: dict[str, Any], _: Made, draw: random.Random) -> None:
    envelope["payload"] = _flipped(envelope["payload"], draw)


def _other_typ(envelope: dict[str, Any], _: Made, __: random.Random) -> None:
    """The same words signed as one document, shown as another: the header is under the signature too."""
    (only,) = envelope["signatures"]
    head = json.loads(base64url.decode(only["protected"])) | {"typ": str(Typ.RECU)}
    only["protected"] = base64url.encode(json.dumps(head).encode())


def _signed_again(envelope: dict[str, Any], one: Made, draw: random.Random) -> None:
    envelope.update(json.loads(sign(one.content, one.typ, SigningKey(draw.randbytes(32)), max_bytes=MAX_BYTES)))


def _other_content(envelope: dict[str, Any], one: Made, _: random.Random) -> None:
    envelope["payload"] = base64url.encode(one.content + b" ")


DAMAGES: dict[str, Callable[[dict[str, Any], Made, random.Random], None]] = {
    "un bit de la signature": _signature,
    "un bit du contenu": _content,
    "un autre en-tête": _other_typ,
    "signé par une autre clé": _signed_again,
    "un contenu allongé": _other_content,
}
