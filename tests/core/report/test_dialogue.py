"""The fiche dialogue de gestion: who is asked what, what the établissement does itself, and what is not said."""

import datetime

import msgspec
import pytest
from msgspec.structs import replace

from paliers_desktop.core.assessment import Answer, Assessment, Etat, MotifCode
from paliers_desktop.core.help import Aide, AideCritere, ReleveDe
from paliers_desktop.core.report.dialogue import Dialogue, DialogueLine, DialogueList, dialogue
from paliers_desktop.core.report.signature import FORMATIVE_COMPLET, NO_SIGNATURE, signature
from report_samples import COLLEGE, ECOLE, all_answered, at_paliers, catalogue, small_grille

DAY = datetime.date(2027, 3, 12)
GRILLE = small_grille(3)
HANDS = {
    "D1-P2-1": ReleveDe.COLLECTIVITE,
    "D2-P2-1": ReleveDe.ACADEMIE,
    "D3-P2-1": ReleveDe.CIRCONSCRIPTION,
    "D3-P3-1": ReleveDe.COLLECTIVITE,
}
AIDE = Aide({key: AideCritere(releve_de=hand) for key, hand in HANDS.items()})


def told(assessment: Assessment, *, grille=GRILLE, aide=AIDE, last_change=DAY, sign=NO_SIGNATURE, **more) -> Dialogue:
    return dialogue(grille, aide, assessment, last_change=last_change, signature=sign, **more)


def ids(listed: DialogueList) -> list[str]:
    return [line.critere_id for line in listed.lines]


AT_ONE = at_paliers(GRILLE, 1, 1, 1)


def test_what_the_next_palier_asks_is_sorted_by_hand():
    page = told(AT_ONE)
    collectivite, academie = page.demandes
    assert (collectivite.titre, academie.titre) == ("Demandes à la collectivité", "Demandes à l’académie")
    assert ids(collectivite) == ["D1-P2-1"]
    assert ids(academie) == ["D2-P2-1", "D3-P2-1"]
    assert ids(page.steps) == ["D1-P2-2", "D2-P2-2", "D3-P2-2"]
    assert page.steps.titre == "Ce que l’établissement met en œuvre ou prépare"
    assert collectivite.lines[0] == DialogueLine("D1-P2-1", "1.3", "Critère 1.2.1", "non", "")


def test_what_is_under_way_comes_first_also_beyond_the_next_palier():
    planned = AT_ONE.with_answer("D2-P2-2", etat=Etat.EN_COURS, echeance=datetime.date(2027, 6, 1))
    planned = planned.with_answer("D1-P3-1", etat=Etat.EN_COURS).with_answer("D1-P2-2", etat=None)
    steps = told(planned).steps
    assert ids(steps) == ["D2-P2-2", "D1-P3-1", "D3-P2-2", "D1-P2-2"]
    assert [line.note for line in steps.lines] == ["en cours", "en cours", "non", "sans réponse"]
    assert steps.lines[0].echeance == "1er juin 2027"


def test_a_support_that_is_wished_is_asked_first_and_marked():
    """Of the collectivité's criterion, to the collectivité; of any other, to the académie, also when it is our own."""
    wished = AT_ONE.with_answer("D3-P3-1", besoin=True).with_answer("D3-P1-1", besoin=True)
    page = told(wished.with_answer("D2-P2-1", besoin=True))
    collectivite, academie = page.demandes
    assert ids(collectivite) == ["D3-P3-1", "D1-P2-1"]
    assert ids(academie) == ["D2-P2-1", "D3-P1-1", "D3-P2-1"]
    assert [line.note for line in academie.lines] == [
        "non, accompagnement souhaité",
        "oui, accompagnement souhaité",
        "non",
    ]
    assert all("souhait" not in line.note for line in page.steps.lines)


def test_what_waits_for_an_answer_is_asked_last():
    aide = Aide({key: AideCritere(releve_de=ReleveDe.COLLECTIVITE) for key in GRILLE.criteres})
    unsure = AT_ONE.with_answer("D1-P2-1", etat=None)
    assert ids(told(unsure, aide=aide).demandes[0])[-1] == "D1-P2-1"


