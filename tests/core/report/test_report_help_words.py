"""The help of a criterion in words: only what is written, and the words of the établissement's kind."""

import pytest

from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.core.help import Aide, AideCritere, ReleveDe
from paliers_desktop.core.report.help_words import help_sections


def words(critere: AideCritere, type_: TypeEtablissement = TypeEtablissement.COLLEGE) -> list[str]:
    return [f"{s.lead} {s.text}" for s in help_sections(Aide({"A": critere}), "A", type_)]


def test_only_what_is_written_is_said() -> None:
    assert words(AideCritere()) == []
    assert words(AideCritere(sens="Un sens.", premier_pas="Un pas.")) == [
        "De quoi s’agit-il ? Un sens.",
        "Première étape : Un pas.",
    ]


@pytest.mark.parametrize(
    ("releve_de", "type_", "said"),
    [
        (ReleveDe.ETABLISSEMENT, TypeEtablissement.LYCEE, "l’établissement."),
        (ReleveDe.ETABLISSEMENT, TypeEtablissement.ECOLE_PRIMAIRE, "l’école."),
        (
            ReleveDe.COLLECTIVITE,
            TypeEtablissement.COLLEGE,
            "la collectivité qui équipe l’établissement ; l’établissement formule la demande.",
        ),
        (
            ReleveDe.COLLECTIVITE,
            TypeEtablissement.ECOLE_MATERNELLE,
            "la commune, qui équipe l’école ; l’école formule la demande.",
        ),
        (ReleveDe.CIRCONSCRIPTION, TypeEtablissement.ECOLE_PRIMAIRE, "l’équipe de circonscription, avec l’école."),
    ],
)
def test_who_can_act_is_said_in_the_words_of_the_place(releve_de, type_, said) -> None:
    assert words(AideCritere(releve_de=releve_de), type_) == [f"Qui peut agir : {said}"]
