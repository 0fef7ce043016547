"""« 9 réponses reprises sont à confirmer dans ce domaine »: one row above its criteria, and one button for them all."""

from PySide6.QtCore import QObject

from paliers_desktop.core.report.year_words import confirm_words
from paliers_desktop.gui.components.confirm_row import ConfirmRow
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style

CONFIRM_ALL = "Tout confirmer dans ce domaine"


class Confirming(QObject):
    """`row` shows itself while something is to be confirmed."""

    def __init__(self, style: Style, session: Session, slug: str) -> None:
        self.row = ConfirmRow(style, CONFIRM_ALL)
        super().__init__(self.row)
        self._session = session
        self._criteres = [critere.id for critere in session.grille.domaine(slug).criteres]
        self.row.confirmed.connect(self._confirm)
        self.row.set_read_only(session.read_only)
        session.answer_changed.connect(self._refresh)
        self._refresh()

    def _waiting(self) -> list[str]:
        return [key for key in self._criteres if self._session.assessment.answer(key).a_confirmer]

    def _refresh(self) -> None:
        waiting = len(self._waiting())
        self.row.ask(confirm_words(waiting) if waiting else "")
        self.row.setVisible(bool(waiting))

    def _confirm(self) -> None:
        self._session.confirm(*self._waiting())
