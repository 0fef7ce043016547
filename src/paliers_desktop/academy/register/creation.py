"""The first content of a register, in one transaction."""

import datetime
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from paliers_desktop import __version__
from paliers_desktop.academy.register.campagne import insert_campagne
from paliers_desktop.academy.register.connection import FILE_NAME, create_register
from paliers_desktop.academy.register.decisions import Decision, note
from paliers_desktop.academy.register.etablissements import put_etablissements
from paliers_desktop.academy.register.grids import put_grid
from paliers_desktop.academy.register.keys import put_keys
from paliers_desktop.academy.register.records import Campagne, Etablissement, Grid, IssuedKey


def create_campagne_register(
    folder: Path,
    campagne: Campagne,
    etablissements: Sequence[Etablissement],
    grids: Sequence[Grid],
    keys: Sequence[IssuedKey],
    day: datetime.date,
) -> Path:
    """The register of a new campagne, whole or not there. Raises RegisterError."""

    def fill(conn: sqlite3.Connection) -> None:
        insert_campagne(conn, campagne, day, __version__)
        put_etablissements(conn, etablissements)
        for grid in grids:
            put_grid(conn, grid)
        put_keys(conn, keys)
        note(conn, Decision("creer", day, objet=campagne.id))

    create_register(folder, fill)
    return folder / FILE_NAME
