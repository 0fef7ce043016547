"""The signed exports kept in a dossier: their exact bytes and what identifies them."""

import datetime
from typing import Any

import msgspec
from msgspec import Struct

from paliers_desktop.storage.connection import Database
from paliers_desktop.storage.errors import ChangedElsewhereError

_FLAGS = ("textes_joints", "code_libre", "importe")


class ExportSummary(Struct, frozen=True):
    """What identifies one export, without its bytes.

    payload_sha256, answers_digest: 64 hex digits; kid: RFC 7638 thumbprint of the key that signed; code_libre: the code
    was drawn in the établissement; textes_joints: comments and motif texts were joined (exchange format §1).
    """

    campagne: str
    revision: int
    cree_le: datetime.date
    payload_sha256: str
    answers_digest: str
    textes_joints: bool
    kid: str
    code_libre: bool


class ExportRecord(Struct, frozen=True):
    """One export and the exact bytes of its file (`octets`).

    importe: it was read back from its file; whose code signed it is then unknown, and `code_libre` says nothing.
    """

    campagne: str
    revision: int
    cree_le: datetime.date
    payload_sha256: str
    answers_digest: str
    textes_joints: bool
    kid: str
    code_libre: bool
    octets: bytes
    importe: bool = False


def insert_export(db: Database, export: ExportRecord) -> None:
    """Write a new export; sqlite3.IntegrityError when its campagne has that revision already."""
    row = {**msgspec.to_builtins(export, builtin_types=(bytes,))}
    del row["importe"]  # `documents` says it
    db.table("exports").insert(row)


def insert_next_export(db: Database, export: ExportRecord) -> None:
    """Write an export made of what a session holds; ChangedElsewhereError when its campagne got that revision or a
    later one meanwhile.
    """
    if last_revision(db, export.campagne) >= export.revision:
        raise ChangedElsewhereError
    insert_export(db, export)


def last_revision(db: Database, campagne: str) -> int:
    """The highest revision that a campagne has, 0 without any export."""
    (revision,) = db.conn.execute(
        "SELECT coalesce(max(revision), 0) FROM exports WHERE campagne = ?", [campagne]
    ).fetchone()
    return int(revision)


def read_exports(db: Database) -> tuple[ExportRecord, ...]:
    """Every export with its bytes, by campagne and revision."""
    rows = db.query(
        "SELECT *, EXISTS (SELECT 1 FROM documents WHERE documents.octets = exports.octets) AS importe"
        " FROM exports ORDER BY campagne, revision"
    )
    return tuple(msgspec.convert(_typed(row), ExportRecord, builtin_types=(bytes,)) for row in rows)


def read_summaries(db: Database) -> tuple[ExportSummary, ...]:
    """Every export without its bytes, by campagne and revision."""
    columns = ", ".join(field.name for field in msgspec.structs.fields(ExportSummary))
    rows = db.query(f"SELECT {columns} FROM exports ORDER BY campagne, revision")
    return tuple(msgspec.convert(_typed(row), ExportSummary) for row in rows)


def _typed(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, **{name: bool(row[name]) for name in _FLAGS if name in row}}
