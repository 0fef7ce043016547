"""The copies kept of an open dossier: as it was found, each day, as it is left; beside it and in the second place."""

import logging
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

from paliers_desktop.core.paris import in_paris, paris_today
from paliers_desktop.errors import UserError
from paliers_desktop.storage.backup import (
    FAILURES,
    SPARE_ROOM,
    backup_folder,
    keep_copy,
    keep_elsewhere,
    mirror,
    newest_key,
)
from paliers_desktop.storage.content import image_key
from paliers_desktop.storage.copy_errors import NotCopiedError, SecondPlaceError
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.shelf import FULL, Reason, shelved

log = logging.getLogger(__name__)


class CopyKeeper:
    """Makes the copies of one dossier, never two of one state; what fails is told, once, and tried again later.

    Each `keep_…` gives the UserErrors to tell, and may wait for a slow disk: one of them at a time, on a thread that
    paints nothing; the dossier itself is only read. second_place: asked for each time, None when the person chose none.
    """

    def __init__(self, dossier: Dossier, second_place: Callable[[], Path | None]) -> None:
        self._dossier = dossier
        self._path = dossier.path
        self._second_place = second_place
        self._reading = threading.Lock()
        self._stopped = False
        self._found_kept = False
        self._seen = -1
        self._newest: str | None = None
        self._kept_on: date | None = None
        self._told: set[type[UserError]] = set()
        dossier.found.hold()

    @property
    def is_up_to_date(self) -> bool:
        """Whether nothing was written since the latest copy was begun, be it that it failed."""
        return self._found_kept and self._dossier.found.writes == self._seen

    def keep_found(self) -> tuple[UserError, ...]:
        """Copy the state in which the dossier was opened, whatever was written since."""
        self._seen = 0
        found = self._read(self._dossier.found_image)
        self._found_kept = True
        return self._keep(found, Reason.OUVERTURE) if found else ()

    def keep_daily(self) -> tuple[UserError, ...]:
        """Copy the current state when no copy is of today; try again what failed."""
        if NotCopiedError in self._told or not self._is_of_today():
            return self._keep_now(Reason.JOUR)
        return self._untold(self._elsewhere(self._mirror)) if self._told else ()

    def keep_left(self) -> tuple[UserError, ...]:
        """Copy the state in which the dossier is left; everything must be on the disk."""
        found = () if self._found_kept else self.keep_found()
        return found if self.is_up_to_date else (*found, *self._keep_now(Reason.FERMETURE))

    def stop(self) -> None:
        """The dossier is being closed: it is not read any more."""
        with self._reading:
            self._stopped = True

    def _read(self, read: Callable[[], bytes]) -> bytes:
        with self._reading:
            if self._stopped:
                return b""
            try:
                return read()
            except UserError as error:
                log.info("nothing to copy: %s", error.__cause__ or error)
                return b""

    def _keep_now(self, reason: Reason) -> tuple[UserError, ...]:
        self._seen = self._dossier.found.writes  # before reading: what is written meanwhile is copied once more
        octets = self._read(self._dossier.image)
        return self._keep(octets, reason) if octets else ()

    def _keep(self, octets: bytes, reason: Reason) -> tuple[UserError, ...]:
        try:
            self._keep_beside(octets, reason)
        except FAILURES as error:
            log.info("no copy beside the dossier: %s", error)
            beside = NotCopiedError(full=_is_full(error))
            alone = self._elsewhere(lambda place: keep_elsewhere(octets, self._path, reason, place))
            return self._untold([beside, *alone])
        return self._untold(self._elsewhere(self._mirror))

    def _mirror(self, place: Path) -> None:
        mirror(self._path, place)

    def _elsewhere(self, keep: Callable[[Path], None]) -> list[UserError]:
        """Have the second place, if there is one, hold the state too."""
        place = self._second_place()
        if place is None:
            return []
        try:
            keep(place)
        except FAILURES as error:
            log.info("no copy in the second place: %s", error)
            return [SecondPlaceError(place, full=_is_full(error))]
        return []

    def _keep_beside(self, octets: bytes, reason: Reason) -> None:
        key = image_key(octets)
        if self._newest is None:
            self._newest = newest_key(self._path)
        if key != self._newest:
            keep_copy(octets, self._path, reason, spare_room=SPARE_ROOM)
            self._newest = key
            self._kept_on = paris_today()

    def _is_of_today(self) -> bool:
        """Also once a copy was made today, though one of a clock that was ahead seems newer."""
        try:
            days = {in_paris(copy.time).date() for copy in shelved(backup_folder(self._path))[:1]}
        except OSError:
            days = set()
        return paris_today() in {*days, self._kept_on}

    def _untold(self, failures: list[UserError]) -> tuple[UserError, ...]:
        """What was not told yet; what went well since may be told again."""
        new = tuple(failure for failure in failures if type(failure) not in self._told)
        self._told = {type(failure) for failure in failures}
        return new


def _is_full(error: Exception) -> bool:
    return isinstance(error, OSError) and error.errno in FULL
