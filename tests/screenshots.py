"""The pictures of the documentation, drawn by the real window on the demonstration: `make screenshots`.

The day, the place, the hour and the number of the dossier are fixed here: two runs give the same pictures, but for a
few pixels that the smoothing of Qt rounds otherwise.
"""

import os
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

# Before Qt, as in conftest.py: no screen, and a private runtime folder without which Qt prints warnings.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["TZ"] = "Europe/Paris"
time.tzset()
_RUNTIME = tempfile.TemporaryDirectory(prefix="paliers-images-")
os.environ["XDG_RUNTIME_DIR"] = _RUNTIME.name
os.environ["XDG_CONFIG_HOME"] = _RUNTIME.name  # the preferences of whoever draws are neither read nor changed

import sqlite_utils  # noqa: E402, F401  # before PySide6, which hooks every later import
from msgspec.structs import replace  # noqa: E402
from PySide6.QtCore import QCoreApplication, QEvent, QSize  # noqa: E402
from PySide6.QtGui import QImage  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QWidget  # noqa: E402

from paliers_desktop import paths  # noqa: E402
from paliers_desktop.actions.demo import create_demo  # noqa: E402
from paliers_desktop.actions.dossiers import create_dossier, summarise  # noqa: E402
from paliers_desktop.actions.listing import Listed  # noqa: E402
from paliers_desktop.core import navigation  # noqa: E402
from paliers_desktop.core.assessment import Etablissement, TypeEtablissement  # noqa: E402
from paliers_desktop.core.grid_loader import Catalogue, load_catalogue  # noqa: E402
from paliers_desktop.gui.app import make_application, make_window  # noqa: E402
from paliers_desktop.storage.preferences import Theme  # noqa: E402

IMAGES = Path(__file__).parents[1] / "docs" / "images"
SIZE = QSize(1366, 696)
WALL = QSize(1024, 768)
TODAY = date(2026, 10, 14)
HOUR = "10:42"
SMALLEST = 0  # Qt's « quality » of a PNG is how little it is compressed
SHOWN_PLACE = Path("/media/CLE-REFERENT")
DOSSIER_ID = "5f0c2e9b7d1a4836b2e45d907c6f1a38"
ECOLE = Etablissement("0949913P", "École des Bleuets", TypeEtablissement.ECOLE_PRIMAIRE, "Bréval-sur-Marne")


class Album:
    """One window over the demonstration, and a picture of each page worth showing."""

    def __init__(self, private: Path, images: Path) -> None:
        self._images = images
        self._app = make_application(["paliers-desktop"])
        catalogue = load_catalogue(paths.criteria_folder())
        self._dossiers = (_demo_file(private, catalogue), _other_file(private, catalogue))
        self._window = make_window(lambda: TODAY)
        sys.excepthook = sys.__excepthook__  # a bug ends the drawing instead of opening a window that nobody sees
        self._window.resize(SIZE)
        self._window.show()

    def draw(self) -> None:
        """Write every picture."""
        self._images.mkdir(parents=True, exist_ok=True)
        window = self._window
        window.appearance.set_theme(Theme.CLAIR)
        self._show_home()
        self._shoot("accueil")
        window.open_path(self._dossiers[0])
        self._open("2.5")
        self._shoot("domaine")
        for step, name in ((navigation.RESULTAT, "resultat"), (navigation.EXPORT, "export")):
            window.wizard.go_step(step)
            self._shoot(name)
        self._open("2.5")
        self._shoot_wall("projection")
        window.appearance.set_zoom(200)
        self._shoot("domaine_200")
        window.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _show_home(self) -> None:
        moments = (datetime(2026, 10, 13, 8, 5, tzinfo=UTC), datetime(2026, 10, 9, 8, 5, tzinfo=UTC))
        self._window.etablissements.leave()
        for path, moment in zip(self._dossiers, moments, strict=True):
            shown = SHOWN_PLACE / path.name
            overview = replace(summarise(path), path=shown, last_change=moment)
            self._window.etablissements.model.put(Listed(shown, overview, "", removable=True))

    def _open(self, numero: str) -> None:
        wizard = self._window.wizard
        by_number = {number: key for key, number in wizard.session.grille.numeros.items()}
        wizard.go_critere(by_number[numero])

    def _shoot(self, name: str) -> None:
        QTest.qWait(50)  # scrolling to the active criterion is done by a timer
        if wizard := self._window.wizard:
            wizard.bottom.saved.show_saved(f"à {HOUR}")
            etablissement = wizard.session.assessment.etablissement
            about = f"{etablissement.uai} · Campagne 2026-2027"
            wizard.top.show_etablissement(etablissement.nom, about, str(SHOWN_PLACE / self._dossiers[0].name))
        self._save(self._window, name)

    def _shoot_wall(self, name: str) -> None:
        """The projection, at the size of a projector."""
        window = self._window
        window.stage.projector.project(window.look, window.session)
        wall = window.stage.projector.window
        wall.showNormal()
        wall.resize(WALL)
        window.session.settle()
        QTest.qWait(50)  # what it says of saving is there
        wall.view.foot.saved.show_saved(f"à {HOUR}")
        self._save(wall, name)
        window.stage.leave()

    def _save(self, shown: QWidget, name: str) -> None:
        path = self._images / f"{name}.png"
        picture = shown.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
        if not picture.save(str(path), "PNG", SMALLEST):
            raise OSError(f"{path} was not written")
        print(path.relative_to(self._images.parents[1]))  # noqa: T201


def _demo_file(folder: Path, catalogue: Catalogue) -> Path:
    """The demonstration as `--demo` makes it, with a fixed number."""
    answers = (paths.resources_folder() / "demo.toml").read_bytes()
    opened = create_demo(folder, catalogue, answers, TODAY)
    path = opened.dossier.path
    opened.dossier.close()
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE dossier SET dossier_id = ?", [DOSSIER_ID])
    return path


def _other_file(folder: Path, catalogue: Catalogue) -> Path:
    """A second, empty établissement, so that the list is one."""
    opened = create_dossier(folder, ECOLE, catalogue, TODAY)
    path = opened.dossier.path
    opened.dossier.close()
    return path


def main(images: Path = IMAGES) -> int:
    """Draw the pictures in `images`; the exit code."""
    with tempfile.TemporaryDirectory(prefix="paliers-images-") as private:
        Album(Path(private), images).draw()
    return 0


if __name__ == "__main__":
    sys.exit(main())
