"""Séances: what the journal tells makes them, takes back what can be, and keeps the order of the meeting."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.assessment import Answer
from paliers_desktop.core.history import Change, Target, answer_changes
from paliers_desktop.core.seance import (
    ONE_MEETING,
    AnswerChange,
    Passage,
    Role,
    Seance,
    apply_to_seances,
    end_changes,
    passage_changes,
    passage_key,
    presents_code,
    presents_of,
    seance_changes,
    split_key,
    start_changes,
    touched,
    with_answers,
)
from strategies import answers, etats, short_texts

NOW = datetime.datetime(2026, 11, 23, 14, 5, tzinfo=datetime.UTC)
FIRST, SECOND = "5" * 32, "6" * 32
KEYS = ("PIL-01", "PIL-02", "FOR-01")

roles = st.sets(st.sampled_from(Role)).map(lambda chosen: presents_of(presents_code(chosen)))
said = st.fixed_dictionaries(
    {}, optional={"lieu": short_texts, "presents": roles, "decisions": short_texts, "ecartee": st.booleans()}
)
passed = st.tuples(
    st.sampled_from(KEYS),
    st.fixed_dictionaries({}, optional={"discute": st.booleans(), "avis_partages": st.booleans(), "avis": short_texts}),
)


def opened(*ids: str) -> tuple[Seance, ...]:
    seances: tuple[Seance, ...] = ()
    for seance_id in ids:
        seances = apply_to_seances(seances, start_changes(seance_id, NOW), NOW)
    return seances


def with_passages(seances: tuple[Seance, ...], *sequence: tuple[str, dict[str, object]]) -> tuple[Seance, ...]:
    for critere, fields in sequence:
        seances = apply_to_seances(seances, passage_changes(seances[0], critere, **fields), NOW)
    return seances


def inverses(changes: tuple[Change, ...]) -> list[Change]:
    return [change.inverse() for change in reversed(changes)]


def test_a_seance_opens_empty_and_ends():
    (seance,) = opened(FIRST)
    assert seance == Seance(FIRST, NOW, NOW)
    end = NOW + datetime.timedelta(minutes=95)
    (ended,) = apply_to_seances((seance,), end_changes(seance, end), end)
    assert ended.fin == end
    assert ended.duree == datetime.timedelta(minutes=95)


@given(said, said)
def test_what_is_said_and_then_taken_back_leaves_what_was_there(first, then):
    start = apply_to_seances(opened(FIRST, SECOND), seance_changes(opened(FIRST)[0], **first), NOW)
    changes = seance_changes(start[0], **then)
    after = apply_to_seances(start, changes, NOW)
    assert all(getattr(after[0], name) == value for name, value in then.items())
    assert after[1] == start[1], "the other séance is left alone"
    assert apply_to_seances(after, inverses(changes), NOW) == start
    assert all(change.before != change.after for change in changes)


@given(st.lists(passed, max_size=6), passed)
def test_what_is_done_with_a_criterion_and_taken_back_leaves_what_was_there(before, then):
    start = with_passages(opened(FIRST, SECOND), *before)
    critere, fields = then
    changes = passage_changes(start[0], critere, **fields)
    after = apply_to_seances(start, changes, NOW)
    assert all(getattr(after[0].passage(critere), name) == value for name, value in fields.items())
    back = apply_to_seances(after, inverses(changes), NOW)
    assert {key: back[0].passage(key) for key in KEYS} == {key: start[0].passage(key) for key in KEYS}
    assert back[1] == start[1]


@given(st.lists(passed, max_size=8))
def test_passages_keep_the_order_in_which_criteria_first_came_up(sequence):
    (seance,) = with_passages(opened(FIRST), *sequence)
    told = [key for key, fields in sequence if any(fields.values())]
    known = [key for key in seance.passages if key in told]
    assert known == list(dict.fromkeys(known))
    assert list(seance.discutes) == [key for key in seance.passages if seance.passage(key).discute]
    assert list(seance.avis_partages) == [key for key in seance.passages if seance.passage(key).avis_partages]


def test_the_order_is_that_of_the_meeting_whatever_comes_back_later():
    (seance,) = with_passages(
        opened(FIRST),
        ("FOR-01", {"discute": True}),
        ("PIL-02", {"discute": True}),
        ("FOR-01", {"avis_partages": True}),
    )
    assert seance.discutes == ("FOR-01", "PIL-02")
    assert seance.passage("FOR-01") == Passage(True, True)
    assert seance.passage("PIL-01") == Passage()


@given(st.lists(st.tuples(st.sampled_from(KEYS), answers), max_size=8))
def test_answers_go_from_the_first_before_to_the_last_after(sequence):
    seances, now, first = opened(FIRST, SECOND), {key: Answer() for key in KEYS}, {}
    for key, answer in sequence:
        changes = answer_changes(key, now[key], answer)
        if now[key].etat is not answer.etat:
            first.setdefault(key, now[key].etat)
        now[key] = answer
        seances = with_answers(seances, FIRST, changes)
    assert [change.critere for change in seances[0].reponses.values()] == list(first)
    assert set(seances[0].reponses_modifiees) == {
        AnswerChange(key, before, now[key].etat) for key, before in first.items() if before is not now[key].etat
    }
    assert seances[1].reponses == {}


@given(etats, etats)
def test_outside_a_meeting_no_seance_has_answers(before, after):
    changes = answer_changes("PIL-01", Answer(before), Answer(after))
    assert with_answers(opened(FIRST), None, changes) == opened(FIRST)


def test_a_comment_is_not_an_answer():
    changes = answer_changes("PIL-01", Answer(), Answer(commentaire="Note", a_verifier=True))
    assert with_answers(opened(FIRST), FIRST, changes)[0].reponses == {}


@given(st.timedeltas(datetime.timedelta(0), datetime.timedelta(days=2)))
def test_a_seance_nobody_ends_is_under_way_for_twelve_hours_after_what_it_last_recorded(since):
    (seance,) = touched(opened(FIRST), FIRST, NOW + datetime.timedelta(hours=1))
    assert seance.duree == datetime.timedelta(hours=1)
    assert seance.is_under_way(seance.derniere + since) == (since < ONE_MEETING)


def test_an_ended_seance_and_one_taken_off_are_not_under_way():
    (seance,) = opened(FIRST)
    (ended,) = apply_to_seances((seance,), end_changes(seance, NOW), NOW)
    (taken,) = apply_to_seances((seance,), seance_changes(seance, ecartee=True), NOW)
    assert seance.is_under_way(NOW)
    assert not ended.is_under_way(NOW)
    assert not taken.is_under_way(NOW)


def test_a_clock_set_back_gives_no_negative_duration():
    (seance,) = touched(opened(FIRST), FIRST, NOW - datetime.timedelta(hours=1))
    assert seance.duree == datetime.timedelta(0)


def test_only_the_seance_that_recorded_something_is_touched():
    later = NOW + datetime.timedelta(minutes=3)
    first, second = touched(opened(FIRST, SECOND), SECOND, later)
    assert (first.derniere, second.derniere) == (NOW, later)
    assert touched((first,), None, later) == (first,)


@given(st.sets(st.sampled_from(Role)))
def test_roles_are_kept_in_one_order(chosen):
    assert set(presents_of(presents_code(chosen))) == chosen
    assert presents_code(presents_of(presents_code(chosen))) == presents_code(chosen)


def test_an_unknown_role_is_refused():
    with pytest.raises(ValueError, match="sorcier"):
        presents_of("cpe sorcier")


@pytest.mark.parametrize("critere", KEYS)
def test_the_key_of_a_passage_says_both(critere):
    assert split_key(passage_key(FIRST, critere)) == (FIRST, critere)


def test_names_are_in_no_change():
    """No function here makes a change of the names: the journal cannot hold them."""
    named = Seance(FIRST, NOW, NOW, noms="Mme Secret")
    changes = (
        *seance_changes(named, lieu="CDI", decisions="x"),
        *passage_changes(named, "PIL-01", discute=True),
        *end_changes(named, NOW),
    )
    assert "Secret" not in repr(changes)
    assert apply_to_seances((named,), changes, NOW)[0].noms == "Mme Secret"
    assert {change.target for change in changes} == {Target.SEANCES, Target.PASSAGES}


def test_a_seance_that_a_fusion_brought_goes_and_comes_back_with_it():
    begun = start_changes(SECOND, NOW)
    seances = opened(FIRST, SECOND)
    gone = apply_to_seances(seances, inverses(begun), NOW)
    assert gone == opened(FIRST)
    assert apply_to_seances(gone, begun, NOW) == seances
