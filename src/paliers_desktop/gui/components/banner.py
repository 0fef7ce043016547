"""A sentence that concerns the whole screen: information, success, warning or failure, with at most one action."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.buttons import link_button
from paliers_desktop.gui.components.labels import icon_label, label
from paliers_desktop.gui.style import Style, restyle

_LOOKS = {
    "info": ("info", "accent"),
    "ok": ("check", "oui"),
    "warn": ("triangle-alert", "cours"),
    "err": ("triangle-alert", "err"),
}


class Banner(QFrame):
    """`kind` is info, ok, warn or err; only err stays until what it says is solved."""

    acted = Signal()

    def __init__(
        self, style: Style, kind: str = "info", text: str = "", action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style = style
        self.setProperty("surface", "banner")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._icon = icon_label(style, "info", 18, "accent")
        self._label = label(style, "", "small", wrap=True)
        self.action = link_button(style, "")
        self.action.clicked.connect(self.acted)
        words = QVBoxLayout()
        words.setSpacing(style.px(2))
        words.addWidget(self._label)
        words.addWidget(self.action, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(style.px(15), style.px(10), style.px(15), style.px(10))
        row.setSpacing(style.px(10))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.set_message(kind, text, action)

    def text(self) -> str:
        """The sentence shown now."""
        return self._label.text()

    def set_message(self, kind: str, text: str, action: str = "") -> None:
        """Say something else; KeyError when `kind` is unknown."""
        icon, tone = _LOOKS[kind]
        self._icon.setPixmap(self._style.pixmap(icon, 18, tone))
        self._label.setText(typographic(text))
        self.setAccessibleName(text)
        self.action.set_text(action)
        self.action.setVisible(bool(action))
        restyle(self, kind=kind)
