"""One criterion: its text, its answer, what goes with it, its comment and « À vérifier »; it knows no session."""

import datetime
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from paliers_desktop.core.assessment import NO_ANSWER, Answer, Etat
from paliers_desktop.core.paris import paris_today
from paliers_desktop.core.report.help_words import HelpSection
from paliers_desktop.gui.components.answer_row import AnswerRow
from paliers_desktop.gui.components.card_parts import CardParts
from paliers_desktop.gui.components.caret import place_caret
from paliers_desktop.gui.components.labels import label
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
    task_asked = Signal(object)
    terme_chosen = Signal(str)
    confirmed = Signal()

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
        self._body = QVBoxLayout()
        self._lay_out(numero, texte, lecture)
        self.parts = CardParts(style, self._body, self._row, numero, today, self)
        self._connect()
        self._refresh()

    def show_answer(self, answer: Answer) -> None:
        """Show what is known, without saying so; a text being typed is left alone."""
        self._shown = answer
        self.answers.set_etat(answer.etat)
        self.parts.show_answer(answer)
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
        for part in (self.answers, self.tools, self.parts):
            part.set_read_only(read_only)

    def set_narrow(self, narrow: bool) -> None:
        """Answers two by two across the card, tools below."""
        self._row.set_narrow(narrow)
        self._body.setContentsMargins(0 if narrow else self._style.px(_INDENT), 0, 0, 0)

    def set_compact_tools(self, compact: bool) -> None:
        """Tools as icons, except those that are on."""
        self.tools.set_compact(compact)

    def set_help(self, sections: Sequence[HelpSection], termes: Sequence[str] = ()) -> None:
        """What « Aide » opens, once, with the terms of the glossary that it links to; nothing hides the tool."""
        self.parts.sections, self.parts.termes = sections, termes
        self.tools.help.setVisible(bool(sections))
        self._row.arrange()

    def set_suggestions(self, suggestions: Sequence[str]) -> None:
        """The functions to ask, which « Auprès de » lists."""
        self.parts.suggestions = suggestions

    def set_years(self, years: int) -> None:
        """For how many campagnes in a row the answer is the same, 0 when few."""
        self.parts.years = years

    def toggle_help(self) -> None:
        """Open or close the help, when there is one."""
        if not self.tools.help.isHidden():
            self.tools.help.click()

    def focus_answers(self) -> None:
        """Give the keyboard to the answers."""
        self.answers.focus_answers()

    def resume_typing(self, field: str, caret: int) -> None:
        """Give the keyboard back to a text field, the caret where it was."""
        if field == "commentaire":
            self.edit_note()
        typed = self.parts.text_field(field)
        typed.setFocus(Qt.FocusReason.OtherFocusReason)
        place_caret(typed, caret)

    def focus_motif(self) -> None:
        """Give the keyboard to the motif of a sans objet."""
        self.parts.motif.focus_motif()

    def edit_note(self) -> None:
        """Open the comment for typing; in read-only, for reading one that the card does not show whole."""
        self.parts.note.edit()
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
        if isinstance(event, QFocusEvent) and event.gotFocus():  # by its class: asking each event its type takes longer
            self.activated.emit()
        return False

    def _on_answered(self, etat: Etat | None) -> None:
        self._refresh()
        self.answered.emit(etat)

    def _refresh(self) -> None:
        aupres, flagged = self._shown.aupres_de, self._shown.a_verifier
        self.parts.show_lines(self.answers.etat, flagged=flagged)
        self.tools.show_state(noted=self.parts.noted, flagged=flagged)
        self.tools.flag.set_tip(f"À vérifier auprès de : {aupres}" if aupres else "")

    def _connect(self) -> None:
        self.answers.answered.connect(self._on_answered)
        parts = self.parts
        parts.motif_chosen.connect(self.motif_chosen)
        parts.motif_text_edited.connect(self.motif_text_edited)
        parts.echeance_edited.connect(self.echeance_edited)
        parts.aupres_edited.connect(self.aupres_edited)
        parts.finished.connect(self.motif_finished)
        parts.changed.connect(self._refresh)
        parts.left.connect(self.field_left)
        parts.note_edited.connect(self.note_edited)
        parts.note_shortened.connect(self.note_shortened)
        parts.escaped.connect(self.focus_answers)
        parts.task_asked.connect(self.task_asked)
        parts.terme_chosen.connect(self.terme_chosen)
        parts.entraide_ticked.connect(self.entraide_ticked)
        parts.confirmed.connect(self.confirmed)
        parts.made.connect(self._watch)
        self.tools.help_toggled.connect(parts.show_help)
        self.tools.note_wanted.connect(self.edit_note)
        self.tools.flag_toggled.connect(self.flagged)
        self._watch(self)

    def _watch(self, part: QWidget) -> None:
        """The keyboard in any control of the card makes it the active one."""
        for child in part.findChildren(QWidget):
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
        self._body.setSpacing(px(8))
        self._body.setContentsMargins(px(_INDENT), 0, 0, 0)
        if lecture is not None:
            self._body.addWidget(label(self._style, lecture, "small", "text2", wrap=True))
        self._body.addWidget(self._row)
        # app.qss keeps two pixels for the border: one line and one of padding, or the two of the active card.
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(16) - px(1), px(10) - px(1), px(12) - px(1), px(10) - px(1))
        outer.setSpacing(px(8))
        outer.addLayout(head)
        outer.addLayout(self._body)
