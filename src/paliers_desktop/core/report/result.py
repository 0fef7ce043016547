"""The result, already worded: what result page and PDF say alike."""

from msgspec import Struct

from paliers_desktop.core.assessment import Assessment, Etat
from paliers_desktop.core.grid import Domaine, Grille
from paliers_desktop.core.report.situation import Situation, domaines_concerned, situation
from paliers_desktop.core.report.steps import NextSteps, next_steps
from paliers_desktop.core.report.wording import counted, is_ecole, palier_words, value_words
from paliers_desktop.core.scoring import DomaineProfile, Profile, compute_profile

NOTHING = "–"
"""An empty cell."""


class Counts(Struct, frozen=True):
    """How many criteria have each answer."""

    oui: int
    en_cours: int
    non: int
    sans_objet: int
    sans_reponse: int


class Row(Struct, frozen=True):
    """One line of the table; the total row has slug "".

    chip: « Palier 1 », « Vers le palier 1 », « Sans objet »; value: « 1 · 3 sur 5 vers le palier 2 » ("" in the total
    row); missing: « 2 critères pour le palier 2 » or « – »; note: « atteint dans les six domaines » (total row only).
    """

    slug: str
    titre: str
    titre_court: str
    palier: int | None
    chip: str
    provisoire: bool
    value: str
    counts: Counts
    missing: str
    note: str = ""


class ResultReport(Struct, frozen=True):
    """Sentences, table and next steps; rule: how a palier is reached, in two or three sentences."""

    situation: Situation
    rows: tuple[Row, ...]
    total: Row
    next_steps: NextSteps
    rule: str


def result_report(grille: Grille, assessment: Assessment) -> ResultReport:
    """All that is said of an assessment's result."""
    profile = compute_profile(grille, assessment)
    return ResultReport(
        situation=situation(grille, assessment, profile),
        rows=tuple(
            _row(domaine, profile.domaine(domaine.slug), _counts(assessment, domaine)) for domaine in grille.domaines
        ),
        total=_total(assessment, profile, _counts(assessment, *grille.domaines)),
        next_steps=next_steps(grille, assessment, profile),
        rule=_rule(grille, profile),
    )


def _row(domaine: Domaine, profile: DomaineProfile, counts: Counts) -> Row:
    return Row(
        slug=domaine.slug,
        titre=domaine.titre,
        titre_court=domaine.titre_court,
        palier=profile.palier,
        chip=palier_words(profile.palier),
        provisoire=profile.provisoire,
        value=value_words(profile),
        counts=counts,
        missing=_missing(profile.missing, profile.next_palier),
    )


def _total(assessment: Assessment, profile: Profile, counts: Counts) -> Row:
    titre = "École" if is_ecole(assessment.etablissement.type) else "Établissement"
    return Row(
        slug="",
        titre=titre,
        titre_court=titre,
        palier=profile.palier,
        chip=palier_words(profile.palier),
        provisoire=profile.provisoire,
        value="",
        counts=counts,
        missing=_missing(profile.missing, profile.next_palier),
        note=f"atteint dans {domaines_concerned(profile)}" if profile.palier else "",
    )


def _counts(assessment: Assessment, *domaines: Domaine) -> Counts:
    etats = [assessment.answer(critere.id).etat for domaine in domaines for critere in domaine.criteres]
    return Counts(*(etats.count(etat) for etat in (*Etat, None)))


def _missing(count: int, palier: int | None) -> str:
    return NOTHING if palier is None else f"{counted(count, 'critère')} pour le palier {palier}"


def _rule(grille: Grille, profile: Profile) -> str:
    seuil = grille.regle.seuil
    share = "tous les critères" if seuil == 100 else f"au moins {seuil} % des critères"
    provisoire = " Un cercle vide signale un résultat provisoire." if profile.provisoire else ""
    return (
        "Échelle de 0 (anneau intérieur) à 3 (bord). Le point avance vers l’anneau suivant à chaque critère en place. "
        f"Un domaine atteint un palier quand {share} de ce palier et des précédents sont en place ; "
        f"les critères « sans objet » ne comptent pas.{provisoire}"
    )
