"""What may open in a card below its answers, each part made when it is first needed: most cards never show any."""

import datetime
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paliers_desktop.core.assessment import NO_ANSWER, Answer, Etat
from paliers_desktop.core.report.help_words import HelpSection
from paliers_desktop.gui.components.aupres_row import AupresRow
from paliers_desktop.gui.components.card_note import CardNote
from paliers_desktop.gui.components.caret import TextField
from paliers_desktop.gui.components.confirm_row import ConfirmRow
from paliers_desktop.gui.components.echeance_row import EcheanceRow
from paliers_desktop.gui.components.help_box import HelpBox
from paliers_desktop.gui.components.motif_row import MotifRow
from paliers_desktop.gui.style import Style

Part = ConfirmRow | MotifRow | EcheanceRow | AupresRow | HelpBox | CardNote
P = TypeVar("P", ConfirmRow, MotifRow, EcheanceRow, AupresRow, HelpBox, CardNote)
T = TypeVar("T", MotifRow, EcheanceRow, AupresRow)

_ORDER = ("confirm", "motif", "echeance", "aupres", "help_box", "note")
"""The names of the parts, as they are read."""


class CardParts(QObject):
    """The parts of one card, and what they tell.

    finished: Entrée on the motif, the échéance or « Auprès de »; left: a text field, or the window, was left; escaped:
    Échap in the comment; changed: what the card shows of its comment; made: a part is there, hidden in its place.
    """

    motif_chosen = Signal(object)
    motif_text_edited = Signal(str)
    echeance_edited = Signal(object)
    aupres_edited = Signal(str)
    note_edited = Signal(str)
    note_shortened = Signal()
    entraide_ticked = Signal(bool, bool)
    task_asked = Signal(object)
    terme_chosen = Signal(str)
    finished = Signal()
    left = Signal()
    escaped = Signal()
    changed = Signal()
    confirmed = Signal()
    made = Signal(QWidget)

    def __init__(
        self,
        style: Style,
        body: QVBoxLayout,
        answers: QWidget,
        numero: str,
        today: Callable[[], datetime.date],
        parent: QWidget,
    ) -> None:
        """`body` holds what comes before them; `answers` is the last of it."""
        super().__init__(parent)
        self._style, self._body, self._answers, self._numero, self._today = style, body, answers, numero, today
        self._before = body.count()
        self._answer, self._read_only = NO_ANSWER, False
        self.sections: Sequence[HelpSection] = ()
        self.termes: Sequence[str] = ()
        self.suggestions: Sequence[str] = ()
        self.years = 0

    @cached_property
    def confirm(self) -> ConfirmRow:
        """« Toujours vrai ? », or for how long it is the same."""
        part = ConfirmRow(self._style)
        part.button.setAccessibleDescription(f"Critère {self._numero}")
        part.confirmed.connect(self.confirmed)
        return self._placed(part, "confirm")

    @cached_property
    def motif(self) -> MotifRow:
        """Why it is « sans objet »."""
        part = MotifRow(self._style)
        part.motif_chosen.connect(self.motif_chosen)
        part.motif_text_edited.connect(self.motif_text_edited)
        return self._typed(part, "motif")

    @cached_property
    def echeance(self) -> EcheanceRow:
        """When an « en cours » is to be in place."""
        part = EcheanceRow(self._style, self._today)
        part.echeance_edited.connect(self.echeance_edited)
        return self._typed(part, "echeance")

    @cached_property
    def aupres(self) -> AupresRow:
        """Whom to ask about what is « à vérifier »."""
        part = AupresRow(self._style)
        part.set_suggestions(self.suggestions)
        part.aupres_edited.connect(self.aupres_edited)
        return self._typed(part, "aupres")

    @cached_property
    def help_box(self) -> HelpBox:
        """What « Aide » opens."""
        part = HelpBox(self._style)
        part.show_sections(self.sections)
        part.show_termes(self.termes)
        for box in (part.besoin, part.partage):
            box.setAccessibleDescription(f"Critère {self._numero}")
        part.task_asked.connect(self.task_asked)
        part.entraide_ticked.connect(self.entraide_ticked)
        part.terme_chosen.connect(self.terme_chosen)
        return self._placed(part, "help_box")

    @cached_property
    def note(self) -> CardNote:
        """The comment."""
        part = CardNote(self._style)
        part.field.edited.connect(self.note_edited)
        part.field.shortened.connect(self.note_shortened)
        part.field.paused.connect(self.left)
        part.field.escaped.connect(self.escaped)
        part.left.connect(self.changed)
        part.left.connect(self.left)
        part.line.clicked.connect(self.changed)
        return self._placed(part, "note")

    @property
    def noted(self) -> bool:
        """Whether there is a comment, or one is being typed."""
        return self._is_made("note") and self.note.noted

    def show_answer(self, answer: Answer) -> None:
        """Show what is known, without saying so; a text being typed is left alone."""
        self._answer = answer
        if answer.commentaire and not self._is_made("note"):
            self.note  # noqa: B018  # makes it
        if (answer.a_confirmer or self.years) and not self._is_made("confirm"):
            self.confirm  # noqa: B018  # makes it
        for part in self._parts():
            self._show(answer, part)

    def show_lines(self, etat: Etat | None, *, flagged: bool) -> None:
        """Each line shows only while the answer, or the mark, that it goes with is there."""
        wanted = {"motif": etat is Etat.SANS_OBJET, "echeance": etat is Etat.EN_COURS, "aupres": flagged}
        for name, shown in wanted.items():
            if shown or self._is_made(name):
                getattr(self, name).setVisible(shown)

    def show_help(self, shown: bool) -> None:
        """Open or close the help."""
        if shown or self._is_made("help_box"):
            self.help_box.setVisible(shown)

    def set_read_only(self, read_only: bool) -> None:
        """Everything can be read, nothing changed."""
        self._read_only = read_only
        for part in self._parts():
            part.set_read_only(read_only)

    def unread_echeance(self) -> str:
        """What was typed as an échéance and is no date, "" otherwise."""
        return self.echeance.unread() if self._is_made("echeance") else ""

    def text_fields(self) -> dict[str, TextField]:
        """Where something can be typed now, by the name of the field of an Answer."""
        names = {"note": "commentaire", "motif": "motif_texte", "echeance": "echeance", "aupres": "aupres_de"}
        return {field: self.text_field(field) for name, field in names.items() if self._is_made(name)}

    def text_field(self, name: str) -> TextField:
        """Where that field of an Answer is typed."""
        if name == "commentaire":
            return self.note.field
        if name == "aupres_de":
            return self.aupres.combo
        return self.motif.field if name == "motif_texte" else self.echeance.field

    def _is_made(self, name: str) -> bool:
        return name in self.__dict__

    def _parts(self, names: Sequence[str] = _ORDER) -> list[Part]:
        """Those there are, in reading order."""
        return [self.__dict__[name] for name in names if self._is_made(name)]

    def _typed(self, part: T, name: str) -> T:
        part.finished.connect(self.finished)
        part.left.connect(self.left)
        return self._placed(part, name)

    def _placed(self, part: P, name: str) -> P:
        """Hidden, in its place in the column and in the order of Tab, saying what is known."""
        rank = _ORDER.index(name)
        above: list[Part] = self._parts(_ORDER[:rank])
        below: list[Part] = self._parts(_ORDER[rank + 1 :])
        part.hide()
        self._body.insertWidget(self._before + len(above), part)
        part.set_read_only(self._read_only)
        self._show(self._answer, part)
        _order_tab([self._answers, *above, part, *below])
        self.made.emit(part)
        return part

    def _show(self, answer: Answer, part: Part) -> None:
        if isinstance(part, ConfirmRow):
            part.show_answer(to_confirm=answer.a_confirmer, years=self.years)
        elif isinstance(part, MotifRow):
            part.show_motif(answer.motif_code, answer.motif_texte)
        elif isinstance(part, EcheanceRow):
            part.show_echeance(answer.echeance)
        elif isinstance(part, AupresRow):
            part.show_aupres(answer.aupres_de)
        elif isinstance(part, HelpBox):
            part.show_entraide(besoin=answer.besoin, partage=answer.partage)
        else:
            part.set_text(answer.commentaire)


def _order_tab(parts: Sequence[QWidget]) -> None:
    """Tab follows the card as it is read, not the order in which its parts were made."""
    controls = [control for part in parts for control in part.findChildren(QWidget) if _is_reached(control, part)]
    for before, after in pairwise(controls):
        QWidget.setTabOrder(before, after)


def _is_reached(control: QWidget, part: QWidget) -> bool:
    """By Tab: neither the list that a combo box drops, a window of its own, nor the line inside it.

    Qt moves what stands between a control and its focus proxy along with it, and others are then never reached.
    """
    by_tab = bool(control.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and control.focusProxy() is None and control.window() is part.window()
