"""Whether what would be transmitted today is still what the last signed file says: what a page may say of it."""

import datetime
from collections.abc import Iterable

from msgspec import Struct

from paliers_desktop import __version__
from paliers_desktop.actions.declarations import entraide_of, relecture_of
from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.report.preuve import level_of_proof
from paliers_desktop.core.scoring import compute_profile
from paliers_desktop.exchange.documents import answers_digest, empreinte_of
from paliers_desktop.exchange.export_payload import build_payload
from paliers_desktop.storage.exports import ExportRecord, ExportSummary


class ExportState(Struct, frozen=True):
    """What document_report asks for: empreinte is None once the answers have changed; preuve: level of proof."""

    empreinte: str | None
    signed_on: datetime.date
    preuve: str


def export_state(
    grille: Grille, assessment: Assessment, exports: Iterable[ExportRecord | ExportSummary], dossier_id: str
) -> ExportState | None:
    """The state of the last export of this campagne, None when there is none.

    Answers, relecture and entraide are compared, texts only if they were joined; never the same once the type changed
    the grid.
    """
    records = [export for export in exports if export.campagne == assessment.campagne]
    if not records:
        return None
    record = max(records, key=lambda export: export.revision)
    same = _digest_today(grille, assessment, record, dossier_id) == record.answers_digest
    empreinte = empreinte_of(record.payload_sha256) if same else None
    return ExportState(empreinte, record.cree_le, level_of_proof(code_libre=record.code_libre))


def _digest_today(grille: Grille, assessment: Assessment, record: ExportRecord | ExportSummary, dossier_id: str) -> str:
    """The digest that an export of the same choices would have today; revision and day are no part of it."""
    today = build_payload(
        grille,
        assessment,
        compute_profile(grille, assessment),
        dossier_id=dossier_id,
        revision=record.revision,
        precedent_sha256=None,
        cree_le=record.cree_le,
        application_version=__version__,
        join_texts=record.textes_joints,
        relecture=relecture_of(assessment),
        entraide=entraide_of(grille, assessment),
    )
    return answers_digest(today)
