"""The history of a criterion: one entry per geste, typing in several steps being one."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.criterion_log import LogEntry, gathered
from paliers_desktop.core.history import Change, Geste, Kind, Target

START = datetime.datetime(2027, 3, 12, 9, 42, tzinfo=datetime.UTC)


def row(minute: int, geste: str, field: str, before, after, kind: Kind = Kind.SAISIE) -> LogEntry:
    change = Change(Target.REPONSES, "PIL-01", field, before, after)
    return LogEntry(START + datetime.timedelta(minutes=minute), Geste(geste, kind, (change,)))


def test_the_latest_comes_first():
    rows = [row(0, "a", "etat", None, "non"), row(1, "b", "etat", "non", "oui")]
    assert gathered(rows) == (rows[1], rows[0])


def test_chunks_of_typing_are_one_entry():
    rows = [
        row(0, "a", "commentaire", "", "V"),
        row(1, "a", "commentaire", "V", "Vu"),
        row(2, "b", "etat", None, "oui"),
    ]
    assert gathered(rows)[1] == row(1, "a", "commentaire", "", "Vu")


def test_what_was_typed_and_taken_back_leaves_no_trace():
    assert gathered([row(0, "a", "commentaire", "", "V"), row(1, "a", "commentaire", "V", "")]) == ()


def test_the_fields_of_a_geste_are_together():
    (entry,) = gathered([row(0, "a", "etat", "en_cours", "oui"), row(0, "a", "echeance", "2027-03-31", None)])
    assert [change.field for change in entry.geste.changes] == ["etat", "echeance"]


def test_an_annulation_of_the_same_geste_twice_stays_apart():
    rows = [
        row(i, name, "etat", None, "oui", kind)
        for i, (name, kind) in enumerate([("a", Kind.SAISIE), ("b", Kind.ANNULATION)])
    ]
    assert len(gathered(rows)) == 2


@given(st.lists(st.text(max_size=3), min_size=1, max_size=8))
def test_any_typing_goes_from_its_first_before_to_its_last_after(texts):
    values = ["", *texts]
    rows = [row(i, "a", "commentaire", values[i], values[i + 1]) for i in range(len(texts))]
    found = gathered(rows)
    assert [(e.geste.changes[0].before, e.geste.changes[0].after) for e in found] == (
        [("", texts[-1])] if texts[-1] else []
    )


def test_a_fusion_that_kept_the_answer_is_an_entry_and_one_that_kept_a_mark_is_none():
    kept = row(0, "a", "etat", "oui", "oui", Kind.FUSION)
    assert gathered([kept]) == (kept,)
    assert gathered([row(0, "a", "besoin", False, False, Kind.FUSION)]) == ()
