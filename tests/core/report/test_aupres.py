"""The functions offered to ask are those of the type of établissement, and never a name."""

import pytest

from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.core.report.aupres import aupres_suggestions


@pytest.mark.parametrize("type_", list(TypeEtablissement))
def test_functions_are_offered_once_with_the_head_of_that_type(type_):
    offered = aupres_suggestions(type_)
    heads = {"Chef d’établissement", "Directeur ou directrice"}
    assert len(set(offered)) == len(offered) >= 5
    assert heads & set(offered) == {"Directeur ou directrice" if "ecole" in type_ else "Chef d’établissement"}
    assert ("ERUN" in offered) == ("ecole" in type_)
