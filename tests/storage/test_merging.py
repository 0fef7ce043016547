"""What another copy brings is written whole or not at all; what a merge compares is what the file says."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier_samples import CAMPAGNE, answer_geste, comment, criteres, export, new_dossier, oui
from paliers_desktop.core.assessment import Answer
from paliers_desktop.core.history import Change, Geste, Kind, Target
from paliers_desktop.core.identity_rules import UaiFixedError
from paliers_desktop.core.merge import merge_geste, plan_merge
from paliers_desktop.core.merge_copy import Copy, Place
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.merge_side import MergeSide, only_there, read_other
from paliers_desktop.storage.merging import Bringing
from strategies import answers


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    with closing(new_dossier(tmp_path / "a.paliers")) as made:
        made.save(oui(0))
        yield made


def copy_of(dossier: Dossier) -> Path:
    """The other copy, which goes on: an answer, a comment, an export."""
    path = dossier.path.with_name("b.paliers")
    path.write_bytes(dossier.path.read_bytes())
    with closing(Dossier.open(path)) as other:
        other.save(oui(1), comment(2, "là-bas"))
        other.add_export(export(len(other.exports()) + 1))
    return path


def side_after(edits: list[tuple[int, Answer]]) -> MergeSide:
    """What is compared of a dossier in which these answers were given in turn."""
    with TemporaryDirectory() as folder, closing(new_dossier(Path(folder) / "a.paliers")) as dossier:
        for rank, after in edits:
            before = dossier.load().assessment.answer(criteres()[rank])
            if before != after:
                dossier.save(answer_geste(criteres()[rank], after, before))
        return dossier.journal.side()


def bringing(dossier: Dossier, path: Path, *more: Change) -> Bringing:
    """All that it brings, and these changes."""
    here, other = dossier.journal.side(), read_other(path)
    plan, sent = plan_merge(here.copy, other.side.copy), only_there(here, other.side)
    geste = merge_geste(plan, here.copy, {})
    told = Geste(geste.id, Kind.FUSION, (*geste.changes, *more))
    return Bringing(other.octets, plan.lines, told, sent.exports, (), sent.documents)


def content(path: Path) -> list[str]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        return list(db.iterdump())


def test_it_is_all_written(dossier: Dossier) -> None:
    path = copy_of(dossier)
    dossier.merge(bringing(dossier, path))
    state, other = dossier.load(), Dossier.peek(path)
    assert state.assessment == other.assessment
    assert state.exports == other.exports
    dossier.save(oui(5))


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (Change(Target.REPONSES, "PIL-01", "note", None, "x"), KeyError),
        (Change(Target.ETABLISSEMENT, "", "uai", "0940120V", "0940743X"), UaiFixedError),
        (Change(Target.REPONSES, "PIL-01", "etat", None, "peut-être"), sqlite3.IntegrityError),
    ],
)
def test_a_failure_at_its_end_leaves_nothing_of_it(dossier: Dossier, change: Change, error: type[Exception]) -> None:
    dossier.add_export(export(1))
    path = copy_of(dossier)
    before = content(dossier.path)
    told = bringing(dossier, path, change)
    with pytest.raises(error):
        dossier.merge(told)
    assert content(dossier.path) == before
    dossier.merge(bringing(dossier, path))
    assert dossier.load().assessment.answer(criteres()[2]).commentaire == "là-bas"


def test_a_file_that_another_post_wrote_is_not_touched(dossier: Dossier) -> None:
    path = copy_of(dossier)
    told = bringing(dossier, path)
    with closing(Dossier.open(dossier.path)) as other:
        other.save(oui(7))
    before = content(dossier.path)
    with pytest.raises(Exception, match="modifié ou remplacé"):
        dossier.merge(told)
    assert content(dossier.path) == before


@given(st.lists(st.tuples(st.integers(0, 3), answers), max_size=6))
@settings(max_examples=25, deadline=None)
def test_the_fields_read_are_those_that_the_journal_ends_with(edits: list[tuple[int, Answer]]) -> None:
    side = side_after(edits)
    last = {line.place: line.change.after for line in side.copy.lines}
    empty = Copy((), {})
    reponses = {place: value for place, value in side.copy.values.items() if place.target is Target.REPONSES}
    assert reponses == {place: value for place, value in last.items() if value != empty.value(place)}
    assert side.copy.value(Place(Target.ETABLISSEMENT, "", "uai")) == "0940120V"
    assert {line.campagne for line in side.copy.lines} <= {CAMPAGNE}
