"""The offer that follows an « oui »: one criterion by its text, several by their numbers, none once answered."""

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.help import Aide, AideCritere
from paliers_desktop.core.report.implied import offer_after
from report_samples import all_answered, small_grille

GRILLE = small_grille()
IDS = GRILLE.reading_order
AIDE = Aide({IDS[2]: AideCritere(implique=(IDS[0],)), IDS[5]: AideCritere(implique=(IDS[2], IDS[1]))})
EMPTY = all_answered(GRILLE, None)


def test_one_is_named_by_its_text():
    offer = offer_after(GRILLE, AIDE, EMPTY.with_answer(IDS[2], etat=Etat.OUI), IDS[2])
    assert offer is not None
    first, third = GRILLE.numeros[IDS[0]], GRILLE.numeros[IDS[2]]
    assert offer.sentence == f"{third} suppose aussi {first} : {GRILLE.criteres[IDS[0]].texte}"
    assert (offer.action, offer.criteres) == ("Répondre Oui", (IDS[0],))


def test_several_are_named_by_their_numbers():
    offer = offer_after(GRILLE, AIDE, EMPTY.with_answer(IDS[5], etat=Etat.OUI), IDS[5])
    assert offer is not None
    numbers = [GRILLE.numeros[key] for key in (IDS[2], IDS[1], IDS[0])]
    assert offer.sentence == f"{GRILLE.numeros[IDS[5]]} suppose aussi {numbers[0]}, {numbers[1]} et {numbers[2]}."
    assert offer.action == "Répondre Oui à ces 3 critères"
    assert set(offer.criteres) == {IDS[0], IDS[1], IDS[2]}


def test_nothing_is_offered_for_another_answer_or_once_answered():
    assert offer_after(GRILLE, AIDE, EMPTY.with_answer(IDS[2], etat=Etat.NON), IDS[2]) is None
    answered = EMPTY.with_answer(IDS[2], etat=Etat.OUI).with_answer(IDS[0], etat=Etat.NON)
    assert offer_after(GRILLE, AIDE, answered, IDS[2]) is None
