"""This post: its preferences, its recent établissements, and the ways to open one. No Qt."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from paliers_desktop.actions.demo import create_demo
from paliers_desktop.actions.dossiers import OpenDossier, Overview, change_type, create_dossier, open_dossier, summarise
from paliers_desktop.actions.exporting import Exporting
from paliers_desktop.core.assessment import Etablissement, TypeEtablissement
from paliers_desktop.core.grid_loader import Catalogue
from paliers_desktop.errors import UserError
from paliers_desktop.storage.preferences import Preferences, PreferencesFile


class RecentDossiers(Struct, frozen=True):
    """What the list shows: the readable ones, latest first, then the others with the reason."""

    overviews: tuple[Overview, ...]
    unreadable: tuple[tuple[Path, str], ...]


class Workplace:
    """What the window opens with; `resources` holds the demonstration and the fonts, `today` is asked each time."""

    def __init__(
        self, catalogue: Catalogue, file: PreferencesFile, resources: Path, today: Callable[[], date] = date.today
    ) -> None:
        self._catalogue = catalogue
        self._file = file
        self._resources = resources
        self._today = today
        self._demo: TemporaryDirectory[str] | None = None
        self.preferences: Preferences = file.load()

    def prefer(self, **fields: Any) -> None:
        """Change and keep preferences."""
        self._keep(replace(self.preferences, **fields))

    def create(self, folder: Path, etablissement: Etablissement) -> OpenDossier:
        """Make a new établissement's file and remember it. Raises UserError."""
        opened = create_dossier(folder, etablissement, self._catalogue, self._today())
        self._keep(self.preferences.with_recent(opened.dossier.path))
        return opened

    def open(self, path: Path) -> OpenDossier:
        """Open a file and remember it. Raises UserError."""
        opened = open_dossier(path)
        self._keep(self.preferences.with_recent(path.absolute()))
        return opened

    def change_type(self, opened: OpenDossier, type_: TypeEtablissement) -> OpenDossier:
        """Repair a wrong type while nothing is answered (actions.dossiers.change_type)."""
        return change_type(opened, type_, self._catalogue)

    def open_demo(self) -> OpenDossier:
        """Open the fictitious établissement, in a place of its own that `leave` removes."""
        self._demo = TemporaryDirectory(prefix="paliers-demonstration-", ignore_cleanup_errors=True)
        answers = (self._resources / "demo.toml").read_bytes()
        try:
            return create_demo(Path(self._demo.name), self._catalogue, answers, self._today())
        except BaseException:
            self.leave()
            raise

    def leave(self) -> None:
        """Once a dossier is closed: nothing is left of the demonstration."""
        if self._demo:
            self._demo.cleanup()
            self._demo = None

    def recent(self) -> RecentDossiers:
        """Read the recent établissements, without touching their files."""
        overviews, unreadable = [], []
        for path in map(Path, self.preferences.recent):
            try:
                overviews.append(summarise(path))
            except UserError as error:
                unreadable.append((path, error.message))
        return RecentDossiers(tuple(overviews), tuple(unreadable))

    def forget(self, path: Path) -> None:
        """Take a file off the list; the file itself stays."""
        self._keep(self.preferences.without_recent(path))

    def exporting(self, opened: OpenDossier) -> Exporting:
        """The export of an open dossier, which recognises the codes of the other établissements of this post."""
        uais = tuple(overview.assessment.etablissement.uai for overview in self.recent().overviews)
        fonts = self._resources / "fonts"
        return Exporting(opened, fonts, self._today, uais)

    def _keep(self, preferences: Preferences) -> None:
        self.preferences = preferences
        self._file.save(preferences)
