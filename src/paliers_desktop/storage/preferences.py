"""What a person prefers on this post: a small JSON file whose loss costs nothing."""

import logging
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from paliers_desktop.files import replace_file
from paliers_desktop.storage.anchor import Anchor

MAX_RECENT = 20
"""How many recent dossiers are remembered."""
MAX_FOLDERS = 20
"""How many emplacements may be added to the list of établissements."""

log = logging.getLogger(__name__)


class Theme(StrEnum):
    """How the window looks; AUTO follows the system."""

    AUTO = "auto"
    CLAIR = "clair"
    SOMBRE = "sombre"


class SortBy(StrEnum):
    """What the list of établissements may be sorted by; never the palier: that would be a ranking (ux/guide.md §4)."""

    NOM = "nom"
    UAI = "uai"
    CAMPAGNE = "campagne"
    AVANCEMENT = "avancement"
    MODIFIE = "modifie"


class ListLook(Struct, frozen=True):
    """How the list of établissements is shown: its sort, and whether the palier has a column."""

    sort: SortBy = SortBy.MODIFIE
    descending: bool = True
    palier: bool = True


class Preferences(Struct, frozen=True):
    """The settings, with their defaults.

    zoom: percent, 100 to 200. single_key: « Raccourcis à une touche ». advance: the digits 1 to 3 move on to the next
    criterion. recent: paths of dossiers, latest first. last_folder: where a file was last chosen, "" at first.
    folders: the emplacements added to the list of établissements. keep_nothing: « Ne rien retenir sur ce poste ».
    second_place: where copies of every dossier go too, "" for nowhere else than beside them.
    """

    theme: Theme = Theme.AUTO
    zoom: Annotated[int, Meta(ge=100, le=200)] = 100
    single_key: bool = True
    advance: bool = True
    recent: Annotated[tuple[str, ...], Meta(max_length=MAX_RECENT)] = ()
    last_folder: str = ""
    folders: Annotated[tuple[str, ...], Meta(max_length=MAX_FOLDERS)] = ()
    list_look: ListLook = ListLook()
    keep_nothing: bool = False
    second_place: str = ""

    def allowed(self) -> "Preferences":
        """What may be kept: all, or with « Ne rien retenir sur ce poste » nothing that names a file or a place."""
        return replace(self, recent=(), last_folder="", folders=(), second_place="") if self.keep_nothing else self

    def with_places(self, written: Callable[[str], str]) -> "Preferences":
        """The preferences with every place written in another way."""
        return replace(
            self,
            recent=tuple(map(written, self.recent)),
            last_folder=written(self.last_folder),
            folders=tuple(map(written, self.folders)),
            second_place=written(self.second_place),
        )

    def with_recent(self, path: Path) -> "Preferences":
        """The preferences once a dossier was opened: it comes first, the oldest is forgotten."""
        others = (known for known in self.recent if known != str(path))
        return replace(self, recent=(str(path), *others)[:MAX_RECENT])

    def without_recent(self, path: Path) -> "Preferences":
        """The preferences once a dossier is taken off the list."""
        return replace(self, recent=tuple(known for known in self.recent if known != str(path)))

    def with_moved(self, old: Path, new: Path) -> "Preferences":
        """The preferences once a dossier has another path: it keeps its rank, or becomes the first one."""
        if str(old) not in self.recent:
            return self.with_recent(new)
        renamed = (str(new) if known == str(old) else known for known in self.recent if known != str(new))
        return replace(self, recent=tuple(renamed))

    def with_folder(self, folder: Path) -> "Preferences":
        """The preferences once an emplacement is added to the list; beyond MAX_FOLDERS the oldest goes."""
        others = tuple(known for known in self.folders if known != str(folder))
        return replace(self, folders=(*others, str(folder))[-MAX_FOLDERS:])

    def without_folder(self, folder: Path) -> "Preferences":
        """The preferences once an emplacement is no longer listed."""
        return replace(self, folders=tuple(known for known in self.folders if known != str(folder)))


class PreferencesFile:
    """The preferences at a given path; neither reading nor writing ever fails, failures are logged.

    `anchor`: how the places in the file are written, for a portable program; as they are otherwise.
    """

    def __init__(self, path: Path, anchor: Anchor | None = None) -> None:
        self.path = path
        self._anchor = anchor

    def load(self) -> Preferences:
        """The stored preferences; the defaults when there are none, or none that make sense."""
        try:
            stored = msgspec.json.decode(self.path.read_bytes(), type=Preferences)
            return stored.with_places(self._anchor.found) if self._anchor else stored
        except FileNotFoundError:
            return Preferences()
        except OSError as error:
            log.info("preferences not read: %s", error)
        except ValueError as error:
            log.info("preferences damaged, defaults used: %s", error)
            self._set_aside()
        return Preferences()

    def save(self, preferences: Preferences) -> bool:
        """Store what may be kept of the preferences, whole or not at all; whether they are stored.

        Without leave to keep anything, a damaged file set aside goes too: it may name établissements.
        """
        kept = preferences.allowed()
        if self._anchor:
            kept = kept.with_places(self._anchor.kept)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(self.path, msgspec.json.format(msgspec.json.encode(kept), indent=1))
            if preferences.keep_nothing:
                self._aside.unlink(missing_ok=True)
        except (OSError, ValueError) as error:
            log.info("preferences not kept: %s", error)
            return False
        return True

    @property
    def _aside(self) -> Path:
        return self.path.with_name(f"{self.path.name}.abime")

    def _set_aside(self) -> None:
        """Keep a damaged file beside, for whoever wants to know, instead of writing over it."""
        try:
            self.path.replace(self._aside)
        except OSError as error:
            log.info("damaged preferences not set aside: %s", error)
