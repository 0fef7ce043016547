"""« Séances »: those of the campagne, and what the chosen one decided."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.actions.exporting import Exporting
from paliers_desktop.actions.pdf_documents import PdfChoices, PdfKind
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.buttons import primary_button, secondary_button
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.scroll import scroll_area
from paliers_desktop.gui.components.widest import at_most
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.export.pdf import pdf_document
from paliers_desktop.gui.keyboard.tab_order import put_last
from paliers_desktop.gui.reflow import QWIDGETSIZE_MAX, Reflow
from paliers_desktop.gui.saving.settled import settled
from paliers_desktop.gui.seances.detail import SeanceDetail
from paliers_desktop.gui.seances.list import SeanceList
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style

NONE_YET = "Aucune séance pour l’instant."
HOW = "Projeter la grille (F11) ouvre une séance."
BLANK = "Grille vierge à imprimer"
BLANK_WHY = "Tous les critères avec des cases, sans réponse : pour préparer une réunion sur papier."
LIST_WIDTH, MEDIUM_LIST_WIDTH = 300, 260
MAX_WIDTH = 760


class SeancesPage(QWidget):
    """A page beside the steps; `projection_asked` opens a séance or goes back to the one under way."""

    critere_chosen = Signal(str)
    projection_asked = Signal()

    def __init__(
        self, style: Style, session: Session, exporting: Exporting, dialogs: Dialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style = style
        self._session = session
        self.list = SeanceList(style)
        self.list.chosen.connect(self.show_seance)
        self.detail = SeanceDetail(style, session, exporting, dialogs)
        self.detail.critere_chosen.connect(self.critere_chosen)
        self.detail.resume_asked.connect(self.projection_asked)
        self.project = primary_button(style, "Projeter la grille", icon="monitor", height=36)
        self.project.clicked.connect(self.projection_asked)
        self.blank = secondary_button(style, BLANK, icon="printer", height=36)
        self.blank.setAccessibleDescription(typographic(BLANK_WHY))
        self.blank.set_tip(BLANK_WHY)
        self.blank.clicked.connect(self.preview_blank)
        self._exporting, self._dialogs = exporting, dialogs
        self._lay_out()
        session.seances.changed.connect(self._refresh)
        session.answer_changed.connect(self._refresh)
        self.show_seance()

    @property
    def seance_id(self) -> str:
        """The séance shown, "" when there is none."""
        return self.detail.seance_id

    def show_seance(self, seance_id: str = "") -> None:
        """Show one of the séances; without an id, the one shown before, else the one under way or the latest."""
        kept = {seance.id for seance in self._session.seances.kept}
        latest = max(self._session.seances.kept, key=lambda seance: seance.debut, default=None)
        wanted = (seance_id, self.seance_id, self._session.seances.current_id, latest.id if latest else "")
        chosen = next((one for one in wanted if one and one in kept), "")
        self._none.setVisible(not chosen)
        self._some.setVisible(bool(chosen))
        self.list.show_seances(self._session.seances.kept, self._session.seances.current_id, chosen)
        if chosen:
            self.detail.show_seance(chosen)

    def preview_blank(self) -> None:
        """Show the grille to be filled by hand."""
        if settled(self._session, self._dialogs):
            document = pdf_document(self._session, self._exporting, PdfChoices(PdfKind.GRILLE))
            self._dialogs.show_preview(self._style, document)

    def set_reflow(self, reflow: Reflow) -> None:
        """Side by side, or the list above."""
        narrow = reflow is Reflow.NARROW
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if narrow else across)
        width = self._style.px(LIST_WIDTH if reflow is Reflow.WIDE else MEDIUM_LIST_WIDTH)
        self._left.setMinimumWidth(0 if narrow else width)
        self._left.setMaximumWidth(QWIDGETSIZE_MAX if narrow else width)

    def take_over(self, other: "SeancesPage") -> None:
        """Show what a page of another look shows."""
        self.show_seance(other.seance_id)
        self.detail.foot.full.setChecked(other.detail.foot.full.isChecked())

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Lines come and go with the séance shown; Tab follows the page as it is read."""
        for part in (*self.detail.notes.parts, self.detail.foot):
            put_last(part)
        return super().focusNextPrevChild(forwards)

    def showEvent(self, event: QShowEvent) -> None:
        """Time passes: a séance left open may be over."""
        super().showEvent(event)
        self._refresh()

    def _refresh(self) -> None:
        if self.isVisible():
            self.show_seance()

    def _lay_out(self) -> None:
        style = self._style
        self._none = QWidget()
        empty = QVBoxLayout(self._none)
        empty.setContentsMargins(0, style.px(8), 0, 0)
        empty.setSpacing(style.px(10))
        for part in (label(style, NONE_YET, "body", strong=True), label(style, HOW, "body", "text2", wrap=True)):
            empty.addWidget(part)
        empty.addWidget(self.project)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self.list)
        left.addStretch()
        self._some = QWidget()
        self._columns = QHBoxLayout(self._some)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(style.px(16))
        self._columns.addWidget(self._left)
        self._columns.addLayout(at_most(self.detail, style.px(MAX_WIDTH)), 1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(style.px(24), style.px(14), style.px(24), style.px(20))
        column.setSpacing(style.px(12))
        head = QHBoxLayout()
        head.addWidget(label(style, "Séances", "h1"), 1)
        head.addWidget(self.blank)
        column.addLayout(head)
        column.addWidget(self._none)
        column.addWidget(self._some)
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll_area(content))
