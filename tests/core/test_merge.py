"""Laws of a merge, over random pairs of copies: nothing is lost, the order does not matter, twice is once."""

from hypothesis import given, settings
from hypothesis import strategies as st

from merge_samples import Post, choices_of, moves, pairs, play
from paliers_desktop.core.history import Target
from paliers_desktop.core.merge import Choice, Difference, merge_geste
from paliers_desktop.core.merge_copy import Place, Unit, units_of
from paliers_desktop.core.seance import passage_key

LAW = settings(max_examples=150, deadline=None)
"""Time is not what these tests measure."""

MIRROR = {Choice.HERE: Choice.THERE, Choice.THERE: Choice.HERE, Choice.BOTH: Choice.BOTH}

etat = Place(Target.REPONSES, "PIL-01", "etat")
ANSWER = Unit(Target.REPONSES, "PIL-01", ("etat", "motif_code", "motif_texte", "echeance"))


def said(post: Post) -> dict[Place, object]:
    """What a post says, as two files that say the same do."""
    return post.told()


def by_unit(one: Difference) -> Choice:
    """A choice that depends on what differs, and not on whose side one is."""
    texts = sorted((str(one.here.values), str(one.there.values)))
    chosen = texts[len(one.unit.key + one.unit.fields[0]) % 2]
    return Choice.HERE if chosen == str(one.here.values) else Choice.THERE


@given(pairs())
@LAW
def test_nothing_is_lost(pair: tuple[Post, Post]) -> None:
    """Each unit that one side changed since both last said the same is there as it left it, or is to be chosen."""
    here, there = pair
    sides = (here.copied(), there.copied())
    common = here.copy.known_ids & there.copy.known_ids
    plan = here.merge(there)
    told = {one.unit for one in plan.differing}
    for side in sides:
        mine = [line.place for line in side.copy.known if line.id not in common]
        for unit in units_of(place for place in mine if place.target is not Target.JOURNAL):
            values = side.copy.unit_values(unit)
            if values != side.copy.base(unit, common):
                assert unit in told or here.copy.unit_values(unit) == values


@given(pairs())
@LAW
def test_what_one_side_alone_holds_is_never_dropped_without_a_word(pair: tuple[Post, Post]) -> None:
    """What differs is listed, and nothing else is: kept, taken, or to be chosen."""
    here, there = pair
    before, plan = here.copied(), here.plan(there)
    listed = {one.unit for one in (*plan.kept, *plan.taken, *plan.differing)}
    for unit in units_of((*here.values, *there.values)):
        differs = before.copy.unit_values(unit) != there.copy.unit_values(unit)
        assert (unit in listed) == differs


@given(pairs())
@LAW
def test_both_ways_say_the_same(pair: tuple[Post, Post]) -> None:
    here, there = pair
    one, other = here.copied(), there.copied()
    plan, mirrored = one.merge(there, by_unit), other.merge(here, by_unit)
    assert said(one) == said(other)
    assert {item.unit for item in plan.differing} == {item.unit for item in mirrored.differing}
    assert {item.unit for item in plan.taken} == {item.unit for item in mirrored.kept}
    assert set(plan.agreed) == set(mirrored.agreed)


@given(pairs())
@LAW
def test_a_person_is_asked_only_where_both_copies_were_worked_on(pair: tuple[Post, Post]) -> None:
    here, there = pair
    common = here.copy.known_ids & there.copy.known_ids
    for one in here.plan(there).differing:
        for side in (here, there):
            assert any(line.place in one.unit.places for line in side.copy.known if line.id not in common)


@given(pairs(), st.data())
@LAW
def test_both_ways_say_the_same_whatever_is_chosen(pair: tuple[Post, Post], data: st.DataObject) -> None:
    here, there = pair
    plan = here.plan(there)
    choices = choices_of(plan, lambda one: data.draw(st.sampled_from([*Choice][: 3 if one.both else 2])))
    one, other = here.copied(), there.copied()
    one.merge(there, lambda item: choices[item.unit])
    other.merge(here, lambda item: MIRROR[choices[item.unit]])
    assert said(one) == said(other)


@given(pairs(), st.sampled_from(Choice))
@LAW
def test_merging_twice_changes_nothing_nor_does_merging_back(pair: tuple[Post, Post], choice: Choice) -> None:
    here, there = pair
    here.merge(there, lambda one: choice if choice is not Choice.BOTH or one.both else Choice.THERE)
    merged = said(here)
    assert here.plan(there).is_empty
    back = there.merge(here)
    assert not back.differing
    assert not back.kept
    assert said(there) == merged
    assert here.plan(there).is_empty
    here.merge(there)
    assert said(here) == merged


@given(moves, moves)
def test_a_copy_merged_with_itself_or_with_what_it_was_stays_as_it_is(before: list, since: list) -> None:
    post = Post()
    play(post, before)
    ancestor = post.copied()
    play(post, since)
    assert post.plan(post.copied()).is_empty
    plan = post.plan(ancestor)
    assert plan.is_empty
    caught_up = ancestor.merge(post)
    assert not caught_up.differing
    assert said(ancestor) == said(post)


