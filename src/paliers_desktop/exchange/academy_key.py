"""The académie's own key in a file: an Ed25519 seed sealed by a passphrase (scrypt, then ChaCha20-Poly1305).

Not PKCS#8: `BestAvailableEncryption` is 2 048 rounds of PBKDF2, too few against a stolen copy. Why a file at all,
and what happens when the passphrase is lost: docs/decisions/0030-cle-de-l-academie.md.
"""

import datetime
import hashlib
import json
import secrets
from collections.abc import Callable
from typing import Any, Literal

import msgspec
from msgspec import Struct

from paliers_desktop.errors import UserError
from paliers_desktop.exchange import base64url, strict_json
from paliers_desktop.exchange.keys import KEY_BYTES, ForeignKeyError, PublicKey, SigningKey, WeakKeyError, from_jwk
from paliers_desktop.exchange.passphrase import normalised

SCHEMA: Literal["pmn-cle-academie/1"] = "pmn-cle-academie/1"
MAX_BYTES = 16 * 1024
SALT_BYTES, NONCE_BYTES, TAG_BYTES = 16, 12, 16
LOG_N = 17
"""N = 2^17 with r = 8: 128 MiB and about half a second for each try."""

_MAX_MEMORY = 2**28


class AcademyKeyError(UserError):
    """The file of the académie's key cannot be used."""


class KeyFormatError(AcademyKeyError):
    """Not such a file, or one that changed."""

    def __init__(self) -> None:
        super().__init__(
            "Ce fichier n’est pas une clé d’académie, ou il est abîmé.",
            "Reprenez l’une de ses sauvegardes (« paliers-academie cle sauvegarder »).",
        )


class KeyVersionError(AcademyKeyError):
    """Sealed by a newer program."""

    def __init__(self) -> None:
        super().__init__(
            "Cette clé a été scellée par une version plus récente du programme.",
            "Mettez à jour Paliers numériques sur ce poste.",
        )


class WrongPassphraseError(AcademyKeyError):
    """The seal does not open."""

    def __init__(self) -> None:
        super().__init__(
            "La phrase de passe n’ouvre pas cette clé.",
            "Vérifiez la touche Verr. Maj et la disposition du clavier. Personne ne peut la retrouver : si elle est "
            "perdue, voyez « Phrase de passe perdue » dans docs/academie.md.",
        )


class Scellement(Struct, frozen=True, forbid_unknown_fields=True):
    """How the seed was sealed; texts are base64url."""

    derivation: Literal["scrypt"]
    log2_n: int
    r: int
    p: int
    sel: str
    chiffrement: Literal["ChaCha20-Poly1305"]
    nonce: str
    texte: str


class SealedKey(Struct, frozen=True, forbid_unknown_fields=True):
    """The content of the file, in its order. `jwk` is public: it can be told without the passphrase."""

    schema: Literal["pmn-cle-academie/1"]
    academie: str
    creee_le: datetime.date
    jwk: dict[str, str]
    scellement: Scellement

    @property
    def public(self) -> PublicKey:
        """The public half, as the file says it; `unseal` proves it."""
        return from_jwk(self.jwk)


def draw_seed(draw: Callable[[int], bytes] = secrets.token_bytes) -> SigningKey:
    """A new random key."""
    return SigningKey(draw(KEY_BYTES))


def seal(key: SigningKey, passphrase: str, *, academie: str, day: datetime.date) -> SealedKey:
    """The key as it may be written on a disk (about half a second). The passphrase was checked by the caller."""
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    parts = {"sel": base64url.encode(salt), "nonce": base64url.encode(nonce)}
    empty = Scellement("scrypt", LOG_N, 8, 1, chiffrement="ChaCha20-Poly1305", texte="", **parts)
    bare = SealedKey(SCHEMA, academie, day, key.public.jwk, empty)
    text = _cipher(passphrase, salt).encrypt(nonce, key.seed, _around(bare))
    return msgspec.structs.replace(bare, scellement=msgspec.structs.replace(empty, texte=base64url.encode(text)))


def unseal(sealed: SealedKey, passphrase: str) -> SigningKey:
    """The private key (about half a second). Raises WrongPassphraseError, KeyFormatError."""
    from cryptography.exceptions import InvalidTag

    scellement = sealed.scellement
    salt, nonce, text = (base64url.decode(part) for part in (scellement.sel, scellement.nonce, scellement.texte))
    try:
        key = SigningKey(_cipher(passphrase, salt).decrypt(nonce, text, _around(sealed)))
    except InvalidTag as error:
        raise WrongPassphraseError from error
    if key.public != sealed.public:
        raise KeyFormatError
    return key


def encode_key(sealed: SealedKey) -> bytes:
    """The bytes of the file."""
    return json.dumps(msgspec.to_builtins(sealed), indent=1, ensure_ascii=False).encode() + b"\n"


def decode_key(data: bytes) -> SealedKey:
    """Read the bytes of a file. Raises AcademyKeyError; nothing is unsealed."""
    if len(data) > MAX_BYTES:
        raise KeyFormatError
    try:
        value = strict_json.parse(data.removeprefix(b"\xef\xbb\xbf"))
        if _newer(value):
            raise KeyVersionError
        sealed = msgspec.convert(value, SealedKey)
        _check(sealed)
    except (strict_json.JsonError, msgspec.ValidationError, ForeignKeyError, WeakKeyError, ValueError) as error:
        raise KeyFormatError from error
    return sealed


def _newer(value: Any) -> bool:
    schema = value.get("schema") if isinstance(value, dict) else None
    return isinstance(schema, str) and schema.startswith("pmn-cle-academie/") and schema != SCHEMA


def _check(sealed: SealedKey) -> None:
    """Only the parameters of this version: others could ask for all the memory of the post, or for none of the work."""
    scellement = sealed.scellement
    if (scellement.log2_n, scellement.r, scellement.p) != (LOG_N, 8, 1):
        raise KeyFormatError
    sizes = {scellement.sel: SALT_BYTES, scellement.nonce: NONCE_BYTES, scellement.texte: KEY_BYTES + TAG_BYTES}
    if any(len(base64url.decode(text)) != size for text, size in sizes.items()):
        raise KeyFormatError
    from_jwk(sealed.jwk)


def _cipher(passphrase: str, salt: bytes) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    secret = hashlib.scrypt(
        normalised(passphrase).encode(), salt=salt, n=2**LOG_N, r=8, p=1, dklen=KEY_BYTES, maxmem=_MAX_MEMORY
    )
    return ChaCha20Poly1305(secret)


def _around(sealed: SealedKey) -> bytes:
    """What the seal covers beside the seed: everything else in the file, canonical."""
    bare = msgspec.structs.replace(sealed.scellement, texte="")
    content = msgspec.to_builtins(msgspec.structs.replace(sealed, scellement=bare))
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
