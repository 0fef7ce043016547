"""The copies kept of an open dossier: as it was found, each day, as it is left; beside it and in the second place."""

import logging
import threading
from collections.abc import Callable
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
    paints nothing. second_place: asked for each time, None when the person chose none.
    """

    def __init__(self, dossier: Dossier, second_place: Callable[[], Path | None]) -> None:
        self._dossier = dossier
        self._path = dossier.path
        self._second_place = second_place
        self._reading = threading.Lock()
        self._stopped = False
        self._found_kept = False
        self._newest: str | None = None
        self._told: set[type[UserError]] = set()
        dossier.found.hold()

    def keep_found(self) -> tuple[UserError, ...]:
        """Copy the state in which the dossier was opened, whatever was written since."""
        found = self._read(self._dossier.found_image)
        self._found_kept = True
        return self._keep(found, Reason.OUVERTURE) if found else ()

    def keep_daily(self) -> tuple[UserError, ...]:
        """Copy the current state when the newest copy is not of today, or when the latest try failed."""
        try:
            days = [in_paris(copy.time).date() for copy in shelved(backup_folder(self._path))[:1]]
        except OSError:
            days = []
        if days == [paris_today()] and not self._told:
            return ()
        octets = self._read(self._dossier.image)
        return self._keep(octets, Reason.JOUR) if octets else ()

    def image(self) -> bytes:
        """The current state, for `keep_left`, read at once: the dossier may then be closed. b"" when it cannot be."""
        return self._read(self._dossier.image)

    def keep_left(self, octets: bytes) -> tuple[UserError, ...]:
        """Copy the state in which the dossier is left."""
        found = () if self._found_kept else self.keep_found()
        return (*found, *self._keep(octets, Reason.FERMETURE))

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

    def _keep(self, octets: bytes, reason: Reason) -> tuple[UserError, ...]:
        failures: list[UserError] = []
        second_place = self._second_place()
        try:
            self._keep_beside(octets, reason)
        except FAILURES as error:
            failures.append(NotCopiedError(full=_is_full(error)))
            log.info("no copy beside the dossier: %s", error)
        if second_place:
            try:
                if failures:
                    keep_elsewhere(octets, self._path, reason, second_place)
                else:
                    mirror(self._path, second_place)
            except FAILURES as error:
                failures.append(SecondPlaceError(second_place, full=_is_full(error)))
                log.info("no copy in the second place: %s", error)
        return self._untold(failures)

    def _keep_beside(self, octets: bytes, reason: Reason) -> None:
        key = image_key(octets)
        if self._newest is None:
            self._newest = newest_key(self._path)
        if key != self._newest:
            keep_copy(octets, self._path, reason, spare_room=SPARE_ROOM)
            self._newest = key

    def _untold(self, failures: list[UserError]) -> tuple[UserError, ...]:
        """What was not told yet; what went well since may be told again."""
        new = tuple(failure for failure in failures if type(failure) not in self._told)
        self._told = {type(failure) for failure in failures}
        return new


def _is_full(error: Exception) -> bool:
    return isinstance(error, OSError) and error.errno in FULL
