"""One criterion: its text, its answer, what goes with it, its comment and « À vérifier »; it knows no session."""

import datetime
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from paliers_desktop.core.assessment import NO_ANSWER, Answer, Etat
from paliers_desktop.core.paris import paris_today
from paliers_desktop.core.report.help_words import HelpSection
from paliers_desktop.gui.components.answer_row import AnswerRow
from paliers_desktop.gui.components.aupres_row import AupresRow
from paliers_desktop.gui.components.card_note import CardNote
from paliers_desktop.gui.components.caret import TextField, place_caret
from paliers_desktop.gui.components.echeance_row import EcheanceRow
from paliers_desktop.gui.components.help_box import HelpBox
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.motif_row import MotifRow
from paliers_desktop.gui.style import Style, restyle

_ID_WIDTH = 22
_INDENT = 34


class CriterionCard(QFrame):
    """`numero` is the number people see (« 2.5 »); `lecture` how to read a dated criterion today, None otherwise.

    activated: the keyboard or a click entered the card; field_left: a text field, or the window, was left (flush what
    was typed); motif_finished: Entrée on the motif, the échéance or « Auprès de » (go to the next criterion).
    """

    answered = Signal(object)
    motif_chosen = Signal(object)
    motif_text_edited = Signal(str)
    motif_finished = Signal()
    echeance_edited = Signal(object)
    aupres_edited = Signal(str)
    note_edited = Signal(str)
    note_shortened = Signal()
    field_left = Signal()
    flagged = Signal(bool)
    entraide_ticked = Signal(bool, bool)
    activated = Signal()
    history_asked = Signal()

    def __init__(
        self,
        style: Style,
        numero: str,
        texte: str,
        lecture: str | None = None,
        today: Callable[[], datetime.date] = paris_today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style = style
        self._shown = NO_ANSWER
        self._active, self._single_keys = False, True
        self.setProperty("active", "false")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._row = AnswerRow(style)
        self.answers, self.tools = self._row.answers, self._row.tools
        self._question = f"{numero} {texte}"
        self.set_position("")
        for tool in self.tools.buttons():
            tool.setAccessibleDescription(f"Critère {numero}")
        self.motif = MotifRow(style)
        self.echeance = EcheanceRow(style, today)
        self.aupres = AupresRow(style)
        self.note = CardNote(style)
        self.note_field, self.note_line = self.note.field, self.note.line
        self.help_box = HelpBox(style)
        for box in (self.help_box.besoin, self.help_box.partage):
            box.setAccessibleDescription(f"Critère {numero}")
        self._body = QVBoxLayout()
        self._lay_out(numero, texte, lecture)
        self._connect()
        self.show_answer(NO_ANSWER)

    def show_answer(self, answer: Answer) -> None:
        """Show what is known, without saying so; a text being typed is left alone."""
        self._shown = answer
        self.answers.set_etat(answer.etat)
        self.motif.show_motif(answer.motif_code, answer.motif_texte)
        self.echeance.show_echeance(answer.echeance)
        self.aupres.show_aupres(answer.aupres_de)
        self.note.set_text(answer.commentaire)
        self.help_box.show_entraide(besoin=answer.besoin, partage=answer.partage)
        self._refresh()

    def set_position(self, position: str) -> None:
        """« Critère 2 sur 13 », which screen readers say with the question."""
        self.answers.set_question(self._question, position)

    def set_active(self, active: bool) -> None:
        """The card the single keys go to: accent border, key caps."""
        self._active = active
        restyle(self, active="true" if active else "false")
        self.answers.set_active(active and self._single_keys)

    def show_single_keys(self, hints: Sequence[str] | None) -> None:
        """The keys of Aide, Commentaire and À vérifier, for their tooltips; None while single keys are turned off."""
        self._single_keys = hints is not None
        self.answers.set_active(self._active and self._single_keys)
        for tool, hint in zip(self.tools.buttons(), hints or ("", "", ""), strict=True):
            tool.set_key("", hint)

    def set_read_only(self, read_only: bool) -> None:
        """Everything can be read, nothing changed."""
        for part in (self.answers, self.motif, self.echeance, self.aupres, self.note, self.tools, self.help_box):
            part.set_read_only(read_only)

    def set_narrow(self, narrow: bool) -> None:
        """Answers two by two across the card, tools below."""
        self._row.set_narrow(narrow)
        self._body.setContentsMargins(0 if narrow else self._style.px(_INDENT), 0, 0, 0)

    def set_compact_tools(self, compact: bool) -> None:
        """Tools as icons, except those that are on."""
        self.tools.set_compact(compact)

    def set_help(self, sections: Sequence[HelpSection]) -> None:
        """What « Aide » opens; nothing hides the tool."""
        self.help_box.show_sections(sections)
        self.tools.help.setVisible(bool(sections))
        self.help_box.setVisible(bool(sections) and self.tools.help.isChecked())
        self._row.arrange()

    def toggle_help(self) -> None:
        """Open or close the help, when there is one."""
        if not self.tools.help.isHidden():
            self.tools.help.click()

    def focus_answers(self) -> None:
        """Give the keyboard to the answers."""
        self.answers.focus_answers()

    def text_fields(self) -> dict[str, TextField]:
        """Where something is typed, by the name of the field of an Answer."""
        return {
            "commentaire": self.note_field,
            "motif_texte": self.motif.field,
            "echeance": self.echeance.field,
            "aupres_de": self.aupres.combo,
        }

    def resume_typing(self, field: str, caret: int) -> None:
        """Give the keyboard back to a text field, the caret where it was."""
        if field == "commentaire":
            self.edit_note()
        typed = self.text_fields()[field]
        typed.setFocus(Qt.FocusReason.OtherFocusReason)
        place_caret(typed, caret)

    def focus_motif(self) -> None:
        """Give the keyboard to the motif of a sans objet."""
        self.motif.focus_motif()

    def edit_note(self) -> None:
        """Open the comment for typing; in read-only, for reading one that the card does not show whole."""
        self.note.edit()
        self._refresh()

    def toggle_flag(self) -> None:
        """Set or lift « À vérifier », as a click does."""
        self.tools.flag.click()

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the answers: the tools can go below."""
        width = self.answers.minimumSizeHint().width() + self._style.px(_INDENT + 16 + 12 + 4)
        return QSize(width, super().minimumSizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.activated.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The keyboard came into the card."""
        if event.type() == QEvent.Type.FocusIn:
            self.activated.emit()
        return False

    def _on_note_left(self) -> None:
        self._refresh()
        self.field_left.emit()

    def _on_answered(self, etat: Etat | None) -> None:
        self._refresh()
        self.answered.emit(etat)

    def _refresh(self) -> None:
        """Each line shows only while the answer, or the mark, that it goes with is there."""
        etat, aupres = self.answers.etat, self._shown.aupres_de
        self.motif.setVisible(etat is Etat.SANS_OBJET)
        self.echeance.setVisible(etat is Etat.EN_COURS)
        self.aupres.setVisible(self._shown.a_verifier)
        self.tools.show_state(noted=self.note.noted, flagged=self._shown.a_verifier)
        self.tools.flag.set_tip(f"À vérifier auprès de : {aupres}" if aupres else "")

    def _connect(self) -> None:
        self.answers.answered.connect(self._on_answered)
        self.motif.motif_chosen.connect(self.motif_chosen)
        self.motif.motif_text_edited.connect(self.motif_text_edited)
        self.echeance.echeance_edited.connect(self.echeance_edited)
        self.aupres.aupres_edited.connect(self.aupres_edited)
        for part in (self.motif, self.echeance, self.aupres):
            part.finished.connect(self.motif_finished)
            part.left.connect(self.field_left)
        self.note_field.edited.connect(self.note_edited)
        self.note_field.shortened.connect(self.note_shortened)
        self.note_field.paused.connect(self.field_left)
        self.note_field.escaped.connect(self.focus_answers)
        self.note.left.connect(self._on_note_left)
        self.note_line.clicked.connect(self._refresh)
        self.help_box.history_asked.connect(self.history_asked)
        self.help_box.entraide_ticked.connect(self.entraide_ticked)
        self.tools.help_toggled.connect(self.help_box.setVisible)
        self.tools.note_wanted.connect(self.edit_note)
        self.tools.flag_toggled.connect(self.flagged)
        for child in self.findChildren(QWidget):
            if child.focusPolicy() != Qt.FocusPolicy.NoFocus:
                child.installEventFilter(self)

    def _lay_out(self, numero: str, texte: str, lecture: str | None) -> None:
        px = self._style.px
        identifier = label(self._style, numero, "caption", "text2")
        identifier.setMinimumWidth(px(_ID_WIDTH))
        identifier.setContentsMargins(0, px(1), 0, 0)
        head = QHBoxLayout()
        head.setSpacing(px(_INDENT - _ID_WIDTH))
        head.addWidget(identifier, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(label(self._style, texte, wrap=True), 1)
        self.help_box.hide()
        self._body.setSpacing(px(8))
        self._body.setContentsMargins(px(_INDENT), 0, 0, 0)
        if lecture is not None:
            self._body.addWidget(label(self._style, lecture, "small", "text2", wrap=True))
        for part in (self._row, self.motif, self.echeance, self.aupres, self.help_box, self.note):
            self._body.addWidget(part)
        # app.qss keeps two pixels for the border: one line and one of padding, or the two of the active card.
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(16) - px(1), px(10) - px(1), px(12) - px(1), px(10) - px(1))
        outer.setSpacing(px(8))
        outer.addLayout(head)
        outer.addLayout(self._body)
