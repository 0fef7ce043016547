"""What came of a séance: criteria discussed, answers changed, avis partagés with their sentence, decisions."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.core.report.releve import CritereTold, DomaineDiscute, Releve, ReponseModifiee
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.buttons import link_button
from paliers_desktop.gui.components.field import Field
from paliers_desktop.gui.components.labels import etat_label, label
from paliers_desktop.gui.components.note_field import NoteField
from paliers_desktop.gui.components.surfaces import surface
from paliers_desktop.gui.components.typing_focus import holds_keyboard
from paliers_desktop.gui.style import Style

AVIS = "Une phrase, sans nommer personne"
MAX_AVIS = 300
DECISIONS = "Ce qui a été décidé, et pour quand. Ne nommez ni élève ni collègue."


class SeanceNotes(QWidget):
    """Four cards, those with nothing to say left out but for the decisions."""

    critere_chosen = Signal(str)
    avis_edited = Signal(str, str)
    """Criterion id, sentence."""
    decisions_edited = Signal(str)
    left = Signal()
    avis_shortened = Signal(int)
    """More than so many characters: the end was not taken."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._shown: dict[str, object] = {}
        self.avis: dict[str, Field] = {}
        self._discutes, self._reponses, self._avis = (_Card(style, titre) for titre in _TITLES)
        self.decisions = NoteField(style)
        self.decisions.setPlaceholderText(typographic(DECISIONS))
        self.decisions.setAccessibleName("Décisions")
        self.decisions.edited.connect(self.decisions_edited)
        self.decisions.left.connect(self.left)
        said = _Card(style, "Décisions")
        self.parts = (self._discutes, self._reponses, self._avis, said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.px(12))
        for card in self.parts:
            column.addWidget(card)
        said.fill(self.decisions)  # once it has a place: a part that shows before flashes as a window

    def show_releve(self, releve: Releve, decisions: str, *, read_only: bool) -> None:
        """Show what a séance made; what is being typed of it is left alone."""
        other = self._shown.get("id") != releve.seance_id
        if other:
            self._shown = {"id": releve.seance_id}
            self.decisions.clearFocus()
        if self._is_new("discutes", releve.domaines):
            self._discutes.fill(*(self._domaine(domaine) for domaine in releve.domaines))
        if self._is_new("reponses", releve.reponses):
            self._reponses.fill(*(self._reponse(reponse) for reponse in releve.reponses))
        if self._is_new("avis", tuple(critere.critere_id for critere in releve.avis)):
            self.avis = {critere.critere_id: self._field(critere) for critere in releve.avis}
            self._avis.fill(*(self._line(critere) for critere in releve.avis))
        for critere in releve.avis:
            line = self.avis[critere.critere_id].line_edit
            line.setReadOnly(read_only)
            if not holds_keyboard(line):
                self.avis[critere.critere_id].set_text(critere.note)
        self.decisions.set_text(decisions)
        self.decisions.setReadOnly(read_only)

    def _is_new(self, part: str, value: object) -> bool:
        before = self._shown.get(part)
        self._shown[part] = value
        return before != value

    def _domaine(self, domaine: DomaineDiscute) -> QWidget:
        return label(self._style, f"{domaine.titre} : {domaine.numeros}", "small", wrap=True)

    def _reponse(self, reponse: ReponseModifiee) -> QWidget:
        style = self._style
        words = label(style, f"{reponse.before_word} → {reponse.after_word}", "small", "text2", strong=True)
        now = QHBoxLayout()
        now.setSpacing(style.px(8))
        now.addWidget(etat_label(style, reponse.after, 16))
        now.addWidget(words)
        now.addStretch()
        line, texts = self._critere(reponse.critere)
        texts.addLayout(now)
        return line

    def _field(self, critere: CritereTold) -> Field:
        field = Field(self._style, AVIS)
        field.line_edit.setAccessibleName(f"Avis partagés sur le critère {critere.numero}")
        field.line_edit.setAccessibleDescription(AVIS)
        field.line_edit.setMaxLength(MAX_AVIS)
        field.line_edit.shortened.connect(lambda: self.avis_shortened.emit(MAX_AVIS))
        field.edited.connect(lambda text: self.avis_edited.emit(critere.critere_id, text))
        field.line_edit.editingFinished.connect(self.left)
        return field

    def _line(self, critere: CritereTold) -> QWidget:
        line, texts = self._critere(critere)
        texts.addWidget(self.avis[critere.critere_id])
        return line

    def _critere(self, critere: CritereTold) -> tuple[QWidget, QVBoxLayout]:
        """A criterion, its number a link, and room under its text."""
        style = self._style
        link = link_button(style, critere.numero)
        link.setAccessibleDescription(typographic(critere.texte))
        link.clicked.connect(lambda: self.critere_chosen.emit(critere.critere_id))
        line = QWidget()
        texts = QVBoxLayout()
        texts.setSpacing(style.px(4))
        texts.addWidget(label(style, critere.texte, "small", wrap=True))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.px(10))
        row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        return line, texts


_TITLES = ("Critères discutés", "Réponses modifiées", "Avis partagés")


class _Card(QWidget):
    """A title and lines under it; hidden without any line."""

    def __init__(self, style: Style, titre: str) -> None:
        super().__init__()
        self._style = style
        card = surface("card")
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(card)
        self._column.setContentsMargins(style.px(16), style.px(12), style.px(16), style.px(14))
        self._column.setSpacing(style.px(10))
        self._column.addWidget(label(style, titre, "body", strong=True))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        self.hide()

    def fill(self, *lines: QWidget) -> None:
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = list(lines)
        for line in lines:
            self._column.addWidget(line)
        self.setVisible(bool(lines))
