"""The boxes to sign are those of the type of établissement, and no name is in them."""

from msgspec.structs import replace

from paliers_desktop.core.assessment import Fonction, TypeEtablissement
from paliers_desktop.core.report.visas import Visa, visas
from report_samples import COLLEGE, ECOLE


def test_those_of_a_college():
    assert visas(COLLEGE) == (
        Visa("Renseigné par", "Référent numérique"),
        Visa("Vu par le chef d’établissement,", blanks=("le", "Signature")),
        Visa("Présenté au conseil d’administration", blanks=("du", "délibération n°"), note="(s’il y a lieu)"),
    )


def test_those_of_an_ecole():
    found = visas(replace(ECOLE, fonction=Fonction.DIRECTEUR_ECOLE))
    assert [visa.titre for visa in found] == [
        "Renseigné par",
        "Vu par le directeur ou la directrice,",
        "Présenté au conseil d’école",
        "Vu, l’IEN (facultatif)",
    ]
    assert found[0].value == "Directeur ou directrice d’école"


def test_each_type_has_its_conseil_and_who_filled_it_signs_nothing():
    for type_ in TypeEtablissement:
        found = visas(replace(COLLEGE, type=type_))
        conseil = "Présenté au conseil d’" + ("école" if type_.value.startswith("ecole") else "administration")
        assert [visa.titre for visa in found].count(conseil) == 1
        assert found[0].blanks == ()
