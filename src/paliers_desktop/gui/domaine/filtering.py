"""What the filter of a domaine does to its page: which criteria show, how many there are, what is said of none."""

from collections.abc import Mapping

from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.report.questions import print_words
from paliers_desktop.gui.components.criterion_card import CriterionCard
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.questions_row import QuestionsRow
from paliers_desktop.gui.domaine.groups import CriterionGroups
from paliers_desktop.gui.domaine.pills import DomainFilter, Filter
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style


class Filtering:
    """Cards stay where they are while answers change: a filter is applied when it is chosen.

    shown: the criteria it left; empty: the sentence in place of the criteria, to lay out below them.
    """

    def __init__(
        self,
        style: Style,
        session: Session,
        cards: Mapping[str, CriterionCard],
        groups: CriterionGroups,
        chosen: DomainFilter,
        questions: QuestionsRow,
    ) -> None:
        self._session = session
        self._cards = cards
        self._groups = groups
        self._filter = chosen
        self._questions = questions
        self.shown: frozenset[str] = frozenset()
        self._counted: tuple[Assessment, Filter, int | None] | None = None
        self.empty = label(style, "", "body", "text2", wrap=True)

    def apply(self) -> None:
        """Show the criteria that the filter is for now."""
        answer = self._session.assessment.answer
        self.count()
        self.show(frozenset(key for key in self._cards if self._filter.shows(self._palier(key), answer(key))))

    def show(self, shown: frozenset[str]) -> None:
        """Show these criteria, whatever they are answered now."""
        self.shown = shown
        self._groups.show_only(shown)
        self.empty.setText(self._filter.empty_sentence())
        self.empty.setVisible(not shown)

    def count(self) -> None:
        """Count anew what each filter would show; under « À vérifier », offer the fiche de questions."""
        assessment, kind, palier = self._session.assessment, self._filter.kind, self._filter.palier
        if self._counted and self._counted[0] is assessment and self._counted[1:] == (kind, palier):
            return  # a page that is shown again
        self._counted = assessment, kind, palier
        elsewhere = any(answer.a_verifier for key, answer in assessment.answers.items() if key not in self._cards)
        answers = [(self._palier(key), assessment.answer(key)) for key in self._cards]
        self._filter.count(answers, marked_elsewhere=elsewhere)
        words = print_words(assessment) if kind is Filter.TO_CHECK else ""
        self._questions.say(words)
        self._questions.setVisible(bool(words))

    def _palier(self, critere_id: str) -> int:
        return self._session.grille.criteres[critere_id].palier
