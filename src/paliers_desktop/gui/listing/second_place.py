"""« Second emplacement des sauvegardes… »: asks for it, says what is there, or takes it back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from paliers_desktop import paths
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.errors import UserError
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.listing.home import HomePage
from paliers_desktop.gui.listing.words import second_place_words


class ChosenSecondPlace(QObject):
    """Of this post; dialogs: asked for each time."""

    def __init__(self, workplace: Workplace, dialogs: Callable[[], Dialogs], parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._dialogs = dialogs

    def offer(self, page: HomePage) -> None:
        """Do what the page's menu asks for."""
        page.options.second_place_asked.connect(lambda: self._ask(page))
        page.options.second_place_dropped.connect(lambda: self._drop(page))

    def _ask(self, page: HomePage) -> None:
        place = self._dialogs().folder_path(self._workplace.second_place or paths.documents_folder())
        if place is None:
            return
        try:
            known = self._workplace.choose_second_place(place)
        except UserError as error:
            self._dialogs().tell_error(error)
        else:
            self._dialogs().tell(*second_place_words(place, known))
            page.show_preferences(self._workplace.preferences)

    def _drop(self, page: HomePage) -> None:
        place = self._workplace.second_place or Path()
        self._workplace.prefer(second_place="")
        self._dialogs().tell(f"Les sauvegardes ne vont plus dans « {place} ».", "Celles qui y sont déjà y restent.")
        page.show_preferences(self._workplace.preferences)
