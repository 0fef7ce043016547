"""The signed envelope: JWS General JSON, one pinned algorithm, a strict gate in front of the library.

The contract is in docs/format-export.md. The bytes that were verified are the bytes that are returned; nothing is
re-serialised. A header `jwk` proves only that a file is consistent with itself: whose key it is, a register says.
"""

import hashlib
import json
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from paliers_desktop.exchange import base64url, strict_json
from paliers_desktop.exchange.envelope_errors import (
    AlteredError,
    Base64Error,
    DeprecatedAlgorithmError,
    DocumentTypeError,
    EmptyFileError,
    ExtraHeaderError,
    HeaderJsonError,
    HeaderKeyError,
    HeaderWeakKeyError,
    JsonRefusedError,
    KidMismatchError,
    MembersError,
    MissingHeaderError,
    NoSignatureError,
    SeveralSignaturesError,
    SharedSecretError,
    SignatureLengthError,
    TooLargeError,
    UnknownAlgorithmError,
    UnprotectedHeaderError,
    UnsignedError,
)
from paliers_desktop.exchange.keys import ForeignKeyError, PublicKey, SigningKey, WeakKeyError, from_jwk

if TYPE_CHECKING:
    from joserfc.jws import JWSRegistry

ALGORITHM = "Ed25519"
MEBIBYTE = 1024 * 1024
MAX_BYTES = MEBIBYTE
SIGNATURE_BYTES = 64
_HEADERS = ("alg", "typ", "kid", "jwk")


class Typ(StrEnum):
    """The kinds of signed documents: none can pass for another."""

    EXPORT = "pmn-export+jws"
    CAMPAGNE = "pmn-campagne+jws"
    RECU = "pmn-recu+jws"
    REPERES = "pmn-reperes+jws"


class Envelope(Struct, frozen=True):
    """A verified envelope. identity: SHA-256 (hex) of `protected.payload`, the identity of the file."""

    payload: bytes
    typ: Typ
    key: PublicKey
    identity: str

    @property
    def kid(self) -> str:
        """The thumbprint of the key that signed (recomputed, not read)."""
        return self.key.kid

    @property
    def jwk(self) -> dict[str, str]:
        """The public key that signed."""
        return self.key.jwk


