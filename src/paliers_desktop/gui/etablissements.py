"""The list of établissements at work: reads it, takes a file off it, asks which file to open."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from paliers_desktop import paths
from paliers_desktop.actions.listing import Listed
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.home import HomePage
from paliers_desktop.gui.style import Style


class Etablissements(QObject):
    """Between the list's page and this post; the window opens what `open_asked(path)` names.

    dialogs: asked for each time, because tests replace them.
    """

    new_asked = Signal()
    demo_asked = Signal()
    open_asked = Signal(object)

    def __init__(self, workplace: Workplace, dialogs: Callable[[], Dialogs], parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._dialogs = dialogs
        self._page: HomePage | None = None

    def make_page(self, style: Style) -> HomePage:
        """The page of the list in this look, read anew; it takes the place of the one before."""
        page = HomePage(style)
        page.new_asked.connect(self.new_asked)
        page.demo_asked.connect(self.demo_asked)
        page.open_asked.connect(self.ask_open)
        page.dossier_chosen.connect(self.open_asked)
        page.forget_asked.connect(self.forget)
        self._page = page
        self.refresh()
        return page

    def refresh(self) -> None:
        """Read the list again."""
        if self._page:
            steps = self._workplace.listing(paths.removable_drives).steps()
            rows = [step for step in steps if isinstance(step, Listed)]
            for row in rows:
                self._workplace.note_listed(row)
            overviews = tuple(row.overview for row in rows if row.overview)
            self._page.show_overviews(overviews, tuple((row.path, row.reason) for row in rows if not row.overview))

    def forget(self, path: Path) -> None:
        """Take a file off the list; the file itself stays."""
        self._workplace.forget(path)
        self.refresh()

    def ask_open(self) -> None:
        """Have the person choose a file."""
        last = self._workplace.preferences.last_folder
        if path := self._dialogs().open_dossier_path(Path(last) if last else paths.documents_folder()):
            self._workplace.prefer(last_folder=str(path.parent))
            self.open_asked.emit(path)
