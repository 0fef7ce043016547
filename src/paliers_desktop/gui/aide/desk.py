"""Opens what there is to read beside the work: the keys, the glossary, the guide, « À propos ».

Each window is loaded when it is first asked for: the start of the program waits for none of them.
"""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from paliers_desktop import paths
from paliers_desktop.gui.aide.menu import HelpMenu
from paliers_desktop.gui.display_menu import DisplayMenu
from paliers_desktop.gui.domaine.page import DomainPage
from paliers_desktop.gui.keyboard.settings import KeySettings
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style


class HelpDesk(QObject):
    """Nothing is decided in these windows: the work goes on where it was once they are closed."""

    def __init__(self, style: Style, session: Session, settings: KeySettings, owner: QWidget) -> None:
        super().__init__(owner)
        self._style = style
        self._session = session
        self._settings = settings
        self._owner = owner

    def serve(self, help_menu: HelpMenu, display: DisplayMenu) -> None:
        """Open what the menus ask for."""
        help_menu.keys_asked.connect(self.show_keys)
        help_menu.glossary_asked.connect(self.show_glossary)
        help_menu.guide_asked.connect(self.show_guide)
        help_menu.about_asked.connect(self.show_about)
        display.keys_asked.connect(self.show_keys)

    def adopt(self, page: QWidget) -> None:
        """Answer the links to the glossary in the helps of a domaine's page; other pages have none."""
        if isinstance(page, DomainPage):
            for card in page.cards.values():
                card.terme_chosen.connect(self.show_glossary)

    def show_keys(self) -> None:
        """« Raccourcis clavier »."""
        from paliers_desktop.gui.aide.key_sheet import KeySheet

        KeySheet(self._style, self._settings, self._owner).open()

    def show_glossary(self, terme: str = "") -> None:
        """« Glossaire », at a term when one is named."""
        from paliers_desktop.gui.aide.glossary_window import GlossaryWindow

        GlossaryWindow(self._style, self._session.aide.glossaire, self._owner, terme).open()

    def show_guide(self) -> None:
        """« Mode d’emploi »."""
        from paliers_desktop.gui.aide.guide_window import GuideWindow

        GuideWindow(self._style, paths.guide_file().read_text(encoding="utf-8"), self._owner).open()

    def show_about(self) -> None:
        """« À propos »."""
        from paliers_desktop.gui.aide.about_window import AboutWindow

        AboutWindow(self._style, str(self._session.dossier.path), self._owner).open()
