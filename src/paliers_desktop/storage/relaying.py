"""The image of a dossier for the next person in charge: what must not be handed over is not in its bytes."""

import datetime
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from paliers_desktop.storage.connection import Database, transaction
from paliers_desktop.storage.content import image, opened_image
from paliers_desktop.storage.peek import peek
from paliers_desktop.storage.voix import erase_voix

_PLACE = "relais:"

_TEXTS = {
    "etablissement": ("nom", "commune"),
    "reponses": ("motif_texte", "commentaire", "aupres_de"),
    "seances": ("lieu", "decisions", "noms"),
    "passages": ("avis",),
    "actions": ("intitule", "responsable", "note"),
    "preuves": ("titre", "lieu"),
    "criteres_locaux": ("enonce", "commentaire"),
    "journal": ("before", "after"),
}
"""What people typed, by table."""


def relay_place(day: datetime.date) -> str:
    """The resume point of a dossier that was handed over on that day: none, until its new reader goes somewhere."""
    return f"{_PLACE}{day.isoformat()}"


def relay_day(place: str) -> datetime.date | None:
    """When a dossier with this resume point was handed over; None for any other resume point."""
    try:
        return datetime.date.fromisoformat(place.removeprefix(_PLACE)) if place.startswith(_PLACE) else None
    except ValueError:
        return None


def relay_image(path: Path, day: datetime.date, clean: Callable[[str], str], *, with_names: bool) -> bytes:
    """A copy of the closed dossier at `path`, of the current schema, as its next reader gets it.

    clean: what becomes of a text that a person typed (a code is taken out of it, wherever the history repeats it). The
    names of the séances stay only `with_names`. Nothing of what was taken out stays in free pages. Raises the errors of
    opening a dossier.
    """
    with closing(opened_image(peek(path, image))) as db:
        with transaction(db):
            if not with_names:
                db.conn.execute("UPDATE seances SET noms = ''")
            erase_voix(db)
            db.conn.execute("UPDATE dossier SET place = ?", [relay_place(day)])
            _clean_texts(db, clean)
        db.conn.execute("VACUUM")
        return db.conn.serialize()


def _clean_texts(db: Database, clean: Callable[[str], str]) -> None:
    """The journal is append-only, also here, but for a text that must not leave."""
    for table, columns in _TEXTS.items():
        for column in columns:
            query = f'SELECT rowid, "{column}" FROM {table}'
            changed = [(new, row) for row, old in db.conn.execute(query).fetchall() if (new := clean(old)) != old]
            if changed and table == "journal":
                _update_journal(db, column, changed)
            elif changed:
                db.conn.executemany(f'UPDATE {table} SET "{column}" = ? WHERE rowid = ?', changed)


def _update_journal(db: Database, column: str, changed: list[tuple[str, int]]) -> None:
    triggers = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'"
    rules = db.conn.execute(triggers).fetchall()
    for name, _ in rules:
        db.conn.execute(f'DROP TRIGGER "{name}"')
    db.conn.executemany(f'UPDATE journal SET "{column}" = ? WHERE rowid = ?', changed)
    for _, sql in rules:
        db.conn.execute(sql)
