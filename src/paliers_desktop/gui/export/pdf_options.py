"""Which PDF, and what it takes along: only what concerns the chosen kind is shown."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from paliers_desktop.actions.pdf_documents import PdfChoices, PdfKind
from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.core.reperes import Reference
from paliers_desktop.core.report.releve import SeancesInReport
from paliers_desktop.core.report.reperes import effectif_words
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.check_box import CheckBox
from paliers_desktop.gui.components.choice_field import ChoiceField
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.export.pdf_words import KINDS, about
from paliers_desktop.gui.style import Style

DOCUMENT = "Document PDF"
COMMUN = "Afficher le palier commun"
COMMENTAIRES = "Joindre les commentaires"
COMMENTAIRES_WHY = "Ils peuvent être lus par toute personne qui reçoit le fichier."
REPERES = "Joindre les repères de l’académie"
REPERES_WHY = "Sur le radar : {}. Le territoire se choisit sur la page « Résultat »."
SEANCES = "Joindre le relevé des séances"
NOMS = "Avec les avis partagés et les noms"
NOMS_WHY = (
    "Les noms sont ceux que vous avez saisis. Assurez-vous que les personnes l’acceptent avant de communiquer ce PDF."
)


_SITUATED = (PdfKind.SYNTHESE, PdfKind.COMPLET)
"""What has room for a word on the repères beside its radar."""


class PdfOptions(QWidget):
    """The synthèse with the palier commun at each opening; nothing that someone wrote goes along unless ticked."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self._type: TypeEtablissement | None = None
        self._any_comment = self._any_seance = False
        self._reference: Reference | None = None
        self.kind = ChoiceField(style, DOCUMENT, [(words.choice, kind) for kind, words in KINDS.items()])
        self.about = label(style, "", "small", "text2", wrap=True)
        self.commun = self._box(COMMUN)
        self.commun.setChecked(True)
        self.reperes = self._box(REPERES)
        self._reperes_why = label(style, "", "small", "text2", wrap=True)
        self._under_reperes = self._indented(self._reperes_why)
        self.comments = self._box(COMMENTAIRES, COMMENTAIRES_WHY)
        self.seances = self._box(SEANCES)
        self.noms = self._box(NOMS, NOMS_WHY)
        self._comments_why = label(style, COMMENTAIRES_WHY, "small", "text2", wrap=True)
        self._noms_why = label(style, NOMS_WHY, "small", "text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.px(4))
        self._under_comments = self._indented(self._comments_why)
        self._under_seances = self._indented(self.noms, self._noms_why)
        for part in (
            self.kind,
            self.about,
            self.commun,
            self.reperes,
            self._under_reperes,
            self.comments,
            self._under_comments,
            self.seances,
            self._under_seances,
        ):
            column.addWidget(part)
        self.kind.combo.currentIndexChanged.connect(self._arrange)
        for box in self._boxes():
            box.toggled.connect(self._arrange)
        self._arrange()

    @property
    def choices(self) -> PdfChoices:
        """The PDF that is asked for."""
        kind = self.kind.value()
        whole = kind is PdfKind.COMPLET
        return PdfChoices(
            kind,
            commun=self.commun.isChecked(),
            with_comments=whole and self._any_comment and self.comments.isChecked(),
            seances=self._told() if whole and self._any_seance else SeancesInReport.NONE,
            reperes=self._reference if kind in _SITUATED and self.reperes.isChecked() else None,
        )

    def set_dossier(self, type_: TypeEtablissement, *, comments: bool, seances: bool) -> None:
        """For which établissement, and whether there is any comment, any séance to join."""
        self._type, self._any_comment, self._any_seance = type_, comments, seances
        self._arrange()

    def set_reperes(self, reference: Reference | None) -> None:
        """The group of the académie's repères that may be joined; None where there is none."""
        self._reference = reference
        words = REPERES_WHY.format(effectif_words(reference)) if reference else ""
        self._reperes_why.setText(words)
        self.reperes.setAccessibleDescription(typographic(words))
        self._arrange()

    def take_over(self, other: "PdfOptions") -> None:
        """Keep what is chosen in another look."""
        self.kind.select(other.kind.value())
        for mine, theirs in zip(self._boxes(), other._boxes(), strict=True):
            mine.setChecked(theirs.isChecked())

    def _told(self) -> SeancesInReport:
        if not self.seances.isChecked():
            return SeancesInReport.NONE
        return SeancesInReport.FULL if self.noms.isChecked() else SeancesInReport.PLAIN

    def _boxes(self) -> tuple[CheckBox, ...]:
        return self.commun, self.reperes, self.comments, self.seances, self.noms

    def _box(self, words: str, why: str = "") -> CheckBox:
        box = CheckBox(self._style, words)
        box.setFont(self._style.font("small"))
        box.setMinimumHeight(self._style.px(26))
        box.setAccessibleDescription(typographic(why))
        return box

    def _indented(self, *parts: QWidget) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(self._style.px(28), 0, 0, 0)
        column.setSpacing(self._style.px(2))
        for part in parts:
            column.addWidget(part)
        return inner

    def _arrange(self) -> None:
        """What concerns the kind; the names go with the séances, and are off again with them."""
        kind = self.kind.value()
        if self._type:
            self.about.setText(about(kind, self._type))
            self.kind.combo.setAccessibleDescription(self.about.text())
        whole = kind is PdfKind.COMPLET
        seances = whole and self._any_seance
        comments = whole and self._any_comment
        self.commun.setVisible(kind is not PdfKind.GRILLE)
        reperes = kind in _SITUATED and self._reference is not None
        self.reperes.setVisible(reperes)
        self._under_reperes.setVisible(reperes and self.reperes.isChecked())
        self.comments.setVisible(comments)
        self._under_comments.setVisible(comments and self.comments.isChecked())
        self.seances.setVisible(seances)
        self._under_seances.setVisible(seances and self.seances.isChecked())
        self._noms_why.setVisible(self.noms.isChecked())
        if not self.seances.isChecked():
            self.noms.setChecked(False)
