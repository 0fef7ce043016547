"""The pages of the wizard, each loaded and made on its first visit, and connected to where it leads."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from paliers_desktop.core import navigation
from paliers_desktop.gui.components.card_task import CardTask
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.domaine.page import DomainPage
from paliers_desktop.gui.domaine.view import DomainView
from paliers_desktop.gui.exporting_maker import ExportingMaker
from paliers_desktop.gui.reflow import Reflow
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style

if TYPE_CHECKING:
    from paliers_desktop.gui.export.page import ExportPage
    from paliers_desktop.gui.identity_page import IdentityPage
    from paliers_desktop.gui.resultat.page import ResultPage
    from paliers_desktop.gui.seances.page import SeancesPage
    from paliers_desktop.gui.suivi.page import SuiviPage

    Page = IdentityPage | DomainPage | ResultPage | ExportPage | SeancesPage | SuiviPage
else:
    Page = QWidget  # while the program runs, a page is loaded only once it is visited

_TYPED_IN = (navigation.IDENTITE, navigation.EXPORT, navigation.SEANCES, navigation.OBJECTIFS, navigation.PLAN)
"""Steps whose pages hold what was typed, tried or filtered, and is not in the file."""


class Pages(QObject):
    """Makes and keeps one page per step."""

    made = Signal(QWidget)
    critere_chosen = Signal(str)
    critere_activated = Signal(str)
    step_chosen = Signal(str)
    unanswered_asked = Signal()
    motif_finished = Signal()
    type_change_asked = Signal(object)
    task_asked = Signal(object)
    change_asked = Signal(object)
    projection_asked = Signal()

    def __init__(
        self,
        style: Style,
        session: Session,
        exporting: ExportingMaker,
        dialogs: Dialogs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._style = style
        self._session = session
        self._exporting = exporting
        self._dialogs = dialogs
        self._reflow = Reflow.WIDE
        self._pages: dict[str, Page] = {}
        self._views: dict[str, DomainView] = {}  # of pages that another look had, until they are made

    def page(self, step: str) -> Page:
        """The page of a step."""
        if step not in self._pages:
            page = self._make(step)
            self._pages[step] = page
            self._arrange(step)
            self.made.emit(page)
        return self._pages[step]

    def take_over(self, other: "Pages") -> None:
        """Go on with what was typed in the pages of another look."""
        for step, page in other._pages.items():
            if step in _TYPED_IN:
                self.page(step).take_over(page)  # type: ignore[union-attr,arg-type]  # the same step, the same class
        seen = {step: page.view() for step, page in other._pages.items() if isinstance(page, DomainPage)}
        self._views = {**other._views, **seen}

    def set_reflow(self, reflow: Reflow) -> None:
        """Arrange every page, also those to come, for the room there is."""
        self._reflow = reflow
        for step in self._pages:
            self._arrange(step)

    def _arrange(self, step: str) -> None:
        if step != navigation.IDENTITE:  # one column whatever the width
            self._pages[step].set_reflow(self._reflow)  # type: ignore[union-attr]

    def _make(self, step: str) -> Page:
        if step == navigation.IDENTITE:
            return self._identity()
        if step == navigation.RESULTAT:
            return self._result()
        if step == navigation.EXPORT:
            return self._export()
        if step == navigation.SEANCES:
            return self._seances()
        if step in navigation.SUIVI:
            return self._suivi(step)
        return self._domaine(step)

    def _identity(self) -> "IdentityPage":
        from paliers_desktop.gui.identity_page import IdentityPage

        page = IdentityPage(self._style, self._session, lambda uai: self._exporting().transmission.expected(uai))
        page.type_change_asked.connect(self.type_change_asked)
        page.task_asked.connect(self.task_asked)
        return page

    def _result(self) -> "ResultPage":
        from paliers_desktop.gui.resultat.page import ResultPage

        page = ResultPage(self._style, self._session)
        page.critere_chosen.connect(self.critere_chosen)
        page.domaine_chosen.connect(self.step_chosen)
        page.unanswered_asked.connect(self.unanswered_asked)
        return page

    def _export(self) -> "ExportPage":
        from paliers_desktop.gui.export.page import ExportPage

        page = ExportPage(self._style, self._session, self._exporting(), self._dialogs)
        page.critere_chosen.connect(self.critere_chosen)
        page.step_chosen.connect(self.step_chosen)
        return page

    def _seances(self) -> "SeancesPage":
        from paliers_desktop.gui.seances.page import SeancesPage

        page = SeancesPage(self._style, self._session, self._exporting(), self._dialogs)
        page.critere_chosen.connect(self.critere_chosen)
        page.projection_asked.connect(self.projection_asked)
        return page

    def _suivi(self, step: str) -> "SuiviPage":
        from paliers_desktop.gui.suivi.making import MAKERS

        page = MAKERS[step](self._style, self._session, self._exporting, self._dialogs)
        page.critere_chosen.connect(self.critere_chosen)
        page.step_chosen.connect(self.step_chosen)
        page.change_asked.connect(self.change_asked)
        return page

    def _domaine(self, slug: str) -> DomainPage:
        session = self._session
        page = DomainPage(self._style, session, session.grille.domaine(slug), session.today)
        if slug in self._views:
            page.restore(self._views.pop(slug))
        page.critere_activated.connect(self.critere_activated)
        page.critere_chosen.connect(self.critere_chosen)
        page.domaine_chosen.connect(self.step_chosen)
        page.motif_finished.connect(self.motif_finished)
        page.card_task_asked.connect(self._on_card_task)
        page.questions_asked.connect(self._print_questions)
        return page

    def _on_card_task(self, task: CardTask, critere_id: str) -> None:
        if task is CardTask.HISTORIQUE:
            from paliers_desktop.gui.domaine.history import show_criterion_log

            show_criterion_log(self._session, self._dialogs, critere_id)
        elif task is CardTask.PLAN:
            from paliers_desktop.gui.suivi.planning import add_to_plan

            add_to_plan(self._session, critere_id)
        else:
            self.step_chosen.emit(navigation.PREUVES)
            self.page(navigation.PREUVES).show_critere(critere_id)  # type: ignore[union-attr]  # that page

    def _print_questions(self) -> None:
        from paliers_desktop.gui.domaine.print_questions import print_questions

        print_questions(self._style, self._session, self._exporting(), self._dialogs)
