"""The keys at the foot of the wall: what the operator can do, for the mouse too."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from paliers_desktop.gui.components.key_button import KeyButton
from paliers_desktop.gui.style import Style

HEIGHT = 76


class KeyRow(QWidget):
    """Words get shorter where a wider font leaves no room."""

    previous_asked = Signal()
    next_asked = Signal()
    flag_asked = Signal()
    unanswered_asked = Signal()
    help_asked = Signal()
    avis_asked = Signal()
    keys_asked = Signal()
    leave_asked = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.setFixedHeight(style.px(HEIGHT))
        self.flag = KeyButton(style, ("R",), "À vérifier", icon="flag", name="À vérifier, puis critère suivant")
        self.unanswered = KeyButton(style, ("N",), "Sans réponse", name="Prochain critère sans réponse")
        self.help = KeyButton(style, ("A",), "Aide")
        self.avis = KeyButton(style, ("D",), "Avis partagés")
        self.help.setCheckable(True)
        self.avis.setCheckable(True)
        self.previous = KeyButton(style, ("←",), "", name="Écran précédent")
        self.next = KeyButton(style, ("→",), "Changer", name="Écran suivant")
        self.keys = KeyButton(style, ("?",), "", name="Touches de la projection")
        self.leave = KeyButton(style, ("Échap",), "Quitter", name="Quitter la projection")
        self._short = {self.next: ("Changer", ""), self.avis: ("Avis partagés", "Avis"), self.leave: ("Quitter", "")}
        self._lay_out()
        self._connect()

    def show_counts(self, to_verify: int, unanswered: int) -> None:
        """How many criteria are marked, and how many have no answer."""
        self.flag.set_count(to_verify)
        self.unanswered.set_count(unanswered)
        self._fit()

    def show_criterion(self, shown: bool) -> None:
        """The keys that need a criterion, only where there is one."""
        for button in (self.flag, self.help, self.avis):
            button.setVisible(shown)
        self._fit()

    def show_state(self, *, helped: bool, avis: bool) -> None:
        """Whether the help is open, and whether opinions differ."""
        self.help.setChecked(helped)
        self.avis.setChecked(avis)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for button, (whole, _) in self._short.items():
            button.set_words(whole)
        for button, (_, short) in self._short.items():
            if self._needed() > self.width():
                button.set_words(short)

    def _needed(self) -> int:
        shown = [button for button in self.findChildren(KeyButton) if not button.isHidden()]
        return sum(button.sizeHint().width() for button in shown) + self._style.px(6) * (len(shown) - 1)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._style.px(6))
        for button in (self.flag, self.unanswered, self.help, self.avis, self.previous, self.next):
            row.addWidget(button)
        row.addStretch()
        for button in (self.keys, self.leave):
            row.addWidget(button)

    def _connect(self) -> None:
        for button, signal in (
            (self.flag, self.flag_asked),
            (self.unanswered, self.unanswered_asked),
            (self.help, self.help_asked),
            (self.avis, self.avis_asked),
            (self.previous, self.previous_asked),
            (self.next, self.next_asked),
            (self.keys, self.keys_asked),
            (self.leave, self.leave_asked),
        ):
            button.clicked.connect(signal)
