"""« À propos »: which program this is, under which licence, and where it keeps what on this post."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from paliers_desktop import __version__, paths
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.aide.licences_window import TITLE as LICENCES
from paliers_desktop.gui.aide.licences_window import LicencesWindow, read_parts
from paliers_desktop.gui.aide.reading_window import ReadingWindow
from paliers_desktop.gui.components.buttons import secondary_button
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.reading_area import ReadingArea
from paliers_desktop.gui.style import Style

TITLE = "À propos"
LOCAL = "L’application n’envoie rien. Les réponses d’un établissement sont dans son fichier, et nulle part ailleurs."
LICENCE = (
    "Logiciel libre, sous licence publique de l’Union européenne EUPL-1.2. Icônes Lucide (ISC) et Feather (MIT), "
    "polices Open Sans et DejaVu ; Qt, par PySide6 (LGPL-3.0)."
)
WIDTH, HEIGHT = 620, 560


class AboutWindow(ReadingWindow):
    """Name, version, licence, then each emplacement, which can be selected and copied.

    « Licences des composants » where the program carries its parts: a bundle.
    """

    def __init__(self, style: Style, dossier: str, parent: QWidget) -> None:
        """`dossier`: the file of the open établissement, "" when none is."""
        super().__init__(style, TITLE, parent)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, style.px(16), 0)
        column.setSpacing(style.px(6))
        column.addWidget(label(style, "Paliers numériques", "h1"))
        self.version = label(style, f"Version {__version__}", "body", "text2")
        for line in (self.version, label(style, LICENCE, "small", wrap=True), label(style, LOCAL, "small", wrap=True)):
            column.addWidget(line)
        self.places: dict[str, QLineEdit] = {}
        for title, place in places(dossier):
            column.addSpacing(style.px(6))
            heading = label(style, title, "caption", "text2", strong=True)
            self.places[title] = self._place(title, place)
            heading.setBuddy(self.places[title])
            column.addWidget(heading)
            column.addWidget(self.places[title])
        column.addStretch()
        area = ReadingArea(body, TITLE)
        self.content.addWidget(area, 1)
        if read_parts(paths.licences_folder()):
            button = secondary_button(style, LICENCES, height=36)
            button.clicked.connect(self.show_licences)
            self.foot.insertWidget(0, button)
        self.fit(WIDTH, HEIGHT)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_licences(self) -> None:
        """Open « Licences des composants » in front."""
        LicencesWindow(self.look, paths.licences_folder(), self).open()

    def _place(self, title: str, place: str) -> QLineEdit:
        line = QLineEdit(place)
        line.setReadOnly(True)
        line.setFixedHeight(self.look.px(32))
        line.setFont(self.look.font("small"))
        line.setCursorPosition(0)
        line.setToolTip(place)
        line.setAccessibleName(typographic(title))
        return line


def places(dossier: str) -> tuple[tuple[str, str], ...]:
    """What is kept where, in the order of what people look for."""
    whose = ", à côté de l’application" if paths.portable_folder() else " de ce poste"
    kept = (
        ("Fichier de l’établissement ouvert", dossier),
        (f"Préférences{whose}", str(paths.preferences_file())),
        ("Journal technique, sans réponse ni commentaire", str(paths.log_folder())),
        ("Grilles et aides", str(paths.criteria_folder())),
    )
    return tuple((title, place) for title, place in kept if place)