def sign(payload: bytes, typ: Typ, key: SigningKey, *, max_bytes: int = MAX_BYTES) -> bytes:
    """The signed file. The same payload and key give the same bytes. Raises TooLargeError."""
    from joserfc import jws
    from joserfc.jwk import OKPKey

    public = key.public
    private = OKPKey.import_key({**public.jwk, "d": base64url.encode(key.seed)})
    header = {"alg": ALGORITHM, "typ": str(typ), "kid": public.kid, "jwk": public.jwk}
    compact = jws.serialize_compact(header, payload, private, registry=_registry(max_bytes))
    protected, encoded, signature = compact.split(".")
    envelope = {"payload": encoded, "signatures": [{"protected": protected, "signature": signature}]}
    data = json.dumps(envelope, separators=(",", ":")).encode()
    if len(data) > max_bytes:
        raise TooLargeError(max_bytes // MEBIBYTE)
    return data


def open_envelope(data: bytes, typ: Typ, *, max_bytes: int = MAX_BYTES) -> Envelope:
    """The verified content of a signed file of that kind.

    Raises EnvelopeError (its children name each reason) when the form is wrong, AlteredError when the signature is.
    """
    encoded, protected, signature = _parts(data, max_bytes)
    payload = _decoded(encoded, "payload")
    key = _header_key(_decoded(protected, "protected"), typ)
    if len(_decoded(signature, "signature")) != SIGNATURE_BYTES:
        raise SignatureLengthError
    _verify(protected, encoded, signature, key, max_bytes)
    return Envelope(payload, typ, key, _identity(protected, encoded))


def unverified_payload(data: bytes, *, max_bytes: int = MAX_BYTES) -> bytes:
    """The payload of a file this program made and kept itself; no signature is checked. Raises EnvelopeError."""
    encoded, _, _ = _parts(data, max_bytes)
    return _decoded(encoded, "payload")


def claimed_identity(data: bytes, *, max_bytes: int = MAX_BYTES) -> str:
    """The identity that a file has if it is signed: what an answer to a refused file names. Raises EnvelopeError."""
    encoded, protected, _ = _parts(data, max_bytes)
    return _identity(protected, encoded)


def claimed_typ(data: bytes, *, max_bytes: int = MAX_BYTES) -> str:
    """The kind that a file says to be, "" when it says none; nothing is verified. Raises EnvelopeError."""
    _, protected, _ = _parts(data, max_bytes)
    try:
        header = strict_json.parse(_decoded(protected, "protected"))
    except strict_json.JsonError as error:
        raise HeaderJsonError from error
    typ = header.get("typ") if isinstance(header, dict) else None
    return typ if isinstance(typ, str) else ""


def _parts(data: bytes, max_bytes: int) -> tuple[str, str, str]:
    """The payload, protected and signature texts of an envelope that has exactly its members."""
    if len(data) > max_bytes:
        raise TooLargeError(max_bytes // MEBIBYTE)
    if not data.strip():
        raise EmptyFileError
    try:
        envelope = strict_json.parse(data.removeprefix(b"\xef\xbb\xbf"))
    except strict_json.JsonError as error:
        raise JsonRefusedError(error.message) from error
    if not isinstance(envelope, dict) or set(envelope) != {"payload", "signatures"}:
        raise MembersError
    signature = _only_signature(envelope["signatures"])
    texts = (envelope["payload"], signature["protected"], signature["signature"])
    if not all(isinstance(text, str) for text in texts):
        raise MembersError
    return texts


def _identity(protected: str, payload: str) -> str:
    return hashlib.sha256(f"{protected}.{payload}".encode()).hexdigest()


def _only_signature(signatures: Any) -> dict[str, Any]:
    if not isinstance(signatures, list):
        raise MembersError
    if not signatures:
        raise NoSignatureError
    if len(signatures) > 1:
        raise SeveralSignaturesError
    signature = signatures[0]
    if isinstance(signature, dict) and "header" in signature:
        raise UnprotectedHeaderError
    if not isinstance(signature, dict) or set(signature) != {"protected", "signature"}:
        raise MembersError
    return signature


def _decoded(text: str, field: str) -> bytes:
    try:
        return base64url.decode(text)
    except ValueError as error:
        raise Base64Error(field) from error


def _header_key(protected: bytes, typ: Typ) -> PublicKey:
    """The key of an exact header: algorithm, kind, jwk, and the kid that this jwk gives."""
    try:
        header = strict_json.parse(protected)
    except strict_json.JsonError as error:
        raise HeaderJsonError from error
    if not isinstance(header, dict):
        raise HeaderJsonError
    _check_algorithm(header)
    _check_members(header, typ)
    try:
        key = from_jwk(header["jwk"])
    except ForeignKeyError as error:
        raise HeaderKeyError from error
    except WeakKeyError as error:
        raise HeaderWeakKeyError from error
    if header["kid"] != key.kid:
        raise KidMismatchError
    return key


def _check_members(header: dict[str, Any], typ: Typ) -> None:
    for name in header:
        if name not in _HEADERS:
            raise ExtraHeaderError(strict_json.shown(name))
    for name in _HEADERS:
        if name not in header:
            raise MissingHeaderError(name)
    if header["typ"] != typ:
        raise DocumentTypeError(typ)


def _check_algorithm(header: dict[str, Any]) -> None:
    """Before anything else in the header: the other names are attacks or other programs' files."""
    alg = header.get("alg", ALGORITHM)
    if alg == ALGORITHM:
        return
    if not isinstance(alg, str):
        raise UnknownAlgorithmError
    if alg.lower() == "none":
        raise UnsignedError
    if alg in ("HS256", "HS384", "HS512"):
        raise SharedSecretError(alg)
    if alg == "EdDSA":
        raise DeprecatedAlgorithmError
    raise UnknownAlgorithmError


def _verify(protected: str, payload: str, signature: str, key: PublicKey, max_bytes: int) -> None:
    from joserfc import jws
    from joserfc.errors import BadSignatureError
    from joserfc.jwk import OKPKey

    public = OKPKey.import_key({**key.jwk})
    try:
        jws.deserialize_compact(f"{protected}.{payload}.{signature}", public, registry=_registry(max_bytes))
    except BadSignatureError as error:
        raise AlteredError from error


def _registry(max_bytes: int) -> "JWSRegistry":
    """The library restricted to one algorithm, and to our size instead of its 128 000 bytes."""
    from joserfc.jws import JWSRegistry

    registry = JWSRegistry(algorithms=[ALGORITHM])
    registry.max_payload_length = 2 * max_bytes  # our own gate decides; a payload we made ourselves may be judged later
    return registry
