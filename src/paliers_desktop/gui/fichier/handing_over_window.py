"""The window of « Passer le relais »: what the next person reads and gets, where the file goes, where it is."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from paliers_desktop.actions.handover import ToHand
from paliers_desktop.core.report.wording import counted
from paliers_desktop.errors import UserError
from paliers_desktop.gui.components.banner import Banner
from paliers_desktop.gui.components.buttons import primary_button, secondary_button
from paliers_desktop.gui.components.check_box import CheckBox
from paliers_desktop.gui.components.labels import ElidedLabel, label
from paliers_desktop.gui.components.place_row import PlaceRow
from paliers_desktop.gui.fichier.relais_lines import relais_lines
from paliers_desktop.gui.fichier.task_window import Lines, TaskWindow, lines_block
from paliers_desktop.gui.fichier.tasks import FileTask
from paliers_desktop.gui.style import Style

WIDTH, HEIGHT = 680, 620
WHY = (
    "Un fichier pour la personne qui prend la suite. Elle y trouve les réponses, les commentaires, l’historique, les "
    "séances et les fichiers signés, et peut continuer la même suite. Votre fichier reste ici, inchangé."
)
TAKEN_OUT = "Ce qui n’y est pas"
CODE_OUT = "Le code de transmission, même s’il a été tapé dans un commentaire."
COPIES_OUT = "Vos sauvegardes, qui restent à côté de votre fichier."
READS = "Ce que la personne lit en l’ouvrant"
NEXT = (
    "Remettez-le à la personne qui prend la suite : elle l’ouvre par « Ouvrir… ». Ensuite, ne répondez plus que dans "
    "l’un des deux fichiers ; si les deux ont changé, « Fusionner avec une autre copie… » les réunit."
)


class HandingOverWindow(TaskWindow):
    """The names of the séances go only when the person ticks them."""

    def __init__(self, style: Style, to_hand: ToHand, folder: Path, parent: QWidget) -> None:
        super().__init__(style, FileTask.HAND_OVER.value.rstrip("…"), parent)
        self._to_hand = to_hand
        self.failure = Banner(style, "err", parent=self)
        self.failure.hide()
        names = counted(to_hand.named, "séance", "séances")
        self.names = CheckBox(style, f"Joindre les noms des présents ({names})")
        self.place = PlaceRow(style, "Enregistrer dans", folder)
        self.go = primary_button(style, "Enregistrer le fichier du relais", icon="save", height=36)
        self.show_place = secondary_button(style, "Afficher l’emplacement", icon="folder-open", height=36)
        self.add_buttons(self.show_place, self.go)
        self.fit(WIDTH, HEIGHT)
        self.show_page(self._ask_page(), "Annuler", self.go, main=self.go)

    @property
    def with_names(self) -> bool:
        """Whether the names go too."""
        return self.names.isChecked()

    def show_folder(self, folder: Path) -> None:
        """Show another emplacement; what was said of the one before is over."""
        self.place.show_folder(folder)
        self.failure.hide()

    def show_failure(self, error: UserError) -> None:
        """Say why the file could not be written."""
        self.tell_on_top(self.failure, str(error))

    def show_written(self, path: Path) -> None:
        """Say where the file is, and what to do with it."""
        words = "Le fichier du relais est enregistré."
        page, column = self.new_page("Le fichier du relais")
        column.addWidget(Banner(self.look, "ok", words))
        column.addWidget(ElidedLabel(self.look, path.name, "h2", mode=Qt.TextElideMode.ElideMiddle))
        where = f"Emplacement : {path.parent}"
        column.addWidget(ElidedLabel(self.look, where, "small", "text2", mode=Qt.TextElideMode.ElideMiddle))
        column.addWidget(label(self.look, NEXT, "body", wrap=True))
        column.addStretch()
        self.show_page(page, "Fermer", self.show_place, said=words)

    def _ask_page(self) -> QWidget:
        style, etablissement = self.look, self._to_hand.assessment.etablissement
        page, column = self.new_page(READS)
        column.addWidget(label(style, f"{etablissement.nom} ({etablissement.uai})", "h2", wrap=True))
        column.addWidget(label(style, WHY, "body", wrap=True))
        column.addWidget(self.failure)
        column.addWidget(lines_block(style, self._lines()))
        self.names.setVisible(self._to_hand.named > 0)
        column.addWidget(self.names)
        column.addWidget(self.place)
        column.addStretch()
        return page

    def _lines(self) -> Lines:
        names = ("Les noms des présents, sauf si vous les joignez.",) if self._to_hand.named else ()
        out = (CODE_OUT, *names, COPIES_OUT)
        return (TAKEN_OUT, out), (f"{READS} :", ()), *relais_lines(self._to_hand.relais)
