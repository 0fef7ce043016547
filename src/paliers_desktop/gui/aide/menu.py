"""« Aide »: the keys, the glossary, the guide, and what this program is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.keyboard.keys import Gesture, menu_words


class HelpMenu(QMenu):
    """Tells what is asked for."""

    keys_asked = Signal()
    glossary_asked = Signal()
    guide_asked = Signal()
    about_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Aide", parent)
        self.setAccessibleName("Aide")
        for words, asked in (
            (menu_words("Raccourcis clavier", Gesture.SHEET), self.keys_asked),
            ("Glossaire", self.glossary_asked),
            ("Mode d’emploi", self.guide_asked),
            ("À propos", self.about_asked),
        ):
            self.addAction(typographic(words)).triggered.connect(asked)
