"""Where the open campagne stands among those of its établissement: closed, followed by another, or long the same."""

import datetime
from collections.abc import Callable, Mapping
from functools import cached_property

from paliers_desktop.actions.dossiers import OpenDossier
from paliers_desktop.core.campagne import due_campagne
from paliers_desktop.core.paris import in_paris


class SessionYears:
    """Of one session: another campagne, or a closed one, is another session."""

    def __init__(self, opened: OpenDossier, today: Callable[[], datetime.date]) -> None:
        close_le = opened.state.close_le
        self.closed_on = in_paris(close_le).date() if close_le else None
        self._dossier = opened.dossier
        self._campagne = opened.state.campagne
        self._earlier = opened.state.earlier
        self._today = today

    @property
    def has_earlier(self) -> bool:
        """Whether the établissement has campagnes before this one."""
        return self._earlier > 0

    @property
    def due(self) -> str | None:
        """The campagne that the school year asks for, when the open one is of an earlier year."""
        return due_campagne(self._campagne, self._today())

    @cached_property
    def unchanged(self) -> Mapping[str, int]:
        """By criterion, for how many campagnes its answer is the same (core.carry_forward); found at the first call."""
        if self._earlier < 2:
            return {}
        from paliers_desktop.actions.years import read_years
        from paliers_desktop.core.carry_forward import unchanged

        return unchanged([kept.year for kept in read_years(self._dossier)])
