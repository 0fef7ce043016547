"""The window: établissements, a new one, or the open one; theme, zoom, geometry, and never closing too early."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.core.navigation import SEANCES
from paliers_desktop.errors import UserError
from paliers_desktop.gui.appearance import Appearance
from paliers_desktop.gui.components.focus_ring import FocusRing
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.fichier.running import FileTasks
from paliers_desktop.gui.geometry import Places, keep_geometry, restore_geometry
from paliers_desktop.gui.keyboard.keys import Gesture
from paliers_desktop.gui.keyboard.shortcuts import bind
from paliers_desktop.gui.listing.etablissements import Etablissements
from paliers_desktop.gui.listing.new_etablissement import NewEtablissement
from paliers_desktop.gui.listing.new_page import NewPage
from paliers_desktop.gui.open_file import OpenFile
from paliers_desktop.gui.page_stack import PageStack
from paliers_desktop.gui.projection.stage import Stage
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.wizard import Wizard

TITLE = "Paliers numériques"


class MainWindow(QMainWindow):
    """Built by `app.py`; a new theme or zoom builds its content again, at the same place."""

    closed = Signal()
    opening_shown = Signal()
    """The person sees that something is being opened: it can be."""

    def __init__(self, workplace: Workplace, settings: QSettings | None = None, opening: str = "") -> None:
        """opening: the name of what is about to be opened; "" shows the list."""
        super().__init__()
        self._workplace = workplace
        self._settings = settings
        self.dialogs = Dialogs(self, Places(settings))
        self.setWindowTitle(TITLE)
        self.file = OpenFile(workplace, lambda: self.dialogs, self)
        self.file.entered.connect(self._show_wizard)
        self.file.failed.connect(self._on_not_opened)
        self.file.renamed.connect(self._name_window)
        self.appearance = Appearance(workplace, self)
        self.appearance.changed.connect(self._rebuild)
        self.etablissements = Etablissements(workplace, lambda: self.dialogs, self)
        self.etablissements.new_asked.connect(self.show_new)
        self.etablissements.demo_asked.connect(self.open_demo)
        self.etablissements.open_asked.connect(self.open_path)
        self._tasks = FileTasks(self, workplace)
        self._new = NewEtablissement(workplace, lambda: self.dialogs, self)
        self._new.created.connect(self.file.enter)
        self._new.cancelled.connect(self.show_home)
        self.stage = Stage(self, workplace)
        self.file.leaving.connect(self.stage.leave)
        self._build()
        if opening:
            self._stack.show_opening(opening)
        else:
            self._stack.setCurrentWidget(self.home)  # whose list takes the keyboard once it is read
            self.etablissements.refresh()
        asked = {Gesture.NEW: self.show_new, Gesture.OPEN: self.etablissements.ask_open, Gesture.SHEET: self.show_keys}
        bind(self, asked)
        restore_geometry(self, settings)

    @property
    def session(self) -> Session | None:
        """The open établissement, None on the list."""
        return self.file.session

    @property
    def wizard(self) -> Wizard | None:
        """The page of the open établissement, None on the list."""
        current = self._stack.currentWidget()
        return current if isinstance(current, Wizard) else None

    @property
    def home(self) -> QWidget:
        """The list of établissements, made when it is first shown."""
        return self._stack.home

    def dialogs_in_sight(self) -> Dialogs:
        """For what nobody expected: the projection gives way, or its screen would hide what is told."""
        self.stage.leave()
        return self.dialogs

    def show_home(self) -> None:
        """Close what is open and list the établissements."""
        if self.file.must_wait(self.show_home):
            return
        if self.file.leave():
            self._stack.show_only(self.home)
            self.etablissements.refresh()
            self.setWindowTitle(TITLE)

    def show_new(self) -> None:
        """Ask who a new établissement is and where its file goes."""
        if self.file.must_wait(self.show_new):
            return
        if isinstance(self._stack.currentWidget(), NewPage) or not self.file.leave():
            return
        page = self._new.make_page(self.look)
        self._stack.show_only(page)
        page.form.uai.focus_field()

    def show_keys(self) -> None:
        """« Raccourcis clavier », wherever one is."""
        from paliers_desktop.gui.aide.key_sheet import KeySheet

        KeySheet(self.look, self.appearance.key_settings, self).open()

    def open_path(self, path: Path) -> None:
        """Open an établissement's file, or say why not."""
        self.file.open_path(path)

    def open_demo(self) -> None:
        """Open the fictitious établissement, in a file of its own that nothing remembers."""
        self.file.open_demo()

    def _on_not_opened(self, path: Path | None, error: UserError) -> None:
        self.show_home()
        self._tasks.tell_not_opened(path, error)

    def _show_wizard(self, before: Wizard | None = None) -> None:
        """The pages of the open établissement, going on with those of another look."""
        session, exporting = self.file.session, self.file.exporting
        assert session is not None
        assert exporting is not None
        menu = self.appearance.menu(self._stack)
        wizard = Wizard(self.look, session, self.appearance.key_settings, menu, exporting, self.dialogs)
        wizard.destroyed.connect(menu.deleteLater)  # of the stack, which outlives each établissement
        wizard.home_asked.connect(self.show_home)
        wizard.pages.type_change_asked.connect(self.file.change_type)
        wizard.pages.task_asked.connect(self._tasks.run_on_open)
        queued = Qt.ConnectionType.QueuedConnection  # these close the session, which is then telling something
        wizard.notices.retake_asked.connect(self.file.retake, queued)
        wizard.notices.copy_asked.connect(self.file.rescue, queued)
        wizard.pages.change_asked.connect(self.file.change, queued)
        wizard.notices.failed_again.connect(self.file.offer_rescue, queued)
        if before:
            wizard.take_over(before)
        self._stack.show_only(wizard)
        self._name_window()
        wizard.go(session.place)
        if before and before.step == SEANCES:
            wizard.show_seances()
        self.stage.attach(wizard, self.look)

    def leave_for_list(self) -> bool:
        """Close the open établissement and show the list, without reading it; False when the person stays."""
        if not self.file.leave():
            return False
        self._stack.show_only(self.home)
        return True

    def _name_window(self) -> None:
        if self.session:
            self.setWindowTitle(f"{self.session.assessment.etablissement.nom} – {TITLE}")

    def _build(self) -> None:
        self.look = self.appearance.apply()
        self.setWindowIcon(self.look.app_icon())
        page = partial(self.etablissements.make_page, self.look, self.appearance.menu, self.show_keys)
        self._stack = PageStack(self.look, page)
        self._stack.opening_shown.connect(self.opening_shown)
        self._stack.home_left.connect(self.etablissements.leave)
        self.setCentralWidget(self._stack)
        self._stack.show()  # Qt would show it later: too late for whatever takes the keyboard meanwhile
        self._ring = FocusRing(self.look, self)

    def _rebuild(self) -> None:
        """Another theme or zoom: everything is drawn anew, the session and the place stay."""
        shown, wizard = self._stack.currentWidget(), self.wizard
        if wizard and (page := wizard.domain_page()):
            page.hold()
        self.file.leave_field()
        self._ring.deleteLater()
        before, _ = self._stack, self.takeCentralWidget()  # kept until what was typed is taken over
        self._build()
        self._stack.take_over(before)
        if self.session:
            self._show_wizard(wizard)
        elif isinstance(shown, NewPage):
            self._stack.show_only(self._new.make_page(self.look, shown))
        else:
            self._stack.show_only(self.home)  # which gets the keyboard
        before.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Never before everything is on disk: while a slow disk works, the window waits without freezing."""
        if self.file.must_wait(self.close) or not self.file.leave():
            event.ignore()
            return
        self.etablissements.close()
        keep_geometry(self, self._settings)
        super().closeEvent(event)
        self.closed.emit()
