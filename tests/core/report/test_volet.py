"""The words of the volet numérique: what the answers prefill, and what they leave to the team."""

import datetime

from hypothesis import HealthCheck, given, settings

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.help import Aide, AideCritere, ReleveDe
from paliers_desktop.core.history import Target
from paliers_desktop.core.report.volet import SuiviLine, Volet, volet
from paliers_desktop.core.report.volet_demandes import Demande
from paliers_desktop.core.suivi import Horizon, Suivi, apply_to_suivi, creation_changes, objectif_changes
from report_samples import ECOLE, all_answered, at_paliers, catalogue, small_grille
from strategies import situations
from suivi_samples import START

GRILLE = small_grille()
DAY = datetime.date(2027, 3, 12)
MAY = datetime.date(2027, 5, 31)
AIDE = Aide(
    {
        "D5-P2-1": AideCritere(releve_de=ReleveDe.COLLECTIVITE),
        "D5-P3-1": AideCritere(releve_de=ReleveDe.COLLECTIVITE, levier="Jamais dit à la collectivité."),
        "D2-P2-1": AideCritere(releve_de=ReleveDe.ACADEMIE, levier="Un parcours existe."),
    }
)


def of(assessment, aide=AIDE, **more) -> Volet:
    return volet(GRILLE, aide, assessment, DAY, **more)


def test_next_steps_are_grouped_by_hand_and_told_with_their_domaine():
    told = of(at_paliers(GRILLE, 2, 1, 2, 2, 1, 2).with_answer("D5-P2-1", etat=Etat.EN_COURS, echeance=MAY))
    assert told.court_titre == "À court terme : vers le palier 2"
    assert [(group.titre, [step.critere_id for step in group.steps]) for group in told.court] == [
        ("À notre main", ["D2-P2-2", "D5-P2-2"]),
        ("Avec la collectivité", ["D5-P2-1"]),
        ("Avec l’académie", ["D2-P2-1"]),
    ]
    assert told.court[1].steps[0].note == "Réseau, en cours, échéance : mai 2027"
    assert told.court[0].steps[0].note == "Formation, non"


def test_the_palier_after_is_counted_by_domaine():
    told = of(at_paliers(GRILLE, 3, 1, 2, 2, 1, 2))
    assert told.moyen.titre == "À moyen terme : vers le palier 3"
    assert told.moyen.lines == (
        "Formation entier : 2 critères",
        "Ressources entier : 2 critères",
        "Pratiques entier : 2 critères",
        "Réseau entier : 2 critères",
        "Équipement entier : 2 critères",
    )


def test_nothing_is_asked_of_who_has_everything():
    told = of(at_paliers(GRILLE, 3, 3, 3, 3, 3, 3))
    assert (told.court_titre, told.court, told.actions) == ("À court terme", (), ())
    assert told.court_note == "Les conditions du palier 3 sont réunies."
    assert (told.moyen.titre, told.moyen.lines) == ("À moyen terme", ())
    assert [group.note for group in told.demandes] == [
        "Aucun critère en cours ou à venir ne dépend de la collectivité.",
        "Aucun critère en cours ou à venir ne dépend de l’académie.",
    ]
    assert of(all_answered(GRILLE, Etat.SANS_OBJET)).court_note == "À compléter par l’équipe."


def test_actions_begin_with_what_has_a_date_also_beyond_the_next_palier():
    assessment = at_paliers(GRILLE, 2, 1, 2, 2, 2, 2)
    assessment = assessment.with_answer("D1-P3-2", etat=Etat.EN_COURS, echeance=DAY)
    assessment = assessment.with_answer("D2-P2-2", echeance=MAY)
    assessment = assessment.with_answer("D1-P1-1", echeance=DAY)  # already in place
    assert [step.critere_id for step in of(assessment).actions] == ["D1-P3-2", "D2-P2-2", "D2-P2-1"]


def test_requests_hold_every_open_criterion_of_the_others_and_only_the_académie_is_asked_for_its_support():
    told = of(at_paliers(GRILLE, 2, 1, 2, 2, 1, 2).with_answer("D5-P2-1", etat=None))
    collectivite, academie = told.demandes
    assert collectivite.titre == "À la collectivité"
    assert [(line.critere_id, line.reponse, line.appui) for line in collectivite.lines] == [
        ("D5-P2-1", "Sans réponse", ""),
        ("D5-P3-1", "Non", ""),
    ]
    assert academie.lines == (Demande("D2-P2-1", "2.3", "Critère 2.2.1", "Non", "Un parcours existe."),)


