"""« Autres formats », below the PDF: the volet numérique to finish, the answers to count and sort."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paliers_desktop.actions.other_formats import OtherFormat
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.buttons import link_button
from paliers_desktop.gui.components.check_box import CheckBox
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.style import Style

TITRE = "Autres formats"
TEXTES = "Avec les commentaires et les motifs"
TEXTES_WHY = "Ils peuvent être lus par toute personne qui reçoit le fichier."
_LINKS = (
    (OtherFormat.VOLET_ODT, "Volet numérique (ODT)…", "Un texte prérempli pour le projet, à compléter en équipe."),
    (OtherFormat.REPONSES_ODS, "Réponses (ODS)…", "Un tableau des réponses et un tableau des paliers."),
    (OtherFormat.REPONSES_CSV, "Réponses (CSV)…", "Le tableau des réponses, pour un tableur ou un autre logiciel."),
)


class OtherFormats(QWidget):
    """Three links and one box, off at each opening; the page writes the files."""

    asked = Signal(OtherFormat)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.links = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.px(4))
        column.addWidget(label(style, TITRE, "small", strong=True))
        for kind, words, described in _LINKS:
            link = link_button(style, words)
            link.setAccessibleDescription(typographic(described))
            link.setToolTip(typographic(described))
            link.clicked.connect(lambda _checked=False, kind=kind: self.asked.emit(kind))
            self.links[kind] = link
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self.textes = CheckBox(style, TEXTES)
        self.textes.setFont(style.font("small"))
        self.textes.setMinimumHeight(style.px(26))
        self.textes.setAccessibleDescription(typographic(TEXTES_WHY))
        self.textes.setToolTip(typographic(TEXTES_WHY))
        column.addWidget(self.textes)
        self.set_texts(False)

    @property
    def with_texts(self) -> bool:
        """Whether what people wrote goes along."""
        return self.textes.isChecked() and not self.textes.isHidden()

    def set_texts(self, any_: bool) -> None:
        """Whether anything was written; the box is shown only then."""
        self.textes.setVisible(any_)

    def take_over(self, other: "OtherFormats") -> None:
        """Keep what is ticked in another look."""
        self.textes.setChecked(other.textes.isChecked())