@given(pairs(), st.data())
@LAW
def test_one_undo_brings_here_back_and_the_other_copy_can_be_merged_again(
    pair: tuple[Post, Post], data: st.DataObject
) -> None:
    here, there = pair
    before, plan = said(here), here.plan(there)
    undoable = here.history
    if plan.is_empty:
        return
    here.merge(there, lambda one: data.draw(st.sampled_from([Choice.HERE, Choice.THERE])))
    merged = said(here)
    if merged == before:
        assert here.history == undoable
        return
    here.undo()
    assert said(here) == before
    assert here.history.done == undoable.done
    assert {one.unit for one in here.plan(there).differing} >= {one.unit for one in plan.differing}
    here.redo()
    assert said(here) == merged
    assert here.plan(there).is_empty


@given(pairs())
@LAW
def test_the_journal_ends_with_what_the_copy_says(pair: tuple[Post, Post]) -> None:
    """What is rebuilt from the journal alone is what the file says."""
    here, there = pair
    here.merge(there)
    last = {line.place: line.change.after for line in here.lines if line.place.target is not Target.JOURNAL}
    assert last == {place: here.copy.value(place) for place in last}


def test_a_seance_comes_before_what_it_discussed_and_goes_after_it() -> None:
    seance = "5" * 32
    here, there = Post(), Post()
    there.set(Target.SEANCES, seance, debut="2026-11-24T14:00:00+00:00", lieu="CDI")
    there.set(Target.PASSAGES, passage_key(seance, "PIL-01"), discute=True)
    geste = merge_geste(here.plan(there), here.copy, {})
    told = [change.field for change in geste.changes if change.target is not Target.JOURNAL]
    assert told == ["debut", "lieu", "discute"]


def test_a_merge_that_brings_history_alone_leaves_nothing_to_undo() -> None:
    here, there = Post(), Post()
    here.set(Target.REPONSES, "PIL-01", etat="oui")
    there.set(Target.REPONSES, "PIL-01", etat="oui")
    before = here.history
    plan = here.merge(there)
    assert [unit.key for unit in plan.agreed] == ["PIL-01"]
    assert here.history == before
    there.set(Target.REPONSES, "PIL-01", etat="non")
    assert [one.unit for one in here.plan(there).taken] == [ANSWER]


def test_a_copy_that_only_took_over_what_is_here_brings_nothing_new() -> None:
    here, there = Post(), Post()
    here.set(Target.REPONSES, "PIL-01", etat="oui")
    there.set(Target.REPONSES, "PIL-02", etat="oui")
    here.merge(there)
    there.merge(here)
    plan = here.plan(there)
    assert plan.is_empty
    assert plan.lines


def test_answers_that_differ_are_a_choice_and_the_rest_is_not() -> None:
    here = Post()
    here.set(Target.REPONSES, "PIL-01", etat="non")
    there = here.copied()
    here.set(Target.REPONSES, "PIL-01", etat="oui")
    here.set(Target.REPONSES, "PIL-02", etat="oui")
    there.set(Target.REPONSES, "PIL-01", etat="sans_objet", motif_code="public_absent")
    there.set(Target.REPONSES, "PIL-01", commentaire="Vu en commission")
    plan = here.plan(there)
    (one,) = plan.differing
    assert one.unit == ANSWER
    assert (one.here.values[0], one.there.values[:2]) == ("oui", ("sans_objet", "public_absent"))
    assert [taken.unit.fields for taken in plan.taken] == [("commentaire",)]
    assert [kept.unit.key for kept in plan.kept] == ["PIL-02"]
    geste = merge_geste(plan, here.copy, {ANSWER: Choice.THERE})
    fields = {change.field: change.after for change in geste.changes if change.target is Target.REPONSES}
    assert fields == {"commentaire": "Vu en commission", "etat": "sans_objet", "motif_code": "public_absent"}


def test_two_texts_can_both_be_kept_the_older_one_first() -> None:
    here = Post()
    there = here.copied()
    there.set(Target.REPONSES, "PIL-01", commentaire="Vu en commission")
    here.set(Target.REPONSES, "PIL-01", commentaire="Prêt")
    (one,) = here.plan(there).differing
    (other,) = there.plan(here).differing
    assert one.both == other.both == "Vu en commission\nPrêt"


def test_what_was_taken_over_and_changed_there_since_is_no_difference() -> None:
    here, there = Post(), Post()
    there.set(Target.REPONSES, "PIL-01", etat="oui")
    here.merge(there)
    there.set(Target.REPONSES, "PIL-01", etat="non")
    assert not here.merge(there).differing
    assert here.values[etat] == "non"


def test_two_posts_that_each_chose_otherwise_are_asked_again() -> None:
    here, there = Post(), Post()
    here.set(Target.REPONSES, "PIL-01", etat="oui")
    there.set(Target.REPONSES, "PIL-01", etat="non")
    before = here.copied()
    here.merge(there, lambda _: Choice.THERE)
    there.merge(before, lambda _: Choice.THERE)
    assert [one.unit for one in here.plan(there).differing] == [ANSWER]


def test_a_copy_restored_from_a_backup_gets_back_what_the_other_one_kept() -> None:
    here = Post()
    here.set(Target.REPONSES, "PIL-01", etat="non")
    backup = here.copied()
    here.set(Target.REPONSES, "PIL-01", etat="oui")
    there = Post()
    there.merge(here)
    backup.set(Target.REPONSES, "PIL-02", etat="oui")
    assert not backup.merge(there).differing
    assert backup.values[etat] == "oui"
    assert there.merge(backup).taken
    assert said(there) == said(backup)
