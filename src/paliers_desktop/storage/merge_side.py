"""One of the two copies of a dossier to merge, read whole: its state, its journal and fields, what it sent."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from paliers_desktop.core.fields import EMPTY
from paliers_desktop.core.history import Target
from paliers_desktop.core.merge_copy import Copy, Place, Value
from paliers_desktop.core.seance import passage_key
from paliers_desktop.storage.connection import Database
from paliers_desktop.storage.content import image
from paliers_desktop.storage.documents import read_documents
from paliers_desktop.storage.exports import ExportRecord, read_exports
from paliers_desktop.storage.fields import COLUMNS, told
from paliers_desktop.storage.followed import TABLES
from paliers_desktop.storage.journal import read_lines
from paliers_desktop.storage.peek import peek
from paliers_desktop.storage.state import DossierState, read_state


class MergeSide(Struct, frozen=True):
    """copy: of the current campagne; exports: of all; documents: the bytes of received files, by identity."""

    state: DossierState
    copy: Copy
    exports: tuple[ExportRecord, ...]
    documents: Mapping[str, bytes]


class OtherCopy(Struct, frozen=True):
    """The copy that is only read. octets: its image, of the current schema: what is shown is what will be merged, also
    when its key is pulled out meanwhile.
    """

    side: MergeSide
    octets: bytes


class Sent(Struct, frozen=True):
    """What only the other copy knows of the outside.

    exports: of revisions that this file has not. clashing: of revisions under which it has another content.
    documents: identities of received files.
    """

    exports: tuple[ExportRecord, ...]
    clashing: tuple[ExportRecord, ...]
    documents: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether it knows nothing more."""
        return not (self.exports or self.clashing or self.documents)


def read_side(db: Database) -> MergeSide:
    """Raises sqlite3.Error, or ValueError for content that makes no sense."""
    state = read_state(db)
    values = {place: value for place, value in _values(db, state.campagne) if value != EMPTY.get(place.field)}
    return MergeSide(state, Copy(read_lines(db, state.campagne), values), read_exports(db), read_documents(db))


def read_other(path: Path) -> OtherCopy:
    """Read a copy without leaving a trace on it. Raises the errors of opening a dossier."""
    return peek(path, lambda db: OtherCopy(read_side(db), image(db)))


def only_there(here: MergeSide, there: MergeSide) -> Sent:
    """What this file does not know of what was sent and received there.

    A file that it signed itself is no received one here, whatever the other copy says of it.
    """
    known = {(export.campagne, export.revision): export.octets for export in here.exports}
    held = {*known.values(), *here.documents.values()}
    return Sent(
        exports=tuple(one for one in there.exports if (one.campagne, one.revision) not in known),
        clashing=tuple(
            one for one in there.exports if (one.campagne, one.revision) in known and one.octets not in held
        ),
        documents=tuple(key for key, octets in there.documents.items() if octets not in held),
    )


def _values(db: Database, campagne: str) -> Iterator[tuple[Place, Value]]:
    for target, query in _QUERIES.items():
        for row in db.query(query, [campagne] * query.count("?")):
            for field, column in COLUMNS[target].items():
                yield Place(target, _key(target, row), field), told(field, row[column])


_QUERIES = {
    Target.ETABLISSEMENT: "SELECT * FROM etablissement",
    Target.SEANCES: "SELECT * FROM seances WHERE campagne = ? ORDER BY debut, rowid",
    Target.PASSAGES: "SELECT * FROM passages WHERE campagne = ? ORDER BY seance, rang",
    Target.RELECTURE: "SELECT * FROM campagnes WHERE id = ?",
    Target.REPONSES: "SELECT * FROM reponses WHERE campagne = ? ORDER BY critere",
    Target.CLOTURE: "SELECT * FROM campagnes WHERE id = ?",
    **{
        target: f"SELECT * FROM {followed.table} {followed.scope} ORDER BY rowid" for target, followed in TABLES.items()
    },
}


def _key(target: Target, row: dict[str, Any]) -> str:
    if target is Target.REPONSES:
        return str(row["critere"])
    if target is Target.SEANCES:
        return str(row["id"])
    if target in TABLES:
        return TABLES[target].key(row)
    return passage_key(row["seance"], row["critere"]) if target is Target.PASSAGES else ""
