"""The wall at one scale: header, progress, what is shown, the operator's line, the answers, the keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from paliers_desktop.core.assessment import Etat
from paliers_desktop.gui.components.answer_group import AnswerGroup
from paliers_desktop.gui.components.wall_answer import WallAnswer
from paliers_desktop.gui.components.wall_progress import WallProgress
from paliers_desktop.gui.projection.card_bodies import DomaineBody, EndBody
from paliers_desktop.gui.projection.critere_body import CritereBody
from paliers_desktop.gui.projection.foot import Foot
from paliers_desktop.gui.projection.header import Header
from paliers_desktop.gui.projection.key_row import KeyRow
from paliers_desktop.gui.projection.key_sheet import KeySheet
from paliers_desktop.gui.projection.result_bodies import RadarBody, SituationBody, StepsBody, TableBody
from paliers_desktop.gui.style import Style

MARGIN, TOP = 36, 28
_ANSWER_GAP = 16
_HEADER_GAP, _PROGRESS_GAP = 13, 8


class ProjectionView(QFrame):
    """Only widgets and their places; `filling.py` says what they show."""

    turned = Signal()
    """The page of the help or of the steps is another one."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = style
        self.setProperty("surface", "plain")
        self.header = Header(style)
        self.progress = WallProgress(style)
        self.critere = CritereBody(style)
        self.domaine = DomaineBody(style)
        self.end = EndBody(style)
        self.situation = SituationBody(style)
        self.radar = RadarBody(style)
        self.table = TableBody(style)
        self.steps = StepsBody(style)
        self.sheet = KeySheet(style)
        self.foot = Foot(style)
        self.answers = AnswerGroup(style, make=WallAnswer, gap=_ANSWER_GAP)
        self.answers.set_two_by_two(True)
        self.keys = KeyRow(style)
        self._bodies = QStackedWidget()
        self._under: QWidget = self.critere
        self._lay_out()
        self.critere.turned.connect(self.turned)
        self.steps.turned.connect(self.turned)

    @property
    def body(self) -> QWidget:
        """What is shown, or would be without the sheet of keys."""
        return self._under

    @property
    def sheet_shown(self) -> bool:
        """Whether the sheet of keys is over it."""
        return self._bodies.currentWidget() is self.sheet

    def show_body(self, body: QWidget) -> None:
        """Show one of the bodies; the answers belong to a criterion."""
        self._under = body
        self._bodies.setCurrentWidget(body)
        self.progress.setVisible(body in (self.critere, self.domaine))
        self.keys.show_criterion(body is self.critere)
        self._show_answers()

    def show_sheet(self, on: bool) -> None:
        """The sheet of keys over what is shown, or not."""
        self._bodies.setCurrentWidget(self.sheet if on else self._under)
        self._show_answers()

    def open_help(self, on: bool) -> None:
        """The help in place of the answers, or not."""
        self.critere.open_help(on)
        self._show_answers()
        self.turned.emit()

    def move_focus(self, step: int) -> None:
        """Between the answers, without choosing."""
        etats = list(Etat)
        focused = next((etat for etat in etats if self.answers.button(etat).hasFocus()), None)
        index = etats.index(focused) + step if focused else 0
        self.answers.button(etats[index % len(etats)]).setFocus(Qt.FocusReason.TabFocusReason)

    def _show_answers(self) -> None:
        shown = self._bodies.currentWidget() is self.critere and not self.critere.helped
        if not shown and self.answers.isAncestorOf(self.focusWidget() or self):
            self.setFocus()  # or Qt would hand the keyboard to the next control, with its ring
        self.answers.setVisible(shown)

    def _lay_out(self) -> None:
        px = self.look.px
        for body in (
            self.critere,
            self.domaine,
            self.end,
            self.situation,
            self.radar,
            self.table,
            self.steps,
            self.sheet,
        ):
            self._bodies.addWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(MARGIN), px(TOP), px(MARGIN), 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addSpacing(px(_HEADER_GAP))
        column.addWidget(self.progress)
        column.addSpacing(px(_PROGRESS_GAP))
        column.addWidget(self._bodies, 1)
        column.addWidget(self.foot)
        column.addWidget(self.answers)
        column.addWidget(self.keys)
