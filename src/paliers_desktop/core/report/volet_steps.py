"""The steps that the « volet numérique » proposes: by hand, as actions, for training, and those after them."""

import datetime

from msgspec import Struct

from paliers_desktop.core.assessment import Answer, Assessment, Etat
from paliers_desktop.core.echeance import echeance_words
from paliers_desktop.core.grid import PALIERS, Grille
from paliers_desktop.core.help import Aide
from paliers_desktop.core.report.hands import by_hand
from paliers_desktop.core.report.steps import NextSteps, missing_box
from paliers_desktop.core.report.wording import ETATS, counted
from paliers_desktop.core.scoring import Profile

TO_COMPLETE = "À compléter par l’équipe."
FORMATION_SLUG = "formation"
"""The domaine of both grids that tells of training; another grid may have none."""


class VoletStep(Struct, frozen=True):
    """A criterion to put in place; note: « Formation, en cours, échéance : mars 2027 »."""

    critere_id: str
    numero: str
    texte: str
    note: str
    echeance: str
    commentaire: str = ""


class StepsInHand(Struct, frozen=True):
    """The steps of one group, « À notre main »."""

    titre: str
    steps: tuple[VoletStep, ...]


class MoyenTerme(Struct, frozen=True):
    """The palier after the next: « À moyen terme : vers le palier 3 », and « Formation : 3 critères » by domaine."""

    titre: str
    note: str
    lines: tuple[str, ...]


def steps_in_hand(
    grille: Grille, aide: Aide, assessment: Assessment, steps: NextSteps, with_texts: bool
) -> tuple[StepsInHand, ...]:
    """The next steps of the whole établissement, grouped by who can act; the domaines in their order of nearness."""
    ids = [step.critere_id for group in steps.groups for step in group.steps]
    return tuple(
        StepsInHand(group.titre, tuple(volet_step(grille, assessment, key, with_texts) for key in group.critere_ids))
        for group in by_hand(ids, aide)
    )


def actions(
    grille: Grille, assessment: Assessment, court: tuple[StepsInHand, ...], with_texts: bool
) -> tuple[VoletStep, ...]:
    """The same steps, those with an échéance first; also what is planned beyond the next palier."""
    steps = {step.critere_id: step for group in court for step in group.steps}
    for key in grille.reading_order:
        answer = assessment.answer(key)
        if answer.echeance and answer.etat not in (Etat.OUI, Etat.SANS_OBJET) and key not in steps:
            steps[key] = volet_step(grille, assessment, key, with_texts)
    never = datetime.date.max
    return tuple(sorted(steps.values(), key=lambda step: assessment.answer(step.critere_id).echeance or never))


def formation_steps(grille: Grille, assessment: Assessment, profile: Profile) -> tuple[str, tuple[VoletStep, ...]]:
    """« Il manque 2 critères pour le palier 2 » and those criteria of the domaine Formation; nothing without it."""
    found = next((domaine for domaine in profile.domaines if domaine.slug == FORMATION_SLUG), None)
    if found is None:
        return "", ()
    box = missing_box(grille, assessment, found)
    steps = tuple(volet_step(grille, assessment, step.critere_id, False, of_domaine=False) for step in box.items)
    sentence = " : ".join(filter(None, (box.titre.removesuffix("."), box.note)))
    return f"Domaine {grille.domaine(FORMATION_SLUG).titre} : {sentence[:1].lower()}{sentence[1:]}.", steps


def moyen_terme(grille: Grille, profile: Profile) -> MoyenTerme:
    """How many criteria each domaine asks after the next common palier; nothing is said without a palier to come."""
    palier = (profile.next_palier or PALIERS[-1]) + 1
    if profile.palier is None or palier > PALIERS[-1]:
        return MoyenTerme("À moyen terme", TO_COMPLETE, ())
    after = [(domaine, domaine.missing_for(palier) - domaine.missing_for(palier - 1)) for domaine in profile.domaines]
    lines = tuple(
        f"{grille.domaine(domaine.slug).titre} : {counted(count, 'critère')}" for domaine, count in after if count
    )
    note = f"Après les étapes ci-dessus, le palier {palier} demande encore :" if lines else TO_COMPLETE
    return MoyenTerme(f"À moyen terme : vers le palier {palier}", note, lines)


def volet_step(
    grille: Grille, assessment: Assessment, critere_id: str, with_texts: bool, *, of_domaine: bool = True
) -> VoletStep:
    """One criterion, with what is known of it."""
    answer = assessment.answer(critere_id)
    echeance = echeance_words(answer.echeance) if answer.echeance else ""
    parts = (
        grille.domaine_of(critere_id).titre_court if of_domaine else "",
        ETATS[answer.etat].lower(),
        f"échéance : {echeance}" if echeance else "",
    )
    return VoletStep(
        critere_id,
        grille.numeros[critere_id],
        grille.criteres[critere_id].texte,
        ", ".join(filter(None, parts)),
        echeance,
        _commentaire(answer) if with_texts else "",
    )


def _commentaire(answer: Answer) -> str:
    return answer.commentaire.strip()
