"""The window: établissements, a new one, or the open one; theme, zoom and geometry."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace
from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from paliers_desktop import paths
from paliers_desktop.actions.demo import create_demo
from paliers_desktop.actions.dossiers import OpenDossier, create_dossier, open_dossier, summarise
from paliers_desktop.actions.exporting import Exporting
from paliers_desktop.core.assessment import Etablissement
from paliers_desktop.core.grid_loader import Catalogue
from paliers_desktop.errors import UserError
from paliers_desktop.gui.components.focus_ring import FocusRing
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.display_menu import DisplayMenu, next_zoom
from paliers_desktop.gui.home import HomePage
from paliers_desktop.gui.new_page import NewPage
from paliers_desktop.gui.reflow import reflow_for
from paliers_desktop.gui.session import Saving, SavingState, Session
from paliers_desktop.gui.style import Style
from paliers_desktop.gui.style import Theme as Look
from paliers_desktop.gui.wizard import Wizard
from paliers_desktop.storage.preferences import Preferences, PreferencesFile, Theme

TITLE = "Paliers numériques"
FIRST_SIZE = (1366, 696)
LEAST_SIZE = (480, 320)
UNSAVED = "Des réponses ne sont pas enregistrées. Fermer quand même ?"
UNSAVED_DETAIL = "Le fichier n’est plus accessible. Ce qui n’est pas enregistré serait perdu."


class MainWindow(QMainWindow):
    """Built by `app.py`; a new theme or zoom builds its content again, at the same place."""

    closed = Signal()

    def __init__(
        self,
        catalogue: Catalogue,
        preferences: PreferencesFile,
        today: Callable[[], date] = date.today,
        settings: QSettings | None = None,
    ) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._file = preferences
        self._preferences: Preferences = preferences.load()
        self._today = today
        self._settings = settings
        self._session: Session | None = None
        self._demo: TemporaryDirectory[str] | None = None
        self._known_uais: tuple[str, ...] = ()
        self._closing = False
        self.dialogs = Dialogs(self)
        self.setWindowTitle(TITLE)
        self._build()
        self._add_shortcuts()
        self._restore_geometry()

    # -- what is shown ----------------------------------------------------------------------------------------------

    @property
    def session(self) -> Session | None:
        """The open établissement, None on the list."""
        return self._session

    @property
    def wizard(self) -> Wizard | None:
        """The page of the open établissement, None on the list."""
        current = self._stack.currentWidget()
        return current if isinstance(current, Wizard) else None

    def show_home(self) -> None:
        """Close what is open and list the établissements."""
        if not self._leave_session():
            return
        self._show_only(self.home)
        self._list_recent()
        self.setWindowTitle(TITLE)

    def show_new(self) -> None:
        """Ask who a new établissement is and where its file goes."""
        page = NewPage(self.look, paths.suggested_places())
        page.create_asked.connect(self._create)
        page.cancel_asked.connect(self.show_home)
        page.other_place_asked.connect(lambda: self._ask_place(page))
        self._show_only(page)
        page.form.uai.focus_field()

    def open_path(self, path: Path) -> None:
        """Open an établissement's file, or say why not."""
        self._try_open(lambda: open_dossier(path), path)

    def open_demo(self) -> None:
        """Open the fictitious établissement, in a file of its own that nothing remembers."""
        if not self._leave_session():
            return
        self._demo = TemporaryDirectory(prefix="paliers-demonstration-", ignore_cleanup_errors=True)
        answers = (paths.resources_folder() / "demo.toml").read_bytes()
        folder = Path(self._demo.name)
        self._try_open(lambda: create_demo(folder, self._catalogue, answers, self._today()), None)

    # -- opening ----------------------------------------------------------------------------------------------------

    def _create(self, etablissement: Etablissement, folder: Path) -> None:
        page = self._stack.currentWidget()
        try:
            opened = create_dossier(folder, etablissement, self._catalogue, self._today())
        except UserError as error:
            if isinstance(page, NewPage):
                page.show_error(str(error))
            return
        self._enter(opened, opened.dossier.path)

    def _try_open(self, opening: Callable[[], OpenDossier], path: Path | None) -> None:
        if not self._leave_session():
            return
        try:
            opened = opening()
        except UserError as error:
            self.show_home()
            self.dialogs.tell_error(error)
            return
        self._enter(opened, path)

    def _enter(self, opened: OpenDossier, path: Path | None) -> None:
        if path:
            self._keep(self._preferences.with_recent(path))
        self._session = Session(opened, self)
        self._session.saving_changed.connect(self._on_saving)
        self._show_wizard()

    def _show_wizard(self) -> None:
        assert self._session is not None
        wizard = Wizard(
            self.look, self._session, self._preferences, self._menu(), self._exporting(self._session), self.dialogs
        )
        wizard.home_asked.connect(self.show_home)
        self._show_only(wizard)
        self.setWindowTitle(f"{self._session.assessment.etablissement.nom} – {TITLE}")
        wizard.setFocus(Qt.FocusReason.OtherFocusReason)
        wizard.go(self._session.place)

    def _exporting(self, session: Session) -> Exporting:
        fonts = paths.resources_folder() / "fonts"
        return Exporting(session.dossier, session.grille, session.aide, fonts, self._today(), self._known_uais)

    def _leave_session(self) -> bool:
        """Close the open dossier once all is on disk; False when the person chooses to stay."""
        session = self._session
        if session is None:
            return True
        if not session.settle() and not self.dialogs.confirm(
            UNSAVED, UNSAVED_DETAIL, go="Fermer sans enregistrer", stay="Rester"
        ):
            return False
        session.close()
        session.deleteLater()
        self._session = None
        if self._demo:
            self._demo.cleanup()
            self._demo = None
        return True

    def _ask_open(self) -> None:
        folder = Path(self._preferences.last_folder) if self._preferences.last_folder else paths.documents_folder()
        if path := self.dialogs.open_dossier_path(folder):
            self._keep(replace(self._preferences, last_folder=str(path.parent)))
            self.open_path(path)

    def _ask_place(self, page: NewPage) -> None:
        if folder := self.dialogs.folder_path(page.folder()):
            page.add_place(folder)

    def _forget(self, path: Path) -> None:
        self._keep(self._preferences.without_recent(path))
        self._list_recent()

    def _list_recent(self) -> None:
        overviews, unreadable = [], []
        for path in map(Path, self._preferences.recent):
            try:
                overviews.append(summarise(path))
            except UserError as error:
                unreadable.append((path, error.message))
        self._known_uais = tuple(overview.assessment.etablissement.uai for overview in overviews)
        self.home.show_overviews(tuple(overviews), tuple(unreadable))

    # -- building ---------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.look = Style(paths.resources_folder(), self._theme(), self._preferences.zoom)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.look.apply(app)
        self.setWindowIcon(self.look.app_icon())
        self.home = HomePage(self.look)
        self.home.new_asked.connect(self.show_new)
        self.home.open_asked.connect(self._ask_open)
        self.home.demo_asked.connect(self.open_demo)
        self.home.dossier_chosen.connect(self.open_path)
        self.home.forget_asked.connect(self._forget)
        self._stack = QStackedWidget()
        # Pages arrange themselves by the width (reflow.py): their own least width must not keep the window wide.
        self._stack.setMinimumSize(*(self.look.px(side) for side in LEAST_SIZE))
        self._stack.addWidget(self.home)
        self.setCentralWidget(self._stack)
        self._ring = FocusRing(self.look, self)
        self._list_recent()

    def _rebuild(self) -> None:
        """Another theme or zoom: everything is drawn anew, the session and the place stay."""
        if self._session:
            self._session.leave_field()
        self._ring.deleteLater()
        self._build()
        if self._session:
            self._show_wizard()
        self._arrange()

    def _show_only(self, page: QWidget) -> None:
        """Show a page and drop the others but the list of établissements."""
        for index in reversed(range(self._stack.count())):
            other = self._stack.widget(index)
            if other is not None and other not in (self.home, page):
                self._stack.removeWidget(other)
                other.deleteLater()
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._arrange()

    def _menu(self) -> DisplayMenu:
        menu = DisplayMenu(self._preferences, self._stack)
        menu.theme_chosen.connect(self.set_theme)
        menu.zoom_chosen.connect(self.set_zoom)
        return menu

    def _add_shortcuts(self) -> None:
        for keys, action in (
            ("Ctrl+N", self.show_new_from_anywhere),
            ("Ctrl+O", self._ask_open),
            ("Ctrl++", self._zoom_in),
            ("Ctrl+=", self._zoom_in),
            ("Ctrl+-", self._zoom_out),
            ("Ctrl+0", self._zoom_normal),
        ):
            QShortcut(QKeySequence(keys), self, action)

    def show_new_from_anywhere(self) -> None:
        """Ctrl+N: leave what is open first."""
        if self._leave_session():
            self.show_new()

    # -- theme, zoom, size ------------------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Light, dark, or as the system."""
        self._keep(replace(self._preferences, theme=theme))
        self._rebuild()

    def set_zoom(self, zoom: int) -> None:
        """Percent, 100 to 200."""
        if zoom != self._preferences.zoom:
            self._keep(replace(self._preferences, zoom=zoom))
            self._rebuild()

    def _zoom_in(self) -> None:
        self.set_zoom(next_zoom(self._preferences.zoom, 1))

    def _zoom_out(self) -> None:
        self.set_zoom(next_zoom(self._preferences.zoom, -1))

    def _zoom_normal(self) -> None:
        self.set_zoom(100)

    def _theme(self) -> Look:
        if self._preferences.theme is Theme.AUTO:
            dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
            return Look.DARK if dark else Look.LIGHT
        return Look.DARK if self._preferences.theme is Theme.SOMBRE else Look.LIGHT

    def _keep(self, preferences: Preferences) -> None:
        self._preferences = preferences
        self._file.save(preferences)

    def _arrange(self) -> None:
        reflow = reflow_for(self.width(), self._preferences.zoom)
        for index in range(self._stack.count()):
            page = self._stack.widget(index)
            if isinstance(page, HomePage | Wizard):
                page.set_reflow(reflow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages follow the width."""
        super().resizeEvent(event)
        self._arrange()

    def _restore_geometry(self) -> None:
        stored = self._settings.value("geometry") if self._settings else None
        if stored is None or not self.restoreGeometry(stored):
            self.resize(*FIRST_SIZE)

    # -- closing ----------------------------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Never before everything is on disk: while a slow disk works, the window waits without freezing."""
        session = self._session
        if session:
            session.leave_field()
        if session and session.pending and session.saving.saving is not Saving.FAILED:
            self._closing = True
            event.ignore()
            return
        if not self._leave_session():
            self._closing = False
            event.ignore()
            return
        if self._settings:
            self._settings.setValue("geometry", self.saveGeometry())
        super().closeEvent(event)
        self.closed.emit()

    def _on_saving(self, state: SavingState) -> None:
        if self._closing and state.saving is not Saving.SAVING:
            self.close()
