"""The établissement's file that is open, if any: opened, shown by one session, left once all is on the disk."""

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from paliers_desktop.actions.dossiers import OpenDossier
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.core.navigation import Place
from paliers_desktop.errors import UserError
from paliers_desktop.gui.busy import busy
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.reperes import ShownReperes
from paliers_desktop.gui.saving.rescue import Rescue
from paliers_desktop.gui.saving.waiting import Waiting
from paliers_desktop.gui.session import Session

if TYPE_CHECKING:  # what leaves an établissement is loaded by the page that needs it
    from paliers_desktop.actions.exporting import Exporting
    from paliers_desktop.actions.years import DossierChange


class OpenFile(QObject):
    """`opened`, `session` and `exporting`, the one that the first call makes, go together: all None on the list."""

    entered = Signal()
    """A file is open: its pages are to be shown."""
    failed = Signal(object, object)
    """Path (None for the demonstration) and UserError of a file that could not be opened; none is open."""
    leaving = Signal()
    """The session is about to close, unless the person chooses to stay."""
    renamed = Signal()
    """The établissement has another name."""

    def __init__(self, workplace: Workplace, dialogs: Callable[[], Dialogs], window: QWidget) -> None:
        """dialogs: asked for each time."""
        super().__init__(window)
        self._workplace = workplace
        self._dialogs = dialogs
        self._window = window
        self._waiting = Waiting()
        self._rescue = Rescue(workplace, dialogs)
        self.opened: OpenDossier | None = None
        self.session: Session | None = None
        self.exporting: Callable[[], Exporting] | None = None

    def open_path(self, path: Path) -> None:
        """Leave what is open, then open an établissement's file or tell why not."""
        self._open(lambda: self._workplace.open(path), path)

    def open_demo(self) -> None:
        """Leave what is open, then open the fictitious établissement, in a file of its own that nothing remembers."""
        self._open(self._workplace.open_demo, None)

    def retake(self) -> None:
        """The other post left or grew silent: open the file again, to write, with what it says now."""
        if self.session:
            path, silent = self.session.dossier.path, self.session.holding.silent
            self._open(lambda: self._workplace.open(path, silent), path, self.session.place)

    def rescue(self) -> None:
        """Save everything to another file, and go on in it."""
        self.leave_field()
        if self.opened and self.session and (path := self._rescue.save_copy(self.opened, self.session)):
            place = self.session.place
            self.leaving.emit()
            self._close(self.session)
            self._open(lambda: self._workplace.open(path), path, place)

    def offer_rescue(self) -> None:
        """A new try to save failed too."""
        if self.session and self.session.saving.error and self._rescue.is_wanted(self.session.saving.error):
            self.rescue()

    def enter(self, opened: OpenDossier, place: Place | None = None) -> None:
        """Show a file that was just opened, at that place or where it was left."""
        self.opened = opened
        self.session = Session(opened, self, self._workplace.today)
        self.session.reperes = ShownReperes(self._workplace.reperes)
        if place:
            self.session.remember_place(place)
        self.exporting = cache(partial(self._workplace.exporting, opened))
        self.session.saving_changed.connect(self._waiting.on_saving)
        self.session.etablissement_changed.connect(self.renamed)
        self.entered.emit()

    def change_type(self, type_: TypeEtablissement) -> None:
        """A type of another grid, while nothing is answered: the file gets that grid and is opened again."""
        if self.opened is None or self.session is None or not self.session.settle():
            return
        try:
            self._workplace.change_type(self.opened, type_)
        except UserError as error:
            self._dialogs().tell_error(error)
        else:
            self.open_path(self.opened.dossier.path)

    def change(self, change: "DossierChange") -> None:
        """Do what no session does of itself, once everything is on the disk, and open the file again."""
        if self.must_wait(partial(self.change, change)) or self.opened is None or self.session is None:
            return
        try:
            with busy():
                change(self.opened)
        except UserError as error:
            self._dialogs().tell_error(error)
        else:
            self.open_path(self.opened.dossier.path)

    def leave(self) -> bool:
        """Close what is open once all is on the disk; False when the person chooses to stay."""
        session, opened = self.session, self.opened
        if session is None or opened is None:
            return True
        self.leaving.emit()
        self.leave_field()
        if not session.settle() and not self._rescue.may_leave(opened, session):
            return False
        self._close(session)
        return True

    def must_wait(self, action: Callable[[], object]) -> bool:
        """While a slow disk works: True, and `action` is done once everything is on disk. The window stays alive."""
        self.leave_field()
        return self._waiting.defer(action, self.session)

    def leave_field(self) -> None:
        """A field tells its last edit as the keyboard leaves it: that must be before the session closes."""
        if field := self._window.focusWidget():
            field.clearFocus()
        if self.session:
            self.session.leave_field()

    def _close(self, session: Session) -> None:
        session.close()
        session.deleteLater()
        self.opened = self.session = self.exporting = None
        self._workplace.leave()

    def _open(self, opening: Callable[[], OpenDossier], path: Path | None, place: Place | None = None) -> None:
        if self.must_wait(lambda: self._open(opening, path, place)) or not self.leave():
            return
        try:
            opened = opening()
        except UserError as error:
            self.failed.emit(path, error)
        else:
            self.enter(opened, place)
