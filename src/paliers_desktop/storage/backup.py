"""Copies of a dossier, kept beside it before its format changes."""

import datetime
from pathlib import Path

from paliers_desktop.files import create_file
from paliers_desktop.storage.connection import Database
from paliers_desktop.storage.journal import random_id


def backup_folder(path: Path) -> Path:
    """Where the copies of a dossier go: `<dossier>.sauvegardes/`."""
    return path.with_name(f"{path.name}.sauvegardes")


def back_up(db: Database, path: Path, reason: str) -> Path:
    """Copy what `db` holds, whole and on the disk, beside `path`; the copy's path. Raises OSError.

    The copy is itself a dossier; `reason` ends up in its name.
    """
    folder = backup_folder(path)
    folder.mkdir(exist_ok=True)
    now = datetime.datetime.now(datetime.UTC).strftime("%Y%m%d-%H%M%S")
    copy = folder / f"{now}_{reason}_{random_id()[:6]}{path.suffix}"
    create_file(copy, db.conn.serialize())
    return copy
