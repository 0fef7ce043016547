"""A name that says the type spares a choice; a doubtful one says nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.assessment import TypeEtablissement as Type
from paliers_desktop.core.type_in_name import type_in_name


@pytest.mark.parametrize(
    ("nom", "type_"),
    [
        ("Collège des Tilleuls", Type.COLLEGE),
        ("COLLEGE  Jean Moulin", Type.COLLEGE),
        ("Lycée Édouard Branly", Type.LYCEE),
        ("Lycée général et technologique Diderot", Type.LYCEE),
        ("Lycée professionnel Gabriel Péri", Type.LYCEE_PROFESSIONNEL),
        ("LP Gabriel Péri", Type.LYCEE_PROFESSIONNEL),
        ("EREA Stendhal", Type.EREA),
        ("École maternelle Les Lilas", Type.ECOLE_MATERNELLE),
        ("École élémentaire Jules-Ferry", Type.ECOLE_ELEMENTAIRE),
        ("Ecole primaire du Bourg", Type.ECOLE_PRIMAIRE),
    ],
)
def test_the_type_is_read(nom: str, type_: Type) -> None:
    assert type_in_name(nom) is type_


@pytest.mark.parametrize(
    "nom",
    [
        "",
        "École Jules-Ferry",
        "Groupe scolaire Jean-Jaurès",
        "Cité scolaire, collège et lycée Marcelin-Berthelot",
        "Collège-lycée Janson",
        "École maternelle et élémentaire du Parc",
        "Lycée des métiers du bois",
        "Collégiale Saint-Martin",
        "Institut du collège",
    ],
)
def test_a_doubt_says_nothing(nom: str) -> None:
    assert type_in_name(nom) is None


@given(st.text(max_size=40))
def test_any_name_is_read_without_failure(nom: str) -> None:
    assert type_in_name(nom) in {None, *Type}
