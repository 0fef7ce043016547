"""What a dossier holds, once read."""

import datetime

from msgspec import Struct

from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.history import History
from paliers_desktop.storage.exports import ExportSummary


class DossierState(Struct, frozen=True):
    """The current campagne of a dossier as read from its file.

    dossier_id: 32 hex digits drawn at creation. history: rebuilt from the journal. grille_toml, aide_toml: the bytes of
    the grid and of its helps as they were at creation. place: the resume point, "" at first. created, last_change: UTC;
    last_change is that of the last saved geste, None when there is none. exports: every revision of every campagne.
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
