"""Until when, where to, and the message: whole, with no name of a person, and never a prohibition."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.assessment import Etablissement, Fonction, TypeEtablissement
from paliers_desktop.core.report.depot_words import Depot, Envoi, accompanying_message, deadline
from paliers_desktop.core.typography import typographic

CLOTURE = datetime.date(2027, 1, 15)
DEPOT = Depot("Paliers, 2026-2027", CLOTURE, "Par courriel à depot@exemple.fr, ou sur le portail", "aide@exemple.fr")
ENVOI = Envoi("PMN_creteil-2026-2027_0940120V_r003.pmn.json", 3, "AAAA BBBB", provisoire=False)
LYCEE = Etablissement("0940120V", "Lycée Édouard-Cœur", TypeEtablissement.LYCEE, "Créteil", Fonction.ADJOINT)


def message(**changes):
    return accompanying_message(DEPOT, LYCEE, "creteil-2026-2027", Envoi(ENVOI.file_name, 3, "AAAA BBBB", **changes))


@pytest.mark.parametrize(
    ("lieu", "address"),
    [
        ("Par courriel à depot@exemple.fr, ou sur le portail", "depot@exemple.fr"),
        ("Écrire à <depot@exemple.fr>.", "depot@exemple.fr"),
        ("depot@ac-exemple.education.fr.", "depot@ac-exemple.education.fr"),
        ("Sur le portail de l’académie", "aide@exemple.fr"),
        ("Portail @ académie", "aide@exemple.fr"),
    ],
)
def test_whom_to_write_to(lieu, address):
    assert Depot("t", CLOTURE, lieu, "aide@exemple.fr").address == address


@given(lieu=st.text(max_size=60))
def test_any_words_give_an_address(lieu):
    assert "@" in Depot("t", CLOTURE, lieu, "aide@exemple.fr").address


@given(days=st.integers(-400, 400))
def test_the_deadline_forbids_nothing(days):
    said = deadline(DEPOT, CLOTURE + datetime.timedelta(days))
    assert "15 janvier 2027" in said
    assert ("Vous pouvez encore exporter" in said) == (days > 0)
    assert ("aujourd’hui" in said) == (days == 0)
    assert "retard" not in said


def test_the_message_is_ready_to_be_pasted():
    assert message(provisoire=False) == typographic(
        "À : depot@exemple.fr\n"
        "Objet : Paliers, 2026-2027 : 0940120V, Lycée Édouard-Cœur\n\n"
        "Madame, Monsieur,\n\n"
        "Veuillez trouver ci-joint le fichier signé de l’établissement pour la campagne « Paliers, 2026-2027 ».\n\n"
        "- Établissement : Lycée Édouard-Cœur, Créteil\n"
        "- UAI : 0940120V\n"
        "- Campagne : creteil-2026-2027\n"
        "- Fichier joint : PMN_creteil-2026-2027_0940120V_r003.pmn.json (révision 3)\n"
        "- Empreinte : AAAA BBBB\n"
        "- État : complet\n\n"
        "Cordialement,\nChef d’établissement adjoint\n"
    )
    assert "État\xa0: provisoire" in message(provisoire=True)


def test_a_school_is_called_one():
    ecole = Etablissement("0770512N", "École Les Tilleuls", TypeEtablissement.ECOLE_PRIMAIRE, "")
    said = accompanying_message(DEPOT, ecole, "c", ENVOI)
    assert "fichier signé de l’école" in said
    assert "- École\xa0: École Les Tilleuls\n" in said
