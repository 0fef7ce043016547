"""What comes next: the criteria that lead to the next palier, per domaine, the nearest first."""

from msgspec import Struct

from paliers_desktop.core.assessment import Assessment, Etat
from paliers_desktop.core.echeance import echeance_words
from paliers_desktop.core.grid import Domaine, Grille
from paliers_desktop.core.report.wording import ETATS, counted, in_letters, missing_sentence, sentence_case
from paliers_desktop.core.scoring import DomaineProfile, Profile, open_for


class Step(Struct, frozen=True):
    """One criterion to put in place; etat_word: « en cours », « sans réponse »; echeance: « mars 2027 », "" without."""

    critere_id: str
    numero: str
    texte: str
    etat: Etat | None
    etat_word: str
    echeance: str = ""


class StepGroup(Struct, frozen=True):
    """The steps of one domaine; count: « 2 étapes », « 2 étapes parmi 4 » when a seuil leaves the choice."""

    slug: str
    titre: str
    count: str
    steps: tuple[Step, ...]


class NextSteps(Struct, frozen=True):
    """« Prochaines étapes vers le palier 2 » for the whole établissement; no group once palier 3 is common."""

    titre: str
    introduction: str
    groups: tuple[StepGroup, ...]


class MissingBox(Struct, frozen=True):
    """The « Il manque… » box of one domaine; note: "" or how many of the items are enough."""

    titre: str
    note: str
    items: tuple[Step, ...]


def next_steps(grille: Grille, assessment: Assessment, profile: Profile) -> NextSteps:
    """Per domaine, what the next common palier still asks; domaines with fewest first, then grid order."""
    palier = profile.next_palier
    if palier is None:
        return NextSteps("Prochaines étapes", "", ())
    waiting = [(domaine.missing_for(palier), domaine) for domaine in profile.domaines if domaine.missing_for(palier)]
    groups = tuple(
        _group(grille, assessment, grille.domaine(domaine.slug), domaine, palier)
        for _, domaine in sorted(waiting, key=lambda pair: pair[0])
    )
    count = sentence_case(in_letters(profile.missing))
    return NextSteps(
        f"Prochaines étapes vers le palier {palier}",
        f"{count} {'critère' if profile.missing == 1 else 'critères'}, du domaine le plus proche au plus éloigné. "
        "L’équipe retient ceux qui ont du sens cette année.",
        groups,
    )


def missing_box(grille: Grille, assessment: Assessment, profile: DomaineProfile) -> MissingBox:
    """What one domaine still asks for its own next palier."""
    palier = profile.next_palier
    if palier is None:
        return MissingBox(missing_sentence(profile), "", ())
    items = _steps(grille, assessment, grille.domaine(profile.slug), profile, palier)
    note = "" if len(items) == profile.missing else f"{profile.missing} parmi les {len(items)} critères suivants"
    return MissingBox(missing_sentence(profile), note, items)


def _group(grille: Grille, assessment: Assessment, domaine: Domaine, profile: DomaineProfile, palier: int) -> StepGroup:
    steps = _steps(grille, assessment, domaine, profile, palier)
    missing = profile.missing_for(palier)
    among = "" if len(steps) == missing else f" parmi {len(steps)}"
    return StepGroup(domaine.slug, domaine.titre, counted(missing, "étape") + among, steps)


def _steps(
    grille: Grille, assessment: Assessment, domaine: Domaine, profile: DomaineProfile, palier: int
) -> tuple[Step, ...]:
    """Open criteria of the paliers that do not hold yet: under a seuil, those of a palier that holds ask nothing."""
    wanted = [share.palier for share in profile.shares[:palier] if not share.held]
    return tuple(
        _step(grille, assessment, critere_id)
        for critere_id in open_for(domaine, assessment, palier)
        if grille.criteres[critere_id].palier in wanted
    )


def _step(grille: Grille, assessment: Assessment, critere_id: str) -> Step:
    answer = assessment.answer(critere_id)
    texte = grille.criteres[critere_id].texte
    echeance = echeance_words(answer.echeance) if answer.echeance else ""
    return Step(critere_id, grille.numeros[critere_id], texte, answer.etat, ETATS[answer.etat].lower(), echeance)
