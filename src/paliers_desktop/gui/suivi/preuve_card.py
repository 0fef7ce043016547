"""One preuve: what it is, where it is, of which day."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.core.report.preuves import MOST_LIEU, MOST_TITRE
from paliers_desktop.core.suivi import Preuve
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.buttons import tool_button
from paliers_desktop.gui.components.day_field import DayField
from paliers_desktop.gui.components.field import Field
from paliers_desktop.gui.components.typing_focus import holds_keyboard
from paliers_desktop.gui.style import Style

REMOVE = "Retirer cette preuve"
_DAY = 150


class PreuveCard(QWidget):
    """typed(field, text) at each change, a day as ISO text; left; removed."""

    typed = Signal(str, str)
    left = Signal()
    removed = Signal()

    def __init__(self, style: Style, *, read_only: bool) -> None:
        super().__init__()
        self.titre = Field(style, "Titre", placeholder="Compte rendu de la commission")
        self.lieu = Field(style, "Où la trouver", placeholder="ENT, dossier partagé, classeur…")
        self.jour = DayField(style, "Date")
        self.titre.line_edit.setMaxLength(MOST_TITRE)
        self.lieu.line_edit.setMaxLength(MOST_LIEU)
        self.jour.setFixedWidth(style.px(_DAY))
        self.remove = tool_button(style, REMOVE, "trash-2", icon_only=True)
        if read_only:
            self.remove.hide()
        for field in (self.titre, self.lieu, self.jour):
            field.line_edit.setReadOnly(read_only)
            field.left.connect(self.left)
        self.titre.edited.connect(lambda text: self.typed.emit("titre", text))
        self.lieu.edited.connect(lambda text: self.typed.emit("lieu", text))
        self.jour.day_edited.connect(lambda day: self.typed.emit("jour", day.isoformat() if day else ""))
        self.remove.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.px(10))
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.titre, 3, top)
        row.addWidget(self.lieu, 3, top)
        row.addWidget(self.jour, 0, top)
        under_label = QVBoxLayout()
        under_label.setContentsMargins(0, style.px(20), 0, 0)
        under_label.addWidget(self.remove)
        under_label.addStretch()
        row.addLayout(under_label)

    def show_preuve(self, preuve: Preuve, numero: str) -> None:
        """Show it as it is kept; what is being typed is left alone."""
        for field, text in ((self.titre, preuve.titre), (self.lieu, preuve.lieu)):
            if not holds_keyboard(field.line_edit):
                field.set_text(text)
        self.jour.show_day(preuve.jour)
        for field, words in ((self.titre, "Titre"), (self.lieu, "Où la trouver"), (self.jour, "Date")):
            field.line_edit.setAccessibleName(typographic(f"{words}, preuve du critère {numero}"))
