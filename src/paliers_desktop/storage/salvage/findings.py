"""What can be given back of a damaged dossier: a whole file, and how far its answers can be relied upon."""

import datetime
import logging
import sqlite3
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from paliers_desktop.storage.content import is_whole, opened_image
from paliers_desktop.storage.journal import moment
from paliers_desktop.storage.salvage.rebuild import plan_of, rebuilt
from paliers_desktop.storage.salvage.wreck import Helpers, Wreck
from paliers_desktop.storage.state import DossierState, read_state

log = logging.getLogger(__name__)


class Findings(Struct, frozen=True):
    """octets: a dossier of the same id, in today's format; state: what it says.

    doubtful: criteria of the current campagne of which two values were read, or a later one may be lost; all are marked
    « À vérifier ». lost_exports: campagne and revision of those that rows still tell, without their bytes. complete: no
    answer can be missing altogether. guessed: who the établissement is was told by nothing, or in two ways.
    new_series: the id of the dossier was told by nothing. last_change: the latest that was found (UTC).
    """

    octets: bytes
    state: DossierState
    doubtful: tuple[str, ...]
    lost_exports: tuple[tuple[str, int], ...]
    complete: bool
    guessed: bool
    new_series: bool
    last_change: datetime.datetime | None

    @property
    def sure(self) -> bool:
        """Whether all is as it was."""
        return self.complete and not (self.doubtful or self.lost_exports or self.guessed or self.new_series)


def salvage(path: Path, helpers: Helpers) -> Findings | None:
    """What can be given back of the file at `path`, which is only read; None when nothing can.

    Raises OSError when it cannot be read, NewerDossierError when a newer program wrote it.
    """
    wreck = Wreck(path, helpers)
    if not any(wreck.rows[table] for table in ("reponses", "journal", "exports", "etablissement")):
        return None
    try:
        plan = plan_of(wreck)
        if plan is None:
            return None
        octets = rebuilt(plan)
        with closing(opened_image(octets)) as db:
            state = read_state(db)
    except (sqlite3.Error, ValueError) as error:
        log.info("nothing salvaged: %s", error)
        return None
    if not is_whole(octets):
        return None
    return Findings(
        octets,
        state,
        doubtful=plan.entities[plan.campagne].doubtful,
        lost_exports=wreck.lost_exports,
        complete=wreck.evidence.complete,
        guessed=plan.identity.guessed,
        new_series=plan.identity.new_series,
        last_change=moment(wreck.evidence.rows[-1]["time"]) if wreck.evidence.rows else None,
    )
