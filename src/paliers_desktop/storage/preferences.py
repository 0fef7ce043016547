"""What a person prefers on this post: a small JSON file whose loss costs nothing."""

import logging
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from paliers_desktop.files import replace_file

MAX_RECENT = 20
"""How many recent dossiers are remembered."""

log = logging.getLogger(__name__)


class Theme(StrEnum):
    """How the window looks; AUTO follows the system."""

    AUTO = "auto"
    CLAIR = "clair"
    SOMBRE = "sombre"


class Preferences(Struct, frozen=True):
    """The settings, with their defaults.

    zoom: percent, 100 to 200. single_key: « Raccourcis à une touche ». advance: the digits 1 to 3 move on to the next
    criterion. recent: paths of dossiers, latest first. last_folder: where a file was last chosen, "" at first.
    """

    theme: Theme = Theme.AUTO
    zoom: Annotated[int, Meta(ge=100, le=200)] = 100
    single_key: bool = True
    advance: bool = True
    recent: Annotated[tuple[str, ...], Meta(max_length=MAX_RECENT)] = ()
    last_folder: str = ""

    def with_recent(self, path: Path) -> "Preferences":
        """The preferences once a dossier was opened: it comes first, the oldest is forgotten."""
        others = (known for known in self.recent if known != str(path))
        return replace(self, recent=(str(path), *others)[:MAX_RECENT])

    def without_recent(self, path: Path) -> "Preferences":
        """The preferences once a dossier is taken off the list."""
        return replace(self, recent=tuple(known for known in self.recent if known != str(path)))


class PreferencesFile:
    """The preferences at a given path; neither reading nor writing ever fails, failures are logged."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> Preferences:
        """The stored preferences; the defaults when there are none, or none that make sense."""
        try:
            return msgspec.json.decode(self.path.read_bytes(), type=Preferences)
        except FileNotFoundError:
            return Preferences()
        except OSError as error:
            log.info("preferences not read: %s", error)
        except ValueError as error:
            log.info("preferences damaged, defaults used: %s", error)
            self._set_aside()
        return Preferences()

    def save(self, preferences: Preferences) -> None:
        """Store the preferences, whole or not at all."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(self.path, msgspec.json.format(msgspec.json.encode(preferences), indent=1))
        except (OSError, ValueError) as error:
            log.info("preferences not kept: %s", error)

    def _set_aside(self) -> None:
        """Keep a damaged file beside, for whoever wants to know, instead of writing over it."""
        try:
            self.path.replace(self.path.with_name(f"{self.path.name}.abime"))
        except OSError as error:
            log.info("damaged preferences not set aside: %s", error)
