"""Gestes as rows of a dossier: checked against the rules, made to the current rows, told by the journal."""

from typing import Any

from paliers_desktop import __version__
from paliers_desktop.core.history import Geste, Kind, Target, is_cloture
from paliers_desktop.core.identity_rules import check_identity, type_is_fixed
from paliers_desktop.storage import journal
from paliers_desktop.storage.answers import read_assessment, write_change
from paliers_desktop.storage.connection import Database
from paliers_desktop.storage.errors import ClosedCampagneError


def write_gestes(db: Database, campagne: str, gestes: tuple[Geste, ...], rows: list[dict[str, Any]]) -> None:
    """Make the changes of these gestes and append their journal rows; within a transaction.

    Raises ClosedCampagneError, TypeFixedError or UaiFixedError (core.identity_rules), KeyError for a field that does
    not exist.
    """
    for geste in gestes:
        _check_open(db, campagne, geste)
        _check_rules(db, campagne, geste)
        for change in geste.changes:
            write_change(db, campagne, change)
    journal.append(db, rows)
    db.conn.execute("UPDATE dossier SET version_programme = ? WHERE version_programme <> ?", [__version__, __version__])


def _check_open(db: Database, campagne: str, geste: Geste) -> None:
    """A fusion may bring what another copy said before the campagne was closed here."""
    if geste.kind is Kind.FUSION or is_cloture(geste):
        return
    if db.conn.execute("SELECT 1 FROM campagnes WHERE id = ? AND close_le IS NOT NULL", [campagne]).fetchone():
        raise ClosedCampagneError


def _check_rules(db: Database, campagne: str, geste: Geste) -> None:
    if all(change.target is Target.REPONSES for change in geste.changes):
        return
    (exported,) = db.conn.execute("SELECT EXISTS (SELECT 1 FROM exports)").fetchone()
    (several,) = db.conn.execute("SELECT count(*) > 1 FROM campagnes").fetchone()
    answered = bool(several) or type_is_fixed(read_assessment(db, campagne))
    check_identity(geste.changes, answered=answered, exported=bool(exported))
