"""The bar at the top: back to the établissements, which one is open, how it is shown."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from paliers_desktop.core.navigation import SEANCES, SUIVI
from paliers_desktop.core.scoring import Profile
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.aide.menu import HelpMenu
from paliers_desktop.gui.components.buttons import Button, ghost_button, secondary_button
from paliers_desktop.gui.components.labels import ElidedLabel
from paliers_desktop.gui.components.surfaces import separator
from paliers_desktop.gui.display_menu import DisplayMenu
from paliers_desktop.gui.keyboard.keys import Gesture, key_cap, key_hint
from paliers_desktop.gui.reflow import Reflow
from paliers_desktop.gui.search_box import SearchBox
from paliers_desktop.gui.step_button import StepButton
from paliers_desktop.gui.style import Style


class TopBar(QFrame):
    """`home_asked`, `projection_asked`, `step_chosen(step)` from the list that replaces the rail at NARROW."""

    home_asked = Signal()
    projection_asked = Signal()
    step_chosen = Signal(str)

    def __init__(
        self,
        style: Style,
        steps: list[tuple[str, str]],
        search: SearchBox,
        menu: DisplayMenu,
        help_menu: HelpMenu,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style = style
        self._words = dict(steps)
        self._step = ""
        self._profile: Profile | None = None
        self._reflow = Reflow.WIDE
        self.setProperty("surface", "top")
        self.setFixedHeight(style.px(48))
        self.back = ghost_button(style, "Établissements", icon="chevron-left")
        self.back.clicked.connect(self.home_asked)
        self._line = separator(style, vertical=True)
        self._line.setFixedHeight(style.px(24))
        self._name = ElidedLabel(style, "", "body", strong=True)
        self._about = ElidedLabel(style, "", "small", "text2")
        self._path = ElidedLabel(style, "", "caption", "text3", mode=Qt.TextElideMode.ElideMiddle)
        self.step_list = StepButton(style)
        self.step_list.setMenu(self._step_menu(steps))
        self.step_list.hide()
        self.search = search
        self.search.left.connect(self._close_search)
        self.find_button = self._find_button()
        self.project = secondary_button(style, "Projeter", icon="monitor")
        self.project.clicked.connect(self.projection_asked)
        self.seances = ghost_button(style, "Séances", icon="users")
        self.seances.set_icon_only(True)
        self.seances.clicked.connect(self._on_seances)
        self.suivi = self._menu_button("Suivi", "target", self._suivi_menu())
        self.display = self._menu_button("Affichage", "contrast", menu)
        self.help = self._menu_button("Aide", "circle-question-mark", help_menu)
        self._lay_out()

    def show_etablissement(self, nom: str, about: str, path: str) -> None:
        """« Collège des Tilleuls », « 0949912N · Campagne 2026-2027 », and where the file is."""
        self._path.set_text(path)
        self._name.set_text(nom)
        self._about.set_text(about)

    def show_step(self, step: str) -> None:
        """Name the current step on the list button."""
        self._step = step
        self.show_profile(self._profile)

    def show_profile(self, profile: Profile | None) -> None:
        """Progress and palier of the current domaine, on the list button."""
        self._profile = profile
        domaine = next((d for d in profile.domaines if d.slug == self._step), None) if profile else None
        self.step_list.show_step(self._words.get(self._step, ""), domaine)

    def set_reflow(self, reflow: Reflow) -> None:
        """At NARROW the list of steps takes the place of the name; the search is a field at WIDE only."""
        self._reflow = reflow
        narrow = reflow is Reflow.NARROW
        self.search.setVisible(reflow is Reflow.WIDE)
        self.find_button.setVisible(reflow is not Reflow.WIDE)
        self.back.set_icon_only(narrow)
        self.project.set_icon_only(reflow is not Reflow.WIDE)
        cap = key_cap(Gesture.PROJECT) if reflow is Reflow.WIDE else ""
        self.project.set_key(cap, "" if cap else key_hint(Gesture.PROJECT))
        for widget in (self._line, self._name, self._about, self._path):
            widget.setVisible(not narrow)
        self.step_list.setVisible(narrow)
        self.seances.setVisible(not narrow)  # the list of steps has them
        self.suivi.setVisible(bool(SUIVI) and not narrow)

    def open_search(self) -> None:
        """Give the keyboard to the search, which takes the room of the step list where there is no other."""
        self.search.show()
        self.find_button.hide()
        if self._reflow is Reflow.NARROW:
            self.step_list.hide()
        self.search.focus_field()

    def _close_search(self) -> None:
        self.set_reflow(self._reflow)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(self._style.px(16), 0, self._style.px(16), self._style.px(1))
        row.setSpacing(self._style.px(12))
        for widget in (self.back, self._line, self._name, self._about):
            row.addWidget(widget)
        row.addWidget(self.step_list, 3)
        row.addWidget(self._path, 1)
        for widget in (self.search, self.find_button, self.project):
            row.addWidget(widget)
        menus = QHBoxLayout()
        menus.setSpacing(self._style.px(6))
        for button in (self.seances, self.suivi, self.display, self.help):
            menus.addWidget(button)
        row.addLayout(menus)

    def _find_button(self) -> Button:
        button = secondary_button(self._style, "Chercher un critère", icon="search")
        button.set_icon_only(True)
        button.set_key("", key_hint(Gesture.SEARCH))
        button.clicked.connect(self.open_search)
        return button

    def _menu_button(self, words: str, icon: str, menu: QMenu) -> Button:
        button = ghost_button(self._style, words, icon=icon)
        button.set_icon_only(True)
        button.setMenu(menu)
        return button

    def _suivi_menu(self) -> QMenu:
        return self._step_menu([(step, self._words[step]) for step in SUIVI], "Suivi")

    def _step_menu(self, steps: list[tuple[str, str]], name: str = "Étapes") -> QMenu:
        menu = QMenu(self)
        menu.setAccessibleName(name)
        group = QActionGroup(menu)
        for step, words in steps:
            action = menu.addAction(typographic(words))
            action.setData(step)
            group.addAction(action)
        group.triggered.connect(self._on_step)
        return menu

    def _on_seances(self) -> None:
        self.step_chosen.emit(SEANCES)

    def _on_step(self, action: QAction) -> None:
        self.step_chosen.emit(action.data())
