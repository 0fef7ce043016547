"""What the cards of the wall say, and that nothing private is among it."""

from dossier_samples import LYCEE, entry
from paliers_desktop.core.assessment import Assessment, Etat, MotifCode
from paliers_desktop.core.report.wall import domaine_card, end_card, others, to_verify, wall_help
from paliers_desktop.core.scoring import compute_profile

GRILLE, AIDE = entry().grille, entry().aide
ORDER = GRILLE.reading_order
EMPTY = Assessment(LYCEE, "creteil-2026-2027", {})
SECRET = "Mme Durand s’y oppose"


def answered(etat: Etat, *keys: str) -> Assessment:
    assessment = EMPTY
    for key in keys:
        assessment = assessment.with_answer(key, etat=etat)
    return assessment


def test_a_card_says_what_is_missing_and_what_comes_next() -> None:
    slug = GRILLE.domaines[1].slug
    keys = [critere.id for critere in GRILLE.domaines[1].criteres]
    assessment = answered(Etat.OUI, *keys[:1])
    card = domaine_card(GRILLE, assessment, compute_profile(GRILLE, assessment).domaine(slug))
    assert card.titre == GRILLE.domaines[1].titre
    assert card.suivant == GRILLE.domaines[2].titre_court
    assert card.manque.startswith("Il manque")
    assert card.provisoire == f"provisoire : {len(keys) - 1} sans réponse"
    assert all(item.numero.startswith("2.") for item in card.items)


def test_the_last_domaine_has_nothing_after_it() -> None:
    profile = compute_profile(GRILLE, EMPTY).domaines[-1]
    assert domaine_card(GRILLE, EMPTY, profile).suivant == ""


def test_the_end_lists_what_is_to_verify() -> None:
    assessment = (
        answered(Etat.OUI, *ORDER).with_answer(ORDER[4], a_verifier=True).with_answer(ORDER[1], a_verifier=True)
    )
    card = end_card(GRILLE, assessment, compute_profile(GRILLE, assessment))
    assert card.titre == "2 critères à vérifier"
    assert [item.critere_id for item in card.items] == [ORDER[1], ORDER[4]] == list(to_verify(GRILLE, assessment))
    assert card.sans_reponse == ""
    none = end_card(GRILLE, EMPTY, compute_profile(GRILLE, EMPTY))
    assert (none.titre, none.sans_reponse) == ("Plus aucun critère à vérifier", "58 critères sans réponse")


def test_nothing_private_is_worded() -> None:
    assessment = EMPTY
    for key in ORDER:
        assessment = assessment.with_answer(
            key,
            etat=Etat.SANS_OBJET if key == ORDER[0] else Etat.EN_COURS,
            motif_code=MotifCode.AUTRE,
            motif_texte=SECRET,
            commentaire=SECRET,
            a_verifier=True,
            aupres_de=SECRET,
        )
    profile = compute_profile(GRILLE, assessment)
    cards = [domaine_card(GRILLE, assessment, domaine) for domaine in profile.domaines]
    helps = [wall_help(AIDE, assessment, key) for key in ORDER]
    said = repr((cards, end_card(GRILLE, assessment, profile), helps))
    assert SECRET not in said


def test_the_help_of_the_wall_has_lecture_meaning_and_proof_only() -> None:
    for key in ORDER:
        leads = [section.lead for section in wall_help(AIDE, EMPTY, key)]
        assert [lead for lead in leads if lead] == ["De quoi s’agit-il ?", "Ce qui le montre :"]
        assert ("" in leads) == (AIDE.lecture(key) is not None)


def test_what_is_left_over_is_counted() -> None:
    assert (others(1), others(4)) == ("et 1 autre", "et 4 autres")
