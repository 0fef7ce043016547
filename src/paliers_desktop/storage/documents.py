"""The signed files that a dossier received, or that only a file tells: their exact bytes and what identifies them."""

import datetime

from msgspec import Struct

from paliers_desktop.storage.carrying import insert_row
from paliers_desktop.storage.connection import Database
from paliers_desktop.storage.exports import ExportRecord
from paliers_desktop.storage.journal import stamp

EXPORT_TYP = "pmn-export+jws"
"""The kind under which `documents` keeps a signed export that was read from its file."""
RECU_TYP = "pmn-recu+jws"
"""That of a receipt of the académie."""


class TransmittedExport(Struct, frozen=True):
    """One signed export read from its file; identite: SHA-256 (hex) of its signed bytes, the identity of the file."""

    record: ExportRecord
    identite: str


class ReceivedRecu(Struct, frozen=True):
    """One receipt of the académie, as it came; identite: as that of an export."""

    identite: str
    campagne: str
    octets: bytes


def keep_export(db: Database, export: TransmittedExport, now: datetime.datetime) -> None:
    """That the file was received as such: whose code signed it is not known here (`ExportRecord.importe`)."""
    _keep(db, export.identite, EXPORT_TYP, export.record.campagne, export.record.octets, now)


def keep_recu(db: Database, recu: ReceivedRecu) -> None:
    """Once: the same receipt imported again changes nothing."""
    _keep(db, recu.identite, RECU_TYP, recu.campagne, recu.octets, datetime.datetime.now(datetime.UTC))


def read_recus(db: Database) -> tuple[bytes, ...]:
    """The bytes of every receipt, in a fixed order."""
    query = "SELECT octets FROM documents WHERE typ = ? ORDER BY identite"
    return tuple(octets for (octets,) in db.conn.execute(query, [RECU_TYP]))


def read_documents(db: Database) -> dict[str, bytes]:
    """The bytes of every received file, by identity."""
    return dict(db.conn.execute("SELECT identite, octets FROM documents").fetchall())


def _keep(db: Database, identite: str, typ: str, campagne: str, octets: bytes, now: datetime.datetime) -> None:
    row = {"identite": identite, "typ": typ, "campagne": campagne, "importe_le": stamp(now), "octets": octets}
    insert_row(db, "documents", row, conflict="IGNORE")
