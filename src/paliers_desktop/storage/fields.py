"""Which column of a dossier holds each field that the journal tells, and what it holds before anyone fills it."""

from collections.abc import Mapping
from typing import Any

from paliers_desktop.core import fields
from paliers_desktop.core.history import Target
from paliers_desktop.storage.answers import ANSWER_COLUMNS, ETABLISSEMENT_COLUMNS, RELECTURE_COLUMNS
from paliers_desktop.storage.followed import TABLES
from paliers_desktop.storage.seances import PASSAGE_FIELDS, SEANCE_FIELDS

COLUMNS: Mapping[Target, Mapping[str, str]] = {
    Target.REPONSES: ANSWER_COLUMNS,
    Target.ETABLISSEMENT: {name: name for name in ETABLISSEMENT_COLUMNS},
    Target.RELECTURE: {name: name for name in RELECTURE_COLUMNS},
    Target.SEANCES: {name: name for name in SEANCE_FIELDS},
    Target.PASSAGES: {name: name for name in PASSAGE_FIELDS},
    Target.CLOTURE: {"close_le": "close_le"},
    **{target: {name: name for name in followed.fields} for target, followed in TABLES.items()},
}
"""By target; the grid of a campagne is the one thing told that is no such field."""

EMPTY = fields.EMPTY
"""What a field holds that nobody filled; None for those that are not here."""


def told(field: str, stored: Any) -> str | bool | None:
    """A value of a column as the journal tells it: flags are 0 or 1 in a row, a boolean in the journal."""
    return bool(stored) if isinstance(EMPTY.get(field), bool) else stored
