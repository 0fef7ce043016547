"""The window of « Reprendre depuis un fichier transmis »: what comes back, what does not, where the file goes."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from paliers_desktop.actions.rebuilding import Series
from paliers_desktop.actions.rebuilding_errors import SeriesExistsError
from paliers_desktop.errors import UserError
from paliers_desktop.gui.components.banner import Banner
from paliers_desktop.gui.components.buttons import primary_button, secondary_button
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.place_row import PlaceRow
from paliers_desktop.gui.fichier.rebuilding_words import series_lines, whose
from paliers_desktop.gui.fichier.task_window import TaskWindow, lines_block, waiting_page
from paliers_desktop.gui.listing.menus import REBUILD
from paliers_desktop.gui.style import Style

WIDTH, HEIGHT = 680, 600
READING = "Lecture des fichiers…"
WHY = "Les réponses sont reprises des fichiers que l’établissement a signés ; l’académie verra la même suite."
OPEN_IT = "Ouvrir cet établissement"


class RebuildingWindow(TaskWindow):
    """other_files_asked(), then go is pressed; open_asked(path) for a dossier of that series that is already there."""

    other_files_asked = Signal()
    open_asked = Signal(object)

    def __init__(self, style: Style, folder: Path, parent: QWidget) -> None:
        super().__init__(style, REBUILD.rstrip("…"), parent)
        self._existing: Path | None = None
        self.failure = Banner(style, "err", parent=self)
        self.failure.acted.connect(lambda: self.open_asked.emit(self._existing))
        self.place = PlaceRow(style, "Enregistrer dans", folder)
        self.place.setParent(self)
        self.place.hide()
        self.other = secondary_button(style, "Autres fichiers…", icon="folder-open", height=36)
        self.go = primary_button(style, "Reprendre l’établissement", height=36)
        self.add_buttons(self.other, self.go)
        self.other.clicked.connect(self.other_files_asked)
        self.fit(WIDTH, HEIGHT)
        self.show_reading()

    def show_reading(self) -> None:
        """The files are being read, and looked for among the établissements of this post."""
        self._hide_failure()
        self.show_page(waiting_page(self.look, READING), "Annuler", said=READING)

    def show_series(self, series: Series) -> None:
        """What comes back and what does not."""
        page, column = self.new_page("Ce qui revient et ce qui ne revient pas")
        column.addWidget(label(self.look, whose(series), "h2", wrap=True))
        column.addWidget(label(self.look, WHY, "body", wrap=True))
        column.addWidget(self.failure)
        column.addWidget(lines_block(self.look, series_lines(series)))
        column.addWidget(self.place)
        column.addStretch()
        self.place.show()
        self.show_page(page, "Annuler", self.other, self.go, main=self.go)

    def show_refused(self, error: UserError) -> None:
        """These files make no dossier: others may be chosen."""
        page, column = self.new_page("Fichiers refusés")
        column.addWidget(self.failure)
        column.addStretch()
        self.show_page(page, "Fermer", self.other, main=self.other)
        self.show_failure(error)

    def show_failure(self, error: UserError) -> None:
        """Say why, and where the établissement is when it is there already."""
        self._existing = error.path if isinstance(error, SeriesExistsError) else None
        self.tell_on_top(self.failure, str(error), OPEN_IT if self._existing else "")

    def show_folder(self, folder: Path) -> None:
        """Show another emplacement; what was said of the one before is over."""
        self.place.show_folder(folder)
        self._hide_failure()

    def _hide_failure(self) -> None:
        self._existing = None
        self.failure.hide()
