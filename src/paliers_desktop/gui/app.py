"""The composition root: builds everything, decides nothing."""

import logging
import sys
from collections.abc import Callable
from datetime import date
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from paliers_desktop import __version__, paths
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.core.grid_loader import load_catalogue
from paliers_desktop.core.paris import paris_today
from paliers_desktop.errors import UserError
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.excepthook import BugReporter
from paliers_desktop.gui.geometry import fit_to_screen
from paliers_desktop.gui.main_window import TITLE, MainWindow
from paliers_desktop.gui.portable import Settling, preferences_file
from paliers_desktop.gui.private_log import PrivateFormatter
from paliers_desktop.storage.post import Post

LOG_BYTES = 500_000
LOG_FILES = 3

log = logging.getLogger(__name__)


def make_application(arguments: list[str]) -> QApplication:
    """The Qt application, in French whatever the language of the system."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(arguments)
    app.setApplicationName("paliers-numeriques")
    app.setApplicationDisplayName(TITLE)
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("paliers-numeriques")
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    translator = QTranslator(app)
    if translator.load("qtbase_fr", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    return app


def make_window(today: Callable[[], date] = paris_today, opening: str = "", post: Post | None = None) -> MainWindow:
    """The window with the grids and preferences of this post, and its hook for what nobody expected.

    opening: as MainWindow; post: as Workplace. Raises GridError for a grid that cannot be used.
    """
    preferences = preferences_file()
    settings = QSettings(str(paths.config_folder() / "fenetre.ini"), QSettings.Format.IniFormat)
    catalogue = load_catalogue(paths.criteria_folder())
    workplace = Workplace(catalogue, preferences, paths.resources_folder(), today, post, paths.deployed_keys())
    window = MainWindow(workplace, settings, opening)
    install_hook(window.dialogs_in_sight)
    return window


def install_hook(dialogs: Callable[[], Dialogs]) -> None:
    """Have what no slot catches told by these dialogs, asked for each time."""
    sys.excepthook = BugReporter(
        lambda report: dialogs().report_bug(report, log_file()),
        lambda error: dialogs().tell_error(error),
    )


def log_file() -> Path:
    """Where the log is written."""
    return paths.log_folder() / "paliers.log"


def start_logging() -> None:
    """Log to a rotating file, without names nor words; without a place for it the program works all the same."""
    try:
        log_file().parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(log_file(), maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(PrivateFormatter())
    logging.basicConfig(level=logging.INFO, handlers=[handler])


def run(dossier: Path | None, *, demo: bool) -> int:
    """Show the window until it is closed; the exit code, 1 when something that it needs cannot be used."""
    portable = Settling()
    start_logging()
    app = make_application(sys.argv[:1])
    first = Dialogs(QWidget())  # until there is a window
    install_hook(lambda: first)
    try:
        window = make_window(opening=_opening(dossier, demo))
    except UserError as error:
        log.warning("not started: %s", error)
        first.tell_error(error)
        return 1
    if demo:
        window.opening_shown.connect(window.open_demo)
    elif dossier:
        window.opening_shown.connect(lambda: window.open_path(dossier))
    fit_to_screen(window)
    window.show()
    portable.started()
    if portable.trouble:
        window.dialogs_in_sight().tell_error(portable.trouble)
    return app.exec()


def _opening(dossier: Path | None, demo: bool) -> str:
    """The name of what is opened at the start, "" for the list."""
    if demo:
        return "Démonstration"
    return dossier.stem if dossier else ""
