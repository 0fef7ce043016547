"""What a task on several établissements is: what it asks, how it looks before it acts, and its words."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paliers_desktop.actions.listing import Listed
from paliers_desktop.errors import UserError
from paliers_desktop.gui.components.banner import Banner
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.scroll import scroll_area
from paliers_desktop.gui.listing.words import title
from paliers_desktop.gui.style import Style

LOOK, BACK = "Voir ce qui va se passer", "Revenir"
UNTREATED = "Non traité."
NOT_WAITED = "L’écriture était en cours : regardez ce qu’il en est dans son fichier."
STOPPED = "Arrêt demandé."
BROKEN = "Un problème inattendu a arrêté la suite."

Line = tuple[str, str]


class Said(Protocol):
    """What becomes, or became, of one établissement, in a sentence; ok: its file, or a file of it, is written."""

    @property
    def path(self) -> Path: ...
    @property
    def ok(self) -> bool: ...
    @property
    def words(self) -> str: ...


class Ended(Struct, frozen=True):
    """How it ended. done: what was treated; rest: what was not, in order; not_waited: the first of these was begun."""

    done: tuple[Said, ...]
    rest: tuple[Listed, ...]
    error: UserError | None = None
    stopped: bool = False
    broken: bool = False
    not_waited: bool = False

    @property
    def written(self) -> int:
        """For how many something was written."""
        return sum(one.ok for one in self.done)

    @property
    def total(self) -> int:
        """How many were chosen."""
        return len(self.done) + len(self.rest)

    @property
    def kind(self) -> str:
        """That of the banner: ok, warn or err."""
        if self.error or self.broken:
            return "err"
        return "ok" if self.written and self.written == self.total else "warn"

    @property
    def why(self) -> str:
        """Why it stopped before the end, "" when it did not."""
        return str(self.error) if self.error else BROKEN if self.broken else STOPPED if self.stopped else ""


class AskPage(QWidget):
    """What is asked before anything is read. changed: whether it can go on may be another; answered: on to the look."""

    changed = Signal()
    answered = Signal()

    def __init__(self, style: Style, introduction: str) -> None:
        super().__init__()
        self.failure = Banner(style, "err")
        self.failure.hide()
        content = QWidget()
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(style.px(4), style.px(4), style.px(12), style.px(4))
        self.column.setSpacing(style.px(12))
        self.column.addWidget(label(style, introduction, "body", "text2", wrap=True))
        self.column.addWidget(self.failure)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll_area(content))

    @property
    def ready(self) -> bool:
        """Whether enough is said to look."""
        return True

    @property
    def where(self) -> str:
        """« Emplacement : … » where something is written beside the files, else ""."""
        return ""

    def focus_first(self) -> None:
        """Give the keyboard to what is asked first."""

    def show_failure(self, error: UserError | None) -> None:
        """Say why it cannot go on, None to say nothing."""
        if error:
            self.failure.set_message("err", str(error))
        self.failure.setVisible(error is not None)


class Task(ABC):
    """One task on the établissements of one window."""

    title: str
    reading = "Lecture des établissements…"
    writing: str

    @abstractmethod
    def look(self) -> Callable[[], Iterator[Said]]:
        """What a thread goes through before anything is written. Raises UserError, as its steps may."""

    @abstractmethod
    def perform(self, is_stopped: Callable[[], bool]) -> Iterator[Said]:
        """Do it, one établissement after the other, in a thread. Raises UserError when nothing more can be done."""

    @abstractmethod
    def go_words(self, ready: int) -> str:
        """The button that does it for so many."""

    @abstractmethod
    def foreseen_words(self, foreseen: Sequence[Said]) -> str:
        """What will happen, in a sentence for all of them."""

    @abstractmethod
    def ended_words(self, ended: Ended) -> str:
        """How it ended, in a sentence for all of them."""

    def line(self, one: Said) -> str:
        """What is told of one that was treated."""
        return one.words

    @abstractmethod
    def forget(self) -> None:
        """Nothing of what was read outlives the window."""


def foreseen_lines(chosen: Sequence[Listed], foreseen: Sequence[Said]) -> tuple[Line, ...]:
    """Each établissement and what will become of it; those without anything first, for they ask for something."""
    names = {listed.path: title(listed) for listed in chosen}
    return tuple((names[one.path], one.words) for one in sorted(foreseen, key=lambda one: one.ok))


def ended_lines(chosen: Sequence[Listed], ended: Ended, task: Task) -> tuple[Line, ...]:
    """Each établissement and what became of it: nothing is passed over."""
    names = {listed.path: title(listed) for listed in chosen}
    done = sorted(ended.done, key=lambda one: one.ok)
    rest = [(title(listed), UNTREATED) for listed in ended.rest]
    if rest and ended.not_waited:
        rest[0] = (rest[0][0], NOT_WAITED)
    return (*rest, *((names[one.path], task.line(one)) for one in done))