def test_the_follow_up_starts_with_the_day_and_lists_each_échéance_once():
    assessment = at_paliers(GRILLE, 1, 1, 1, 1, 1, 1)
    for key, day in (("D1-P2-1", MAY), ("D3-P2-2", MAY), ("D2-P2-1", DAY)):
        assessment = assessment.with_answer(key, echeance=day)
    assert of(assessment).suivi == (
        SuiviLine("État au 12 mars 2027", "Diagnostic : 36 réponses sur 36"),
        SuiviLine("12 mars 2027", "2.3"),
        SuiviLine("Mai 2027", "1.3, 3.4"),
    )
    assert volet(GRILLE, AIDE, assessment, None).suivi[0].date == "12 mars 2027"


def test_training_tells_its_own_domaine_and_what_was_ticked():
    entry = catalogue().for_type("college")
    assessment = all_answered(entry.grille, Etat.OUI).with_answer("FOR-06", etat=Etat.NON, besoin=True)
    told = volet(entry.grille, entry.aide, assessment, DAY)
    assert told.formation_note.startswith("Domaine Formation : il manque 1 critère pour le palier")
    assert [(step.critere_id, step.note) for step in told.formation] == [("FOR-06", "non")]
    assert [(ticked.titre, len(ticked.lines)) for ticked in told.entraide] == [("Nous souhaitons un accompagnement", 1)]
    done = volet(entry.grille, entry.aide, all_answered(entry.grille, Etat.OUI), DAY)
    assert done.formation_note == "Domaine Formation : ce domaine réunit les conditions du palier 3."


def test_comments_are_there_only_if_asked():
    assessment = at_paliers(GRILLE, 1, 2, 2, 2, 2, 2).with_answer("D1-P2-1", commentaire=" Secret-commentaire \n")
    assert "Secret" not in repr(of(assessment))
    (step, *_) = of(assessment, with_texts=True).actions
    assert step.commentaire == "Secret-commentaire"


def test_an_école_has_a_projet_d_école():
    entry = catalogue().for_type("ecole_primaire")
    told = volet(entry.grille, entry.aide, all_answered(entry.grille, None, ECOLE), None)
    assert told.titre == "Volet numérique du projet d’école"
    assert told.mention == "provisoire : 67 sans réponse"
    assert told.pied == "École des Tilleuls · 0949912N · campagne 2026-2027"
    assert told.suivi == ()


def test_the_identity_is_not_said_twice():
    labels = [field.label for field in of(at_paliers(GRILLE, 1, 1, 1, 1, 1, 1)).fields]
    assert labels == ["Type", "Commune", "État au", "Renseigné par"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(situations())
def test_every_next_step_is_an_action_and_in_one_group(situation):
    grille, assessment = situation
    told = volet(grille, Aide(), assessment, DAY, with_texts=True)
    wanted = [step.critere_id for group in told.result.next_steps.groups for step in group.steps]
    assert sorted(wanted) == sorted(step.critere_id for group in told.court for step in group.steps)
    assert set(wanted) <= {step.critere_id for step in told.actions}


def test_the_plan_comes_first_and_no_criterion_twice():
    files = catalogue().for_type("college")
    key = files.grille.reading_order[0]
    changes = creation_changes(Target.ACTIONS, "a" * 32, START, critere=key, intitule="Former deux collègues")
    aimed = objectif_changes(Suivi(), "pilotage", Horizon.COURT, 2)
    suivi = apply_to_suivi(Suivi(), (*changes, *aimed))
    assessment = all_answered(files.grille, Etat.NON)
    told = volet(files.grille, files.aide, assessment, None, suivi=suivi)
    assert [line.intitule for line in told.plan] == ["Former deux collègues"]
    assert key not in [step.critere_id for step in told.actions]
    assert told.vises == (f"{files.grille.domaine('pilotage').titre} : palier 2 cette année",)
    bare = volet(files.grille, files.aide, assessment, None)
    assert (bare.plan, bare.vises) == ((), ())
    assert {step.critere_id for step in bare.actions} == {key, *(step.critere_id for step in told.actions)}
