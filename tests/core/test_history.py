"""Laws of undo: a geste taken back leaves nothing, redone it is there again, whatever was done."""

from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.assessment import NO_ANSWER, Answer, Assessment, Etablissement, Etat, TypeEtablissement
from paliers_desktop.core.history import (
    DEPTH,
    Change,
    Geste,
    History,
    Kind,
    Target,
    again,
    answer_changes,
    apply_changes,
    etablissement_changes,
    inverse,
)
from strategies import answers, etablissements

KEYS = ("PIL-01", "PIL-02", "FOR-01")
EMPTY = Assessment(Etablissement("0940120V", "Essai", TypeEtablissement.LYCEE), "creteil-2026-2027", {})

edits = st.tuples(st.sampled_from(KEYS), answers | st.just(NO_ANSWER))
moves = st.lists(st.sampled_from(["edit", "continue", "undo", "redo"]), max_size=12)


@given(answers | st.just(NO_ANSWER), answers | st.just(NO_ANSWER))
def test_answer_changes_lead_from_one_answer_to_the_other_and_back(before: Answer, after: Answer):
    start = EMPTY.with_answer("PIL-01", **fields(before))
    changes = answer_changes("PIL-01", before, after)
    there = apply_changes(start, changes)
    assert there.answer("PIL-01") == after
    assert apply_changes(there, [change.inverse() for change in reversed(changes)]) == start
    assert all(change.before != change.after for change in changes)


@given(etablissements, etablissements)
def test_etablissement_changes_lead_from_one_to_the_other(before: Etablissement, after: Etablissement):
    start = EMPTY.with_etablissement(**fields(before))
    assert apply_changes(start, etablissement_changes(before, after)).etablissement == after


@given(st.lists(edits, min_size=1, max_size=5))
def test_a_geste_and_its_inverse_leave_nothing(sequence):
    geste, after = one_geste(EMPTY, sequence)
    back = inverse(geste, "b" * 32)
    assert apply_changes(after, back.changes) == EMPTY
    assert (back.kind, back.of) == (Kind.ANNULATION, geste.id)
    forth = again(geste, "c" * 32)
    assert apply_changes(EMPTY, forth.changes) == after
    assert (forth.kind, forth.of) == (Kind.RETABLISSEMENT, geste.id)


@given(st.lists(edits, min_size=1, max_size=6))
def test_undoing_all_gives_the_start_and_redoing_all_gives_the_end(sequence):
    user = User()
    for key, answer in sequence:
        user.edit(key, answer)
    end = user.assessment
    while user.history.to_undo:
        user.undo()
    assert user.assessment == EMPTY
    assert user.history.done == ()
    while user.history.to_redo:
        user.redo()
    assert user.assessment == end
    assert user.history.undone == ()


@given(moves, st.data())
def test_undo_gives_the_state_before_whatever_came_first(sequence, data):
    """A stack of whole assessments is the oracle."""
    user, past, future = User(), [EMPTY], []
    for move in sequence:
        if move == "undo" and user.history.to_undo:
            user.undo()
            future.append(past.pop())
        elif move == "redo" and user.history.to_redo:
            user.redo()
            past.append(future.pop())
        elif move in ("edit", "continue"):
            key, answer = data.draw(edits)
            before = user.assessment
            continued = move == "continue" and bool(user.history.done)
            user.edit(key, answer, same_geste=continued)
            if user.assessment == before:
                continue
            if continued:
                past.pop()
            future.clear()
            if not past or past[-1] != user.assessment:
                past.append(user.assessment)
        assert user.assessment == past[-1]
        assert len(user.history.done) == len(past) - 1
        assert len(user.history.undone) == len(future)


def test_typing_in_several_saves_is_one_geste():
    history = History().with_geste(typed("", "Le")).with_geste(typed("Le", "Le CDI"))
    assert [geste.changes for geste in history.done] == [typed("", "Le CDI").changes]


def test_typing_taken_back_by_hand_leaves_nothing_to_undo():
    history = History().with_geste(typed("", "Le")).with_geste(typed("Le", ""))
    assert history.to_undo is None


def test_a_new_saisie_forgets_what_could_be_redone():
    first, second = typed("", "a"), Geste("d" * 32, Kind.SAISIE, typed("", "b").changes)
    history = History().with_geste(first).with_geste(inverse(first, "e" * 32))
    assert history.to_redo == first
    assert history.with_geste(second) == History((second,))


def test_a_thousand_gestes_can_be_undone_and_the_latest_are_kept():
    gestes = [Geste(f"{rank:032x}", Kind.SAISIE, typed("", "a").changes) for rank in range(DEPTH + 5)]
    history = History()
    for geste in gestes:
        history = history.with_geste(geste)
    assert history.done == tuple(gestes[-DEPTH:])


def test_undo_and_redo_of_nothing_change_nothing():
    geste = typed("", "a")
    assert History().with_geste(inverse(geste, "e" * 32)) == History()
    assert History().with_geste(again(geste, "e" * 32)) == History()


def test_an_undo_can_be_told_from_the_geste_it_undoes():
    change = Change(Target.REPONSES, "PIL-01", "etat", None, Etat.OUI.value)
    assert change.inverse() == Change(Target.REPONSES, "PIL-01", "etat", "oui", None)
    assert change.inverse().inverse() == change


class User:
    """What a session does with gestes, without screen nor disk."""

    def __init__(self) -> None:
        self.assessment, self.history, self._count = EMPTY, History(), 0

    def edit(self, key: str, answer: Answer, *, same_geste: bool = False) -> None:
        changes = answer_changes(key, self.assessment.answer(key), answer)
        if changes:
            geste_id = self.history.done[-1].id if same_geste else self._new_id()
            self._do(Geste(geste_id, Kind.SAISIE, changes))

    def undo(self) -> None:
        self._do(inverse(self.history.to_undo, self._new_id()))

    def redo(self) -> None:
        self._do(again(self.history.to_redo, self._new_id()))

    def _do(self, geste: Geste) -> None:
        self.assessment = apply_changes(self.assessment, geste.changes)
        self.history = self.history.with_geste(geste)

    def _new_id(self) -> str:
        self._count += 1
        return f"{self._count:032x}"


def typed(before: str, after: str) -> Geste:
    return Geste("a" * 32, Kind.SAISIE, (Change(Target.REPONSES, "PIL-01", "commentaire", before, after),))


def one_geste(start: Assessment, sequence: list[tuple[str, Answer]]) -> tuple[Geste, Assessment]:
    changes: list[Change] = []
    for key, answer in sequence:
        made = answer_changes(key, start.answer(key), answer)
        start = apply_changes(start, made)
        changes += made
    return Geste("a" * 32, Kind.SAISIE, tuple(changes)), start


def fields(struct: Answer | Etablissement) -> dict[str, object]:
    return {name: getattr(struct, name) for name in struct.__struct_fields__}


def test_a_geste_that_can_no_longer_be_undone_is_passed_over_and_so_it_is_after_a_restart():
    answer = Geste("a" * 32, Kind.SAISIE, (Change(Target.REPONSES, "PIL-01", "etat", None, "oui"),))
    uai = Geste("b" * 32, Kind.SAISIE, (Change(Target.ETABLISSEMENT, "", "uai", "0940120V", "0940121W"),))
    history = History().with_geste(answer).with_geste(uai).without(uai)
    assert history.to_undo == answer
    undone = inverse(answer, "c" * 32)
    assert history.with_geste(undone) == History(undone=(answer,))
    rebuilt = History().with_geste(answer).with_geste(uai).with_geste(undone)
    assert rebuilt == History(done=(uai,), undone=(answer,))
