"""« Consigner une séance… »: one meeting held for several écoles, told in the file of each."""

import datetime
from collections.abc import Callable, Iterator, Sequence

from paliers_desktop.actions.common_seance import CommonSeance, foresee_seance, tell_seance
from paliers_desktop.actions.listing import Listed
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.core.report.seance_words import roles_for
from paliers_desktop.core.report.wording import counted
from paliers_desktop.core.seance import Role
from paliers_desktop.gui.listing.several.seance_page import SeancePage
from paliers_desktop.gui.listing.several.task import Ended, Said, Task
from paliers_desktop.gui.style import Style

INTRODUCTION = (
    "Une réunion tenue pour plusieurs établissements est consignée dans le fichier de chacun, parmi ses séances. Aucun "
    "nom de personne n’y est inscrit."
)


class SeanceTask(Task):
    """One séance in the file of each."""

    title = "Consigner une séance"
    writing = "Écriture de la séance…"

    def __init__(self, style: Style, chosen: Sequence[Listed], workplace: Workplace) -> None:
        self._paths = tuple(listed.path for listed in chosen)
        self._post = workplace.post
        types = {listed.overview.assessment.etablissement.type for listed in chosen if listed.overview}
        offered = {role for type_ in types for role in roles_for(type_)}
        self.ask = SeancePage(style, INTRODUCTION, [role for role in Role if role in offered])
        self._asked: CommonSeance | None = None

    def look(self) -> Callable[[], Iterator[Said]]:
        """In which files it would be told."""
        held = self.ask.held(datetime.datetime.now(datetime.UTC))
        self._asked = asked = CommonSeance(self._paths, held, self._post)
        return lambda: iter(foresee_seance(asked))

    def perform(self, is_stopped: Callable[[], bool]) -> Iterator[Said]:
        """Tell it."""
        assert self._asked is not None
        yield from tell_seance(self._asked, is_stopped)

    def forget(self) -> None:
        """What was foreseen."""
        self._asked = None

    def go_words(self, ready: int) -> str:
        return f"Consigner dans {counted(ready, 'fichier')}"

    def foreseen_words(self, foreseen: Sequence[Said]) -> str:
        ready = sum(one.ok for one in foreseen)
        if not ready:
            return "La séance ne sera consignée dans aucun fichier."
        return f"La séance sera consignée dans {counted(ready, 'fichier')} sur {len(foreseen)}."

    def ended_words(self, ended: Ended) -> str:
        if not ended.written:
            return "La séance n’est consignée dans aucun fichier."
        return f"La séance est consignée dans {counted(ended.written, 'fichier')} sur {ended.total}."
