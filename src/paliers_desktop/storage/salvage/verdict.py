"""What a field most probably was, of what its row and the journal say; and whether that can be relied upon."""

import enum
from typing import Final

from msgspec import Struct

from paliers_desktop.storage.salvage.evidence import Evidence, Last

Value = str | bool | None


class Missing(enum.Enum):
    """No row says anything of a field."""

    MISSING = enum.auto()


MISSING: Final = Missing.MISSING


class Finding(Struct, frozen=True):
    """The value to keep; doubtful: another one was read too, or a later one may be lost."""

    value: Value
    doubtful: bool


def settle(default: Value, row: Value | Missing, last: Last | None, evidence: Evidence) -> Finding:
    """Decide between the row of a field and the journal; MISSING when the row is lost or was never there."""
    if row is MISSING:
        return _told_by_journal(default, last, evidence)
    if last is None:  # a value that nothing ever gave is no value
        return Finding(row, doubtful=row != default and evidence.complete)
    if row == last.value or evidence.later_lost(last.seq):  # the row is then the newer one
        return Finding(row, doubtful=False)
    if last.checked:
        return Finding(last.value, doubtful=False)
    return Finding(row, doubtful=True)


def _told_by_journal(default: Value, last: Last | None, evidence: Evidence) -> Finding:
    if last is None:
        return Finding(default, doubtful=not evidence.complete)
    return Finding(last.value, doubtful=evidence.later_lost(last.seq))
