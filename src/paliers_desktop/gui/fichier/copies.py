"""« Sauvegardes… »: the copies of an établissement's file, what each holds, and going back to one of them."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from paliers_desktop import paths
from paliers_desktop.actions.copy_list import CopyList, ReadCopy
from paliers_desktop.core.typography import typographic
from paliers_desktop.errors import UserError
from paliers_desktop.gui.aide.reading_window import ReadingWindow
from paliers_desktop.gui.announce import announce
from paliers_desktop.gui.components.buttons import primary_button
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.reading_area import ReadingArea
from paliers_desktop.gui.fichier.copy_preview import CopyPreview
from paliers_desktop.gui.fichier.copy_table import CopyTable
from paliers_desktop.gui.fichier.copy_words import (
    INTRODUCTION,
    NONE,
    READING,
    RESTORING,
    question_words,
    restored_words,
    second_place_words,
)
from paliers_desktop.gui.fichier.desk import FileDesk
from paliers_desktop.gui.listing.runner import Job
from paliers_desktop.gui.reflow import Reflow, reflow_for
from paliers_desktop.storage.restoring import Restored

TITLE = "Sauvegardes"
RESTORE = "Restaurer cette sauvegarde"
WIDTH, HEIGHT, PREVIEW = 1160, 600, 380


def run(desk: FileDesk, path: Path) -> Path | None:
    """Show the copies of the closed file at `path`; where the file is afterwards."""
    window = CopiesWindow(desk, path)
    window.exec()
    return window.path


class CopiesWindow(ReadingWindow):
    """Read in the background, as the list of établissements is. path: the file to open again once it is closed."""

    def __init__(self, desk: FileDesk, path: Path) -> None:
        style = desk.style()
        super().__init__(style, TITLE, desk.window)
        self._desk = desk
        self.path = path
        self._copies = CopyList(path, desk.workplace.second_place)
        self._work: Job | None = None
        self.table = CopyTable(style)
        self.preview = CopyPreview(style, second_place_words(desk.workplace.second_place))
        self.restore = primary_button(style, RESTORE, height=36)
        for button in (self.restore, self.close_button):
            button.setAutoDefault(False)  # Entrée on a copy asks about it
        self.table.activated.connect(self._ask)
        self.restore.clicked.connect(self._ask)
        self.table.currentItemChanged.connect(self._show_chosen)
        self._lay_out()
        self.fit(WIDTH, HEIGHT)
        self.preview.show_words(READING)
        self.restore.setEnabled(False)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._reading = Job(self._copies.steps, self)
        self._reading.stepped.connect(self.table.add)
        self._reading.ended.connect(self._on_read)

    def done(self, result: int) -> None:
        """Closed: nothing more is read. While a copy takes its place, it stays."""
        if self._work:
            return
        self._reading.cancel()
        super().done(result)

    def _on_read(self) -> None:
        if self.table.chosen is None:
            self.preview.show_words(NONE)
            announce(self, typographic(NONE))

    def _show_chosen(self) -> None:
        if read := self.table.chosen:
            self.preview.show_copy(read, self._copies.current)
            self.restore.setEnabled(True)

    def _ask(self) -> None:
        read = self.table.chosen
        if read is None or self._work:
            return
        if read.failure:
            self._desk.dialogs().tell_error(read.failure)
        elif (target := self._target()) and self._agreed(read, target):
            self._restore(read, target)

    def _target(self) -> Path | None:
        """Where the dossier is or was; its place is asked for when it is gone too, None when the person gives up."""
        target = self._copies.path
        if self._copies.has_place:
            return target
        folder = self._desk.dialogs().folder_path(paths.documents_folder())
        return folder / target.name if folder else None

    def _agreed(self, read: ReadCopy, target: Path) -> bool:
        question, detail = question_words(read.copy, target, there=target.exists())
        return self._desk.dialogs().confirm(question, detail, go="Restaurer", stay="Annuler")

    def _restore(self, read: ReadCopy, target: Path) -> None:
        announce(self, typographic(RESTORING))
        self._work = Job(lambda: self._copies.restoration(read, target), self)
        self._work.stepped.connect(lambda restored: self._on_restored(read, restored, target))
        self._work.failed.connect(self._on_failed)
        self._work.broke.connect(self._end_work)
        self._hold(True)

    def _on_restored(self, read: ReadCopy, restored: Restored, target: Path) -> None:
        self._end_work()
        if target != self.path:
            self._desk.workplace.follow(self.path, target)
        self.path = target
        self._desk.dialogs().tell(restored_words(read.copy, restored))
        self.accept()

    def _on_failed(self, error: UserError) -> None:
        self._end_work()
        self._desk.dialogs().tell_error(error)

    def _end_work(self) -> None:
        if self._work:
            self._work.cancel()  # it has no more to tell, but has not told that it ends
            self._work.deleteLater()
        self._work = None
        self._hold(False)

    def _hold(self, on: bool) -> None:
        """Nothing can be asked while a copy takes its place."""
        if on:
            self.setCursor(Qt.CursorShape.WaitCursor)
        else:
            self.unsetCursor()
        for part in (self.table, self.restore, self.close_button):
            part.setEnabled(not on)
        self.restore.set_text(RESTORING if on else RESTORE)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        style = self.look
        narrow = reflow_for(self._desk.window.width(), style.zoom) is Reflow.NARROW
        if not narrow:
            self.content.addWidget(label(style, INTRODUCTION, "small", "text2", wrap=True))
        area = ReadingArea(self.preview, "Ce que contient la sauvegarde")
        both = QVBoxLayout() if narrow else QHBoxLayout()
        both.setSpacing(style.px(12))
        both.addWidget(self.table, 1)
        both.addWidget(area, 1 if narrow else 0)
        if not narrow:
            area.setFixedWidth(style.px(PREVIEW))
        self.content.addLayout(both, 1)
        self.foot.addWidget(self.restore)
        self.setTabOrder(self.close_button, self.restore)