def test_empty_lists_say_so():
    page = told(at_paliers(GRILLE, 3, 3, 3))
    assert page.steps.note == "Aucune étape à venir ne dépend de l’établissement seul."
    assert [listed.note for listed in page.demandes] == ["Aucune demande ne ressort des réponses."] * 2
    assert told(AT_ONE).steps.note == told(AT_ONE).demandes[0].note == ""


def test_an_ecole_speaks_to_the_commune_and_the_circonscription():
    page = told(at_paliers(GRILLE, 1, 1, 1, etablissement=ECOLE))
    assert page.identity.titre == "Fiche de dialogue"
    assert page.identity.sous_titre == "Avec la commune et la circonscription"
    assert page.steps.titre == "Ce que l’école met en œuvre ou prépare"
    assert [listed.titre for listed in page.demandes] == [
        "Demandes à la commune ou à l’intercommunalité",
        "Demandes à la circonscription et à l’académie",
    ]
    assert told(at_paliers(GRILLE, 3, 3, 3, etablissement=ECOLE)).steps.note.endswith("de l’école seule.")


def test_the_head_says_who_when_and_that_the_synthesis_was_read():
    page = told(AT_ONE.with_relecture(relu=True, relu_le=DAY))
    assert page.identity.titre == "Fiche pour le dialogue de gestion"
    assert page.facts == (
        "0949912N · Collège · Bréval-sur-Marne · campagne 2026-2027 · état au 12 mars 2027",
        "Renseigné par : référent numérique · synthèse relue par le chef d’établissement le 12 mars 2027 (déclaré)",
    )
    assert "état" not in told(AT_ONE, last_change=None).facts[0]


def test_provisoire_while_it_is_so():
    assert told(AT_ONE).mention == ""
    page = told(AT_ONE.with_answer("D1-P3-1", etat=None))
    assert page.mention == "provisoire : 1 sans réponse"
    assert page.sentences[0].endswith("provisoire : 1 sans réponse")


def test_the_palier_commun_can_be_left_out():
    page = told(at_paliers(GRILLE, 2, 1, 1))
    assert page.sentences[0] == "Palier commun aux trois domaines : 1"
    without = told(at_paliers(GRILLE, 2, 1, 1), commun=False)
    said = " ".join((without.headline, *without.sentences))
    assert "commun" not in said
    assert "étape" not in said
    assert without.rows == page.rows


def test_the_empreinte_follows_the_rule_of_the_other_reports():
    signed = told(AT_ONE, sign=signature("8C1F 4A72", DAY, "Ce que vaut la signature."))
    assert signed.signature.empreinte == "8C1F 4A72"
    assert signed.about.startswith("L’empreinte relie ce document")
    assert signed.about.endswith(f"Ce que vaut la signature. {FORMATIVE_COMPLET}")
    assert told(AT_ONE).about == FORMATIVE_COMPLET


@pytest.mark.parametrize(
    ("kept", "others"),
    [(0, "et 3 autres : voir la version complète"), (2, "et 1 autre : voir la version complète"), (3, ""), (9, "")],
)
def test_a_list_that_is_cut_says_how_many_are_left(kept, others):
    lines = tuple(DialogueLine(f"C{rang}", f"1.{rang}", "Texte", "non", "") for rang in range(3))
    short = DialogueList("Demandes", "", lines).first(kept)
    assert short.lines == lines[:kept]
    assert short.others == others


def test_no_comment_no_motif_and_nobody_s_name_is_said():
    secret = Answer(
        Etat.NON, MotifCode.AUTRE, "motif-secret", "commentaire-secret", True, "personne-secrète", besoin=True
    )
    for etablissement in (COLLEGE, ECOLE):
        files = catalogue().for_type(etablissement.type)
        answers = dict.fromkeys(files.grille.criteres, secret)
        page = told(Assessment(etablissement, "creteil-2026-2027", answers), grille=files.grille, aide=files.aide)
        assert "secr" not in msgspec.json.encode(replace(page, radar=None)).decode()
        assert len(page.steps.lines) + sum(len(one.lines) for one in page.demandes) >= len(files.grille.criteres)


def test_nothing_answered_is_all_sans_reponse():
    page = told(all_answered(GRILLE, None), last_change=None)
    assert {line.note for listed in (page.steps, *page.demandes) for line in listed.lines} <= {"sans réponse"}
