"""Column 2 of the export: exactly what leaves, field by field and answer by answer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from paliers_desktop.actions.export import JoinableTexts
from paliers_desktop.actions.export_preview import SentAnswer
from paliers_desktop.core.report.identity import Field
from paliers_desktop.core.report.wording import counted
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.buttons import link_button
from paliers_desktop.gui.components.check_box import CheckBox
from paliers_desktop.gui.components.labels import ElidedLabel, etat_label, icon_label, label
from paliers_desktop.gui.components.numbered_card import NumberedCard
from paliers_desktop.gui.components.scroll import scroll_area
from paliers_desktop.gui.components.surfaces import separator, surface
from paliers_desktop.gui.style import Style

STAYS = (
    "Reste sur ce poste : commentaires et motifs non joints, historique, emplacement des fichiers. "
    "Aucun nom de personne n’est transmis."
)
ROW_HEIGHT = 33
MARKS_HEIGHT = 17
LIST_HEIGHT = 132
LONG_WORD = 16


class PreviewCard(NumberedCard):
    """« 2 Relire ce qui est transmis »; `join_changed(bool)` when texts are ticked or not."""

    join_changed = Signal(bool)
    exact_asked = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__(style, 2, "Relire ce qui est transmis")
        self._style = style
        self._shown_fields: tuple[Field, ...] = ()
        self._shown_answers: tuple[SentAnswer, ...] = ()
        self._fields = QWidget()
        self._count = label(style, "", "small", strong=True)
        self.exact = link_button(style, "Voir le texte exact")
        self.exact.clicked.connect(self.exact_asked)
        self._list = QWidget()
        self._frame = surface("card")
        self._scroll = scroll_area(self._list)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._scroll.setAccessibleName("Réponses transmises")
        self._scroll.setMinimumHeight(style.px(LIST_HEIGHT))
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(style.px(2), style.px(2), style.px(2), style.px(2))
        inside.addWidget(self._scroll)
        self.join = CheckBox(style, "")
        self.join.toggled.connect(self.join_changed)
        head = QHBoxLayout()
        head.addWidget(self._count, 1)
        head.addWidget(self.exact)
        foot = QHBoxLayout()
        foot.setSpacing(style.px(10))
        foot.addWidget(icon_label(style, "lock", 16), 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(label(style, STAYS, "small", "text2", wrap=True), 1)
        self.column.addWidget(self._fields)
        self.column.addLayout(head)
        self.column.addWidget(self._frame, 1)
        self.column.addWidget(self.join)
        self.column.addWidget(separator(style))
        self.column.addLayout(foot)

    def show_preview(self, fields: tuple[Field, ...], answers: tuple[SentAnswer, ...], texts: JoinableTexts) -> None:
        """Show what would leave now; what did not change is not made again."""
        given = sum(answer.etat is not None for answer in answers)
        self._count.setText(typographic(f"{counted(given, 'réponse')} sur {len(answers)}"))
        if fields != self._shown_fields:
            self._show_fields(fields)
        if answers != self._shown_answers:
            self._show_answers(answers)
        self._shown_fields, self._shown_answers = fields, answers
        self.join.setText(_join_words(texts))
        self.join.setVisible(bool(texts.commentaires or texts.motifs))

    def _show_fields(self, fields: tuple[Field, ...]) -> None:
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._style.px(12))
        grid.setVerticalSpacing(self._style.px(2))
        for line, field in enumerate(fields):
            grid.addWidget(label(self._style, field.label, "small", "text2"), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(self._style, _breakable(field.value), "small", wrap=True), line, 1)
        grid.setColumnStretch(1, 1)
        self.column.replaceWidget(self._fields, fresh)
        self._fields.deleteLater()
        self._fields = fresh

    def _show_answers(self, answers: tuple[SentAnswer, ...]) -> None:
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for answer in answers:
            column.addWidget(self._row(answer))
            column.addWidget(separator(self._style))
        column.addStretch()
        place = self._scroll.verticalScrollBar().value()
        fresh.setObjectName("scrolled")
        self._scroll.setWidget(fresh)
        self._scroll.verticalScrollBar().setValue(place)

    def _row(self, answer: SentAnswer) -> QWidget:
        """One line, and under it what else leaves with the answer."""
        style = self._style
        line = QWidget()
        line.setFixedHeight(style.px(ROW_HEIGHT - 1 + (MARKS_HEIGHT if answer.marks else 0)))
        column = QVBoxLayout(line)
        column.setContentsMargins(style.px(10), style.px(6), style.px(10), style.px(6))
        column.setSpacing(0)
        column.addLayout(self._answer_row(answer))
        if answer.marks:
            marks = ElidedLabel(style, " · ".join(answer.marks).replace("\n", " "), "caption", "text2")
            marks.setContentsMargins(style.px(38), 0, 0, 0)
            column.addWidget(marks)
        return line

    def _answer_row(self, answer: SentAnswer) -> QHBoxLayout:
        style = self._style
        row = QHBoxLayout()
        row.setSpacing(style.px(8))
        number = label(style, answer.numero, "caption", "text2")
        number.setFixedWidth(style.px(30))
        words = label(style, answer.etat_word, "small")
        words.setFixedWidth(style.px(96))
        row.addWidget(number)
        row.addWidget(ElidedLabel(style, answer.texte, "small"), 1)
        row.addWidget(etat_label(style, answer.etat, 16))
        row.addWidget(words)
        return row


class ExactTextDialog(QDialog):
    """The payload, byte for byte as text."""

    def __init__(self, style: Style, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Texte exact transmis")
        self.resize(style.px(720), style.px(560))
        view = QPlainTextEdit(text)
        view.setReadOnly(True)
        view.setFont(style.font("code"))
        view.setAccessibleName("Texte exact transmis")
        buttons = QDialogButtonBox()
        buttons.addButton("Fermer", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(view)
        column.addWidget(buttons)


def _join_words(texts: JoinableTexts) -> str:
    parts = []
    if texts.commentaires:
        parts.append("le commentaire" if texts.commentaires == 1 else f"les {texts.commentaires} commentaires")
    if texts.motifs:
        parts.append("le motif" if texts.motifs == 1 else f"les {texts.motifs} motifs")
    return f"Joindre {' et '.join(parts)}"


def _breakable(value: str) -> str:
    """The value, in which a word of 32 digits may go on to the next line: what leaves is shown whole."""
    if " " in value or len(value) <= LONG_WORD:
        return value
    return "\u200b".join(value[start : start + 8] for start in range(0, len(value), 8))
