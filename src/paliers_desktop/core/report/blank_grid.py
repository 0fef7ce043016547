"""The grille vierge: every criterion of a grid with nothing answered, to prepare a meeting on paper."""

from msgspec import Struct

from paliers_desktop.core import campagne
from paliers_desktop.core.assessment import Assessment, TypeEtablissement
from paliers_desktop.core.grid import PALIERS, Domaine, Grille
from paliers_desktop.core.help import Aide
from paliers_desktop.core.report.identity import Field
from paliers_desktop.core.report.wording import is_ecole

TITRE = "Grille vierge"
COMMENT_REMPLIR = "Comment remplir"
_HOW_TO = (
    "Cochez une case par critère. Ce qui dépend de la collectivité n’est pas « Sans objet » : « Non » ou « En cours ».",
    "La ligne reçoit une courte note, sans nom d’élève ni de collègue. "
    "Laissez vide ce qui reste à vérifier, et notez auprès de qui.",
)


class BlankCritere(Struct, frozen=True):
    """One criterion to answer; lecture: « Lire aujourd’hui : … (lecture proposée, …). », "" for most."""

    numero: str
    texte: str
    lecture: str


class BlankPalier(Struct, frozen=True):
    """The criteria of one palier of a domaine, under « Palier 1 · Conditions minimales »."""

    titre: str
    criteres: tuple[BlankCritere, ...]


class BlankDomaine(Struct, frozen=True):
    """One domaine; paliers without criterion are left out."""

    titre: str
    paliers: tuple[BlankPalier, ...]


class BlankGrid(Struct, frozen=True):
    """The whole document; fields: the head, in lines, a value "" being a line to write on by hand.

    line: at the foot, « Collège des Tilleuls · 0949912N · campagne 2026-2027 », or the title of the grid alone;
    grille: « Grille collèges et lycées, version 2026.1 ».
    """

    sous_titre: str
    fields: tuple[tuple[Field, ...], ...]
    comment_remplir: tuple[str, ...]
    domaines: tuple[BlankDomaine, ...]
    line: str
    grille: str


def blank_grid(grille: Grille, aide: Aide, assessment: Assessment | None = None) -> BlankGrid:
    """The grid to fill by hand; `assessment` only names the établissement and its campagne, never an answer."""
    etablissement = assessment.etablissement if assessment else None
    nom = (etablissement.nom or etablissement.uai) if etablissement else ""
    uai = etablissement.uai if etablissement else ""
    annee = campagne.label(assessment.campagne) if assessment else ""
    place = "École" if _for_ecoles(grille) else "Établissement"
    return BlankGrid(
        f"Paliers de maturité numérique, {grille.titre_court}",
        ((Field(place, nom), Field("UAI", uai), Field("Campagne", annee)), (Field("Date", ""), Field("Présents", ""))),
        _HOW_TO,
        tuple(_domaine(grille, aide, domaine) for domaine in grille.domaines),
        f"{nom} · {uai} · campagne {annee}" if assessment else grille.titre,
        f"Grille {grille.titre_court}, version {grille.version}",
    )


def _for_ecoles(grille: Grille) -> bool:
    return all(is_ecole(TypeEtablissement(type_)) for type_ in grille.types)


def _domaine(grille: Grille, aide: Aide, domaine: Domaine) -> BlankDomaine:
    parts = []
    for palier in PALIERS:
        criteres = tuple(
            BlankCritere(grille.numeros[critere.id], critere.texte, aide.full_lecture(critere.id) or "")
            for critere in domaine.criteres
            if critere.palier == palier
        )
        if criteres:
            parts.append(BlankPalier(f"Palier {palier} · {grille.paliers[palier - 1].titre_court}", criteres))
    return BlankDomaine(domaine.titre, tuple(parts))
