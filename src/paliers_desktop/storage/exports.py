"""The signed exports kept in a dossier: their exact bytes and what identifies them."""

import datetime

from msgspec import Struct


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
    """One export and the exact bytes of its file (`octets`)."""

    campagne: str
    revision: int
    cree_le: datetime.date
    payload_sha256: str
    answers_digest: str
    textes_joints: bool
    kid: str
    code_libre: bool
    octets: bytes
