"""Tells the cards of every page which keys act alone, as soon as that changes."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from paliers_desktop.gui.domaine.page import DomainPage
from paliers_desktop.gui.keyboard.keys import Gesture, key_hint
from paliers_desktop.gui.keyboard.settings import KeySettings

HINTS = tuple(key_hint(gesture) for gesture in (Gesture.HELP, Gesture.COMMENT, Gesture.FLAG))
"""The keys of the three tools of a card."""


class CardKeys(QObject):
    """Pages are made one by one: each is handed to `adopt`."""

    def __init__(self, settings: KeySettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._pages: list[DomainPage] = []
        settings.changed.connect(self._show_all)

    def adopt(self, page: QWidget) -> None:
        """Keep the cards of a page true; other pages have none."""
        if isinstance(page, DomainPage):
            self._pages.append(page)
            self._show(page)

    def _show_all(self) -> None:
        for page in self._pages:
            self._show(page)

    def _show(self, page: DomainPage) -> None:
        hints = HINTS if self._settings.single_key else None
        for card in page.cards.values():
            card.show_single_keys(hints)
