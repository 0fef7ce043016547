"""What happened to one criterion, as the journal tells it: one entry per geste, the latest first."""

import datetime
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from paliers_desktop.core.history import Change, Geste, Kind


class LogEntry(Struct, frozen=True):
    """What a geste made of the criterion (its changes elsewhere are left out), and when it was saved (UTC)."""

    time: datetime.datetime
    geste: Geste


def gathered(rows: Iterable[LogEntry]) -> tuple[LogEntry, ...]:
    """Journal rows in their order, each as an entry of one change: one entry per geste, the latest first.

    Typing saved in several steps goes from its first before to its last after, at the time of its last step; what was
    typed and taken back within one geste leaves no trace. A fusion says also what it kept: the rows that it brought may
    end otherwise.
    """
    entries: list[LogEntry] = []
    for row in rows:
        last = entries[-1].geste if entries else None
        if last and (last.id, last.kind) == (row.geste.id, row.geste.kind):
            changes = _joined((*last.changes, *row.geste.changes))
            entries[-1] = LogEntry(row.time, replace(last, changes=changes))
        else:
            entries.append(row)
    return tuple(entry for entry in reversed(entries) if _is_told(entry.geste))


def is_kept(geste: Geste, change: Change) -> bool:
    """Whether a fusion tells that an answer or a comment stayed as it was here."""
    return geste.kind is Kind.FUSION and change.before == change.after and change.field in ("etat", "commentaire")


def _is_told(geste: Geste) -> bool:
    return any(change.before != change.after or is_kept(geste, change) for change in geste.changes)


def _joined(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Each field once, from its first before to its last after."""
    fields: dict[str, Change] = {}
    for change in changes:
        first = fields.get(change.field, change)
        fields[change.field] = replace(change, before=first.before)
    return tuple(fields.values())
