"""The four pages of « Enregistrer 12 PDF »: what and where, files that are there, how far it is, how it ended."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from paliers_desktop.actions.listing import Listed
from paliers_desktop.actions.pdf_documents import PdfChoices
from paliers_desktop.core.typography import typographic
from paliers_desktop.errors import UserError
from paliers_desktop.gui.components.banner import Banner
from paliers_desktop.gui.components.check_box import CheckBox
from paliers_desktop.gui.components.labels import ElidedLabel, label
from paliers_desktop.gui.components.named_group import NamedGroup
from paliers_desktop.gui.components.place_row import PlaceRow
from paliers_desktop.gui.components.progress_bar import ProgressBar
from paliers_desktop.gui.components.radio_button import RadioButton
from paliers_desktop.gui.components.reading_area import ReadingArea
from paliers_desktop.gui.components.scroll import scroll_area
from paliers_desktop.gui.listing.batch_words import (
    COMMUN,
    DOCUMENTS,
    TWO_WAYS,
    Ending,
    ending_words,
    existing_detail,
    existing_words,
    for_words,
    missing_lines,
    progress_words,
)
from paliers_desktop.gui.style import Style

_RING = 28
"""What stands before the words of a choice: its ring and the space after it."""


class AskPage(QWidget):
    """Which document, with or without the palier commun, where."""

    place_asked = Signal()

    def __init__(self, style: Style, chosen: Sequence[Listed], folder: Path) -> None:
        super().__init__()
        self._style = style
        self.failure = Banner(style, "err")
        self.failure.hide()
        self._kinds = QButtonGroup(self)
        self.commun = CheckBox(style, COMMUN)
        self.commun.setChecked(True)
        self.place = PlaceRow(style, "Enregistrer dans", folder)
        self.place.choose_asked.connect(self.place_asked)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(style.px(4), style.px(4), style.px(12), style.px(4))
        column.setSpacing(style.px(12))
        column.addWidget(label(style, for_words(chosen), "body", "text2", wrap=True))
        column.addWidget(self.failure)
        column.addWidget(self._documents())
        column.addWidget(self.commun)
        column.addWidget(self.place)
        column.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll_area(content))

    @property
    def folder(self) -> Path:
        """Where the PDF go."""
        return self.place.folder

    @property
    def choices(self) -> PdfChoices:
        """What is asked."""
        return PdfChoices(DOCUMENTS[self._kinds.checkedId()][0], commun=self.commun.isChecked())

    def show_failure(self, error: UserError | None) -> None:
        """Say why nothing can be written there, None to say nothing."""
        if error:
            self.failure.set_message("err", str(error))
        self.failure.setVisible(error is not None)

    def focus_first(self) -> None:
        """Give the keyboard to the document chosen."""
        if button := self._kinds.checkedButton():
            button.setFocus(Qt.FocusReason.TabFocusReason)

    def documents(self) -> tuple[RadioButton, ...]:
        """The choices, in order."""
        return tuple(button for button in self._kinds.buttons() if isinstance(button, RadioButton))

    def _documents(self) -> NamedGroup:
        style = self._style
        group = NamedGroup()
        group.setAccessibleName("Document")
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.px(2))
        column.addWidget(label(style, "Document", "caption", "text2", strong=True))
        for rank, (_, words, detail) in enumerate(DOCUMENTS):
            button = RadioButton(style, words)
            button.setMinimumHeight(style.px(28))
            button.setAccessibleDescription(typographic(detail))
            button.setChecked(rank == 0)
            self._kinds.addButton(button, rank)
            about = label(style, detail, "caption", "text2", wrap=True)
            about.setContentsMargins(style.px(_RING), 0, 0, style.px(6))
            column.addWidget(button)
            column.addWidget(about)
        return group


class ExistingPage(QWidget):
    """Files of the same names are there: asked once, for all of them."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._title = label(style, "", "h2", wrap=True)
        self._which = label(style, "", "body", wrap=True)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(style.px(4), style.px(4), style.px(12), style.px(4))
        column.setSpacing(style.px(12))
        column.addWidget(self._title)
        column.addWidget(self._which)
        column.addWidget(label(style, TWO_WAYS, "body", "text2", wrap=True))
        column.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ReadingArea(content, "Fichiers qui existent déjà"))

    def show_names(self, names: Sequence[str], folder: Path) -> None:
        """Say which files are there."""
        self._title.setText(existing_words(len(names)))
        self._which.setText(existing_detail(names, folder))

    def words(self) -> str:
        """What is asked, in one sentence."""
        return f"{self._title.text()}. {self._which.text()}"


class ProgressPage(QWidget):
    """« 7 sur 40 · École Jean Macé », and a bar."""

    def __init__(self, style: Style, title: str = "Enregistrement des PDF…") -> None:
        super().__init__()
        self.name = ElidedLabel(style, "", "body")
        self._bar = ProgressBar(style)
        self._note = label(style, "", "small", "text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.px(4), style.px(4), style.px(12), style.px(4))
        column.setSpacing(style.px(10))
        column.addWidget(label(style, title, "h2"))
        column.addWidget(self.name)
        column.addWidget(self._bar)
        column.addWidget(self._note)
        column.addStretch()

    def show_progress(self, done: int, total: int, name: str) -> None:
        """Say how many are done, and which one is under way."""
        self.name.set_text(progress_words(done + 1, total, name))
        self._bar.set_progress(done, total)

    def show_note(self, words: str) -> None:
        """Say something more, "" for nothing."""
        self._note.setText(words)


class DonePage(QWidget):
    """How many PDF were written and where; which ones not, and why."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self._banner = Banner(style, "ok")
        self._where = label(style, "", "small", "text2", wrap=True)
        self._title = label(style, "Sans PDF", "h2")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(style.px(4), style.px(4), style.px(4), style.px(4))
        self._column.setSpacing(style.px(10))
        self._column.addWidget(self._banner)
        self._column.addWidget(self._where)
        self._column.addWidget(self._title)
        self._lines: tuple[tuple[str, str], ...] = ()

    def show_ending(self, chosen: Sequence[Listed], ending: Ending, folder: Path) -> None:
        """Show it, once."""
        self._lines = missing_lines(chosen, ending)
        self._banner.set_message(ending.kind, ending_words(ending))
        self._where.setText(f"Emplacement : {folder}")
        self._where.setVisible(ending.written > 0)
        self._title.setVisible(bool(self._lines))
        if self._lines:
            self._column.addWidget(ReadingArea(self._list(), "Établissements sans PDF"), 1)
        else:
            self._column.addStretch(1)

    def words(self) -> str:
        """How it ended, in one sentence."""
        return self._banner.text()

    def lines(self) -> tuple[tuple[str, str], ...]:
        """The établissements without PDF, each with why."""
        return self._lines

    def _list(self) -> QWidget:
        style = self._style
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, style.px(12), 0)
        column.setSpacing(style.px(2))
        for name, reason in self._lines:
            said = label(style, reason, "small", "text2", wrap=True)
            said.setContentsMargins(0, 0, 0, style.px(8))
            column.addWidget(label(style, name, "small", strong=True, wrap=True))
            column.addWidget(said)
        column.addStretch()
        return content
