"""« Proposer des réponses… »: the answers that a circonscription shares, received by each école as to be confirmed."""

from collections.abc import Callable, Iterator, Sequence

from paliers_desktop.actions.listing import Listed
from paliers_desktop.actions.proposing import Proposals, foresee_proposals, propose, shared_criteria
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.core.report.wording import counted
from paliers_desktop.gui.listing.several.proposals_page import ProposalsPage
from paliers_desktop.gui.listing.several.task import Ended, Said, Task
from paliers_desktop.gui.style import Style

INTRODUCTION = (
    "Ces critères ont la même réponse dans toute la circonscription. Chaque école la reçoit « à confirmer » : ce "
    "qu’elle a déjà répondu elle-même ne change pas."
)


class ProposalsTask(Task):
    """One geste in the file of each école."""

    title = "Proposer des réponses"
    writing = "Écriture des propositions…"

    def __init__(self, style: Style, chosen: Sequence[Listed], workplace: Workplace) -> None:
        self._paths = tuple(listed.path for listed in chosen)
        self._workplace = workplace
        self.ask = ProposalsPage(style, INTRODUCTION, shared_criteria(workplace.catalogue))
        self._asked: Proposals | None = None

    def look(self) -> Callable[[], Iterator[Said]]:
        """What each file would take."""
        self._asked = asked = Proposals(self._paths, self.ask.proposed, self._workplace.today(), self._workplace.post)
        return lambda: iter(foresee_proposals(asked))

    def perform(self, is_stopped: Callable[[], bool]) -> Iterator[Said]:
        """Write them."""
        assert self._asked is not None
        yield from propose(self._asked, is_stopped)

    def forget(self) -> None:
        """What was foreseen."""
        self._asked = None

    def go_words(self, ready: int) -> str:
        return f"Proposer à {counted(ready, 'établissement')}"

    def foreseen_words(self, foreseen: Sequence[Said]) -> str:
        ready = sum(one.ok for one in foreseen)
        if not ready:
            return "Aucun fichier ne changera."
        verb = "recevra des réponses à confirmer" if ready == 1 else "recevront des réponses à confirmer"
        return f"{counted(ready, 'établissement')} sur {len(foreseen)} {verb}."

    def ended_words(self, ended: Ended) -> str:
        if not ended.written:
            return "Aucun fichier n’a changé."
        verb = "a reçu des réponses à confirmer" if ended.written == 1 else "ont reçu des réponses à confirmer"
        return f"{counted(ended.written, 'établissement')} sur {ended.total} {verb}."
