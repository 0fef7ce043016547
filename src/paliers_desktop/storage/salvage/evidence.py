"""What the journal of a damaged dossier still proves: the last value of each field, and whether a later one is lost."""

from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec
from msgspec import Struct

from paliers_desktop.core.history import Target
from paliers_desktop.storage.salvage.tables import Row

Place = tuple[str, str, str, str]
"""Campagne, target, key, field."""


class Last(Struct, frozen=True):
    """The last value that the journal tells of a field. checked: a good copy of the dossier tells the same row."""

    seq: int
    value: str | bool | None
    checked: bool


class Evidence:
    """The journal rows of a damaged file, completed by those of a good copy of the same history.

    told: how many rows the journal ever had, as the file says elsewhere; None when it no longer says so.
    """

    def __init__(self, rows: Iterable[Row], told: int | None, copy: Iterable[Row] = ()) -> None:
        found = _by_seq(rows, told)
        good, shared = _same_history(found, {row["seq"]: row for row in copy})
        self._checked = frozenset(seq for seq in good if seq <= shared)
        self._last_apart = max(good.keys() - self._checked - found.keys(), default=0)
        merged = {**found, **good}
        self.rows: tuple[Row, ...] = tuple(merged[seq] for seq in sorted(merged))
        self.length = max([told or 0, *merged])
        self._last_missing = max(set(range(1, self.length + 1)) - merged.keys(), default=0)
        self._end_known = told is not None

    @property
    def complete(self) -> bool:
        """Whether every row that the journal ever had is there."""
        return self._end_known and not self._last_missing

    def later_lost(self, seq: int) -> bool:
        """Whether a row after this one may be lost: what it said may then have been changed again.

        A row that only the copy tells, after the last that both share, may stand where another one was lost.
        """
        return not self._end_known or self._last_missing > seq or self._last_apart >= seq

    def last_values(self) -> Mapping[Place, Last]:
        """The last value of each field; a change of grid makes a campagne forget its answers (none was given)."""
        found: dict[Place, Last] = {}
        for row in self.rows:
            if row["target"] == Target.CAMPAGNE:
                answers = [place for place in found if place[:2] == (row["campagne"], Target.REPONSES.value)]
                for place in answers:
                    del found[place]
            place = (row["campagne"], row["target"], row["key"], row["field"])
            value = msgspec.json.decode(row["after"], type=str | bool | None)
            found[place] = Last(row["seq"], value, row["seq"] in self._checked)
        return found


def _by_seq(rows: Iterable[Row], told: int | None) -> dict[int, Row]:
    """The rows by number; of two with one number, or beyond the end that the file tells, a number is damaged."""
    known = list(rows)
    count = Counter(row["seq"] for row in known)
    beyond = [seq for seq in count if told is not None and seq > told]
    damaged = {seq for seq in count if count[seq] > 1} | set(beyond if len(beyond) == 1 else ())
    return {row["seq"]: row for row in known if row["seq"] not in damaged}


def _same_history(found: Mapping[int, Row], copy: Mapping[int, Row]) -> tuple[dict[int, Row], int]:
    """The rows of the copy up to where the two histories part, and the last one that both have.

    A copy may be of days that were then taken back; where the file lost the rows that would say so, nothing does.
    """
    shared = found.keys() & copy.keys()
    same = [seq for seq in shared if found[seq]["id"] == copy[seq]["id"]]
    parted = max(shared, default=0) > max(same, default=0) and len(shared) - len(same) > 1  # one: a damaged id
    end = max(same, default=0) if parted else max(copy, default=0)
    return {seq: row for seq, row in copy.items() if seq <= end}, max(same, default=0)
