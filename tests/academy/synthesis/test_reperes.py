"""Repères are drawn from what the observatoire prints: the same attacker as for masking, who reads both or one."""

import random
from collections import Counter, defaultdict
from itertools import product

import pytest
from hypothesis import given

from paliers_desktop.academy.synthesis.counts import PLACES, count
from paliers_desktop.academy.synthesis.diffusion import Diffusion, view
from paliers_desktop.academy.synthesis.filled import Par
from paliers_desktop.academy.synthesis.masking import THRESHOLD, masked, narrowed, unanimous
from paliers_desktop.academy.synthesis.reperes import groupes, told, with_palier
from paliers_desktop.core.assessment import Assessment, Etablissement
from paliers_desktop.core.reperes import quartiles
from paliers_desktop.core.scoring import compute_profile
from small_tables import Table, as_table, hidden_counts, seen, tables, totals
from synthesis_samples import TYPES, campagne, grids, grille_of

WITHOUT = 1
"""Palier places of the small tables, the last place of which is « sans objet »: two paliers are enough to attack."""


def wide(table):
    """The same table over every place of a domaine: its last one is sans objet."""
    lacking = (0,) * (len(PLACES) - len(next(iter(next(iter(table.domaines.values())).values()))))
    domaines = {
        slug: {key: (*held[:-WITHOUT], *lacking, *held[-WITHOUT:]) for key, held in by.items()}
        for slug, by in table.domaines.items()
    }
    return Table(table.comptes, domaines)


def published(table, threshold):
    """The release of the observatoire, that of the repères, and all that repères print."""
    of_all = masked(table.comptes, table.domaines, threshold)
    release = told(of_all, table.comptes, threshold)
    lines = {}
    for slug, by in release.distributions.items():
        printed = {**by, "": release.totals[slug]} if by else {}
        lines[slug] = {key: (sum(with_palier(held)), quartiles(with_palier(held))) for key, held in printed.items()}
    return of_all, release, tuple((slug, tuple(sorted(by.items()))) for slug, by in sorted(lines.items()))


def attacked(sizes, domaines, places, threshold, *, both, more=lambda _: None):
    """How many masked counts an attacker knows for sure, of how many, from how many publications."""
    possible = defaultdict(lambda: defaultdict(set))
    for narrow in tables(sizes, domaines, places):
        table = wide(narrow)
        of_all, release, lines = published(table, threshold)
        of_this = possible[lines, seen(table, of_all) if both else None, more(table)]
        for where, number in hidden_counts(table, of_all if both else release):
            if where not in unused(table, places):
                of_this[where].add(number)
    counts = [values for of_this in possible.values() for values in of_this.values()]
    return sum(len(values) == 1 for values in counts), len(counts), len(possible)


def unused(table, places):
    """Places that the small tables never use: nothing is hidden there."""
    lacking = range(places - WITHOUT, len(PLACES) - WITHOUT)
    return {(key, slug, place) for slug, by in table.domaines.items() for key in by for place in lacking}


SMALL = [
    pytest.param((6, 6), 1, 3, THRESHOLD, id="2-groups"),
    pytest.param((7,), 2, 3, THRESHOLD, id="alone"),
    pytest.param((3, 3, 2), 1, 3, 2, id="3-groups"),
    pytest.param((3, 2), 2, 3, 2, id="2-domaines"),
    pytest.param((3, 3), 1, 5, 2, id="4-paliers"),
]


@pytest.mark.parametrize("both", [True, False], ids=["with-the-synthesis", "alone"])
@pytest.mark.parametrize(("sizes", "domaines", "places", "threshold"), SMALL)
def test_no_masked_count_is_determined_in_any_small_table(sizes, domaines, places, threshold, both):
    known, of, publications = attacked(sizes, domaines, places, threshold, both=both)
    assert of > 5
    assert publications > 1
    assert known == 0


def test_the_attacker_does_recover_what_the_effectif_of_all_would_give_away():
    """Masked ones included: what « totals come from published groups » forbids."""

    def everybody(table):
        return sum(table.comptes.values())

    known, of, _ = attacked((3, 3, 3), 1, 3, 2, both=False, more=everybody)
    assert known > of / 20


def together(n):
    """Every group of up to n établissements in two domaines: how many are at (0, 0), (0, 1), (1, 0), (1, 1)."""
    return (held for held in product(range(n + 1), repeat=4) if sum(held) <= n)


