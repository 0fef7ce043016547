"""« Exporter pour l’académie… » of the list: asks for the codes, shows what will happen, has it signed and written.

The codes are those of one window: nothing of them outlives it.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from paliers_desktop import paths
from paliers_desktop.actions.batch_export import Exported, Foreseen, Transmission, foresee, transmission, transmit
from paliers_desktop.actions.listing import Listed
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.listing.several import exports_words as words
from paliers_desktop.gui.listing.several.exports_page import AskCodesPage
from paliers_desktop.gui.listing.several.task import Ended, Said, Task
from paliers_desktop.gui.style import Style

CODES_TITLE = "Choisir le fichier des codes"


class ExportTask(Task):
    """One signed file for each."""

    title = words.TITLE
    writing = words.SIGNING

    def __init__(self, style: Style, chosen: Sequence[Listed], workplace: Workplace, dialogs: Callable[[], Dialogs]):
        self._chosen, self._workplace, self._dialogs = chosen, workplace, dialogs
        self.asked: Transmission | None = None
        last = workplace.preferences.last_folder
        self.ask = AskCodesPage(style, chosen, Path(last) if last else paths.documents_folder())
        self.ask.codes_asked.connect(self._choose_codes)
        self.ask.place_asked.connect(self._choose_folder)

    def look(self) -> Callable[[], Iterator[Said]]:
        """Read the codes, then the établissements."""
        chosen, codes, folder = self._chosen, self.ask.codes.folder, self.ask.place.folder
        day, post = self._workplace.today(), self._workplace.post

        def steps() -> Iterator[Said]:
            self.asked = transmission(chosen, codes, folder, day, post)
            yield from foresee(self.asked)

        return steps

    def perform(self, is_stopped: Callable[[], bool]) -> Iterator[Said]:
        """Sign and write."""
        assert self.asked is not None
        yield from transmit(self.asked, is_stopped)

    def go_words(self, ready: int) -> str:
        return words.export_words(ready)

    def foreseen_words(self, foreseen: Sequence[Said]) -> str:
        return words.foreseen_words([one for one in foreseen if isinstance(one, Foreseen)])

    def ended_words(self, ended: Ended) -> str:
        return words.ended_words(ended)

    def line(self, one: Said) -> str:
        return words.exported_words(one) if isinstance(one, Exported) else one.words

    def forget(self) -> None:
        """The codes."""
        self.asked = None

    def show_place(self) -> None:
        """Have the system show where the signed files are."""
        self._dialogs().show_folder(self.ask.place.folder)

    def _choose_codes(self) -> None:
        if path := self._dialogs().open_text_path(self.ask.place.folder, CODES_TITLE):
            self.ask.show_codes(path)

    def _choose_folder(self) -> None:
        if folder := self._dialogs().folder_path(self.ask.place.folder):
            self.ask.place.show_folder(folder)
            self.ask.show_failure(None)
            self._workplace.prefer(last_folder=str(folder))
