"""Why a criterion is sans objet: one of four coded motifs, and the words of « autre »."""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from paliers_desktop.core.assessment import MotifCode
from paliers_desktop.core.report.wording import MOTIFS, sentence_case
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.flow_box import FlowBox
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.named_group import NamedGroup
from paliers_desktop.gui.components.text_line import TextLine
from paliers_desktop.gui.components.typing_focus import holds_keyboard
from paliers_desktop.gui.style import Style

PLACEHOLDER = "Pourquoi ce critère ne concerne-t-il pas l’établissement ?"

_DIGITS = {"1": 0, "&": 0, "2": 1, "é": 1, "3": 2, '"': 2, "4": 3, "'": 3}
"""Digits, and what the same keys give unshifted on an AZERTY keyboard."""


class _MotifButton(QRadioButton):
    """One motif, as a small box of constant size."""

    def __init__(self, style: Style, code: MotifCode) -> None:
        super().__init__(typographic(sentence_case(MOTIFS[code])))
        self._style = style
        self.setProperty("motif", code.value)
        self.setFixedHeight(style.px(30))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(style.font("caption"))

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._style.font("caption", strong=True)).horizontalAdvance(self.text())
        return QSize(words + self._style.px(22), self._style.px(30))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """The whole box is the target."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""  # the words are centred in the room of the semibold ones
        self.style().drawControl(QStyle.ControlElement.CE_RadioButton, option, painter, self)
        painter.setFont(self._style.font("caption", strong=self.isChecked()))
        painter.setPen(self._style.color(self._tone()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def _tone(self) -> str:
        if self.isChecked():
            return "so"
        return "text" if self.isEnabled() else "text3"


class MotifRow(NamedGroup):
    """The motif of a sans objet answer: digits 1 to 4 pick it while the keyboard is here, Entrée says it is done."""

    motif_chosen = Signal(object)
    motif_text_edited = Signal(str)
    finished = Signal()
    left = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Motif")
        self._silent = False
        self._group = QButtonGroup(self)
        self._buttons = {code: _MotifButton(style, code) for code in MotifCode}
        self.field = TextLine()
        self.field.setPlaceholderText(typographic(PLACEHOLDER))
        self.field.setAccessibleName("Motif en clair")
        self.field.setFixedHeight(style.px(32))
        self.field.setFont(style.font("small"))
        self.field.typed.connect(self.motif_text_edited)
        self.field.returnPressed.connect(self.finished)
        self.field.installEventFilter(self)
        for button in self._buttons.values():
            self._group.addButton(button)
            button.installEventFilter(self)
            button.toggled.connect(self._on_toggled)
        self._lay_out(style)
        self.show_motif(None, "")

    @property
    def motif(self) -> MotifCode | None:
        """What is chosen now."""
        return next((code for code, button in self._buttons.items() if button.isChecked()), None)

    def button(self, code: MotifCode) -> QRadioButton:
        """The button of a motif."""
        return self._buttons[code]

    def show_motif(self, code: MotifCode | None, text: str) -> None:
        """Show without saying so; a text being typed is left alone."""
        self._silent = True
        self._group.setExclusive(False)
        for motif, button in self._buttons.items():
            button.setChecked(motif is code)
        self._group.setExclusive(True)
        self._silent = False
        if not holds_keyboard(self.field):
            self.field.setText(text)
        self._show_field()

    def choose(self, code: MotifCode) -> None:
        """Choose a motif as the person would; « autre » gives the keyboard to its words."""
        self._buttons[code].setChecked(True)
        if code is MotifCode.AUTRE:
            self.field.setFocus(Qt.FocusReason.TabFocusReason)

    def focus_motif(self) -> None:
        """Give the keyboard to the chosen motif, or to the first."""
        code = self.motif or MotifCode.DISPOSITIF_REMPLACE
        self._buttons[code].setFocus(Qt.FocusReason.TabFocusReason)

    def set_read_only(self, read_only: bool) -> None:
        """The motif can be read, not changed."""
        self.field.setReadOnly(read_only)
        for button in self._buttons.values():
            button.setEnabled(not read_only)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Digits and Entrée on the motifs; leaving the words."""
        if watched is self.field:
            if event.type() == QEvent.Type.FocusOut:
                self.left.emit()
            return False
        if not isinstance(event, QKeyEvent):
            return False
        wanted = event.text() in _DIGITS or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.type() == QEvent.Type.ShortcutOverride and wanted:
            event.accept()  # the window's own digit shortcuts do not apply while a motif is awaited
            return True
        if event.type() == QEvent.Type.KeyPress and wanted:
            self._on_key(event)
            return True
        return False

    def _on_key(self, event: QKeyEvent) -> None:
        if event.text() in _DIGITS:
            code = list(MotifCode)[_DIGITS[event.text()]]
            self._buttons[code].setFocus(Qt.FocusReason.TabFocusReason)
            self.choose(code)
        else:
            self.finished.emit()

    def _on_toggled(self, checked: bool) -> None:
        if checked and not self._silent:
            self._show_field()
            self.motif_chosen.emit(self.motif)

    def _show_field(self) -> None:
        self.field.setVisible(self.motif is MotifCode.AUTRE or bool(self.field.text()) or holds_keyboard(self.field))

    def _lay_out(self, style: Style) -> None:
        flow = FlowBox(style.px(6))
        for button in self._buttons.values():
            flow.add(button)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(style.px(8))
        grid.setVerticalSpacing(style.px(6))
        title = label(style, "Motif", "small", "text2", strong=True)
        title.setFixedHeight(style.px(30))
        grid.addWidget(title, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(flow, 0, 1)
        grid.addWidget(self.field, 1, 1)
        grid.setColumnStretch(1, 1)
