"""« Fichiers transmis »: every signed file of the établissement, the académie's answer to it, the same bytes again."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from paliers_desktop.actions.transmission import SentFile
from paliers_desktop.core import campagne
from paliers_desktop.core.report.recu_words import answer_sentences, short_answer
from paliers_desktop.core.report.wording import date_in_words
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.aide.reading_window import ReadingWindow
from paliers_desktop.gui.components.buttons import secondary_button
from paliers_desktop.gui.components.empreinte_box import EmpreinteBox
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.reading_area import ReadingArea
from paliers_desktop.gui.reflow import Reflow, reflow_for
from paliers_desktop.gui.style import Style

TITLE = "Fichiers transmis"
INTRODUCTION = (
    "Chaque fichier signé, du plus récent au plus ancien, et la réponse de l’académie quand son accusé de réception "
    "est importé."
)
WIDTH, HEIGHT, LIST_WIDTH = 860, 560, 280


class SentFilesWindow(ReadingWindow):
    """The list at the left, the file at the right, or below where the window is narrow."""

    write_again_asked = Signal(object)
    """A SentFile."""
    import_asked = Signal()

    def __init__(self, style: Style, files: Callable[[], Sequence[SentFile]], parent: QWidget) -> None:
        """files: asked for each time they are shown."""
        super().__init__(style, TITLE, parent)
        self._ask_files = files
        self._files: Sequence[SentFile] = ()
        self.list = QListWidget()
        self.list.setProperty("found", "true")
        self.list.setFont(style.font("small"))
        self.list.setAccessibleName("Fichiers transmis, du plus récent au plus ancien")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.title = label(style, "", "body", strong=True, wrap=True)
        self.answer = label(style, "", "body", strong=True, wrap=True)
        self.sentences = label(style, "", "small", wrap=True)
        self.empreinte = EmpreinteBox(style)
        self.again = secondary_button(style, "Enregistrer à nouveau", icon="save", height=36)
        self.again.clicked.connect(self._ask_again)
        self.import_file = secondary_button(style, "Importer un accusé de réception…", height=36)
        self.import_file.clicked.connect(self.import_asked)
        self._lay_out()
        self.list.currentRowChanged.connect(self._show_row)
        self.refresh()
        self.fit(WIDTH, HEIGHT)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def chosen(self) -> SentFile | None:
        """The file of the current line."""
        row = self.list.currentRow()
        return self._files[row] if 0 <= row < len(self._files) else None

    def refresh(self) -> None:
        """Show them as they are answered now; the line that was chosen stays."""
        row = max(0, self.list.currentRow())
        self._files = self._ask_files()
        self.list.clear()
        for sent in self._files:
            self.list.addItem(typographic(f"{_name(sent)}\n{short_answer(sent.reponse)}"))
        self.list.setCurrentRow(row)

    def _show_row(self, row: int) -> None:
        if 0 <= row < len(self._files):
            sent = self._files[row]
            self.title.setText(f"{_name(sent)} · campagne {campagne.label(sent.campagne)}")
            self.empreinte.show_empreinte(sent.empreinte)
            self.answer.setText(short_answer(sent.reponse))
            self.sentences.setText("\n".join(answer_sentences(sent.reponse) if sent.reponse else ()))

    def _ask_again(self) -> None:
        if self.chosen:
            self.write_again_asked.emit(self.chosen)

    def _lay_out(self) -> None:
        style = self.look
        parent = self.parentWidget()
        narrow = parent is not None and reflow_for(parent.width(), style.zoom) is Reflow.NARROW
        told = QWidget()
        column = QVBoxLayout(told)
        column.setContentsMargins(*(style.px(side) for side in (4, 0, 8, 4)))
        column.setSpacing(style.px(10))
        for part in (self.title, self.empreinte, self.answer, self.sentences):
            column.addWidget(part)
        column.addStretch()
        both = QVBoxLayout() if narrow else QHBoxLayout()
        both.setSpacing(style.px(14))
        both.addWidget(self.list, 2 if narrow else 0)
        area = ReadingArea(told, "Fichier choisi")
        both.addWidget(area, 3 if narrow else 1)
        if not narrow:
            self.list.setFixedWidth(style.px(LIST_WIDTH))
        self.content.addWidget(label(style, INTRODUCTION, "small", "text2", wrap=True))
        self.content.addLayout(both, 1)
        for button in (self.again, self.import_file):
            self.foot.insertWidget(self.foot.count() - 2, button)
        for before, after in pairwise((self.list, area, self.again, self.import_file, self.close_button)):
            self.setTabOrder(before, after)


def _name(sent: SentFile) -> str:
    """« Révision 2 · 23 novembre 2026 · provisoire »."""
    parts = (f"Révision {sent.revision}", date_in_words(sent.cree_le), "provisoire" if sent.provisoire else "")
    return " · ".join(filter(None, parts))
