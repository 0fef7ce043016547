"""Preferences survive damage and never get in the way."""

import logging
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_samples import names
from mounts import read_only
from paliers_desktop.storage.preferences import MAX_RECENT, Preferences, PreferencesFile, Theme


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
