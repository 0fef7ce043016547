"""A dossier made again from memory says what its own file would: answers, journal, exports, names, each geste once."""

import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier_samples import answer_geste, comment, criteres, export, new_dossier, oui
from gui_samples import rows
from mounts import small_place
from paliers_desktop.core.assessment import NO_ANSWER
from paliers_desktop.storage import recollection
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.errors import DossierExistsError, FullPlaceError, ReadOnlyDossierError, SaveError
from paliers_desktop.storage.live_file import LiveFile
from strategies import answers as random_answers

TABLES = ("dossier", "etablissement", "campagnes", "grilles", "reponses", "exports", "seances", "passages")
JOURNAL = 'SELECT geste, kind, "key", field, "before", "after" FROM journal ORDER BY seq'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "d.paliers"


@pytest.fixture
def dossier(path: Path) -> Iterator[Dossier]:
    with closing(new_dossier(path)) as made:
        yield made


def content(path: Path) -> list[list[tuple]]:
    return [rows(path, f"SELECT * FROM {table} ORDER BY 1, 2") for table in TABLES]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), random_answers), max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_the_file_and_its_memory_say_the_same(given_: list, opened_at: int, failed_at: int) -> None:
    """opened_at: how many gestes were there before this opening; failed_at: from where on none reached the file."""
    memory, gestes = {}, []
    for rank, answer in given_:
        geste = answer_geste(criteres()[rank], answer, memory.get(rank, NO_ANSWER))
        if geste.changes:
            gestes.append(geste)
            memory[rank] = answer
    failed_at = max(opened_at, failed_at)
    with tempfile.TemporaryDirectory() as folder:
        path, copy = Path(folder) / "d.paliers", Path(folder) / "copie.paliers"
        with closing(new_dossier(path)) as before:
            for geste in gestes[:opened_at]:
                before.save(geste)
        with closing(Dossier.open(path)) as dossier:
            for geste in gestes[opened_at:failed_at]:
                dossier.save(geste)
            dossier.write_elsewhere(copy, tuple(gestes[failed_at:]))
            saved = rows(path, "SELECT * FROM journal ORDER BY seq")
            for geste in gestes[failed_at:]:
                dossier.save(geste)
        assert content(copy) == content(path)
        assert rows(copy, JOURNAL) == rows(path, JOURNAL)
        assert rows(copy, "SELECT * FROM journal ORDER BY seq")[: len(saved)] == saved
        assert rows(copy, "PRAGMA integrity_check") == [("ok",)]
        with closing(Dossier.open(copy)) as again:
            assert not again.read_only


def test_what_is_remembered_does_not_grow_with_the_day(
    dossier: Dossier, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recollection, "FOLD", 4)
    dossier.load()
    gestes = [oui(rank) for rank in range(11)]
    for geste in gestes:
        dossier.save(geste)
        assert len(dossier._file._known._writes) < 4
    dossier.write_elsewhere(tmp_path / "copie.paliers", (*gestes[-2:], comment(0, "vu")))
    dossier.save(comment(0, "vu"))
    assert content(tmp_path / "copie.paliers") == content(path)
    assert len(rows(tmp_path / "copie.paliers", JOURNAL)) == 12


def test_a_file_that_is_gone_leaves_everything_in_memory(dossier: Dossier, path: Path, tmp_path: Path) -> None:
    dossier.save(oui(0))
    dossier.add_export(export())
    expected = content(path)
    path.unlink()
    with pytest.raises(SaveError):
        dossier.save(oui(1))
    dossier.write_elsewhere(tmp_path / "copie.paliers", ())
    assert content(tmp_path / "copie.paliers") == expected


def test_a_geste_that_may_have_reached_the_file_is_the_same_row_in_both(
    dossier: Dossier, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both files can then be merged: what they have in common bears the same name."""
    geste, behind = oui(0), oui(1)
    with monkeypatch.context() as fault:
        fault.setattr(LiveFile, "in_place", False)
        with pytest.raises(SaveError):
            dossier.save(geste)
    dossier.write_elsewhere(tmp_path / "copie.paliers", (geste, behind))
    here, there = (
        rows(file, "SELECT id, geste FROM journal ORDER BY seq") for file in (path, tmp_path / "copie.paliers")
    )
    assert there[:1] == here
    assert [row[1] for row in there] == [geste.id, behind.id]


def test_a_geste_saved_while_the_copy_was_asked_for_is_there_once(dossier: Dossier, tmp_path: Path) -> None:
    gestes = (oui(0), comment(0, "vu"), oui(1))
    dossier.save(*gestes[:2])
    dossier.write_elsewhere(tmp_path / "copie.paliers", gestes)
    assert [row[0] for row in rows(tmp_path / "copie.paliers", "SELECT geste FROM journal ORDER BY seq")] == [
        geste.id for geste in gestes
    ]


def test_a_copy_overwrites_nothing_and_is_whole_or_absent(dossier: Dossier, path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(DossierExistsError):
        dossier.write_elsewhere(path, (oui(0),))
    assert path.read_bytes() == before
    with small_place(tmp_path / "key", "32k") as place:
        with pytest.raises(FullPlaceError):
            dossier.write_elsewhere(place / "copie.paliers", (oui(0),))
        assert list(place.iterdir()) == []


def test_what_could_never_be_written_has_nothing_to_make_again(dossier: Dossier, path: Path, tmp_path: Path) -> None:
    with closing(Dossier.open(path, read_only=True)) as reader, pytest.raises(ReadOnlyDossierError):
        reader.write_elsewhere(tmp_path / "copie.paliers", ())
