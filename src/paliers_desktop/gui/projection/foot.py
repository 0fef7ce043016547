"""For the operator: is it saved, what was just undone, what is noted of this criterion, what went wrong."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.gui.announce import announce
from paliers_desktop.gui.components.banner import Banner
from paliers_desktop.gui.components.key_button import KeyButton
from paliers_desktop.gui.components.labels import icon_label, label
from paliers_desktop.gui.components.saved_state import SavedState
from paliers_desktop.gui.saving.saver import Saving, SavingState
from paliers_desktop.gui.saving.words import SavingWords
from paliers_desktop.gui.style import Style
from paliers_desktop.storage.errors import ChangedElsewhereError

HEIGHT = 42
OPERATOR = 14 / 9.75
"""The role « small » is then 14 pt, the size for the operator."""


class Foot(QWidget):
    """A failure to save stays until it is solved; a refusal or what was undone, until the next gesture."""

    retry_asked = Signal()
    unmark_asked = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        operator = style.scaled(OPERATOR)
        self.saved = SavedState(operator)
        self._saving = SavingWords(self.saved)
        self.locked = _badge(operator, "lock", "Lecture seule", "cours")
        self.locked.hide()
        self.told = label(operator, "", "small", "text2")
        self.banner = Banner(operator)
        self.banner.acted.connect(self.retry_asked)
        self._failed = False
        self.flag = KeyButton(style, ("V",), "À vérifier", icon="flag", name="Retirer la marque « À vérifier »")
        self.flag.setFixedHeight(style.px(HEIGHT))
        self.flag.clicked.connect(self.unmark_asked)
        self.avis = _badge(operator, "users", "Avis partagés", "accent")
        self.masked = _badge(operator, "eye-off", "Commentaires masqués", "text2")
        self._row = QWidget()
        self._row.setFixedHeight(style.px(HEIGHT))
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.px(20))
        for widget in (self.saved, self.locked, self.told):
            row.addWidget(widget)
        row.addStretch()
        for widget in (self.flag, self.avis, self.masked):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.px(4))
        column.addWidget(self.banner)
        column.addWidget(self._row)
        self.banner.hide()

    def show_saving(self, state: SavingState) -> None:
        """Whether everything is on disk; a failure in whole sentences."""
        self._saving.show(state)
        if state.saving is Saving.FAILED and state.error:
            self._failed = True
            vain = isinstance(state.error, ChangedElsewhereError)
            self._show_banner("err", str(state.error), "" if vain else "Réessayer")
        elif self._failed and state.saving is Saving.SAVED:
            self._failed = False
            self.banner.hide()

    def show_read_only(self) -> None:
        """Nothing can be saved: that is said in the place of when it was."""
        self.saved.hide()
        self.locked.show()

    def tell(self, words: str) -> None:
        """A few words until the next gesture; "" takes them away."""
        self.told.setText(words)
        self.told.setVisible(bool(words))
        if words:
            announce(self, words)
        self._make_room()

    def refuse(self, sentence: str) -> None:
        """Why nothing was changed."""
        if not self._failed:
            self._show_banner("warn", sentence, "")

    def clear(self) -> None:
        """A new gesture: what was said of the last one is old."""
        self.tell("")
        if not self._failed:
            self.banner.hide()

    def show_marks(self, flag: str, *, avis: bool) -> None:
        """`flag`: the words of the mark « À vérifier », "" when there is none."""
        self.flag.setVisible(bool(flag))
        if flag:
            self.flag.set_words(flag)
        self.avis.setVisible(avis)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _show_banner(self, kind: str, sentence: str, action: str) -> None:
        news = self.banner.isHidden() or self.banner.accessibleName() != sentence  # not at each try by itself
        self.banner.set_message(kind, sentence, action)
        self.banner.show()
        if news:
            announce(self, sentence)

    def _make_room(self) -> None:
        """« Commentaires masqués » goes first where room is short: it is always true."""
        parts = (self.saved, self.locked, self.told, self.flag, self.avis)
        shown = [widget for widget in parts if not widget.isHidden()]
        layout = self._row.layout()
        gap = layout.spacing() if layout else 0
        needed = sum(widget.sizeHint().width() + gap for widget in (*shown, self.masked))
        self.masked.setVisible(needed <= self.width())


def _badge(style: Style, icon: str, words: str, tone: str) -> QWidget:
    badge = QWidget()
    row = QHBoxLayout(badge)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(style.px(7))
    row.addWidget(icon_label(style, icon, 14, tone))
    row.addWidget(label(style, words, "small", tone, strong=tone != "text2"))
    badge.setAccessibleName(words)
    return badge
