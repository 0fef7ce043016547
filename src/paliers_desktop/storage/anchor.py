"""The places that a portable program remembers: written from its own folder, so that a new drive letter loses none."""

import os
import re
from pathlib import Path

from msgspec import Struct

_WHOLE = re.compile(r"[/\\]|[A-Za-z]:")
"""How an absolute path begins, on any system: a key goes from one to another."""


class Anchor(Struct, frozen=True):
    """folder: where the program is. volume: all that moves with it (a whole key), or that folder alone."""

    folder: Path
    volume: Path

    def kept(self, place: str) -> str:
        """How to write an absolute path: from the program's folder where both move together, as it is elsewhere."""
        if not Path(place).is_relative_to(self.volume):
            return place
        return Path(os.path.relpath(place, self.folder)).as_posix()

    def found(self, kept: str) -> str:
        """The absolute path that was written like this; "" stays ""."""
        return os.path.normpath(self.folder / kept) if kept and not _WHOLE.match(kept) else kept
