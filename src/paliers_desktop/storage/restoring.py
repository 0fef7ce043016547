"""Put a copy of a dossier in its place: the current state is kept first, and what was sent is never forgotten."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from paliers_desktop.errors import UserError
from paliers_desktop.files import read_from_disk, replace_file
from paliers_desktop.storage.backup import keep_copy, keep_damaged
from paliers_desktop.storage.carrying import ensure_campagne, insert_row
from paliers_desktop.storage.connection import Database, Mode, connect, primary_code, transaction
from paliers_desktop.storage.content import image, is_whole, opened_image
from paliers_desktop.storage.copy_errors import (
    CopyUnreadableError,
    NotKeptBeforeError,
    NotRestoredError,
    OtherDossierError,
)
from paliers_desktop.storage.errors import BusyDossierError, NewerDossierError
from paliers_desktop.storage.inspection import check_header, unfinished_write
from paliers_desktop.storage.lock_file import alone_with
from paliers_desktop.storage.migrations import migrate
from paliers_desktop.storage.shelf import Reason


class Restored(Struct, frozen=True):
    """before: the copy of what was replaced, None where there was no file. carried: the exports (campagne, revision)
    that the copy had not and that are still known.
    """

    before: Path | None
    carried: tuple[tuple[str, int], ...]


def restore(path: Path, copy: Path, salvaged: bytes | None = None) -> Restored:
    """Put a copy in the place of the dossier at `path`, which is closed, damaged or gone.

    First the current state is copied beside (« avant restauration »; byte for byte when it is damaged, or when a write
    was cut short, before SQLite takes that write back). The exports and received documents that only it knows are
    carried over, so that no revision is ever given twice; so are the names of the séances, which no copy holds, and the
    place where the person was. salvaged: what could be given back of a damaged state (storage.salvage), of which the
    same is carried over. Raises CopyUnreadableError, OtherDossierError, BusyDossierError, NewerDossierError,
    OpenElsewhereError, NotKeptBeforeError or NotRestoredError; nothing is then changed.
    """
    octets = _read_copy(copy)
    with alone_with(path):
        return _restore(path, octets, copy, salvaged)


def _restore(path: Path, octets: bytes, copy: Path, salvaged: bytes | None) -> Restored:
    cut_short = _keep(lambda: keep_damaged(path), path) if unfinished_write(path) else None
    current = _current_image(path) if salvaged is None else None
    restored, carried = _with_what_was_sent(octets, salvaged if current is None else current, copy)
    before = cut_short
    if current is not None:
        before = _keep(lambda: keep_copy(current, path, Reason.RESTAURATION), path)
    elif path.exists() and not cut_short:
        before = _keep(lambda: keep_damaged(path), path)
    _replace(path, restored, damaged=current is None)
    return Restored(before, carried)


def give_back(path: Path, salvaged: bytes) -> Path:
    """Put what could be given back of the damaged dossier at `path` (storage.salvage) in its place.

    The damaged file is kept beside first, byte for byte: its path there. Raises OpenElsewhereError, NotKeptBeforeError
    or NotRestoredError; nothing is then changed.
    """
    with alone_with(path):
        kept = _keep(lambda: keep_damaged(path), path)
        _replace(path, salvaged, damaged=True)
    return kept


def _replace(path: Path, octets: bytes, *, damaged: bool) -> None:
    try:
        if damaged:  # played back into the new file, an old journal would damage it; it is kept with the old one
            path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
        replace_file(path, octets)
        if read_from_disk(path) != octets:
            raise NotRestoredError(path)
    except OSError as error:
        raise NotRestoredError(path) from error


def _read_copy(copy: Path) -> bytes:
    try:
        octets = read_from_disk(copy)
    except OSError as error:
        raise CopyUnreadableError from error
    if not is_whole(octets):
        raise CopyUnreadableError
    return octets


def _current_image(path: Path) -> bytes | None:
    """What is in the dossier's place, None when it is damaged or gone; opened to write, so that SQLite takes back what
    an interrupted write left.
    """
    for mode in (Mode.WRITE, Mode.READ):
        try:
            with closing(connect(path, mode)) as db:
                octets = image(db)
        except sqlite3.Error as error:
            if primary_code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise BusyDossierError(path) from error
            continue
        return octets if is_whole(octets) and _is_dossier(octets, path) else None
    return None


def _is_dossier(octets: bytes, path: Path) -> bool:
    """Raises NewerDossierError: what a newer program wrote is not this one's to replace."""
    try:
        with closing(opened_image(octets)) as db:
            check_header(db, path)
    except NewerDossierError:
        raise
    except (UserError, sqlite3.Error):
        return False
    return True


def _keep(make: Callable[[], Path], path: Path) -> Path:
    try:
        return make()
    except (OSError, sqlite3.Error) as error:
        raise NotKeptBeforeError(path) from error


def _with_what_was_sent(octets: bytes, current: bytes | None, copy: Path) -> tuple[bytes, tuple[tuple[str, int], ...]]:
    """The copy in today's format, with what only the current state knows of the outside."""
    try:
        with closing(opened_image(octets)) as restored:
            check_header(restored, copy)
            migrate(restored)
            if current is None:
                return restored.conn.serialize(), ()
            with closing(opened_image(current)) as now:
                migrate(now)
                if _dossier_id(restored) != _dossier_id(now):
                    raise OtherDossierError
                with transaction(restored):
                    carried = _carry(now, restored)
            return restored.conn.serialize(), carried
    except (sqlite3.Error, TypeError) as error:
        raise CopyUnreadableError from error
    except (NewerDossierError, OtherDossierError):
        raise
    except UserError as error:
        raise CopyUnreadableError from error


def _carry(now: Database, restored: Database) -> tuple[tuple[str, int], ...]:
    """Write into the copy what only the current state knows; the exports among it."""
    known = {(row["campagne"], row["revision"]): row for row in restored.query("SELECT * FROM exports")}
    sent = now.query("SELECT * FROM exports ORDER BY campagne, revision")
    missing = [row for row in sent if known.get((row["campagne"], row["revision"])) != row]
    for campagne in dict.fromkeys(row["campagne"] for row in missing):
        ensure_campagne(now, restored, campagne)
    for row in missing:  # of the same revision, the one that this file sent last counts
        insert_row(restored, "exports", row)
    for row in now.query("SELECT * FROM documents"):
        insert_row(restored, "documents", row, conflict="IGNORE")
    for row in now.query("SELECT id, noms FROM seances WHERE noms <> ''"):
        restored.conn.execute("UPDATE seances SET noms = ? WHERE id = ?", [row["noms"], row["id"]])
    (place,) = now.conn.execute("SELECT place FROM dossier").fetchone()
    restored.conn.execute("UPDATE dossier SET place = ?", [place])
    return tuple((row["campagne"], row["revision"]) for row in missing)


def _dossier_id(db: Database) -> str:
    return str(db.conn.execute("SELECT dossier_id FROM dossier").fetchone()[0])
