"""What this post keeps of the académie: its campagne files and repères, byte for byte as received, the keys compared.

Beside the preferences, for one person. Reading never fails: what cannot be read is logged, and counts as absent.
"""

import logging
import re
from pathlib import Path

import msgspec
from msgspec import Struct

from paliers_desktop.files import replace_file

SUFFIX = ".pmnc.json"
MOST_BYTES = 4 * 1024 * 1024
"""The largest campagne file (exchange format §2); nothing of this folder is read beyond it."""

REPERES_SUFFIX = ".pmnp.json"

_PREFIX = "campagne-"  # an id such as « con » alone is no file name on Windows
_REPERES_PREFIX = "reperes-"
_NAME = re.compile(rf"{_PREFIX}([a-z0-9-]{{3,40}}){re.escape(SUFFIX)}")
_REPERES_NAME = re.compile(rf"{_REPERES_PREFIX}([a-z0-9-]{{3,40}}){re.escape(REPERES_SUFFIX)}")
_KEYS = "cles.json"

log = logging.getLogger(__name__)


class KeptKey(Struct, frozen=True, forbid_unknown_fields=True):
    """The key retained for an académie, as public JWK. suivante: the one that it named to come next. avant: the
    thumbprints of those that led to it, the one that a person compared first.
    """

    jwk: dict[str, str]
    suivante: dict[str, str] | None = None
    avant: tuple[str, ...] = ()


class CampagneFiles:
    """In a folder of their own, made when the first file is kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever kept; asked before anything that judges signatures is loaded."""
        return not self._folder.is_dir()

    def read(self) -> dict[str, bytes]:
        """The bytes of each campagne, by the id in its name; what they are worth is for the reader to say."""
        return self._read(_NAME)

    def read_reperes(self) -> dict[str, bytes]:
        """Those of repères, by the id of their campagne."""
        return self._read(_REPERES_NAME)

    def write(self, campagne: str, octets: bytes) -> None:
        """Keep the bytes of a campagne in place of those before. Raises OSError."""
        self._folder.mkdir(parents=True, exist_ok=True)
        replace_file(self._folder / f"{_PREFIX}{campagne}{SUFFIX}", octets)

    def write_reperes(self, campagne: str, octets: bytes) -> None:
        """Keep the repères of a campagne in place of those before. Raises OSError."""
        self._folder.mkdir(parents=True, exist_ok=True)
        replace_file(self._folder / f"{_REPERES_PREFIX}{campagne}{REPERES_SUFFIX}", octets)

    def keys(self) -> dict[str, KeptKey]:
        """The key retained for each académie."""
        try:
            return msgspec.json.decode((self._folder / _KEYS).read_bytes(), type=dict[str, KeptKey])
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:  # the next campagne file is compared again
            log.info("keys of the académie not read: %s", error)
            return {}

    def write_keys(self, keys: dict[str, KeptKey]) -> None:
        """Keep these instead. Raises OSError."""
        self._folder.mkdir(parents=True, exist_ok=True)
        replace_file(self._folder / _KEYS, msgspec.json.format(msgspec.json.encode(keys), indent=1))

    def _read(self, name: re.Pattern[str]) -> dict[str, bytes]:
        found = {}
        try:
            paths = sorted(self._folder.iterdir())
        except OSError:
            return {}
        for path in paths:
            if match := name.fullmatch(path.name):
                try:
                    with path.open("rb") as stream:
                        found[match[1]] = stream.read(MOST_BYTES + 1)
                except OSError as error:
                    log.info("file of the académie not read: %s", error)
        return found
