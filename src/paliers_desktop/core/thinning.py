"""Which copies of a dossier go when there are too many: those whose absence leaves the smallest hole for their age."""

import datetime
from collections.abc import Collection, Sequence

from msgspec import Struct

KEPT = 20
"""How many copies of a dossier are kept in one place."""
SPARED = 6
"""How many of the latest copies made before something risky (format, merge, restoration) no ordinary copy displaces."""
_RECENT = datetime.timedelta(hours=1)
"""Added to an age, so that the copies of one working session are told apart and not all of them kept."""


class Dated(Struct, frozen=True):
    """One copy, for thinning. name: tells it from the others; spared: made before something risky."""

    name: str
    time: datetime.datetime
    spared: bool = False


def surplus(copies: Collection[Dated], keep: int = KEPT) -> tuple[Dated, ...]:
    """What goes so that `keep` copies (at least 2) are left, in the order in which it goes; nothing when there are few.

    The newest and the oldest stay, so that what is left covers the same span; the SPARED latest of those made before
    something risky stay as long as an ordinary copy can go. In between, the older, the sparser: each time the copy goes
    between whose neighbours the hole is the smallest, measured by their age. Ages are counted from the newest copy: no
    clock is asked, so that thinning again takes nothing more.
    """
    if keep < 2:
        raise ValueError("the newest and the oldest copy stay")
    left = sorted(copies, key=lambda copy: (copy.time, copy.name))
    spared = {copy.name for copy in [copy for copy in left if copy.spared][-SPARED:]}
    gone = []
    while len(left) > keep:
        inner = range(1, len(left) - 1)
        ordinary = [rank for rank in inner if left[rank].name not in spared]
        rank = min(ordinary or inner, key=lambda rank: (_hole(left, rank), left[rank].time, left[rank].name))
        gone.append(left.pop(rank))
    return tuple(gone)


def _hole(left: Sequence[Dated], rank: int) -> float:
    """How large the hole would be without that copy, by the age of its younger neighbour."""
    older, younger, newest = left[rank - 1].time, left[rank + 1].time, left[-1].time
    return (younger - older) / (newest - younger + _RECENT)
