"""When the type and the UAI stop changing."""

import pytest

from paliers_desktop.core.assessment import Answer, Assessment, Etablissement, TypeEtablissement
from paliers_desktop.core.history import Change, Target
from paliers_desktop.core.identity_rules import TypeFixedError, UaiFixedError, check_identity, type_is_fixed

LYCEE = Etablissement("0940120V", "Lycée", TypeEtablissement.LYCEE)


def change(field: str, target: Target = Target.ETABLISSEMENT) -> list[Change]:
    return [Change(target, "", field, "a", "b")]


def test_anything_said_fixes_the_type() -> None:
    empty = Assessment(LYCEE, "c", {})
    assert not type_is_fixed(empty)
    assert type_is_fixed(Assessment(LYCEE, "c", {"PIL-01": Answer(commentaire="vu")}))
    assert not type_is_fixed(empty.with_answer("PIL-01", a_verifier=True).with_answer("PIL-01", a_verifier=False))


@pytest.mark.parametrize("field", ["nom", "commune", "fonction", "type", "uai"])
@pytest.mark.parametrize("answered", [False, True])
@pytest.mark.parametrize("exported", [False, True])
def test_only_the_type_and_the_uai_are_ever_fixed(field: str, answered: bool, exported: bool) -> None:
    refusal = {("type", True): TypeFixedError}.get((field, answered)) or {("uai", True): UaiFixedError}.get(
        (field, exported)
    )
    if refusal is None:
        check_identity(change(field), answered=answered, exported=exported)
        return
    with pytest.raises(refusal, match="ne change plus"):
        check_identity(change(field), answered=answered, exported=exported)


def test_answers_are_no_identity() -> None:
    check_identity(change("type", Target.REPONSES), answered=True, exported=True)


def test_the_grid_is_fixed_with_the_type() -> None:
    check_identity(change("grille", Target.CAMPAGNE), answered=False, exported=True)
    with pytest.raises(TypeFixedError):
        check_identity(change("grille", Target.CAMPAGNE), answered=True, exported=False)


def test_a_fusion_may_choose_between_two_types_and_never_between_two_uais() -> None:
    merged = Change(Target.JOURNAL, "", "apport", None, "")
    check_identity([merged, *change("type")], answered=True, exported=True)
    with pytest.raises(UaiFixedError):
        check_identity([merged, *change("uai")], answered=True, exported=True)
