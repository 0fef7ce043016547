"""The signed files that a dossier received, or that only a file tells: their exact bytes and what identifies them."""

import datetime

from msgspec import Struct

from paliers_desktop.storage.carrying import insert_row
from paliers_desktop.storage.connection import Database
from paliers_desktop.storage.exports import ExportRecord
from paliers_desktop.storage.journal import stamp

EXPORT_TYP = "pmn-export+jws"
"""The kind under which `documents` keeps a signed export that was read from its file."""


class TransmittedExport(Struct, frozen=True):
    """One signed export read from its file; identite: SHA-256 (hex) of its signed bytes, the identity of the file."""

    record: ExportRecord
    identite: str


def keep_export(db: Database, export: TransmittedExport, now: datetime.datetime) -> None:
    """That the file was received as such: whose code signed it is not known here (`ExportRecord.importe`)."""
    row = {
        "identite": export.identite,
        "typ": EXPORT_TYP,
        "campagne": export.record.campagne,
        "importe_le": stamp(now),
        "octets": export.record.octets,
    }
    insert_row(db, "documents", row, conflict="IGNORE")


def read_documents(db: Database) -> dict[str, bytes]:
    """The bytes of every received file, by identity."""
    return dict(db.conn.execute("SELECT identite, octets FROM documents").fetchall())
