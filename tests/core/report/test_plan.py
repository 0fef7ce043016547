"""The plan d'action: prefilled from the helps, filtered, told by payer; a done action proposes and never answers."""

import pytest

from paliers_desktop.core.assessment import Answer, Etat, TypeEtablissement
from paliers_desktop.core.history import Target
from paliers_desktop.core.report.plan import (
    MOST_INTITULE,
    chosen,
    payeurs,
    plan_lines,
    plan_report,
    plan_sheet,
    planned_for,
    prefilled,
    progress,
    progress_words,
)
from paliers_desktop.core.suivi import Avancement, Horizon, Payeur, Suivi, apply_to_suivi, creation_changes
from report_samples import all_answered, catalogue
from suivi_samples import START, key_of, planned

FILES = catalogue().for_type("college")
GRILLE = FILES.grille
ANSWERS = all_answered(GRILLE, Etat.NON)


def one(**fields: object) -> Suivi:
    return apply_to_suivi(Suivi(), creation_changes(Target.ACTIONS, key_of(1), START, **fields))


@pytest.mark.parametrize("type_", TypeEtablissement)
def test_every_criterion_gives_an_action_that_can_be_kept(type_):
    for files in catalogue().entries:
        for key in files.grille.criteres:
            fields = prefilled(files.grille, files.aide, type_, key)
            assert 0 < len(fields["intitule"]) <= MOST_INTITULE
            assert fields["terme"] is Horizon.COURT
            assert fields["payeur"] in payeurs(type_)
            assert one(**fields).actions[0].critere == key


def test_who_pays_depends_on_who_can_act_and_on_the_type():
    from paliers_desktop.core.help import Aide, AideCritere, ReleveDe

    key = GRILLE.reading_order[0]

    def payer(releve_de: ReleveDe | None, type_: TypeEtablissement) -> Payeur:
        return prefilled(GRILLE, Aide({key: AideCritere(releve_de=releve_de)}), type_, key)["payeur"]

    assert payer(ReleveDe.COLLECTIVITE, TypeEtablissement.ECOLE_PRIMAIRE) is Payeur.COMMUNE
    assert payer(ReleveDe.COLLECTIVITE, TypeEtablissement.COLLEGE) is Payeur.DEPARTEMENT
    assert payer(ReleveDe.COLLECTIVITE, TypeEtablissement.LYCEE) is Payeur.REGION
    assert payer(ReleveDe.ACADEMIE, TypeEtablissement.LYCEE) is Payeur.ACADEMIE
    assert payer(None, TypeEtablissement.LYCEE) is Payeur.ETABLISSEMENT


@pytest.mark.parametrize("etat", [None, *Etat])
@pytest.mark.parametrize("avancement", Avancement)
def test_a_done_action_proposes_the_answer_that_is_not_given_yet(etat, avancement):
    key = GRILLE.reading_order[0]
    assessment = ANSWERS.with_answer(key, etat=etat)
    (line,) = plan_lines(GRILLE, assessment, one(critere=key, avancement=avancement))
    proposed = avancement is Avancement.FAITE and etat not in (Etat.OUI, Etat.SANS_OBJET)
    assert bool(line.offer) == proposed
    assert assessment.answer(key) == Answer(etat=etat)


def test_the_plan_of_a_criterion_that_this_grid_no_longer_has_is_still_read():
    (line,) = plan_lines(GRILLE, ANSWERS, one(critere="ANCIEN-01", intitule="Toujours là", avancement=Avancement.FAITE))
    assert (line.numero, line.domaine, line.offer, line.intitule) == ("", "", "", "Toujours là")


def test_filters_let_through_what_they_say():
    lines = plan_lines(GRILLE, ANSWERS, planned(GRILLE))
    assert chosen(lines, payeur=None, terme=None, avancement=None) == lines
    some = chosen(lines, payeur=Payeur.COMMUNE, terme=None, avancement=None)
    assert [line.action.payeur for line in some] == [Payeur.COMMUNE]
    assert all(
        line.action.terme is Horizon.COURT for line in chosen(lines, payeur=None, terme=Horizon.COURT, avancement=None)
    )
    assert [line.action.terme for line in lines] == sorted(
        (line.action.terme for line in lines), key=[Horizon.COURT, Horizon.MOYEN, Horizon.AUCUN].index
    )


def test_progress_leaves_out_what_was_given_up():
    actions = planned(GRILLE).actions
    assert [one.avancement for one in actions] == [*Avancement, *list(Avancement)[:2]]
    assert progress(actions) == (1, 5)
    assert progress_words(actions) == "1 action faite sur 5"
    assert progress_words(()) == "Aucune action"


def test_the_plan_to_hand_over_is_grouped_by_payer_without_what_was_given_up():
    told = plan_report(GRILLE, ANSWERS, planned(GRILLE))
    assert [group.titre for group in told.groups] == [
        "Payé par : Établissement",
        "Payé par : Commune",
        "Payé par : Région",
        "Payé par : Académie",
        "Payeur à préciser",
    ]
    assert all(line.action.avancement is not Avancement.ABANDONNEE for group in told.groups for line in group.lines)


def test_the_table_has_every_action():
    suivi = planned(GRILLE)
    sheet = plan_sheet(GRILLE, ANSWERS, suivi)
    assert len(sheet.lines) == len(suivi.actions)
    assert all(len(line) == len(sheet.headers) for line in sheet.lines)


def test_a_second_action_is_not_proposed_while_one_is_still_to_be_done():
    key = GRILLE.reading_order[0]
    assert planned_for(one(critere=key), key) is not None
    assert planned_for(one(critere=key, avancement=Avancement.FAITE), key) is None
    assert planned_for(Suivi(), key) is None
