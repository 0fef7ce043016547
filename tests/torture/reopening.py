"""A place as a kill or a power cut left it, opened again by the program and checked answer by answer."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from paliers_desktop.storage.dossier import Dossier
from torture.script import Deed, State, found_at, state_of

WHOLE = [("ok",)]


class Reopened(Struct, frozen=True):
    """state: what the file says, None when it does not open; copies: whole dossiers found beside it."""

    state: State | None
    faults: tuple[str, ...]
    copies: int


def reopen(path: Path, start: State, deeds: Sequence[Deed], saved: int, made: int) -> Reopened:
    """Open the dossier, compare it with what was said saved and begun, have SQLite check it and its copies."""
    try:
        with closing(Dossier.open(path)) as dossier:
            state = state_of(dossier.load().assessment)
            read_only = dossier.read_only
    except Exception as error:
        return Reopened(None, (f"ne se rouvre pas : {error!r}",), 0)
    faults = ["rouvert en lecture seule"] if read_only else []
    if found_at(state, start, deeds, saved, made) is None:
        faults.append(f"perdu : {saved} gestes annoncés, {made} commencés, relu {state}")
    copies = list(path.parent.glob(f"{path.name}.sauvegardes/*.paliers"))
    faults += [f"integrity_check : {file.name}" for file in (path, *copies) if not is_whole(file)]
    return Reopened(state, tuple(faults), len(copies))


def is_whole(path: Path) -> bool:
    """Whether SQLite finds no fault in a file."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
            return bool(db.execute("PRAGMA integrity_check").fetchall() == WHOLE)
    except sqlite3.Error:
        return False
