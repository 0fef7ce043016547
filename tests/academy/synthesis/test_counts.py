import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from paliers_desktop.academy.synthesis.counts import PLACES, Criterion, Group, collectivite, count
from paliers_desktop.academy.synthesis.filled import UNKNOWN, Filled, Par, Place
from paliers_desktop.academy.synthesis.grids import Grids
from paliers_desktop.core.assessment import Answer, Assessment, Etablissement, Etat, TypeEtablissement
from paliers_desktop.core.scoring import compute_profile
from synthesis_samples import answers, campagne, grids, grille_of

LYCEE = Place(TypeEtablissement.LYCEE, "094", bassin="Créteil", commune="Créteil")
LYCEES = Group("Département 94", TypeEtablissement.LYCEE)


def full(etat: Etat = Etat.OUI, place: Place = LYCEE, **changes: Answer) -> Filled:
    """Every criterion with that answer, but for the changes."""
    grille = grille_of(place.type)
    return Filled(place, grille.sha256, {**dict.fromkeys(grille.criteres, Answer(etat=etat)), **changes})


def profile(one: Filled):
    assessment = Assessment(Etablissement("", "", one.place.type), "", one.answers)
    return compute_profile(grids().counted[one.grille].grille, assessment)


@settings(max_examples=15)
@given(st.integers(0, 10**6), st.sampled_from(Par))
def test_every_file_is_in_one_place_of_each_domaine(seed, par):
    awaited, filled = campagne(40, seed)
    counts = count(awaited, filled, grids(), par)
    assert sum(effectif.attendus for effectif in counts.effectifs.values()) == len(awaited)
    assert sum(effectif.recus for effectif in counts.effectifs.values()) == len(filled)
    for group, effectif in counts.effectifs.items():
        for slug in counts.paliers:
            assert sum(counts.paliers[slug][group]) == effectif.comptes
            assert sum(counts.provisoires[slug][group]) == effectif.provisoires


@settings(max_examples=10)
@given(st.integers(0, 10**6))
def test_paliers_are_those_of_the_rule(seed):
    awaited, filled = campagne(30, seed)
    counts = count(awaited, filled, grids())
    expected = Counter(
        (domaine.slug, Group(one.place.territoire(Par.DEPARTEMENT), one.place.type), domaine.palier)
        for one in filled
        if not (of := profile(one)).provisoire
        for domaine in of.domaines
    )
    found = {
        (slug, group, place): number
        for slug, by in counts.paliers.items()
        for group, held in by.items()
        for place, number in zip(PLACES, held, strict=True)
        if number
    }
    assert found == expected


