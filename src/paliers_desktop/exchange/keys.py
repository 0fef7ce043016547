"""Ed25519 keys as the exchange knows them: thumbprint, empreinte de clé, PEM; describing one needs no library."""

import base64
import hashlib
import json
from typing import Any

from msgspec import Struct

from paliers_desktop.errors import UserError
from paliers_desktop.exchange import base64url, crockford, strict_json

KEY_BYTES = 32
_SPKI_PREFIX = bytes.fromhex("302a300506032b6570032100")
"""DER of a SubjectPublicKeyInfo for Ed25519 up to the 32 bytes of the key (RFC 8410)."""

_FIELD = 2**255 - 19
_ORDER_8 = 0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7
_SMALL_ORDER = {0, 1, _FIELD - 1, _ORDER_8, _FIELD - _ORDER_8}
"""The y of the eight points of small order: such a key verifies some signature of any text."""

_TOLERATED = {"kid", "alg", "use", "key_ops"}
"""Members that other tools write in a public key file; they carry no key."""


class KeyFileError(UserError):
    """A file given as a public key cannot be used as one."""


class ForeignKeyError(UserError):
    """Not an Ed25519 public key in the expected form."""

    def __init__(self) -> None:
        super().__init__("La clé indiquée n’est pas une clé publique Ed25519 de la forme attendue.")


class WeakKeyError(UserError):
    """A public key of small order, or written non-canonically: it proves nothing."""

    def __init__(self) -> None:
        super().__init__("La clé indiquée est une clé piégée : n’importe qui peut signer avec elle.")


class PublicKey(Struct, frozen=True):
    """The 32 bytes of an Ed25519 public key; build it with `public_key`, which refuses the weak ones."""

    x: bytes

    @property
    def jwk(self) -> dict[str, str]:
        """The three members of the public JWK, in RFC 7638 order."""
        return {"crv": "Ed25519", "kty": "OKP", "x": base64url.encode(self.x)}

    @property
    def kid(self) -> str:
        """RFC 7638 SHA-256 thumbprint of the jwk, base64url."""
        return base64url.encode(self._thumbprint)

    @property
    def empreinte(self) -> str:
        """« Empreinte de clé »: the first 80 bits of the thumbprint, 4 groups of 4, to read aloud on the phone."""
        return crockford.groups(crockford.encode(self._thumbprint[:10]))

    @property
    def pem(self) -> bytes:
        """The key as openssl reads it."""
        der = base64.b64encode(_SPKI_PREFIX + self.x)
        return b"-----BEGIN PUBLIC KEY-----\n" + der + b"\n-----END PUBLIC KEY-----\n"

    @property
    def _thumbprint(self) -> bytes:
        return hashlib.sha256(json.dumps(self.jwk, separators=(",", ":")).encode()).digest()


class SigningKey(Struct, frozen=True, repr_omit_defaults=True):
    """An Ed25519 private key: its 32-byte seed, never shown nor stored."""

    seed: bytes

    def __repr__(self) -> str:
        return "SigningKey(…)"

    @property
    def public(self) -> PublicKey:
        """The public half."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return PublicKey(Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw())


def public_key(x: bytes) -> PublicKey:
    """The key of these 32 bytes. Raises ForeignKeyError, WeakKeyError (small order, or y written above the field)."""
    if len(x) != KEY_BYTES:
        raise ForeignKeyError
    y = int.from_bytes(x, "little") & ~(1 << 255)
    if y >= _FIELD or y in _SMALL_ORDER:
        raise WeakKeyError
    return PublicKey(x)


def from_jwk(jwk: Any) -> PublicKey:
    """The key of a header's jwk: exactly crv, kty and x. Raises ForeignKeyError, WeakKeyError."""
    if not isinstance(jwk, dict) or set(jwk) != {"crv", "kty", "x"}:
        raise ForeignKeyError
    if jwk["kty"] != "OKP" or jwk["crv"] != "Ed25519" or not isinstance(jwk["x"], str):
        raise ForeignKeyError
    try:
        return public_key(base64url.decode(jwk["x"]))
    except ValueError as error:
        raise ForeignKeyError from error


def load_public_jwk(data: bytes) -> PublicKey:
    """The key of a file `pub.jwk`. Raises KeyFileError: not JSON, not such a key, weak, or a private key."""
    try:
        jwk = strict_json.parse(data.removeprefix(b"\xef\xbb\xbf"))
        if isinstance(jwk, dict) and "d" in jwk:
            raise KeyFileError(
                "Ce fichier contient une clé privée : il ne doit pas circuler.",
                "Donnez le fichier de la clé publique, qui ne contient pas de champ « d ».",
            )
        if isinstance(jwk, dict):
            jwk = {name: value for name, value in jwk.items() if name not in _TOLERATED}
        return from_jwk(jwk)
    except (strict_json.JsonError, ForeignKeyError) as error:
        raise KeyFileError(
            "Ce fichier n’est pas une clé publique Ed25519 au format JWK.",
            'Il contient par exemple {"crv":"Ed25519","kty":"OKP","x":"…"}.',
        ) from error
    except WeakKeyError as error:
        raise KeyFileError(error.message, "Demandez un autre fichier de clé.") from error
