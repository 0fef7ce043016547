"""Decide what each row of a damaged dossier was, from the row itself, the journal and a good copy."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from paliers_desktop.core.history import Target
from paliers_desktop.storage.fields import COLUMNS, EMPTY, told
from paliers_desktop.storage.salvage.evidence import Evidence, Last
from paliers_desktop.storage.salvage.tables import Row
from paliers_desktop.storage.salvage.verdict import MISSING, Value, settle


class Verdict(Struct, frozen=True):
    """What the fields of one row were. doubtful: one of them is.

    journal: what the journal alone tells of each field, to which the rebuilt history must add the difference.
    """

    values: Mapping[str, Value]
    journal: Mapping[str, Value]
    doubtful: bool


class Lasts:
    """The last values of the journal, by what they are about."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self._found: dict[tuple[str, str], dict[str, dict[str, Last]]] = {}
        for (campagne, target, key, field), last in evidence.last_values().items():
            self._found.setdefault((campagne, target), {}).setdefault(key, {})[field] = last

    def keys(self, campagne: str, target: Target) -> Iterable[str]:
        """The criteria, séances… of which the journal says something, in the order in which they came up."""
        return self._found.get((campagne, target.value), {}).keys()

    def of(self, campagne: str, target: Target, key: str = "") -> Mapping[str, Last]:
        """The last value of each field of one of them."""
        return self._found.get((campagne, target.value), {}).get(key, {})

    def verdict(self, target: Target, rows: Iterable[Row], lasts: Mapping[str, Last]) -> Verdict:
        """What the fields of one criterion, séance… were. rows: those found of it; the likeliest one counts."""
        columns = COLUMNS[target]
        row = max(rows, key=lambda row: _agreements(row, columns, lasts), default=None)
        findings = {
            field: settle(
                EMPTY.get(field),
                told(field, row[column]) if row else MISSING,
                lasts.get(field),
                self.evidence,
            )
            for field, column in columns.items()
        }
        return Verdict(
            {field: finding.value for field, finding in findings.items()},
            {field: lasts[field].value if field in lasts else EMPTY.get(field) for field in columns},
            any(finding.doubtful for finding in findings.values()),
        )


def _agreements(row: Row, columns: Mapping[str, str], lasts: Mapping[str, Last]) -> int:
    return sum(row[columns[field]] == last.value for field, last in lasts.items() if field in columns)
