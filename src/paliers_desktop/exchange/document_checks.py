"""What a well-formed payload must also satisfy: coherent in itself, then faithful to its grid."""

import re
from collections.abc import Iterator

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.campagne import is_campagne
from paliers_desktop.core.grid import PALIERS, Grille
from paliers_desktop.core.text import is_clean
from paliers_desktop.core.uai import UaiError, UaiLetterError, UaiShapeError, normalise, parse_uai
from paliers_desktop.exchange.document_errors import (
    ChainError,
    ContentCampagneError,
    ContentUaiError,
    CritereOrderError,
    DigestFormatError,
    DocumentError,
    DomainesError,
    EntraideError,
    GrilleRefError,
    MissingCritereError,
    MotifError,
    ProvisoireError,
    RelectureError,
    RepeatedCritereError,
    ResultRangeError,
    RevisionError,
    TextRefusedError,
    UnknownCritereError,
)
from paliers_desktop.exchange.payload import Payload

MAX_REVISION = 99_999
_LONG_TEXTS = ("commentaire", "motif")
_HEX = re.compile(r"[0-9a-f]*")


def check_content(payload: Payload) -> None:
    """Raise the DocumentError of the first incoherence that shows without the grid; `check_uai` sees to its letter."""
    _check_texts(payload)
    _check_identity(payload)
    _check_revision(payload)
    if payload.relecture.le is not None and not payload.relecture.responsable:
        raise RelectureError
    _check_reponses(payload)
    _check_entraide(payload)
    if payload.provisoire != payload.attend_reponse:
        raise ProvisoireError
    paliers = (payload.resultat.palier, *payload.resultat.domaines.values())
    if any(palier is not None and not 0 <= palier <= PALIERS[-1] for palier in paliers):
        raise ResultRangeError


def check_uai(payload: Payload) -> None:
    """Raise ContentUaiError when the letter of the UAI is not the one its digits call for."""
    try:
        parse_uai(payload.uai)
    except UaiError as error:
        raise ContentUaiError(error.message) from error


def check_against_grid(payload: Payload, grille: Grille) -> None:
    """Raise the DocumentError of the first difference with the grid: each criterion once, in grid order."""
    if (payload.grille.id, payload.grille.version) != (grille.id, grille.version):
        raise GrilleRefError
    expected = tuple(grille.criteres)
    received = tuple(reponse.critere for reponse in payload.reponses)
    if received != expected:
        raise _criteres_error(received, expected)
    if tuple(payload.resultat.domaines) != tuple(domaine.slug for domaine in grille.domaines):
        raise DomainesError


def _criteres_error(received: tuple[str, ...], expected: tuple[str, ...]) -> DocumentError:
    for critere in received:
        if critere not in expected:
            return UnknownCritereError(critere)
    for critere in expected:
        if critere not in received:
            return MissingCritereError(critere)
    return CritereOrderError()


def _check_identity(payload: Payload) -> None:
    if normalise(payload.uai) != payload.uai:
        raise ContentUaiError("Elle doit être écrite en capitales et sans espace.")
    try:
        parse_uai(payload.uai)
    except UaiShapeError as error:
        raise ContentUaiError(error.message) from error
    except UaiLetterError:
        pass  # told by check_uai
    if not is_campagne(payload.campagne):
        raise ContentCampagneError
    _check_hex("dossier_id", payload.dossier_id, 32)
    _check_hex("grille.sha256", payload.grille.sha256, 64)


def _check_revision(payload: Payload) -> None:
    if not 1 <= payload.revision <= MAX_REVISION:
        raise RevisionError
    if payload.precedent_sha256 is not None:
        _check_hex("precedent_sha256", payload.precedent_sha256, 64)
        if payload.revision == 1:
            raise ChainError


def _check_hex(field: str, text: str, digits: int) -> None:
    if len(text) != digits or not _HEX.fullmatch(text):
        raise DigestFormatError(field, digits)


def _check_reponses(payload: Payload) -> None:
    seen: set[str] = set()
    for reponse in payload.reponses:
        if reponse.critere in seen:
            raise RepeatedCritereError(reponse.critere)
        seen.add(reponse.critere)
        if reponse.motif is not None and reponse.reponse is not Etat.SANS_OBJET:
            raise MotifError(reponse.critere)


def _check_entraide(payload: Payload) -> None:
    known = {reponse.critere for reponse in payload.reponses}
    seen: set[tuple[str, str]] = set()
    for line in payload.entraide:
        if line.critere not in known or (line.critere, line.nature) in seen:
            raise EntraideError(line.critere)
        seen.add((line.critere, line.nature))


def _check_texts(payload: Payload) -> None:
    """Control characters would reach terminals, tables and documents of whoever reads the file.

    A line end in a name would forge a line there: only what people write at length has several lines.
    """
    for field, text in _texts(payload):  # together: a forbidden character is one wherever it stands
        if not is_clean(text, multiline=field in _LONG_TEXTS):
            raise TextRefusedError(field)


def _texts(payload: Payload) -> Iterator[tuple[str, str]]:
    yield "application", payload.application.nom + payload.application.version
    yield "grille", payload.grille.id + payload.grille.version
    yield "etablissement.nom", payload.etablissement.nom
    yield "resultat", "".join(payload.resultat.domaines)
    yield "entraide", "".join(line.critere for line in payload.entraide)
    yield "critere", "".join(reponse.critere for reponse in payload.reponses)
    yield "commentaire", "".join(reponse.commentaire or "" for reponse in payload.reponses)
    yield "motif", "".join((reponse.motif and reponse.motif.texte) or "" for reponse in payload.reponses)
