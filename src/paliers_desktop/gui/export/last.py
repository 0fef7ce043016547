"""« Dernier export », under the checks: revision, date, empreinte; the same bytes can be written again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.buttons import link_button, secondary_button
from paliers_desktop.gui.components.empreinte_box import EmpreinteBox
from paliers_desktop.gui.components.flow_box import FlowBox
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.style import Style

CLOSE = "Clore la campagne…"
CLOSE_WHY = typographic("Ce fichier dit tout : la campagne peut se clore, et se rouvrir pour corriger.")


class LastExportCard(QFrame):
    """Only shown; the page decides."""

    copy_asked = Signal()
    write_again_asked = Signal()
    files_asked = Signal()
    close_asked = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        self._when = label(style, "", "caption", "text2")
        self.empreinte = EmpreinteBox(style)
        self._note = label(style, "", "small", "text2", wrap=True)
        copy = secondary_button(style, "Copier", icon="copy")
        again = secondary_button(style, "Enregistrer à nouveau", icon="save")
        copy.clicked.connect(self.copy_asked)
        again.clicked.connect(self.write_again_asked)
        self._answer = label(style, "", "small", strong=True, wrap=True)
        self.files = link_button(style, "Fichiers transmis…")
        self.files.clicked.connect(self.files_asked)
        self.close_campagne = link_button(style, CLOSE)
        self.close_campagne.setAccessibleDescription(CLOSE_WHY)
        self.close_campagne.setToolTip(CLOSE_WHY)
        self.close_campagne.clicked.connect(self.close_asked)
        self.close_campagne.hide()
        head = FlowBox(style.px(8))
        buttons = FlowBox(style.px(8))
        for part in (label(style, "Dernier export", "body", strong=True), self._when):
            head.add(part)
        for button in (copy, again):
            buttons.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.px(16), style.px(12), style.px(16), style.px(14))
        column.setSpacing(style.px(8))
        column.addWidget(head)
        column.addWidget(self.empreinte)
        column.addWidget(self._note)
        column.addWidget(self._answer)
        column.addWidget(buttons)
        for link in (self.files, self.close_campagne):
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def show_export(self, when: str, empreinte: str, note: str) -> None:
        """Show an export: « révision 1 · 14 octobre 2026 », its empreinte, whether answers changed since."""
        self._when.setText(when)
        self.empreinte.show_empreinte(empreinte)
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def offer_closing(self, *, complete: bool) -> None:
        """Once the file says everything, nothing more is to be answered this year."""
        self.close_campagne.setVisible(complete)

    def show_answer(self, answer: str, count: int) -> None:
        """Show what the académie answered to this file, "" for nothing yet, and how many files there are."""
        self._answer.setText(answer)
        self._answer.setVisible(bool(answer))
        self.files.set_text(f"Fichiers transmis ({count})…")
