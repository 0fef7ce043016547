"""The desk itself: it reads what shows, sees what is on the screen, and leaves nothing behind."""

from pathlib import Path

import pytest

from e2e import desk as desks
from e2e.desk import Desk, open_desk, until
from e2e.pages import focused
from e2e.screen_text import screen_text, shows

RUNNING = Path("/proc")


def processes_of(private: Path) -> list[str]:
    """The command lines of what still runs with this private folder in its environment."""
    found = []
    for process in RUNNING.glob("[0-9]*"):
        try:
            if str(private).encode() in (process / "environ").read_bytes():
                found.append((process / "cmdline").read_bytes().replace(b"\0", b" ").decode())
        except OSError:
            continue
    return found


def test_nothing_of_a_desk_is_left_even_after_a_failure(tmp_path: Path) -> None:
    running: list[str] = []

    def fail() -> None:
        with open_desk(tmp_path) as desk:
            desk.start()
            running.extend(processes_of(tmp_path))
            raise RuntimeError("of the test")

    with pytest.raises(RuntimeError, match="of the test"):
        fail()
    for name in ("Xvfb", "openbox", "dbus-daemon", "at-spi-bus-launcher", "atspi_reader", "paliers-desktop"):
        assert name in " ".join(running)
    assert until("everything has ended", lambda: [processes_of(tmp_path)]) == [[]]


def test_a_missing_tool_is_named_with_what_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert desks.missing_tools() == []
    monkeypatch.setitem(desks.STEPS, "no-such-reader", "no-such-package")
    assert desks.missing_tools() == ["no-such-reader (no-such-package)"]


def test_a_condition_that_never_comes_is_named() -> None:
    with pytest.raises(AssertionError, match="the moon is blue"):
        until("the moon is blue", lambda: False, seconds=0.05)


def test_the_first_page_is_read_both_ways(desk: Desk, tmp_path: Path) -> None:
    """The same words by the accessible tree and by the picture; and words that are not there are not read."""
    desk.start()
    until("the keyboard is on the first action", lambda: focused(desk, "Nouvel établissement"))
    tree = " ".join(node.words for node in desk.reader.tree())
    picture = screen_text(desk, tmp_path)
    for words in ("Aucun établissement pour l’instant", "Démonstration", "L’application n’envoie rien"):
        assert words in tree
        assert shows(picture, words), picture
    assert not shows(picture, "Critère à vérifier")
    desk.stop()
