"""What a portable program remembers follows it to another drive."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.storage.anchor import Anchor
from paliers_desktop.storage.preferences import Preferences, PreferencesFile

OLD = Anchor(Path("/media/marie/CLE/paliers"), Path("/media/marie/CLE"))
NEW = Anchor(Path("/mnt/e/paliers"), Path("/mnt/e"))
NAME = st.text(st.characters(exclude_characters="/\\:\0", exclude_categories=["Cs"]), min_size=1).filter(
    lambda name: name not in (".", "..")
)


@pytest.mark.parametrize(
    ("place", "kept", "found"),
    [
        ("/media/marie/CLE/paliers/Dossiers/é.paliers", "Dossiers/é.paliers", "/mnt/e/paliers/Dossiers/é.paliers"),
        ("/media/marie/CLE/lycée/x.paliers", "../lycée/x.paliers", "/mnt/e/lycée/x.paliers"),
        ("/home/marie/x.paliers", "/home/marie/x.paliers", "/home/marie/x.paliers"),
        ("/media/marie/CLE2/x.paliers", "/media/marie/CLE2/x.paliers", "/media/marie/CLE2/x.paliers"),
        ("", "", ""),
    ],
)
def test_a_place_on_the_key_follows_it(place: str, kept: str, found: str) -> None:
    assert OLD.kept(place) == kept
    assert NEW.found(kept) == found


@pytest.mark.parametrize("place", ["E:\\x.paliers", "E:/x.paliers", "\\\\serveur\\partage\\x.paliers", "/home/x"])
def test_an_absolute_path_of_another_system_is_left_alone(place: str) -> None:
    assert OLD.found(place) == place
    assert OLD.kept(OLD.found(place)) == place


@given(st.lists(NAME, min_size=1, max_size=4))
def test_what_is_kept_is_found_again(parts: list[str]) -> None:
    place = str(OLD.volume.joinpath(*parts))
    assert OLD.found(OLD.kept(place)) == place


def test_preferences_move_with_the_program(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    here = Preferences(
        recent=(f"{OLD.folder}/a.paliers", "/srv/b.paliers"), last_folder=f"{OLD.volume}/c", folders=("/d",)
    )
    assert PreferencesFile(path, OLD).save(here)
    assert str(OLD.volume) not in path.read_text(encoding="utf-8")
    there = PreferencesFile(path, NEW).load()
    assert there.recent == (f"{NEW.folder}/a.paliers", "/srv/b.paliers")
    assert (there.last_folder, there.folders) == (f"{NEW.volume}/c", ("/d",))
    assert PreferencesFile(path, OLD).load() == here
