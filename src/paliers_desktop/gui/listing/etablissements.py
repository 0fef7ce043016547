"""The list of établissements at work: read in the background, kept as the person chose it; it asks what to open."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from paliers_desktop import paths
from paliers_desktop.actions.listing import Found, Listed
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.listing.batches import Batches
from paliers_desktop.gui.listing.chosen_files import erase_chosen_files
from paliers_desktop.gui.listing.menus import KEEP_NOTHING
from paliers_desktop.gui.listing.model import ListingModel
from paliers_desktop.gui.listing.relocating import Relocating
from paliers_desktop.gui.listing.runner import Job
from paliers_desktop.gui.listing.words import KEPT_OUT, NOT_ERASED, reading_words
from paliers_desktop.gui.style import Style
from paliers_desktop.storage.preferences import ListLook

if TYPE_CHECKING:  # a start that opens an établissement does not wait for the list
    from paliers_desktop.gui.display_menu import DisplayMenu
    from paliers_desktop.gui.listing.home import HomePage

TOLD_AFTER_MS = 1000
"""A reading that lasts longer says how far it is."""
CLOSING_SECONDS = 1.0
"""How long closing waits for the file being read; a share that hangs is left behind."""


class Etablissements(QObject):
    """Between the list's page and this post; the window opens what is asked for. dialogs: asked for each time."""

    new_asked = Signal()
    demo_asked = Signal()
    open_asked = Signal(object)
    task_asked = Signal(object, object)
    rebuild_asked = Signal()
    read = Signal()
    """Every file of the list was read."""

    def __init__(self, workplace: Workplace, dialogs: Callable[[], Dialogs], parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._dialogs = dialogs
        self._page: HomePage | None = None
        self._job: Job | None = None
        self._then: Callable[[Path], object] | None = None
        self._total = self._done = 0
        self.model = ListingModel(parent=self)
        self._relocating = Relocating(workplace, dialogs, self)
        self._relocating.began.connect(self._on_relocating)
        self._relocating.ended.connect(self._on_relocated)
        self.batches = Batches(workplace, dialogs, self)
        self.batches.wrote.connect(self._read_again)
        self._patience = QTimer(self, singleShot=True, interval=TOLD_AFTER_MS)
        self._patience.timeout.connect(self._tell_progress)

    @property
    def is_reading(self) -> bool:
        """Whether files are being read."""
        return self._job is not None

    def make_page(
        self, style: Style, menu: Callable[[QWidget], "DisplayMenu"], show_keys: Callable[[], None]
    ) -> "HomePage":
        """The page of the list in this look, with its menu of theme and zoom; it takes the place of the one before."""
        from paliers_desktop.gui.listing.academy_files import AcademyFiles
        from paliers_desktop.gui.listing.home import HomePage
        from paliers_desktop.gui.listing.second_place import ChosenSecondPlace

        page, before = HomePage(style, self.model), self._page
        self._page = page
        page.offer_display(menu(page), show_keys)
        page.show_preferences(self._workplace.preferences)
        self._connect(page)
        self.batches.offer(page, style)
        ChosenSecondPlace(self._workplace, self._dialogs, page).offer(page)
        AcademyFiles(self._workplace, self._dialogs, page)
        if before:
            page.take_over(before)
        return page

    def refresh(self) -> None:
        """Read the list again; what is shown stays until it is read."""
        self.leave()
        recent = self._workplace.preferences.recent
        self._read(Path(recent[0]) if recent else None)

    def _read_again(self) -> None:
        """Asked for by the person, whose selection stays, be it of several rows."""
        chosen = self._page.list.chosen if self._page else ()
        self.leave()
        self._read(chosen[0].path if len(chosen) == 1 else None)

    def leave(self) -> None:
        """The page is left: nothing more is read."""
        if self._job:
            self._job.cancel()
            self._job.deleteLater()
        self._job = None
        self._patience.stop()
        self._tell_reading("")

    def close(self) -> None:
        """The window closes: no thread goes on, but for a share that hangs."""
        job = self._job
        self.leave()
        if job:
            job.join(CLOSING_SECONDS)
        self.batches.close()
        self._relocating.close()
        if self._workplace.preferences.keep_nothing or paths.portable_folder():
            erase_chosen_files()

    def ask_place(self, path: Path) -> Path | None:
        """Have the person choose where to take an open file; None when it stays."""
        return self._relocating.choose_folder(path)

    def move(self, path: Path, folder: Path, then: Callable[[Path], object]) -> None:
        """Move a file that is closed; `then` gets its path, the old one when it could not be moved."""
        self._then = then
        self._relocating.move(path, folder)

    def ask_open(self) -> None:
        """Have the person choose a file."""
        last = self._workplace.preferences.last_folder
        if path := self._dialogs().open_dossier_path(Path(last) if last else paths.documents_folder()):
            self._workplace.prefer(last_folder=str(path.parent))
            self.open_asked.emit(path)

    def _connect(self, page: "HomePage") -> None:
        page.starts.new_asked.connect(self.new_asked)
        page.starts.demo_asked.connect(self.demo_asked)
        page.starts.open_asked.connect(self.ask_open)
        page.starts.rebuild_asked.connect(self.rebuild_asked)
        page.task_asked.connect(self.task_asked)
        page.list.opened.connect(self.open_asked)
        page.list.look_chosen.connect(self._keep_look)
        menu, options = page.actions_menu, page.options
        menu.rename_asked.connect(lambda: self._relocating.ask_name(page.list.current))
        menu.move_asked.connect(lambda: self._relocating.ask_folder(page.list.current))
        menu.show_asked.connect(lambda: self._show_place(page.list.current))
        menu.forget_asked.connect(lambda: self._forget(page.list.current))
        options.rebuild_asked.connect(self.rebuild_asked)
        options.add_folder_asked.connect(self._ask_folder)
        options.remove_folder_asked.connect(self._remove_folder)
        options.refresh_asked.connect(self._read_again)
        options.palier_chosen.connect(self._show_palier)
        options.keep_nothing_asked.connect(self._ask_keep_nothing)

    def _read(self, wanted: Path | None) -> None:
        """Read everything; `wanted` is then selected."""
        if self._page:
            self._page.list.select_path(wanted)
        listing = self._workplace.listing(paths.listed_places)
        self._job = Job(listing.steps, self)
        self._job.stepped.connect(self._on_step)
        self._job.ended.connect(self._on_ended)
        self._patience.start()

    def _on_step(self, step: Found | Listed) -> None:
        if isinstance(step, Found):
            self._total, self._done = len(step.paths), 0
            self.model.keep_only(frozenset(step.paths))
            if self._page:
                self._page.panel.show_unreachable(step.unreachable)
            return
        self._done += 1
        self._workplace.note_listed(step)
        self.model.put(step)
        if not self._patience.isActive():
            self._tell_progress()

    def _on_ended(self) -> None:
        self.leave()
        self.read.emit()

    def _tell_progress(self) -> None:
        self._tell_reading(reading_words(self._done, self._total))

    def _tell_reading(self, words: str) -> None:
        if self._page:
            self._page.panel.show_reading(words)

    def _keep_look(self, look: ListLook) -> None:
        self._workplace.prefer(list_look=look)
        self._show_kept()

    def _show_palier(self, shown: bool) -> None:
        look = self._workplace.preferences.list_look
        self._keep_look(ListLook(look.sort, look.descending, shown))

    def _show_kept(self) -> None:
        if self._page:
            self._page.show_preferences(self._workplace.preferences)

    def _forget(self, listed: Listed | None) -> None:
        if listed:
            self._workplace.forget(listed.path)
            self.refresh()

    def _ask_folder(self) -> None:
        if folder := self._dialogs().folder_path(paths.documents_folder()):
            self._workplace.add_folder(folder)
            self._show_kept()
            self.refresh()

    def _remove_folder(self, folder: Path) -> None:
        self._workplace.remove_folder(folder)
        self._show_kept()
        self.refresh()

    def _ask_keep_nothing(self, on: bool) -> None:
        agreed = not on or self._dialogs().confirm(f"{KEEP_NOTHING} ?", KEPT_OUT, go="Ne rien retenir", stay="Annuler")
        if agreed and not self._workplace.keep_nothing(on):
            self._dialogs().tell(NOT_ERASED)
        if agreed and on:
            erase_chosen_files()
        self._show_kept()
        self.refresh()

    def _show_place(self, listed: Listed | None) -> None:
        if listed:
            self._dialogs().show_folder(listed.path.parent)

    def _on_relocating(self, words: str) -> None:
        self.leave()
        if self._page:
            self._page.show_working(words)

    def _on_relocated(self, path: Path) -> None:
        if self._page:
            self._page.show_working("")
        then, self._then = self._then, None
        if self._page is None or not self._page.isVisible():  # the person went elsewhere meanwhile
            return
        if then:
            then(path)
        else:
            self._read(path)
