"""Preferences survive damage and never get in the way."""

import logging
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dossier_samples import names
from mounts import read_only
from paliers_desktop.storage.anchor import Anchor
from paliers_desktop.storage.preferences import (
    MAX_FOLDERS,
    MAX_RECENT,
    ListLook,
    Preferences,
    PreferencesFile,
    SortBy,
    Theme,
)


def test_defaults_without_a_file(tmp_path: Path) -> None:
    assert PreferencesFile(tmp_path / "absent" / "preferences.json").load() == Preferences()
    assert names(tmp_path) == []


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    file = PreferencesFile(tmp_path / "config" / "preferences.json")
    chosen = Preferences(Theme.SOMBRE, 150, single_key=False, advance=False, recent=("/é.paliers",), last_folder="/clé")
    file.save(chosen)
    assert PreferencesFile(file.path).load() == chosen
    assert names(file.path.parent) == ["preferences.json"]


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"zoom": 900}', b'{"theme": "rose"}', b"\xff\xfe", b'{"recent": 1}']
)
def test_a_damaged_file_is_kept_beside(tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "preferences.json"
    path.write_bytes(content)
    file = PreferencesFile(path)
    with caplog.at_level(logging.INFO):
        assert file.load() == Preferences()
    assert "damaged" in caplog.text
    assert names(tmp_path) == ["preferences.json.abime"]
    assert (tmp_path / "preferences.json.abime").read_bytes() == content
    file.save(Preferences(zoom=120))
    assert file.load().zoom == 120


def test_settings_of_a_newer_program_are_ignored(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    path.write_text('{"zoom": 130, "parfum": "vanille"}', encoding="utf-8")
    assert PreferencesFile(path).load() == Preferences(zoom=130)


def test_failing_to_write_is_only_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with read_only(tmp_path), caplog.at_level(logging.INFO):
        PreferencesFile(tmp_path / "config" / "preferences.json").save(Preferences())
    assert "not kept" in caplog.text
    assert all(record.levelno == logging.INFO for record in caplog.records)


def test_a_file_that_cannot_be_read_gives_the_defaults(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        assert PreferencesFile(tmp_path).load() == Preferences()
    assert "not read" in caplog.text


@given(st.lists(st.integers(0, 40), max_size=60))
def test_recent_dossiers_are_unique_latest_first_and_bounded(opened: list[int]) -> None:
    preferences = Preferences()
    for number in opened:
        preferences = preferences.with_recent(Path(f"/{number}.paliers"))
    latest_first = list(dict.fromkeys(f"/{number}.paliers" for number in reversed(opened)))
    assert list(preferences.recent) == latest_first[:MAX_RECENT]


def test_a_dossier_leaves_the_list() -> None:
    preferences = Preferences(recent=("/a.paliers", "/b.paliers"))
    assert preferences.without_recent(Path("/a.paliers")).recent == ("/b.paliers",)


def test_the_list_keeps_its_look_and_its_emplacements(tmp_path: Path) -> None:
    file = PreferencesFile(tmp_path / "preferences.json")
    chosen = Preferences(folders=("/écoles", "/clé"), list_look=ListLook(SortBy.NOM, descending=False, palier=False))
    file.save(chosen)
    assert file.load() == chosen


def test_an_emplacement_is_kept_once_and_the_oldest_go() -> None:
    preferences = Preferences()
    for number in (*range(MAX_FOLDERS), 3, 99):
        preferences = preferences.with_folder(Path(f"/{number}"))
    assert len(preferences.folders) == MAX_FOLDERS
    assert preferences.folders[-2:] == ("/3", "/99")
    assert "/0" not in preferences.folders
    assert preferences.without_folder(Path("/99")).folders == preferences.folders[:-1]


def test_a_dossier_that_moves_keeps_its_rank() -> None:
    preferences = Preferences(recent=("/a", "/b", "/c"))
    assert preferences.with_moved(Path("/b"), Path("/d")).recent == ("/a", "/d", "/c")
    assert preferences.with_moved(Path("/b"), Path("/c")).recent == ("/a", "/c")
    assert preferences.with_moved(Path("/x"), Path("/y")).recent == ("/y", "/a", "/b", "/c")


def test_keeping_nothing_leaves_no_name_in_the_file_nor_beside(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    path.write_text("{ /secret.paliers")
    file = PreferencesFile(path)
    file.load()
    assert names(tmp_path) == ["preferences.json.abime"]
    kept = Preferences(
        Theme.SOMBRE,
        150,
        recent=("/secret.paliers",),
        last_folder="/secret",
        folders=("/secret",),
        second_place="/secret",
    )
    file.save(kept)
    assert "secret" in path.read_text()
    assert file.save(replace(kept, keep_nothing=True))
    assert names(tmp_path) == ["preferences.json"]
    assert "secret" not in path.read_text()
    assert file.load() == Preferences(Theme.SOMBRE, 150, keep_nothing=True)


def test_what_could_not_be_stored_is_known(tmp_path: Path) -> None:
    file = PreferencesFile(tmp_path / "preferences.json")
    with read_only(tmp_path):
        assert not file.save(Preferences(keep_nothing=True))


def test_the_second_place_of_a_key_is_found_on_another_drive(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    here, there = (Anchor(drive / "paliers", drive) for drive in (tmp_path / "E", tmp_path / "F"))
    PreferencesFile(path, here).save(Preferences(second_place=str(tmp_path / "E" / "copies")))
    assert str(tmp_path) not in path.read_text()
    assert PreferencesFile(path, there).load().second_place == str(tmp_path / "F" / "copies")
    PreferencesFile(path, here).save(Preferences(second_place="/srv/copies"))
    assert PreferencesFile(path, there).load().second_place == "/srv/copies"
