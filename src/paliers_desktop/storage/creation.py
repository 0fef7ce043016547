"""Make the file of a new dossier, whole or not at all."""

import datetime
import errno
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from paliers_desktop import __version__
from paliers_desktop.core.assessment import Etablissement
from paliers_desktop.core.grid import Grille
from paliers_desktop.errors import UserError
from paliers_desktop.files import create_file
from paliers_desktop.storage.answers import insert_etablissement
from paliers_desktop.storage.connection import Database, memory_database, transaction
from paliers_desktop.storage.errors import (
    CreationFailedError,
    DossierExistsError,
    FullPlaceError,
    MissingPlaceError,
    ReadOnlyPlaceError,
)
from paliers_desktop.storage.grids import insert_grid
from paliers_desktop.storage.inspection import unfinished_write
from paliers_desktop.storage.journal import random_id, stamp
from paliers_desktop.storage.migrations import migrate

_READ_ONLY = (errno.EROFS, errno.EACCES, errno.EPERM)
_FULL = (errno.ENOSPC, errno.EDQUOT)
_MISSING = (errno.ENOENT, errno.ENOTDIR)


def create_dossier_file(
    path: Path, etablissement: Etablissement, campagne: str, grille_toml: bytes, aide_toml: bytes, grille: Grille
) -> None:
    """Write a new dossier to `path`; the named errors of storage.errors when its place does not allow it."""
    write_new_file(path, lambda db: _fill(db, etablissement, campagne, grille_toml, aide_toml, grille))


def write_new_file(path: Path, fill: Callable[[Database], None]) -> None:
    """Write a dossier of the current schema that `fill` fills, to a name that is free; raises as above.

    It is built in memory and written at once, so that no half-made file is ever left. A journal left by a dossier of
    the same name would be rolled back into the new one: it counts as an existing file.
    """
    _check_free(path)
    with closing(memory_database()) as db:
        migrate(db)
        with transaction(db):
            fill(db)
        content = db.conn.serialize()
    _write(path, content)


def write_whole_file(path: Path, content: bytes) -> None:
    """Write a whole dossier to a name that is free; raises as above."""
    _check_free(path)
    _write(path, content)


def _check_free(path: Path) -> None:
    if path.exists():
        raise DossierExistsError(path)
    if unfinished_write(path):
        raise DossierExistsError(path.with_name(f"{path.name}-journal"))


def _write(path: Path, content: bytes) -> None:
    try:
        create_file(path, content)
    except OSError as error:
        raise _creation_error(error, path) from error


def _fill(
    db: Database, etablissement: Etablissement, campagne: str, grille_toml: bytes, aide_toml: bytes, grille: Grille
) -> None:
    now = stamp(datetime.datetime.now(datetime.UTC))
    db.table("dossier").insert(
        {"rang": 1, "dossier_id": random_id(), "cree_le": now, "version_programme": __version__, "place": ""}
    )
    insert_grid(db, grille_toml, aide_toml, grille)
    db.table("campagnes").insert({"rang": 1, "id": campagne, "grille": grille.sha256, "cree_le": now})
    insert_etablissement(db, etablissement)


def _creation_error(error: OSError, path: Path) -> UserError:
    if isinstance(error, FileExistsError):
        return DossierExistsError(path)
    if error.errno in _FULL:
        return FullPlaceError(path.parent)
    if error.errno in _READ_ONLY:
        return ReadOnlyPlaceError(path.parent)
    if error.errno in _MISSING:
        return MissingPlaceError(path.parent)
    return CreationFailedError(path.parent)
