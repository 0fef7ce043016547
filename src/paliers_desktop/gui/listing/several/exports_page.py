"""What « Exporter pour l’académie » asks: which file holds the codes, and where the signed files go."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal

from paliers_desktop.actions.listing import Listed
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.place_row import PlaceRow
from paliers_desktop.gui.listing.several.exports_words import CODES, CODES_DETAIL, PLACE, for_words
from paliers_desktop.gui.listing.several.task import AskPage
from paliers_desktop.gui.style import Style

NO_FILE = "Aucun fichier choisi"


class FileRow(PlaceRow):
    """A file to read, none at first."""

    def show_folder(self, folder: Path) -> None:
        """Show another file."""
        super().show_folder(folder)
        shown = NO_FILE if folder == Path() else str(folder)
        self.words.set_text(shown)
        self.choose.setAccessibleName(typographic(f"Choisir le fichier des codes, maintenant : {shown}"))


class AskCodesPage(AskPage):
    """Which file holds the codes, and where the signed files go."""

    codes_asked = Signal()
    place_asked = Signal()

    def __init__(self, style: Style, chosen: Sequence[Listed], folder: Path) -> None:
        super().__init__(style, for_words(chosen))
        self.codes = FileRow(style, CODES, Path())
        self.codes.choose_asked.connect(self.codes_asked)
        self.place = PlaceRow(style, PLACE, folder)
        self.place.choose_asked.connect(self.place_asked)
        self.column.addWidget(self.codes)
        self.column.addWidget(label(style, CODES_DETAIL, "caption", "text2", wrap=True))
        self.column.addWidget(self.place)
        self.column.addStretch()

    @property
    def ready(self) -> bool:
        """Once there are codes."""
        return self.codes.folder != Path()

    @property
    def where(self) -> str:
        """Of the signed files."""
        return f"Emplacement : {self.place.folder}"

    def focus_first(self) -> None:
        """Which codes."""
        self.codes.choose.setFocus(Qt.FocusReason.TabFocusReason)

    def show_codes(self, path: Path) -> None:
        """The file that the person chose."""
        self.codes.show_folder(path)
        self.show_failure(None)
        self.answered.emit()
