"""What a well-formed campagne document must also satisfy: its dates, its texts, its grids, its établissements."""

import re
from typing import TYPE_CHECKING

from paliers_desktop.core.campagne import is_campagne
from paliers_desktop.core.faults import GridError
from paliers_desktop.core.grid_reader import load_grid
from paliers_desktop.core.help import load_help
from paliers_desktop.core.text import is_clean
from paliers_desktop.core.uai import UaiError, UaiShapeError, parse_uai
from paliers_desktop.exchange.document_errors import (
    ContentCampagneError,
    ContentUaiError,
    DocumentError,
    GrilleRefError,
    RevisionError,
    TextRefusedError,
)
from paliers_desktop.exchange.keys import ForeignKeyError, WeakKeyError, from_jwk

if TYPE_CHECKING:
    from paliers_desktop.exchange.campagne_document import CampagneDocument, GrilleJointe

MAX_REVISION = 99_999
_LIMITS = {"titre": 200, "depot": 2000, "courriel": 254, "nom": 200, "commune": 200}
"""Characters; a post shows them in windows."""

_COURRIEL = re.compile(r"[^\s@,;<>\"]+@[^\s@,;<>\"]+\.[^\s@,;<>\"]+")


class PeriodError(DocumentError):
    """The campagne closes before it opens."""

    def __init__(self) -> None:
        super().__init__("La date de clôture de la campagne précède sa date d’ouverture.")


class TextLengthError(DocumentError):
    """An empty or an endless text."""

    def __init__(self, field: str) -> None:
        super().__init__(f"Le texte de « {field} » est vide ou démesuré.")


class CourrielError(DocumentError):
    """Not an address."""

    def __init__(self, courriel: str) -> None:
        shown = courriel[:80] if courriel.isprintable() else "…"
        super().__init__(f"« {shown} » n’est pas une adresse électronique.")


class GrilleContentError(DocumentError):
    """A grid that this program cannot read."""

    def __init__(self, grille: str) -> None:
        super().__init__(f"La grille « {grille[:40]} » jointe à la campagne n’est pas lisible.")


class GrillesError(DocumentError):
    """No grid, or two for the same type, or none for the type of an établissement."""

    def __init__(self) -> None:
        super().__init__("Chaque type d’établissement de la campagne doit avoir une grille, et une seule.")


class RepeatedUaiError(DocumentError):
    """An établissement listed twice."""

    def __init__(self, uai: str) -> None:
        super().__init__(f"L’établissement {uai} figure deux fois dans la campagne.")


class NextKeyError(DocumentError):
    """cle_suivante is not a usable public key."""

    def __init__(self) -> None:
        super().__init__("La clé suivante annoncée par la campagne n’est pas une clé publique utilisable.")


def check_campagne(document: "CampagneDocument") -> None:
    """Raise the DocumentError of the first incoherence."""
    if not is_campagne(document.id):
        raise ContentCampagneError
    if not 1 <= document.revision <= MAX_REVISION:
        raise RevisionError
    if document.cloture < document.ouverture:
        raise PeriodError
    _check_text("titre", document.titre)
    _check_text("depot", document.depot, multiline=True)
    check_courriel(document.courriel)
    _check_etablissements(document, _types(document))
    if document.cle_suivante is not None:
        try:
            from_jwk(document.cle_suivante)
        except (ForeignKeyError, WeakKeyError) as error:
            raise NextKeyError from error


def check_courriel(courriel: str) -> None:
    """Raise CourrielError for what is not one address; « ac-créteil.fr », with its accent, is nobody's."""
    plain = courriel.isascii() and is_clean(courriel) and len(courriel) <= _LIMITS["courriel"]
    if not plain or not _COURRIEL.fullmatch(courriel):
        raise CourrielError(courriel)


def _check_text(field: str, text: str, *, multiline: bool = False, empty: bool = False) -> None:
    if not is_clean(text, multiline=multiline):
        raise TextRefusedError(field)
    if len(text) > _LIMITS[field] or not (text.strip() or empty):
        raise TextLengthError(field)


def _types(document: "CampagneDocument") -> set[str]:
    """The types that the grids are meant for, each once."""
    types = [item for grille in document.grilles for item in _read_grid(grille)]
    if not types or len(set(types)) != len(types):
        raise GrillesError
    return set(types)


def _read_grid(grille: "GrilleJointe") -> tuple[str, ...]:
    try:
        read = load_grid(grille.contenu.encode(), grille.id)
        if grille.aides:
            load_help(grille.aides.encode(), read, grille.id)
    except (GridError, UnicodeEncodeError) as error:
        raise GrilleContentError(grille.id) from error
    if (grille.id, grille.version, grille.sha256) != (read.id, read.version, read.sha256):
        raise GrilleRefError
    return read.types


def _check_etablissements(document: "CampagneDocument", types: set[str]) -> None:
    seen: set[str] = set()
    for etablissement in document.etablissements:
        _check_uai(etablissement.uai)
        if etablissement.uai in seen:
            raise RepeatedUaiError(etablissement.uai)
        seen.add(etablissement.uai)
        if etablissement.type not in types:
            raise GrillesError
        _check_text("nom", etablissement.nom)
        _check_text("commune", etablissement.commune, empty=True)


def _check_uai(uai: str) -> None:
    try:
        if parse_uai(uai) != uai:
            raise UaiShapeError("Elle doit être écrite en capitales et sans espace.")
    except UaiError as error:
        raise ContentUaiError(error.message) from error
