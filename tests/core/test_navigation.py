"""Where each step and criterion leads, on random grids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core import navigation
from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.navigation import Place
from strategies import grilles, situations


@given(grilles())
def test_steps_lead_from_identite_to_export_and_back(grille):
    step, met = navigation.IDENTITE, [navigation.IDENTITE]
    while following := navigation.next_step(grille, step):
        assert navigation.previous_step(grille, following) == step
        met.append(step := following)
    assert met == ["identite", *(domaine.slug for domaine in grille.domaines), "resultat", "export"]
    assert navigation.previous_step(grille, navigation.IDENTITE) is None


@given(grilles())
def test_criteria_of_a_domaine_are_met_palier_by_palier(grille):
    for domaine in grille.domaines:
        expected = [c.id for palier in (1, 2, 3) for c in domaine.criteres if c.palier == palier]
        assert [navigation.position_in_domaine(grille, key) for key in expected] == [
            (rank, len(expected)) for rank in range(1, len(expected) + 1)
        ]
        met, current = [], expected[0]
        assert navigation.previous_critere(grille, current) is None
        while current:
            met.append(current)
            following = navigation.next_critere(grille, current)
            assert following is None or navigation.previous_critere(grille, following) == current
            current = following
        assert met == expected


@given(situations(), st.data())
def test_next_unanswered_is_the_nearest_around_the_grid(situation, data):
    grille, answers = situation
    order = list(grille.reading_order)
    after = data.draw(st.sampled_from(["", "inconnu", *order]))
    backwards = data.draw(st.booleans())
    waiting = [key for key in order if answers.answer(key).etat is None and not answers.answer(key).a_verifier]
    found = navigation.next_unanswered(grille, answers, after, backwards=backwards)
    if not waiting:
        assert found is None
        return
    sense = -1 if backwards else 1
    start = order.index(after) if after in order else (0 if backwards else -1)
    distance = {key: (sense * (order.index(key) - start)) % len(order) or len(order) for key in waiting}
    assert found == min(waiting, key=distance.__getitem__)


@given(situations())
def test_following_the_unanswered_meets_each_once(situation):
    grille, answers = situation
    met, current = [], ""
    while current := navigation.next_unanswered(grille, answers, current):
        met.append(current)
        answers = answers.with_answer(current, etat=Etat.NON)
    assert met == [key for key in grille.reading_order if key in met]
    assert all(answers.answer(key).etat or answers.answer(key).a_verifier for key in grille.criteres)


@given(grilles(), st.data())
def test_resume_goes_back_to_what_still_exists(grille, data):
    step = data.draw(st.sampled_from(navigation.steps(grille)))
    critere = data.draw(st.sampled_from(grille.reading_order))
    assert navigation.resume_place(grille, step) == Place(step)
    assert navigation.resume_place(grille, critere) == Place(grille.domaine_of(critere).slug, critere)
    assert navigation.resume_place(grille, "disparu") == Place(grille.domaines[0].slug)


@given(grilles())
def test_unknown_places_are_errors(grille):
    with pytest.raises(KeyError):
        navigation.place_of(grille, "inconnu")
    with pytest.raises(KeyError):
        navigation.next_critere(grille, "inconnu")
