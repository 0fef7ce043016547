"""What the cards and the help of the projection say, already worded: never a comment, a motif or a name."""

from msgspec import Struct

from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.help import Aide
from paliers_desktop.core.report.help_words import MEANING, PROOF, HelpSection, help_sections
from paliers_desktop.core.report.steps import Step, missing_box
from paliers_desktop.core.report.wording import ETATS, counted, joined
from paliers_desktop.core.scoring import DomaineProfile, Profile


class DomaineCard(Struct, frozen=True):
    """The end of a domaine; suivant: the short title of the next one, "" after the last.

    provisoire: « provisoire : 3 sans réponse, 1 à vérifier », "" when nothing is; manque: « Il manque 2 critères pour
    le palier 2 »; note: "" or how many of the items are enough.
    """

    titre: str
    palier: int | None
    provisoire: str
    manque: str
    note: str
    items: tuple[Step, ...]
    suivant: str


class EndCard(Struct, frozen=True):
    """The end of the criteria: what is to be verified, and how many are without answer ("" when none is)."""

    titre: str
    items: tuple[Step, ...]
    sans_reponse: str


def domaine_card(grille: Grille, assessment: Assessment, profile: DomaineProfile) -> DomaineCard:
    """The card of a domaine."""
    box = missing_box(grille, assessment, profile)
    index = [domaine.slug for domaine in grille.domaines].index(profile.slug)
    after = grille.domaines[index + 1 :]
    return DomaineCard(
        titre=grille.domaines[index].titre,
        palier=profile.palier,
        provisoire=_provisoire(profile),
        manque=box.titre,
        note=box.note,
        items=box.items,
        suivant=after[0].titre_court if after else "",
    )


def end_card(grille: Grille, assessment: Assessment, profile: Profile) -> EndCard:
    """The last card: « 3 critères à vérifier » and which."""
    items = tuple(_step(grille, assessment, key) for key in to_verify(grille, assessment))
    titre = f"{counted(len(items), 'critère')} à vérifier" if items else "Plus aucun critère à vérifier"
    left = f"{counted(profile.unanswered, 'critère')} sans réponse" if profile.unanswered else ""
    return EndCard(titre, items, left)


def to_verify(grille: Grille, assessment: Assessment) -> tuple[str, ...]:
    """The criteria marked « à vérifier », in reading order."""
    return tuple(key for key in grille.reading_order if assessment.answer(key).a_verifier)


def wall_help(aide: Aide, assessment: Assessment, critere_id: str) -> tuple[HelpSection, ...]:
    """Lecture, meaning and expected proof of a criterion, those that are written."""
    sections = help_sections(aide, critere_id, assessment.etablissement.type)
    lecture = aide.full_lecture(critere_id)
    shown = tuple(section for section in sections if section.lead in (MEANING, PROOF))
    return (HelpSection("", lecture), *shown) if lecture else shown


def others(count: int) -> str:
    """« et 4 autres »."""
    return f"et {counted(count, 'autre')}"


def _provisoire(profile: DomaineProfile) -> str:
    parts = (
        (profile.total - profile.answered, "sans réponse"),
        (profile.a_verifier, "à vérifier"),
        (profile.a_confirmer, "à confirmer"),
    )
    shown = [f"{count} {words}" for count, words in parts if count]
    return f"provisoire : {joined(shown)}" if shown else ""


def _step(grille: Grille, assessment: Assessment, critere_id: str) -> Step:
    etat = assessment.answer(critere_id).etat
    texte = grille.criteres[critere_id].texte
    return Step(critere_id, grille.numeros[critere_id], texte, etat, ETATS[etat].lower())
