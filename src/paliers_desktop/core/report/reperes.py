"""Repères in words: whose they are, how to read them, and a table that says what the band on the radar draws.

They situate, they do not rank: no sentence compares the établissement with them.
"""

from msgspec import Struct

from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.core.campagne import label
from paliers_desktop.core.grid import Domaine, Grille
from paliers_desktop.core.radar import Bande, middle_halves
from paliers_desktop.core.reperes import Decoupage, Reference, Repere
from paliers_desktop.core.report.wording import counted

NOT_TOLD = "non publié"
EVERYWHERE = "Ensemble des territoires publiés"
FORMATIVE = "Ils aident à se situer et à dialoguer ; ce ne sont ni un objectif, ni un classement."
LEGEND_BAND, LEGEND_MEDIAN = "moitié centrale", "médiane"

_NOUNS = {
    TypeEtablissement.ECOLE_MATERNELLE: ("école maternelle", "écoles maternelles"),
    TypeEtablissement.ECOLE_ELEMENTAIRE: ("école élémentaire", "écoles élémentaires"),
    TypeEtablissement.ECOLE_PRIMAIRE: ("école primaire", "écoles primaires"),
    TypeEtablissement.COLLEGE: ("collège", "collèges"),
    TypeEtablissement.LYCEE: ("lycée", "lycées"),
    TypeEtablissement.LYCEE_PROFESSIONNEL: ("lycée professionnel", "lycées professionnels"),
    TypeEtablissement.EREA: ("EREA", "EREA"),
    TypeEtablissement.AUTRE: ("autre établissement", "autres établissements"),
}
_DEPARTEMENT = "Département "
_WHOSE = {Decoupage.BASSIN: "du bassin", Decoupage.CIRCONSCRIPTION: "de la circonscription"}


class ReperesRow(Struct, frozen=True):
    """One domaine: « 0 à 2 », « 1 », « 42 »; NOT_TOLD then "" where it is masked."""

    slug: str
    titre: str
    titre_court: str
    moitie: str
    mediane: str
    effectif: str


class ReperesReport(Struct, frozen=True):
    """titre: of the table; effectif: « 42 collèges du département 94 »; phrase: how to read; note: the same beside a
    printed radar, in little room; description: the band in words, one sentence per domaine."""

    titre: str
    effectif: str
    phrase: str
    note: str
    rows: tuple[ReperesRow, ...]
    description: str
    bande: Bande


def reperes_report(grille: Grille, reference: Reference) -> ReperesReport:
    """What is said of a group that a person chose to look at."""
    whose = effectif_words(reference)
    return ReperesReport(
        titre=f"Repères de l’académie, campagne {label(reference.campagne)}",
        effectif=whose,
        phrase=(
            "Paliers de 0 à 3. Pour chaque domaine, la moitié au moins d’entre eux a un palier dans la bande grise ; "
            f"le trait gris est la médiane. Les fichiers provisoires n’y sont pas comptés. {FORMATIVE}"
        ),
        note=(
            "Repères de l’académie, ni objectif ni classement. Bande grise : moitié centrale ; trait gris : médiane ; "
            f"campagne {label(reference.campagne)}, {whose}."
        ),
        rows=tuple(_row(domaine, reference.reperes.get(domaine.slug)) for domaine in grille.domaines),
        description=" ".join(
            [f"Repères de l’académie, {whose}.", *(_sentence(one, reference) for one in grille.domaines)]
        ),
        bande=middle_halves(grille, {slug: repere.quartiles for slug, repere in reference.reperes.items()}),
    )


def territoire_words(reference: Reference) -> str:
    """As it is chosen in a list."""
    return reference.territoire or EVERYWHERE


def effectif_words(reference: Reference) -> str:
    """« 42 collèges du département 94 »; « de 38 à 42 collèges selon le domaine, … » where some have no palier."""
    numbers = [repere.effectif for repere in reference.reperes.values()]
    least, most = min(numbers), max(numbers)
    who = counted(most, *_NOUNS[reference.type])
    if least == most:
        return f"{who} {_whose(reference)}"
    return f"de {least} à {who} {_whose(reference)}, selon le domaine"


def _whose(reference: Reference) -> str:
    territoire = reference.territoire
    if territoire is None:
        return "de l’ensemble des territoires publiés"
    if reference.decoupage in _WHOSE:
        return f"{_WHOSE[reference.decoupage]} « {territoire} »"
    if territoire.startswith(_DEPARTEMENT):
        return f"du département {territoire.removeprefix(_DEPARTEMENT)}"
    return f"du territoire « {territoire} »"


def _row(domaine: Domaine, repere: Repere | None) -> ReperesRow:
    names = (domaine.slug, domaine.titre, domaine.titre_court)
    if repere is None:
        return ReperesRow(*names, NOT_TOLD, NOT_TOLD, "")
    return ReperesRow(*names, _moitie(repere), str(repere.quartiles.mediane), str(repere.effectif))


def _moitie(repere: Repere) -> str:
    low, high = repere.quartiles.premier, repere.quartiles.troisieme
    return str(low) if low == high else f"{low} à {high}"


def _sentence(domaine: Domaine, reference: Reference) -> str:
    repere = reference.reperes.get(domaine.slug)
    if repere is None:
        return f"{domaine.titre_court} : {NOT_TOLD}."
    low, high = repere.quartiles.premier, repere.quartiles.troisieme
    half = f"au palier {low}" if low == high else f"du palier {low} au palier {high}"
    return f"{domaine.titre_court} : moitié centrale {half}, médiane au palier {repere.quartiles.mediane}."