def test_the_common_palier_would_give_a_masked_count_away():
    """It is the lowest of the domaines: printed or masked, it tells of them. Repères leave it out (decision 0045)."""
    possible = defaultdict(set)
    for at in together(6):
        domaines = {"d0": {"g": (at[0] + at[1], at[2] + at[3])}, "d1": {"g": (at[0] + at[2], at[1] + at[3])}}
        table = Table({"g": sum(at)}, domaines)
        common = (sum(at[:3]), at[3])
        release = masked(table.comptes, table.domaines)
        hides = unanimous(common) or "g" not in release.groups
        printed = seen(table, release), None if hides else quartiles(common)
        if hides:
            possible[printed].add(common)
    known = [counts for counts in possible.values() if len(counts) == 1]
    assert len(known) > 5


def test_they_are_made_of_what_is_printed_and_of_nothing_else():
    by_printed = defaultdict(set)
    for narrow in tables((3, 3, 2), 1, 3):
        table = wide(narrow)
        of_all, _, lines = published(table, 2)
        by_printed[seen(table, of_all)].add(lines)
    assert len(by_printed) > 10
    assert all(len(lines) == 1 for lines in by_printed.values())


@given(totals)
def test_no_repere_is_of_few_nor_of_all_at_one_place(drawn):
    table = as_table(drawn)
    of_all, release, _ = published(table, THRESHOLD)
    for slug, by in release.distributions.items():
        for key, held in by.items():
            assert of_all.distributions[slug][key] == held
            assert max(with_palier(held)) < sum(with_palier(held)) >= THRESHOLD
        assert not by or len(table.comptes) - len(by) != 1


@given(totals)
def test_narrowing_by_nothing_changes_nothing(drawn):
    table = as_table(drawn)
    of_all = masked(table.comptes, table.domaines)
    assert narrowed(of_all, table.comptes, lambda _: False) == of_all


def test_of_a_whole_campagne_they_are_the_quartiles_of_the_complete_files():
    """Counted again here, file by file, without the synthesis."""
    par = Par.BASSIN
    awaited, filled = campagne(400, seed=3)
    counts = count(awaited, filled, grids(), par)
    found = list(groupes(view(counts, Diffusion.OBSERVATOIRE), {type_: grille_of(type_) for type_ in TYPES}))
    each = defaultdict(Counter)
    for one in filled:
        profile = compute_profile(
            grille_of(one.place.type), Assessment(Etablissement("", "", one.place.type), "", one.answers)
        )
        for domaine in profile.domaines:
            if not profile.provisoire and domaine.palier is not None:
                each[one.place.territoire(par), one.place.type, domaine.slug][domaine.palier] += 1
    assert {groupe.type for groupe in found} == set(TYPES)
    assert next(groupe.territoire for groupe in found if groupe.type is TYPES[0]) is None
    for groupe in found:
        for repere in groupe.domaines:
            if groupe.territoire is not None:
                held = each[groupe.territoire, groupe.type, repere.domaine]
                assert repere.effectif == held.total() >= THRESHOLD
                one_by_one = sorted(held.elements())
                assert repere.mediane == one_by_one[-(-held.total() // 2) - 1]
                assert repere.quartile_1 == one_by_one[-(-held.total() // 4) - 1]
                assert repere.quartile_3 == one_by_one[-(-3 * held.total() // 4) - 1]


def test_a_total_counts_only_published_territories():
    awaited, filled = campagne(300, seed=5)
    counts = count(awaited, filled, grids(), Par.BASSIN)
    found = list(groupes(view(counts, Diffusion.OBSERVATOIRE), {type_: grille_of(type_) for type_ in TYPES}))
    effectifs = defaultdict(Counter)
    for groupe in found:
        for repere in groupe.domaines:
            effectifs[groupe.type, repere.domaine][groupe.territoire is None] += repere.effectif
    assert effectifs
    assert all(by[True] == by[False] for by in effectifs.values())


def test_territories_are_in_the_order_of_their_names():
    awaited, filled = campagne(400, seed=7)
    awaited = random.Random(1).sample(awaited, len(awaited))
    counts = count(awaited, filled, grids(), Par.CIRCONSCRIPTION)
    found = list(groupes(view(counts, Diffusion.OBSERVATOIRE), {type_: grille_of(type_) for type_ in TYPES}))
    for type_ in TYPES:
        first, *others = [groupe.territoire for groupe in found if groupe.type is type_]
        assert first is None
        assert others == sorted(others)
        assert len(others) == 3
