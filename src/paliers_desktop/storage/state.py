"""What a dossier holds, once read."""

import datetime

from msgspec import Struct

from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.history import History
from paliers_desktop.core.seance import Seance
from paliers_desktop.storage.answers import read_assessment
from paliers_desktop.storage.connection import Database
from paliers_desktop.storage.exports import ExportSummary, read_summaries
from paliers_desktop.storage.journal import moment, read_history, read_last_change
from paliers_desktop.storage.seances import read_seances


class DossierState(Struct, frozen=True):
    """The current campagne of a dossier as read from its file.

    dossier_id: 32 hex digits drawn at creation. history: rebuilt from the journal. grille_toml, aide_toml: the bytes of
    the grid and of its helps as they were at creation. place: the resume point, "" at first. created, last_change: UTC;
    last_change is that of the last saved geste, None when there is none. exports: every revision of every campagne.
    seances: those of the campagne, oldest first, also those taken off the lists. close_le: when the campagne was closed
    (UTC), None while it is open; earlier: how many campagnes there were before.
    """

    dossier_id: str
    campagne: str
    assessment: Assessment
    history: History
    grille_toml: bytes
    aide_toml: bytes
    place: str
    created: datetime.datetime
    last_change: datetime.datetime | None
    exports: tuple[ExportSummary, ...]
    seances: tuple[Seance, ...]
    close_le: datetime.datetime | None
    earlier: int


def read_state(db: Database) -> DossierState:
    """Read everything of the current campagne.

    Raises sqlite3.Error, or ValueError (of which msgspec.ValidationError is one) for content that makes no sense.
    """
    (dossier,) = db.query("SELECT * FROM dossier")
    (current,) = db.query(
        "SELECT campagnes.id AS campagne, close_le, (SELECT count(*) - 1 FROM campagnes) AS earlier, contenu, aides"
        " FROM campagnes JOIN grilles ON sha256 = grille"
        " ORDER BY rang DESC LIMIT 1"
    )
    campagne = current["campagne"]
    return DossierState(
        dossier_id=dossier["dossier_id"],
        campagne=campagne,
        assessment=read_assessment(db, campagne),
        history=read_history(db, campagne),
        grille_toml=current["contenu"],
        aide_toml=current["aides"],
        place=dossier["place"],
        created=moment(dossier["cree_le"]),
        last_change=read_last_change(db, campagne),
        exports=read_summaries(db),
        seances=read_seances(db, campagne),
        close_le=moment(current["close_le"]) if current["close_le"] else None,
        earlier=current["earlier"],
    )
