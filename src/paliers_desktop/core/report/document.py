"""The whole document that a person prints: identity, result, radar, every criterion, and what the empreinte means."""

import datetime

from msgspec import Struct

from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.help import Aide
from paliers_desktop.core.radar import RadarGeometry, describe, radar_geometry
from paliers_desktop.core.report.complete import DomaineSection, complete_report
from paliers_desktop.core.report.identity import Identity, identity_report
from paliers_desktop.core.report.releve import Releve
from paliers_desktop.core.report.result import ResultReport, result_report
from paliers_desktop.core.report.wording import date_in_words
from paliers_desktop.core.scoring import compute_profile

FORMATIVE = "Cette synthèse a une valeur formative : elle ne sert ni à classer ni à évaluer les personnes."


class Signature(Struct, frozen=True):
    """What a page says of the signed file (exchange.md §1), "" where it says nothing.

    label and empreinte: « Empreinte du fichier signé » and its digits, only while the answers equal that export's;
    changed: « Réponses modifiées depuis le fichier signé du … »; about: sentences for the end of the document.
    """

    label: str
    empreinte: str
    changed: str
    about: tuple[str, ...]


class DocumentReport(Struct, frozen=True):
    """Everything the PDF prints; radar_text is the radar in words; releves: the séances to tell, mostly none."""

    identity: Identity
    result: ResultReport
    radar: RadarGeometry
    radar_text: str
    domaines: tuple[DomaineSection, ...]
    signature: Signature
    releves: tuple[Releve, ...] = ()


def document_report(
    grille: Grille,
    assessment: Assessment,
    *,
    aide: Aide | None = None,
    last_change: datetime.date | None = None,
    empreinte: str | None = None,
    signed_on: datetime.date | None = None,
    level_of_proof: str = "",
    releves: tuple[Releve, ...] = (),
) -> DocumentReport:
    """Gather the document.

    last_change: day of the dossier's last change; empreinte: the last export's digits while the answers equal that
    export's, else None; signed_on: day of the last export, None when there was none; level_of_proof: what the signature
    establishes, already worded; releves: the séances to join (core.report.releve.releves).
    """
    profile = compute_profile(grille, assessment)
    return DocumentReport(
        identity=identity_report(grille, assessment, last_change),
        result=result_report(grille, assessment),
        radar=radar_geometry(grille, profile),
        radar_text=describe(grille, profile),
        domaines=complete_report(grille, assessment, aide),
        signature=signature(empreinte, signed_on, level_of_proof),
        releves=releves,
    )


def signature(empreinte: str | None, signed_on: datetime.date | None, level_of_proof: str = "") -> Signature:
    """The words about the signed file: empreinte, or that the answers changed since, or nothing (never exported)."""
    if empreinte:
        meaning = (
            "L’empreinte relie ce document au fichier signé transmis à l’académie : si une réponse change, l’empreinte "
            "change."
        )
        return Signature("Empreinte du fichier signé", empreinte, "", tuple(filter(None, (meaning, level_of_proof))))
    if signed_on is None:
        return Signature("", "", "", ())
    changed = (
        f"Réponses modifiées depuis le fichier signé du {date_in_words(signed_on)} : "
        "ce document ne porte pas d’empreinte."
    )
    return Signature("", "", changed, ())
