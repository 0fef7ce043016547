"""The file of the académie's key: made, copied and read back, opened."""

from pathlib import Path

from msgspec import Struct

from paliers_desktop.academy.received_file import read_received
from paliers_desktop.academy.written_file import NameTakenError, NotWrittenError, make_private, write_new
from paliers_desktop.core.paris import paris_today
from paliers_desktop.errors import UserError
from paliers_desktop.exchange.academy_key import (
    MAX_BYTES,
    SealedKey,
    decode_key,
    draw_seed,
    encode_key,
    seal,
    unseal,
)
from paliers_desktop.exchange.keys import PublicKey, SigningKey
from paliers_desktop.files import copy_file, read_from_disk

PUBLIC_SUFFIX = ".pub.jwk"


class SameFileError(UserError):
    """A copy beside the original would be lost with it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} est la clé elle-même : une sauvegarde se garde ailleurs.",
            "Indiquez une clé USB ou un autre emplacement.",
        )


class NoSuchPlaceError(UserError):
    """A copy goes where somebody knows to find it again."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"L’emplacement {place} n’existe pas.", "Branchez la clé USB, ou créez d’abord cet emplacement."
        )


class CopyDiffersError(UserError):
    """A file of that name holds another key."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} existe déjà et ne contient pas cette clé ; il n’a pas été modifié.",
            "Choisissez un autre emplacement.",
        )


class NewKey(Struct, frozen=True):
    """What was written: the sealed key, and the public one for whoever verifies."""

    path: Path
    public_path: Path
    public: PublicKey


def create_key(path: Path, academie: str, passphrase: str) -> NewKey:
    """Draw a key and write both files. Raises NameTakenError, NotWrittenError; nothing is then left."""
    public_path = path.with_name(path.name.removesuffix(".json") + PUBLIC_SUFFIX)
    if public_path.exists():
        raise NameTakenError(public_path)
    sealed = seal(draw_seed(), passphrase, academie=academie, day=paris_today())
    write_new(path, encode_key(sealed), private=True)
    try:
        write_new(public_path, _public_jwk(sealed.public))
    except UserError:
        path.unlink(missing_ok=True)
        raise
    return NewKey(path, public_path, sealed.public)


def read_key(path: Path) -> SealedKey:
    """The sealed key of a file. Raises UnreadableFileError, AcademyKeyError."""
    return decode_key(read_received(path, MAX_BYTES))


def open_key(path: Path, passphrase: str) -> SigningKey:
    """The private key of a file. Raises UnreadableFileError, AcademyKeyError."""
    return unseal(read_key(path), passphrase)


def back_up_key(path: Path, place: Path, passphrase: str) -> Path:
    """Copy the key into a place (or to a file name), then open the copy as it is on the disk: it is a key that serves.

    A copy that is there already is opened too. Raises NoSuchPlaceError, SameFileError, CopyDiffersError,
    NotWrittenError and what `open_key` raises.
    """
    if not place.exists() and place.suffix != path.suffix:  # a drive that is not there must not become a file here
        raise NoSuchPlaceError(place)
    target = place / path.name if place.is_dir() else place
    if target.exists() and target.samefile(path):
        raise SameFileError(path)
    try:
        copy_file(path, target)
        make_private(target)
    except FileExistsError as error:
        if target.is_dir() or target.read_bytes() != path.read_bytes():
            raise CopyDiffersError(target) from error
    except OSError as error:
        raise NotWrittenError(target, error) from error
    unseal(decode_key(read_from_disk(target)), passphrase)
    return target


def _public_jwk(public: PublicKey) -> bytes:
    x = public.jwk["x"]
    return f'{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}\n'.encode()
