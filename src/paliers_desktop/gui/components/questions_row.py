"""Under the filter « À vérifier »: how many criteria and people, and the fiche to print."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from paliers_desktop.gui.components.buttons import secondary_button
from paliers_desktop.gui.components.flow_box import FlowBox
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.style import Style


class QuestionsRow(QFrame):
    """print_asked: the person wants the fiche de questions. Shows nothing without a sentence."""

    print_asked = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "tint")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._words = label(style, "", "small", wrap=True)
        self.button = secondary_button(style, "Imprimer la fiche de questions", icon="printer")
        self.button.setAccessibleDescription("Un document PDF, une page par personne à interroger")
        self.button.clicked.connect(self.print_asked)
        buttons = FlowBox(style.px(8))
        buttons.add(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.px(14), style.px(10), style.px(14), style.px(12))
        column.setSpacing(style.px(8))
        column.addWidget(self._words)
        column.addWidget(buttons)
        self.hide()

    def sentence(self) -> str:
        """What is said now."""
        return self._words.text()

    def say(self, sentence: str) -> None:
        """« 3 critères à vérifier dans la grille, 2 personnes à interroger. »."""
        self._words.setText(sentence)
