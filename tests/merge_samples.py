"""Posts that fill, undo and merge copies of one dossier in memory, as the file of each would tell it."""

import datetime
import secrets
from collections.abc import Callable, Mapping

from hypothesis import strategies as st
from msgspec import to_builtins
from msgspec.structs import replace

from paliers_desktop.core.assessment import Relecture
from paliers_desktop.core.history import Change, Geste, History, Kind, Target, again, inverse, new_id
from paliers_desktop.core.merge import Choice, Difference, MergePlan, merge_geste, plan_merge
from paliers_desktop.core.merge_copy import Copy, Line, Place, Unit, Value, own_lines, place_of
from paliers_desktop.core.seance import passage_key
from strategies import answers

CAMPAGNE = "creteil-2026-2027"
START = datetime.datetime(2026, 11, 24, 8, 0, tzinfo=datetime.UTC)

Chooser = Callable[[Difference], Choice]


class Post:
    """One copy. Each geste is saved one minute after the one before it, whatever the post."""

    clock = 0

    def __init__(self, lines: tuple[Line, ...] = (), values: Mapping[Place, Value] | None = None) -> None:
        self.lines = lines
        self.values = dict(values or {})

    def copied(self) -> "Post":
        """Another post with the same file."""
        return Post(self.lines, self.values)

    @property
    def copy(self) -> Copy:
        """What a merge reads of it."""
        return Copy(self.lines, dict(self.values))

    @property
    def history(self) -> History:
        """What can be undone, as storage.journal reads it."""
        gestes: list[Geste] = []
        for line in own_lines(self.lines):
            geste = Geste(line.geste, line.kind, (line.change,), line.of)
            if gestes and gestes[-1].id == geste.id:
                gestes[-1] = replace(gestes[-1], changes=(*gestes[-1].changes, line.change))
            else:
                gestes.append(geste)
        history = History()
        for geste in gestes:
            history = history.with_geste(geste)
        return history

    def told(self) -> dict[Place, Value]:
        """What the copy says, without what is empty."""
        copy = self.copy
        return {place: copy.value(place) for place in copy.values if copy.value(place) != Copy((), {}).value(place)}

    def set(self, target: Target, key: str, seance: str | None = None, **fields: Value) -> None:
        """Save one geste of these fields, in a séance if one is named."""
        copy = self.copy
        pairs = ((Place(target, key, name), value) for name, value in fields.items())
        changes = [Change(*place, copy.value(place), value) for place, value in pairs if copy.value(place) != value]
        self.save(Geste(new_id(), Kind.SAISIE, tuple(changes), seance=seance))

    def save(self, geste: Geste) -> None:
        """Make a geste."""
        Post.clock += 1
        time = START + datetime.timedelta(minutes=Post.clock)
        made = [
            Line(secrets.token_hex(16), time, CAMPAGNE, geste.id, geste.kind, change, geste.of, geste.seance)
            for change in geste.changes
        ]
        self.lines = (*self.lines, *made)
        for change in geste.changes:
            if change.target is not Target.JOURNAL:
                self.values[place_of(change)] = change.after

    def undo(self) -> None:
        """« Annuler », when there is something to."""
        if last := self.history.to_undo:
            self.save(inverse(last, new_id()))

    def redo(self) -> None:
        """« Rétablir », when there is something to."""
        if last := self.history.to_redo:
            self.save(again(last, new_id()))

    def plan(self, other: "Post") -> MergePlan:
        """What merging the other copy here would do."""
        return plan_merge(self.copy, other.copy)

    def merge(self, other: "Post", choose: Chooser = lambda _: Choice.HERE) -> MergePlan:
        """Merge the other copy here."""
        plan = self.plan(other)
        if not plan.is_empty:
            geste = merge_geste(plan, self.copy, choices_of(plan, choose))
            self.lines = (*self.lines, *plan.lines)
            self.save(geste)
        return plan


def choices_of(plan: MergePlan, choose: Chooser) -> dict[Unit, Choice]:
    """A choice for each difference."""
    return {one.unit: choose(one) for one in plan.differing}


SEANCES = ("5" * 32, "6" * 32)

relectures = st.builds(Relecture, st.booleans(), st.none() | st.dates(datetime.date(2026, 9, 1)))

edits = st.one_of(
    st.tuples(st.just(Target.REPONSES), st.sampled_from(["PIL-01", "PIL-02"]), answers.map(to_builtins)),
    st.tuples(
        st.just(Target.REPONSES),
        st.sampled_from(["PIL-01", "PIL-02"]),
        st.fixed_dictionaries({"commentaire": st.sampled_from(["", "prêt", "à revoir", "prêt au CDI"])}),
    ),
    st.tuples(
        st.just(Target.ETABLISSEMENT),
        st.just(""),
        st.fixed_dictionaries({"nom": st.sampled_from("AB"), "commune": st.sampled_from("XY")}),
    ),
    st.tuples(
        st.just(Target.SEANCES),
        st.sampled_from(SEANCES),
        st.fixed_dictionaries(
            {"debut": st.sampled_from(["2026-11-24T14:00:00+00:00"])},
            optional={"lieu": st.sampled_from("CD"), "decisions": st.sampled_from(["", "Voir le gestionnaire"])},
        ),
    ),
    st.tuples(
        st.just(Target.PASSAGES),
        st.sampled_from([passage_key(one, "PIL-01") for one in SEANCES]),
        st.fixed_dictionaries({"discute": st.booleans(), "avis": st.sampled_from(["", "partagés"])}),
    ),
    st.tuples(st.just(Target.RELECTURE), st.just(""), relectures.map(to_builtins)),
)
"""A geste as (target, key, fields)."""

moves = st.lists(st.one_of(edits, st.sampled_from(["undo", "redo"])), max_size=6)
"""What a person does on one post."""


def play(post: Post, done: list) -> None:
    """Do these moves on a post."""
    for move in done:
        if move == "undo":
            post.undo()
        elif move == "redo":
            post.redo()
        else:
            target, key, fields = move
            post.set(target, key, **fields)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Post, Post]:
    """Two copies that come from one, worked on apart, and that may have met before."""
    first = Post()
    play(first, draw(moves))
    second = first.copied()
    for _ in range(draw(st.integers(1, 3))):
        play(first, draw(moves))
        play(second, draw(moves))
        meeting = draw(st.sampled_from(["none", "one", "other", "criss-cross"]))
        before = first.copied()
        if meeting in ("one", "criss-cross"):
            first.merge(second, chooser(draw))
        if meeting == "other":
            second.merge(first, chooser(draw))
        if meeting == "criss-cross":
            second.merge(before, chooser(draw))
    play(first, draw(moves))
    play(second, draw(moves))
    return first, second


def chooser(draw: st.DrawFn) -> Chooser:
    """A person who chooses anything."""
    return lambda one: draw(st.sampled_from([Choice.HERE, Choice.THERE, *([Choice.BOTH] if one.both else [])]))
