"""The banner above a page: a saving failure that stays until solved, else what the person should know now."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paliers_desktop.gui.components.banner import Banner
from paliers_desktop.gui.saver import Saving, SavingState
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style

READ_ONLY = (
    "Ce fichier ne peut pas être modifié à cet emplacement. Il s’ouvre en lecture seule : copiez-le ailleurs pour "
    "répondre."
)


class NoticeBar(QWidget):
    """Shows at most one banner; a failure to save goes before everything else."""

    retry_asked = Signal()

    def __init__(self, style: Style, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.banner = Banner(style)
        self._failed = False
        column = QVBoxLayout(self)
        column.setContentsMargins(style.px(24), style.px(12), style.px(24), 0)
        column.addWidget(self.banner)
        self.banner.acted.connect(session.retry)
        session.saving_changed.connect(self._on_saving)
        session.notice.connect(self.tell)
        session.history_changed.connect(self._forget)
        self.hide()
        if session.read_only:
            self._show("warn", READ_ONLY)
        self._on_saving(session.saving)  # another look does not make a failure disappear

    def tell(self, sentence: str) -> None:
        """Show a sentence until the next answer."""
        if not self._failed:
            self._show("info", sentence)

    def _on_saving(self, state: SavingState) -> None:
        if state.saving is Saving.FAILED and state.error:
            self._failed = True
            self._show("err", str(state.error), "Réessayer")
        elif self._failed and state.saving is Saving.SAVED:
            self._failed = False
            self._show("ok", "Tout est enregistré.")

    def _forget(self) -> None:
        if not self._failed and not self._session.read_only:
            self.hide()

    def _show(self, kind: str, sentence: str, action: str = "") -> None:
        self.banner.set_message(kind, sentence, action)
        self.show()
