"""The rule of the issue, on random grids, answers and seuils, and on the real grids."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from paliers_desktop.core.assessment import Answer, Assessment, Etablissement, Etat, TypeEtablissement
from paliers_desktop.core.grid import PALIERS, Domaine, Grille
from paliers_desktop.core.grid_loader import load_catalogue
from paliers_desktop.core.scoring import common_palier, compute_paliers, compute_profile, open_for, profile_after
from paliers_desktop.paths import criteria_folder
from strategies import assessments, etats, situations

EMPTY = Assessment(Etablissement("0940120V", "Essai", TypeEtablissement.LYCEE), "creteil-2026-2027", {})
only_etats = st.builds(Answer, etat=etats)


def oracle_counts(domaine: Domaine, answers: Assessment, palier: int) -> tuple[int, int]:
    """n and k of the issue, counted with lists."""
    own = [answers.answer(c.id).etat for c in domaine.criteres if c.palier == palier]
    return len([etat for etat in own if etat != "sans_objet"]), own.count(Etat.OUI)


def oracle_palier(grille: Grille, domaine: Domaine, answers: Assessment) -> int | None:
    """The highest p such that 1..p all hold, tried from the top."""
    counts = [oracle_counts(domaine, answers, palier) for palier in PALIERS]
    if not any(n for n, _ in counts):
        return None
    holds = [n == 0 or 100 * k >= grille.regle.seuil * n for n, k in counts]
    return next(p for p in (3, 2, 1, 0) if all(holds[:p]))


@given(situations())
def test_the_paliers_alone_are_those_of_the_profile(situation):
    paliers, profile = compute_paliers(*situation), compute_profile(*situation)
    assert paliers == {domaine.slug: domaine.palier for domaine in profile.domaines}
    assert common_palier(paliers.values()) == profile.palier


@given(situations())
def test_profile_is_the_rule_of_the_grid(situation):
    grille, answers = situation
    profile = compute_profile(grille, answers)
    for domaine in grille.domaines:
        found = profile.domaine(domaine.slug)
        assert found.palier == oracle_palier(grille, domaine, answers)
        for share in found.shares:
            n, k = oracle_counts(domaine, answers, share.palier)
            assert (share.applicable, share.oui) == (n, k)
            assert share.missing == max(0, math.ceil(Fraction(grille.regle.seuil * n, 100)) - k)
    paliers = [d.palier for d in profile.domaines if d.palier is not None]
    assert profile.palier == (min(paliers) if paliers else None)


@given(situations())
def test_value_holds_the_palier_in_its_integer_part(situation):
    profile = compute_profile(*situation)
    for domaine in profile.domaines:
        if domaine.palier is None:
            assert domaine.value is None
            assert domaine.missing == 0
            assert domaine.open_criteres == ()
        else:
            assert math.floor(domaine.value) == domaine.palier
            assert domaine.value <= 3


@given(situations())
def test_missing_is_what_separates_from_the_next_palier(situation):
    """« Il manque » is never 0 below palier 3, and that many more « oui » are enough."""
    grille, answers = situation
    profile = compute_profile(grille, answers)
    for domaine in profile.domaines:
        if domaine.palier in (None, 3):
            assert domaine.missing == 0
            continue
        assert 0 < domaine.missing <= len(domaine.open_criteres)
        needed = [key for key in domaine.open_criteres if grille.criteres[key].palier == domaine.next_palier]
        almost = answers
        for done, key in enumerate(needed[: domaine.missing], 1):
            almost = almost.with_answer(key, etat=Etat.OUI)
            after = compute_profile(grille, almost).domaine(domaine.slug)
            assert (after.palier > domaine.palier) == (done == domaine.missing)


@given(situations(), st.data())
def test_a_oui_never_takes_anything_back(situation, data):
    """Whatever the state turned to « oui », sans objet included."""
    grille, before = situation
    key = data.draw(st.sampled_from(tuple(grille.criteres)))
    after = before.with_answer(key, etat=Etat.OUI)
    old, new = compute_profile(grille, before), compute_profile(grille, after)
    for was, now in zip(old.domaines, new.domaines, strict=True):
        if was.palier is not None:
            assert now.palier >= was.palier
            assert now.value >= was.value
        for palier in PALIERS:
            assert now.missing_for(palier) <= was.missing_for(palier)
    if old.palier is not None:  # even when a domaine that had no palier joins the set
        assert new.palier >= old.palier
    if old.next_palier is not None:
        now_missing = sum(domaine.missing_for(old.next_palier) for domaine in new.domaines)
        assert now_missing <= old.missing


@given(situations(), st.data())
def test_only_the_domaine_of_an_answer_moves(situation, data):
    grille, before = situation
    key = data.draw(st.sampled_from(tuple(grille.criteres)))
    after = before.with_answer(key, etat=data.draw(etats))
    slug = grille.domaine_of(key).slug
    for was, now in zip(compute_profile(grille, before).domaines, compute_profile(grille, after).domaines, strict=True):
        assert was.slug == slug or was == now


@given(situations(), st.data())
def test_a_domaine_all_sans_objet_has_no_palier_and_leaves_the_minimum(situation, data):
    grille, answers = situation
    slug = data.draw(st.sampled_from([domaine.slug for domaine in grille.domaines]))
    for critere in grille.domaine(slug).criteres:
        answers = answers.with_answer(critere.id, etat=Etat.SANS_OBJET)
    profile = compute_profile(grille, answers)
    assert profile.domaine(slug).palier is None
    assert profile.domaine(slug).next_palier is None
    others = [d.palier for d in profile.domaines if d.slug != slug and d.palier is not None]
    assert profile.palier == min(others, default=None)


@given(situations(), st.data())
def test_the_first_applicable_criterion_of_a_domaine_gives_palier_3(situation, data):
    """The corner n = 0: one « oui », all the rest sans objet, and nothing is left to put in place."""
    grille, answers = situation
    domaine = data.draw(st.sampled_from(grille.domaines))
    for critere in domaine.criteres:
        answers = answers.with_answer(critere.id, etat=Etat.SANS_OBJET)
    answers = answers.with_answer(data.draw(st.sampled_from(domaine.criteres)).id, etat=Etat.OUI)
    assert compute_profile(grille, answers).domaine(domaine.slug).palier == 3


@given(situations())
def test_provisoire_until_everything_is_answered_and_checked(situation):
    grille, answers = situation
    given_answers = [answers.answer(key) for key in grille.criteres]
    waiting = any(a.etat is None or a.a_verifier or a.a_confirmer for a in given_answers)
    profile = compute_profile(grille, answers)
    assert profile.provisoire == waiting
    assert profile.total == len(given_answers)
    assert profile.unanswered == sum(a.etat is None for a in given_answers)
    assert profile.a_verifier == sum(a.a_verifier for a in given_answers)
    assert profile.sans_objet == sum(a.etat is Etat.SANS_OBJET for a in given_answers)


@given(situations())
def test_open_criteria_are_in_palier_order_and_neither_oui_nor_sans_objet(situation):
    grille, answers = situation
    for domaine in grille.domaines:
        open_ids = open_for(domaine, answers, 2)
        paliers = [grille.criteres[key].palier for key in open_ids]
        assert paliers == sorted(paliers)
        expected = {
            c.id
            for c in domaine.criteres
            if c.palier < 3 and answers.answer(c.id).etat not in (Etat.OUI, Etat.SANS_OBJET)
        }
        assert set(open_ids) == expected
        assert len(open_ids) == len(expected)


@given(situations(only_etats), st.integers(1, 100), st.integers(1, 100))
def test_a_higher_seuil_never_gives_a_higher_palier(situation, one, other):
    grille, answers = situation
    low, high = sorted((one, other))
    lenient = compute_profile(replace(grille, regle=replace(grille.regle, seuil=low)), answers)
    strict = compute_profile(replace(grille, regle=replace(grille.regle, seuil=high)), answers)
    for easy, hard in zip(lenient.domaines, strict.domaines, strict=True):
        assert (easy.palier is None) == (hard.palier is None)
        assert easy.palier is None or easy.palier >= hard.palier


@pytest.mark.parametrize("grille", load_catalogue(criteria_folder()).grilles, ids=lambda grille: grille.id)
class TestRealGrids:
    def answered(self, grille: Grille, etats_by_palier: dict[int, Etat]) -> Assessment:
        answers = EMPTY
        for critere in grille.criteres.values():
            answers = answers.with_answer(critere.id, etat=etats_by_palier[critere.palier])
        return answers

    def test_nothing_answered_is_towards_palier_1(self, grille):
        profile = compute_profile(grille, EMPTY)
        assert profile.palier == 0
        assert {domaine.palier for domaine in profile.domaines} == {0}
        assert profile.missing == sum(critere.palier == 1 for critere in grille.criteres.values())
        assert profile.provisoire

    def test_each_palier_is_reached_by_its_own_criteria(self, grille):
        states = dict.fromkeys(PALIERS, Etat.NON)
        for palier in PALIERS:
            states[palier] = Etat.OUI
            assert compute_profile(grille, self.answered(grille, states)).palier == palier

    def test_a_higher_palier_without_the_lower_one_does_not_count(self, grille):
        answers = self.answered(grille, {1: Etat.EN_COURS, 2: Etat.OUI, 3: Etat.OUI})
        profile = compute_profile(grille, answers)
        assert profile.palier == 0
        assert {domaine.value for domaine in profile.domaines} == {0.0}

    def test_everything_sans_objet_has_no_common_palier(self, grille):
        profile = compute_profile(grille, self.answered(grille, dict.fromkeys(PALIERS, Etat.SANS_OBJET)))
        assert profile.palier is None
        assert profile.missing == 0
        assert not profile.provisoire


def test_unknown_domaine_is_a_key_error():
    grille = load_catalogue(criteria_folder()).grilles[0]
    with pytest.raises(KeyError):
        compute_profile(grille, EMPTY).domaine("inconnu")


@given(situations(), st.data())
def test_the_profile_after_some_answers_is_the_profile_of_all(situation, data):
    grille, before = situation
    after = data.draw(assessments(grille))
    changed = {key for key in grille.criteres if before.answer(key) != after.answer(key)}
    assert profile_after(compute_profile(grille, before), grille, after, changed) == compute_profile(grille, after)
