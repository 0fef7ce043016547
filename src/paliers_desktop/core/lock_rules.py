"""Who may write in a dossier: what its lock file says, judged. Nothing here reads a file, a clock or a process.

The rules and why: docs/decisions/0020-un-verrou-qui-ne-retient-personne.md.
"""

import enum
from datetime import datetime

from msgspec import Struct

BEAT_SECONDS = 30.0
"""How often who writes says that it is still there."""
LOOK_SECONDS = 10.0
"""How often who reads looks whether it may write."""
SILENCE_SECONDS = 120.0
"""Without a heartbeat for so long, while somebody watched, the lock is offered."""
GAP_SECONDS = 45.0
"""Looks further apart are no watching: this post slept, or the share did not answer."""


class VolumeKind(enum.Enum):
    """What a file lies on. REMOVABLE: one post at a time can reach it. OWN: a disk of this post, or nobody knows."""

    OWN = "own"
    REMOVABLE = "removable"
    SHARE = "share"


class Holder(Struct, frozen=True):
    """Who says that it writes; never a name.

    session: random, of one opening. host: a hash. pid, born: its process, and when that began, so that a number given
    again by the system is not taken for it. start: when it was opened (UTC). beat: a number that grows.
    """

    session: str
    host: str
    pid: int
    born: str
    start: datetime
    beat: int = 0


class Standing(enum.Enum):
    """STALE: left behind, taken over without a question. HELD: of somebody who may be there."""

    STALE = "stale"
    HELD = "held"


class Hold(enum.Enum):
    """What one opening has of a dossier.

    OURS: it may write. ELSEWHERE: another writes. SILENT: the other has not stirred for long enough. FREE: the other is
    gone. LOST: it was ours, and another post took it over.
    """

    OURS = "ours"
    ELSEWHERE = "elsewhere"
    SILENT = "silent"
    FREE = "free"
    LOST = "lost"


def judge(holder: Holder | None, host: str, volume: VolumeKind, *, alive: bool) -> Standing:
    """What a lock file is worth to a post of this host; holder: None when it says nothing that makes sense.

    alive: whether that very process runs on this host; it counts only for a holder of this host. What makes no sense
    was cut short or is not ours: where others may be writing it is watched, elsewhere it protects nobody.
    """
    if holder is None:
        return Standing.HELD if volume is VolumeKind.SHARE else Standing.STALE
    if holder.host == host:
        return Standing.HELD if alive else Standing.STALE
    return Standing.STALE if volume is VolumeKind.REMOVABLE else Standing.HELD


class Watch(Struct, frozen=True):
    """A lock file under watch: what it holds, since when it has not changed, when it was last looked at (seconds)."""

    content: bytes
    since: float
    looked: float

    @property
    def is_silent(self) -> bool:
        """Whether it has not moved for long enough to be offered."""
        return self.looked - self.since >= SILENCE_SECONDS


def looked_again(before: Watch | None, content: bytes, now: float) -> Watch:
    """The watch after one more look; it begins anew when the file moved or when nobody looked for a while."""
    goes_on = before is not None and before.content == content and now - before.looked <= GAP_SECONDS
    return Watch(content, before.since if before and goes_on else now, now)