@settings(max_examples=10)
@given(st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(draw):
    awaited, filled = campagne(30, 7)
    shuffled_awaited, shuffled = draw.sample(awaited, len(awaited)), draw.sample(filled, len(filled))
    assert count(shuffled_awaited, shuffled, grids()) == count(awaited, filled, grids())


def test_a_file_that_is_not_complete_is_counted_apart():
    key = next(iter(grille_of(LYCEE.type).criteres))
    doubtful = full(**{key: Answer(etat=Etat.OUI, a_verifier=True)})
    unanswered = full(**{key: Answer()})
    counts = count([LYCEE] * 4, [full(), doubtful, unanswered], grids())
    effectif = counts.effectifs[LYCEES]
    assert (effectif.attendus, effectif.recus, effectif.provisoires, effectif.comptes) == (4, 3, 2, 1)
    assert effectif.taux == 75
    assert counts.paliers["pilotage"][LYCEES] == (0, 0, 0, 1, 0)
    assert sum(counts.provisoires["pilotage"][LYCEES]) == 2
    assert counts.etats[LYCEES, Criterion(full().grille, key), Etat.OUI] == 1


def test_a_file_on_the_grid_of_another_type_is_received_but_not_counted():
    ecole = full(place=Place(TypeEtablissement.ECOLE_ELEMENTAIRE, "094"))
    counts = count([LYCEE], [replace(ecole, place=LYCEE)], grids())
    effectif = counts.effectifs[LYCEES]
    assert (effectif.recus, effectif.autre_grille, effectif.comptes) == (1, 1, 0)
    assert not counts.etats


def test_an_older_grid_counts_through_the_mapping_only():
    grille = grille_of(LYCEE.type)
    first, second, *_ = grille.criteres
    mapping = {f"old-{key}": key for key in grille.criteres if key != second} | {"gone": None}
    old = Grids(grids().counted, {"old": (grille.sha256, mapping)})
    old_answers = {f"old-{key}": Answer(etat=Etat.OUI) for key in grille.criteres} | {"gone": Answer(etat=Etat.NON)}
    counts = count([LYCEE], [Filled(LYCEE, "old", old_answers)], old)
    assert counts.effectifs[LYCEES].provisoires == 1  # the new criterion has no answer yet
    whole = Grids(old.counted, {"old": (grille.sha256, {**mapping, f"old-{second}": second})})
    counts = count([LYCEE], [Filled(LYCEE, "old", old_answers)], whole)
    assert counts.etats[LYCEES, Criterion(grille.sha256, first), Etat.OUI] == 1
    assert counts.effectifs[LYCEES].comptes == 1


def test_two_mappings_follow_each_other():
    chained = Grids({}, {"a": ("b", {"1": "2", "x": "y"}), "b": ("c", {"2": "3", "y": None})})
    one = Answer(etat=Etat.OUI)
    assert chained.carried("a", {"1": one, "x": one}) == ("c", {"3": one})


def test_answers_that_do_not_agree_are_counted():
    grid = next(grid for grid in grids().counted.values() if LYCEE.type in grid.grille.types)
    key, implied = next((key, aide.implique[0]) for key, aide in grid.aide.criteres.items() if aide.implique)
    counts = count([LYCEE], [full(**{implied: Answer(etat=Etat.NON)})], grids())
    sha256 = grid.grille.sha256
    assert counts.contradictions[LYCEE.type, Criterion(sha256, key), Criterion(sha256, implied)] == 1


def test_entraide_is_counted_by_bassin_whatever_the_division():
    key = next(iter(grille_of(LYCEE.type).criteres))
    files = [full(**{key: Answer(etat=Etat.OUI, besoin=True)}), full(**{key: Answer(partage=True)})]
    nowhere = replace(files[0], place=replace(LYCEE, bassin=""))
    counts = count([LYCEE], [*files, nowhere], grids(), Par.CIRCONSCRIPTION)
    criterion = Criterion(full().grille, key)
    assert counts.besoins == {("Créteil", criterion): 1, (UNKNOWN, criterion): 1}
    assert counts.partages == {("Créteil", criterion): 1}
    assert (counts.bassins["Créteil"].attendus, counts.bassins["Créteil"].recus) == (1, 2)


@pytest.mark.parametrize(
    ("type_", "who"),
    [
        (TypeEtablissement.LYCEE, "Région"),
        (TypeEtablissement.EREA, "Région"),
        (TypeEtablissement.COLLEGE, "Département 94"),
        (TypeEtablissement.ECOLE_PRIMAIRE, "Commune : Créteil"),
    ],
)
def test_who_equips_an_etablissement(type_, who):
    assert collectivite(replace(LYCEE, type=type_)) == who


@pytest.mark.parametrize(
    ("number", "name"), [("077", "77"), ("94", "94"), ("974", "974"), ("2A", "2A"), ("620", "620")]
)
def test_a_departement_is_named_so_that_no_spreadsheet_takes_it_for_a_number(number, name):
    assert replace(LYCEE, departement=number).territoire(Par.DEPARTEMENT) == f"Département {name}"


def test_the_samples_hold_every_situation():
    awaited, filled = campagne(120)
    counts = count(awaited, filled, grids())
    met = {place for by in counts.paliers.values() for held in by.values() for place in range(5) if held[place]}
    assert {0, 3} <= met
    assert counts.motifs
    assert counts.contradictions
    assert len(answers(grille_of(LYCEE.type), random.Random(1))) > 20
