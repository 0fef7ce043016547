"""Write into a dossier what another copy of it brings: the rows of its journal, then the one geste that says so."""

import datetime
from contextlib import closing

from msgspec import Struct

from paliers_desktop.core.history import Geste
from paliers_desktop.core.merge_copy import Line
from paliers_desktop.storage import journal
from paliers_desktop.storage.carrying import ensure_campagne, insert_row
from paliers_desktop.storage.connection import Database
from paliers_desktop.storage.content import opened_image
from paliers_desktop.storage.documents import TransmittedExport, keep_export
from paliers_desktop.storage.exports import ExportRecord
from paliers_desktop.storage.gestes import write_gestes


class Bringing(Struct, frozen=True):
    """What comes from `image`, the other copy in today's format.

    lines: rows of its journal, in order. geste: the fusion. exports, documents: those that only it knows. clashing: its
    exports of a revision that this file gave to another content: they are kept as received files, one number being one
    export.
    """

    image: bytes
    lines: tuple[Line, ...]
    geste: Geste
    exports: tuple[ExportRecord, ...]
    clashing: tuple[TransmittedExport, ...]
    documents: tuple[str, ...]


def bring(db: Database, campagne: str, bringing: Bringing) -> None:
    """Write it all; within a transaction. The rows that come are those just before the geste (core.merge_copy)."""
    now = datetime.datetime.now(datetime.UTC)
    with closing(opened_image(bringing.image)) as there:
        held = {row["id"] for row in db.query("SELECT id FROM seances WHERE debut IS NOT NULL")}
        if bringing.lines:
            journal.append(db, [journal.row_of(line) for line in bringing.lines])
        write_gestes(db, campagne, (bringing.geste,), journal.journal_rows(bringing.geste, campagne, now))
        _bring_names(there, db, held)
        _bring_exports(there, db, bringing)
        for identite in bringing.documents:
            for row in there.query("SELECT * FROM documents WHERE identite = ?", [identite]):
                insert_row(db, "documents", row, conflict="IGNORE")
    for export in bringing.clashing:
        keep_export(db, export, now)


def _bring_names(there: Database, db: Database, held: set[str]) -> None:
    """Those of the séances that come: of one that was held here too, they may have been erased here."""
    for row in there.query("SELECT id, noms FROM seances WHERE noms <> ''"):
        if row["id"] not in held:
            db.conn.execute("UPDATE seances SET noms = ? WHERE id = ?", [row["noms"], row["id"]])


def _bring_exports(there: Database, db: Database, bringing: Bringing) -> None:
    for export in bringing.exports:
        ensure_campagne(there, db, export.campagne)
        key = [export.campagne, export.revision]
        for row in there.query("SELECT * FROM exports WHERE campagne = ? AND revision = ?", key):
            insert_row(db, "exports", row, conflict="ABORT")
