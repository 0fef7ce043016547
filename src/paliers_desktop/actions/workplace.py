"""This post: its preferences, what its list of établissements holds, and the ways to open one. No Qt."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from paliers_desktop.actions.copies import CopyKeeper
from paliers_desktop.actions.dossiers import OpenDossier, change_type, create_dossier, open_dossier
from paliers_desktop.actions.listing import Listed, Listing, Sources, find_dossiers
from paliers_desktop.core.assessment import Etablissement, TypeEtablissement
from paliers_desktop.core.grid_loader import Catalogue
from paliers_desktop.core.history import Geste
from paliers_desktop.core.paris import paris_today
from paliers_desktop.storage.backup import is_copy
from paliers_desktop.storage.campagne_files import CampagneFiles
from paliers_desktop.storage.post import Post, this_post
from paliers_desktop.storage.preferences import Preferences, PreferencesFile

if TYPE_CHECKING:  # what leaves an établissement, and what the académie signs, is loaded by whoever asks for it
    from paliers_desktop.actions.campagnes import Campagnes
    from paliers_desktop.actions.exporting import Exporting
    from paliers_desktop.actions.rebuilding import Series
    from paliers_desktop.actions.reperes import PostReperes
    from paliers_desktop.actions.salvaging import Damage


class Workplace:
    """What the window opens with; `resources` holds the demonstration and the fonts, `today` is asked each time.

    post: what a lock file says of this post. deployed: the public keys of the académie beside the program.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        file: PreferencesFile,
        resources: Path,
        today: Callable[[], date] = paris_today,
        post: Post | None = None,
        deployed: tuple[Path, ...] = (),
    ) -> None:
        self.catalogue = catalogue
        self._file = file
        self._resources = resources
        self.today = today
        self.post = post or this_post()
        self._deployed = deployed
        self._campagne_files = CampagneFiles(file.path.with_name("campagnes"))
        self._demo: TemporaryDirectory[str] | None = None
        self._known_uais: set[str] = set()
        self.preferences: Preferences = file.load()

    def prefer(self, **fields: Any) -> None:
        """Change and keep preferences."""
        self._keep(replace(self.preferences, **fields))

    def create(self, folder: Path, etablissement: Etablissement) -> OpenDossier:
        """Make a new établissement's file and remember it. Raises UserError."""
        known = self.campagnes.for_new(etablissement, self.today()) if self.knows_campagnes else None
        campagne = known.id if known else ""
        grids = self._grids_of(campagne)
        opened = create_dossier(folder, etablissement, grids, self.today(), self.post, campagne)
        self._keep(self.preferences.with_recent(opened.dossier.path))
        return self._with_copies(opened)

    def open(self, path: Path, silent: bytes | None = None) -> OpenDossier:
        """Open a file and remember it, unless it is a copy of one. Raises UserError. silent: as Dossier.open."""
        opened = open_dossier(path, self.post, silent)
        if not is_copy(path):
            self._keep(self.preferences.with_recent(path.absolute()))
        return self._with_copies(opened)

    def save_elsewhere(self, opened: OpenDossier, path: Path, gestes: tuple[Geste, ...]) -> None:
        """Make an open dossier again at `path`, with what could not be saved, and remember it. Raises UserError."""
        opened.dossier.write_elsewhere(path, gestes)
        self._keep(self.preferences.with_recent(path.absolute()))

    def change_type(self, opened: OpenDossier, type_: TypeEtablissement) -> OpenDossier:
        """Repair a wrong type while nothing is answered (actions.dossiers.change_type)."""
        return change_type(opened, type_, self._grids_of(opened.state.campagne))

    def open_demo(self) -> OpenDossier:
        """Open the fictitious établissement, in a place of its own that `leave` removes."""
        from paliers_desktop.actions.demo import create_demo

        self._demo = TemporaryDirectory(prefix="paliers-demonstration-", ignore_cleanup_errors=True)
        answers = (self._resources / "demo.toml").read_bytes()
        try:
            return create_demo(Path(self._demo.name), self.catalogue, answers, self.today())
        except BaseException:
            self.leave()
            raise

    def gather(self, files: Iterable[Path]) -> "Series":
        """What these transmitted files are of. Raises the errors of actions.rebuilding_errors."""
        from paliers_desktop.actions.rebuilding import gather
        from paliers_desktop.actions.transmitted import read_transmitted

        known = self.campagnes.all_grids() if self.knows_campagnes else self.catalogue
        return gather(read_transmitted(path, known) for path in files)

    def rebuild(self, series: "Series", folder: Path) -> OpenDossier:
        """Make the file of a series anew, open it and remember it. Raises UserError."""
        from paliers_desktop.actions.rebuilding import rebuild

        opened = rebuild(series, folder, post=self.post)
        self._keep(self.preferences.with_recent(opened.dossier.path.absolute()))
        return self._with_copies(opened)

    @cached_property
    def campagnes(self) -> "Campagnes":
        """What the académie sent to this post."""
        from paliers_desktop.actions.academy_keys import read_deployed
        from paliers_desktop.actions.campagnes import Campagnes

        return Campagnes(self._campagne_files, self.catalogue, read_deployed(self._deployed))

    @property
    def knows_campagnes(self) -> bool:
        """Whether the académie sent anything; asked before `campagnes` loads what judges signatures."""
        return not self._campagne_files.is_empty

    def expected(self, uai: str) -> Etablissement | None:
        """What the académie says of a UAI, where it sent its campagne."""
        return self.campagnes.etablissement(uai) if self.knows_campagnes else None

    @property
    def second_place(self) -> Path | None:
        """Where copies go too; None where the person chose no such place."""
        chosen = self.preferences.second_place
        return Path(chosen) if chosen else None

    def choose_second_place(self, place: Path) -> int:
        """Have copies go there too; of how many établissements there are copies already. SecondPlaceRefusedError."""
        from paliers_desktop.actions.second_place import copied_there

        known = copied_there(place)
        self.prefer(second_place=str(place))
        return known

    @property
    def is_demo(self) -> bool:
        """Whether the demonstration is open."""
        return self._demo is not None

    def leave(self) -> None:
        """Once a dossier is closed: nothing is left of the demonstration."""
        if self._demo:
            self._demo.cleanup()
            self._demo = None

    def examine(self, path: Path) -> "Damage | None":
        """What a damaged file still holds beside its last good copy (actions.salvaging)."""
        from paliers_desktop.actions.salvaging import examine

        return examine(path, self.catalogue.entries, self.second_place)

    def listing(self, drives: Callable[[], tuple[Path, ...]]) -> Listing:
        """What reads the list: recent files, added emplacements, and the removable drives that `drives` finds."""
        kept = self.preferences
        return Listing(Sources(tuple(map(Path, kept.recent)), tuple(map(Path, kept.folders))), drives)

    def known_files(self, drives: Callable[[], tuple[Path, ...]]) -> tuple[Path, ...]:
        """The files that the list would show."""
        kept = self.preferences
        return find_dossiers(tuple(map(Path, kept.recent)), tuple(map(Path, kept.folders)), drives()).paths

    def note_listed(self, listed: Listed) -> None:
        """Know another établissement of this post, to recognise its code where another is asked for."""
        if listed.overview:
            self._known_uais.add(listed.overview.assessment.etablissement.uai)

    def forget(self, path: Path) -> None:
        """Take a file off the list; the file itself stays."""
        self._keep(self.preferences.without_recent(path))

    def add_folder(self, folder: Path) -> None:
        """List the files of an emplacement too."""
        self._keep(self.preferences.with_folder(folder))

    def remove_folder(self, folder: Path) -> None:
        """List the files of an emplacement no longer; they stay."""
        self._keep(self.preferences.without_folder(folder))

    def rename(self, path: Path, typed: str) -> Path:
        """Give a file that is closed another name; its new path. Raises UserError. Then call `follow`."""
        from paliers_desktop.actions.relocation import rename_dossier

        return rename_dossier(path, typed)

    def move(self, path: Path, folder: Path) -> Path:
        """Take a file that is closed to another emplacement; its new path. Raises UserError. Then call `follow`."""
        from paliers_desktop.actions.relocation import move_dossier

        return move_dossier(path, folder)

    def follow(self, old: Path, new: Path) -> None:
        """The list follows a file that was moved or renamed."""
        self._keep(self.preferences.with_moved(old, new))

    def keep_nothing(self, on: bool) -> bool:
        """« Ne rien retenir sur ce poste »: what was kept is erased at once; False when that could not be written."""
        return self._keep(replace(self.preferences, keep_nothing=on))

    def exporting(self, opened: OpenDossier) -> "Exporting":
        """The export of an open dossier, which recognises the codes of the établissements that the list has read."""
        from paliers_desktop.actions.exporting import Exporting

        fonts = self._resources / "fonts"
        known = self._known_uais
        return Exporting(opened, fonts, self.today, known, lasting=not self.is_demo, campagnes=self.campagnes)

    def reperes(self) -> "PostReperes | None":
        """What the académie sent of these; None while it sent nothing at all."""
        return self.campagnes.reperes if self.knows_campagnes else None

    def _grids_of(self, campagne: str) -> Catalogue:
        """The grids that an établissement of this campagne may take."""
        return self.campagnes.catalogue(campagne) if self.knows_campagnes else self.catalogue

    def _with_copies(self, opened: OpenDossier) -> OpenDossier:
        """With what keeps its copies; a file that cannot be written gets none."""
        if opened.dossier.read_only:
            return opened
        return replace(opened, copies=CopyKeeper(opened.dossier, lambda: self.second_place))

    def _keep(self, preferences: Preferences) -> bool:
        self.preferences = preferences.allowed()
        return self._file.save(self.preferences)
