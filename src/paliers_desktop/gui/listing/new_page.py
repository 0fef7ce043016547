"""« Nouvel établissement »: who it is, and once for all where its file goes."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.core.assessment import Etablissement
from paliers_desktop.gui.components.banner import Banner
from paliers_desktop.gui.components.buttons import ghost_button, primary_button, secondary_button
from paliers_desktop.gui.components.combo_box import ComboBox
from paliers_desktop.gui.components.labels import ElidedLabel, label
from paliers_desktop.gui.components.scroll import scroll_area
from paliers_desktop.gui.components.surfaces import surface
from paliers_desktop.gui.components.widest import at_most
from paliers_desktop.gui.etablissement_form import EtablissementForm
from paliers_desktop.gui.style import Style
from paliers_desktop.storage.naming import dossier_file_name

MAX_WIDTH = 640
WHY = (
    "Le fichier contient toutes les réponses. Sur une clé, il vous suit d’un poste à l’autre ; il se copie et se "
    "sauvegarde comme un document."
)


class NewPage(QWidget):
    """`create_asked(etablissement, folder)` once everything is right."""

    create_asked = Signal(object, object)
    cancel_asked = Signal()
    other_place_asked = Signal()

    def __init__(
        self,
        style: Style,
        places: tuple[Path, ...],
        expected: Callable[[str], Etablissement | None] = lambda _uai: None,
        parent: QWidget | None = None,
    ) -> None:
        """expected: as EtablissementForm."""
        super().__init__(parent)
        self._style = style
        self._places = list(places)
        self.form = EtablissementForm(style, expected)
        self.form.edited.connect(self._show_path)
        self.error = Banner(style, "err", "")
        self.error.hide()
        self.form.cleaned.connect(self._tell)
        self.form.filled.connect(self._show_filled)
        self._filled_by_key = False
        self.place = ComboBox(style, "Emplacement")
        self.place.addItems([str(place) for place in places])
        self.place.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.place.setMinimumContentsLength(12)  # a long emplacement never makes the page wider than the window
        self.place.currentIndexChanged.connect(self._show_path)
        self._path = ElidedLabel(style, "", "small", mode=Qt.TextElideMode.ElideMiddle)
        self.start = primary_button(style, "Créer et commencer", trailing="chevron-right")
        self.start.clicked.connect(self.submit)
        self._lay_out()
        self._show_path()

    def folder(self) -> Path:
        """The chosen emplacement."""
        return self._places[self.place.currentIndex()]

    def add_place(self, folder: Path) -> None:
        """Offer another emplacement and choose it."""
        if folder not in self._places:
            self._places.append(folder)
            self.place.addItem(str(folder))
        self.place.setCurrentIndex(self._places.index(folder))

    def take_over(self, other: "NewPage") -> None:
        """Go on with what was typed in a page of another look."""
        self.form.take_over(other.form)
        self.add_place(other.folder())

    def submit(self) -> None:
        """Ask for the file, or show what is missing."""
        self.error.hide()
        etablissement: Etablissement | None = self.form.value()
        if etablissement:
            self.create_asked.emit(etablissement, self.folder())

    def show_error(self, sentence: str) -> None:
        """Say why the file could not be made."""
        self.error.set_message("err", sentence)
        self.error.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Entrée in a field is « Créer et commencer »: the main action is not six tabs away.

        But for the one that left a UAI and filled the form, which is to be read first.
        """
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._filled_by_key:
                self.submit()
        else:
            super().keyPressEvent(event)

    def _show_filled(self, sentence: str) -> None:
        """Until the event that filled the form is over."""
        self._tell(sentence)
        self._filled_by_key = True
        QTimer.singleShot(0, self, self._forget_filled)

    def _forget_filled(self) -> None:
        self._filled_by_key = False

    def _tell(self, sentence: str) -> None:
        self.error.set_message("info", sentence)
        self.error.show()

    def _show_path(self) -> None:
        name = dossier_file_name(self.form.uai.text().strip().upper() or "UAI", self.form.nom.text().strip() or "nom")
        self._path.set_text(str(self.folder() / name))

    def _lay_out(self) -> None:
        style = self._style
        other = secondary_button(style, "Autre emplacement…", icon="folder", height=34)
        other.clicked.connect(self.other_place_asked)
        where = QHBoxLayout()
        where.setSpacing(style.px(8))
        where.addWidget(self.place, 1)
        where.addWidget(other)
        card = surface("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(style.px(24), style.px(20), style.px(24), style.px(24))
        inside.setSpacing(style.px(12))
        inside.addWidget(self.form)
        inside.addSpacing(style.px(4))
        heading = label(style, "Où enregistrer ?", "caption", "text2", strong=True)
        heading.setBuddy(self.place)
        inside.addWidget(heading)
        inside.addLayout(where)
        inside.addWidget(self._path)
        inside.addWidget(label(style, WHY, "small", "text2", wrap=True))
        inside.addWidget(self.error)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(style.px(24), style.px(16), style.px(24), style.px(16))
        column.setSpacing(style.px(10))
        column.addWidget(label(style, "Nouvel établissement", "h1"))
        column.addLayout(at_most(card, style.px(MAX_WIDTH)))
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll_area(content), 1)
        outer.addWidget(self._bottom())

    def _bottom(self) -> QFrame:
        style = self._style
        cancel = ghost_button(style, "Retour aux établissements", icon="chevron-left")
        cancel.clicked.connect(self.cancel_asked)
        bar = surface("bottom")
        bar.setFixedHeight(style.px(54))
        row = QHBoxLayout(bar)
        row.setContentsMargins(style.px(16), style.px(1), style.px(16), 0)
        row.addWidget(cancel)
        row.addStretch()
        row.addWidget(self.start)
        return bar
