"""Where an établissement stands: the file that counts decides, then what waits, then what was refused."""

import datetime

import pytest

from paliers_desktop.academy.reception.verdict import WAITING
from paliers_desktop.academy.register.records import Etablissement
from paliers_desktop.academy.register.standing import Standing
from paliers_desktop.academy.reminding.missing import NOTHING_CAME, Situation, situations, territories
from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.core.recu import Remarque, Verdict

DAY = datetime.date(2026, 11, 25)
UAI = "0940120V"


def school(uai=UAI, **fields):
    return Etablissement(uai, fields.pop("nom", "Lycée"), TypeEtablissement.LYCEE, uai[:3], **fields)


def file(verdict, objet="a", **fields):
    return Standing(UAI, objet, fields.pop("recu_le", DAY), verdict, f"phrase {objet}", **fields)


ACCEPTED = file(Verdict.ACCEPTE, "accepted", retenu=True)
PROVISIONAL = file(Verdict.ACCEPTE, "provisional", retenu=True, remarques=(Remarque.TYPE, Remarque.PROVISOIRE))


@pytest.mark.parametrize(
    ("files", "situation", "phrase"),
    [
        ([], Situation.JAMAIS, NOTHING_CAME),
        ([ACCEPTED], Situation.COMPLET, "phrase accepted"),
        ([PROVISIONAL], Situation.PROVISOIRE, "phrase provisional"),
        ([ACCEPTED, file(Verdict.NON_RATTACHE)], Situation.COMPLET, "phrase accepted"),
        ([file(Verdict.REFUSE_CLE), PROVISIONAL], Situation.PROVISOIRE, "phrase provisional"),
        ([file(Verdict.REFUSE_CLE), file(Verdict.CONFLIT, "b")], Situation.ATTENTE, "phrase b"),
        ([file(Verdict.REFUSE_CLE), file(Verdict.REFUSE_FORMAT, "b", export=False)], Situation.REFUSE, "phrase a"),
        (
            [file(Verdict.REFUSE_CLE, recu_le=DAY + datetime.timedelta(1)), file(Verdict.REFUSE_FORMAT, "b")],
            Situation.REFUSE,
            "phrase a",
        ),
        ([file(Verdict.GRILLE_ANCIENNE)], Situation.REFUSE, "phrase a"),
        ([file(Verdict.GRILLE_ANCIENNE, retenu=True)], Situation.COMPLET, "phrase a"),
    ],
)
def test_the_situation_of_a_school(files, situation, phrase):
    (found,) = situations([school()], files)
    assert (found.situation, found.phrase) == (situation, phrase)


def test_every_waiting_verdict_waits_and_every_refused_one_is_refused():
    for verdict in Verdict:
        (found,) = situations([school()], [file(verdict)])
        assert found.situation is (Situation.ATTENTE if verdict in {*map(Verdict, WAITING)} else Situation.REFUSE)


def test_territories_and_schools_are_in_alphabetical_order_whatever_was_received():
    places = [("0931228E", "Évry", "b"), (UAI, "Zoulou", "a"), ("0770512N", "Bréval", "c"), ("0930121B", "évry", "a")]
    schools = [school(uai, commune=commune, nom=nom, bassin=commune.casefold()) for uai, commune, nom in places]
    found = situations(schools, [ACCEPTED])
    assert [one.etablissement.nom for one in territories(found, "")[0].schools] == ["c", "b", "a", "a"]
    by_bassin = territories(found, "bassin")
    assert [one.nom for one in by_bassin] == ["bréval", "évry", "zoulou"]
    assert [len(one.missing) for one in by_bassin] == [1, 2, 0]
    assert [one.nom for one in territories(found, "circonscription")] == ["(non renseigné)"]
    assert [one.nom for one in territories(found, "departement")] == ["077", "093", "094"]
