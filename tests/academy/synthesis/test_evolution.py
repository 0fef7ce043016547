import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from paliers_desktop.academy.synthesis.counts import PLACES, Group, count
from paliers_desktop.academy.synthesis.evolution import (
    Evolution,
    Perimeter,
    evolution,
    former_standings,
    standings,
)
from paliers_desktop.academy.synthesis.filled import Filled, Par, Place
from paliers_desktop.academy.synthesis.grids import CountedGrid, Grids
from paliers_desktop.core.assessment import Answer, Etat, TypeEtablissement
from synthesis_samples import campagne, grids, grille_of

LYCEE = Place(TypeEtablissement.LYCEE, "094", bassin="Créteil")
LYCEES = Group("Département 94", TypeEtablissement.LYCEE)
SLUGS = {domaine.slug for domaine in grille_of(LYCEE.type).domaines}


def full(etat: Etat, place: Place = LYCEE, grille: str = "", **changes: Answer) -> Filled:
    found = grille_of(place.type)
    answers = {**dict.fromkeys(found.criteres, Answer(etat=etat)), **changes}
    return Filled(place, grille or found.sha256, answers)


def evolved(before: dict[str, Filled], now: dict[str, Filled], former: Grids | None = None) -> Evolution:
    known = grids()
    were, lost = former_standings(before.items(), former or known, known, Par.DEPARTEMENT)
    return evolution(were, standings(now.items(), known, Par.DEPARTEMENT), lost)


def passage(found: Evolution, slug: str, one: int | None, other: int | None, group: Group = LYCEES) -> int:
    return found.flows[slug][group].passages[PLACES.index(one)][PLACES.index(other)]


def drawn_year(draw: random.Random, seed: int) -> tuple[list[Place], dict[str, Filled]]:
    """Some of sixty établissements, under the same UAI each year."""
    awaited, filled = campagne(60, seed)
    named = {f"u{draw.randrange(80)}": one for one in filled}
    return awaited, named


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10**6))
def test_those_who_stayed_left_and_entered_are_those_that_each_year_counts(seed):
    draw = random.Random(seed)
    years = [drawn_year(draw, seed + year) for year in range(2)]
    found = evolved(years[0][1], years[1][1])
    counts = [count([], list(filled.values()), grids()) for _, filled in years]
    for group, perimeter in found.perimeters.items():
        comptes = [one.effectifs[group].comptes if group in one.effectifs else 0 for one in counts]
        assert comptes == [perimeter.sortis + perimeter.constants, perimeter.constants + perimeter.entres]
    for slug, by in found.flows.items():
        for group, flow in by.items():
            ends = ((flow.avant, flow.sortis), (flow.maintenant, flow.entres))
            for one, (stayed, moved) in zip(counts, ends, strict=True):
                held = one.paliers[slug].get(group, (0,) * 5)
                assert tuple(map(sum, zip(stayed, moved, strict=True))) == held
            assert sum(flow.avant) == found.perimeters[group].constants


def test_each_passage_is_counted_where_it_went():
    key = grille_of(LYCEE.type).domaines[0].criteres[0]
    slug = grille_of(LYCEE.type).domaine_of(key.id).slug
    before = {"a": full(Etat.NON), "b": full(Etat.OUI), "c": full(Etat.SANS_OBJET)}
    now = {"a": full(Etat.OUI), "b": full(Etat.OUI), "c": full(Etat.NON)}
    found = evolved(before, now)
    assert found.perimeters == {LYCEES: Perimeter(constants=3)}
    assert (passage(found, slug, 0, 3), passage(found, slug, 3, 3), passage(found, slug, None, 0)) == (1, 1, 1)


def test_who_is_provisional_one_year_is_not_in_the_perimeter():
    key = next(iter(grille_of(LYCEE.type).criteres))
    doubtful = full(Etat.OUI, **{key: Answer(etat=Etat.OUI, a_verifier=True)})
    found = evolved({"a": doubtful, "b": full(Etat.OUI)}, {"a": full(Etat.OUI), "b": doubtful})
    assert found.perimeters == {LYCEES: Perimeter(sortis=1, entres=1)}


def test_who_changes_territory_or_type_leaves_one_group_and_enters_another():
    moved, pro = replace(LYCEE, departement="093"), replace(LYCEE, type=TypeEtablissement.LYCEE_PROFESSIONNEL)
    found = evolved({"a": full(Etat.OUI), "b": full(Etat.OUI)}, {"a": full(Etat.OUI, moved), "b": full(Etat.OUI, pro)})
    assert found.perimeters[LYCEES] == Perimeter(sortis=2)
    assert found.perimeters[Group("Département 93", LYCEE.type)] == Perimeter(entres=1)
    assert found.perimeters[Group("Département 94", pro.type)] == Perimeter(entres=1)


def renewed(lost: set[str]) -> Grids:
    """The grids of now, where that of the lycées replaced one whose criteria had other names, some having no heir."""
    known, grille = grids(), grille_of(LYCEE.type)
    mapping = {f"OLD-{key}": None if key in lost else key for key in grille.criteres}
    return Grids(known.counted, {"former": (grille.sha256, mapping)})


def former_grids() -> Grids:
    grille = grille_of(LYCEE.type)
    domaines = tuple(
        replace(domaine, criteres=tuple(replace(one, id=f"OLD-{one.id}") for one in domaine.criteres))
        for domaine in grille.domaines
    )
    return Grids({"former": CountedGrid(replace(grille, domaines=domaines))})


def test_a_new_grid_is_compared_through_its_mapping_domaine_by_domaine():
    grille = grille_of(LYCEE.type)
    added = grille.domaines[1].criteres[0].id
    before = {"a": Filled(LYCEE, "former", {f"OLD-{key}": Answer(etat=Etat.NON) for key in grille.criteres})}
    now = standings({"a": full(Etat.OUI)}.items(), renewed({added}), Par.DEPARTEMENT)
    were, lost = former_standings(before.items(), former_grids(), renewed({added}), Par.DEPARTEMENT)
    found = evolution(were, now, lost)
    assert found.incomparable == {(LYCEE.type, grille.domaines[1].slug)}
    assert set(found.flows) == SLUGS - {grille.domaines[1].slug}
    assert passage(found, grille.domaines[0].slug, 0, 3) == 1


def test_a_grid_that_nothing_links_to_that_of_now_is_compared_nowhere():
    before = {
        "a": Filled(LYCEE, "former", {f"OLD-{key}": Answer(etat=Etat.OUI) for key in grille_of(LYCEE.type).criteres})
    }
    found = evolved(before, {"a": full(Etat.OUI)}, former_grids())
    assert found.perimeters == {LYCEES: Perimeter(constants=1)}
    assert found.incomparable == {(LYCEE.type, slug) for slug in SLUGS}
    assert not found.flows


@pytest.mark.parametrize("order", [1, 2])
def test_the_order_of_files_changes_nothing(order):
    draw = random.Random(order)
    (_, before), (_, now) = (drawn_year(random.Random(9), seed) for seed in (3, 4))
    shuffled = [dict(draw.sample(list(one.items()), len(one))) for one in (before, now)]
    assert evolved(*shuffled) == evolved(before, now)
