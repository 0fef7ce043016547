"""Whether today's answers are still those of the last signed file: what a page may say of its empreinte."""

import datetime
from collections.abc import Iterable

from msgspec import Struct

from paliers_desktop.actions.declarations import entraide_of, relecture_of
from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.report.preuve import level_of_proof
from paliers_desktop.core.scoring import compute_profile
from paliers_desktop.exchange.documents import answers_digest, decode_payload, empreinte_of
from paliers_desktop.exchange.envelope import unverified_payload
from paliers_desktop.exchange.export_payload import build_payload
from paliers_desktop.exchange.payload import Payload
from paliers_desktop.storage.exports import ExportRecord


class ExportState(Struct, frozen=True):
    """What a page may say of the last export: empreinte is None once the answers have changed; preuve: level of proof.

    same_declarations: relecture and entraide are those of the file; they are no answers, and leave its empreinte alone.
    """

    empreinte: str | None
    signed_on: datetime.date
    preuve: str
    same_declarations: bool


def export_state(grille: Grille, assessment: Assessment, exports: Iterable[ExportRecord]) -> ExportState | None:
    """The state of the last export of this campagne, None when there is none."""
    records = [export for export in exports if export.campagne == assessment.campagne]
    if not records:
        return None
    record = max(records, key=lambda export: export.revision)
    sent = _payload_of(record)
    empreinte = empreinte_of(record.payload_sha256) if _still_says(grille, assessment, record, sent) else None
    declared = (relecture_of(assessment), entraide_of(grille, assessment))
    same = declared == (sent.relecture, sent.entraide)
    preuve = level_of_proof(code_libre=None if record.importe else record.code_libre)
    return ExportState(empreinte, record.cree_le, preuve, same)


def _still_says(grille: Grille, assessment: Assessment, record: ExportRecord, sent: Payload) -> bool:
    """Whether an export of the same choices would say the same today; never once the type changed the grid."""
    return (
        sent.grille.sha256 == grille.sha256 and _digest_today(grille, assessment, record, sent) == record.answers_digest
    )


def _digest_today(grille: Grille, assessment: Assessment, record: ExportRecord, sent: Payload) -> str:
    """The digest that an export of the same choices would have today."""
    today = build_payload(
        grille,
        assessment,
        compute_profile(grille, assessment),
        dossier_id=sent.dossier_id,
        revision=sent.revision,
        precedent_sha256=sent.precedent_sha256,
        cree_le=sent.cree_le,
        application_version=sent.application.version,
        join_texts=record.textes_joints,
        relecture=sent.relecture,
        entraide=sent.entraide,
    )
    return answers_digest(today)


def _payload_of(record: ExportRecord) -> Payload:
    return decode_payload(unverified_payload(record.octets))
