"""With a projector attached: the wall goes to it, and the presenter's own screen keeps what is private."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from e2e.commission import RESEAU
from e2e.desk import Desk, open_desk, until
from e2e.pages import QUESTIONS, asked
from e2e.private_dossier import PRIVATE, WORDS, make_private_dossier
from e2e.reader import Node
from e2e.screen_text import picture_text, shows
from e2e.wall import wall_name
from paliers_desktop.core.projection import Kind, Slide

SPLIT = Path(__file__).with_name("split_screen.py")
OWN, WALL = (1366, 768), (1024, 768)


@pytest.fixture
def two_screens(tmp_path: Path) -> Iterator[Desk]:
    """The presenter's screen, and the projector's to the right of it."""
    private = tmp_path / "desk"
    private.mkdir()
    with open_desk(private, OWN[0] + WALL[0], OWN[1]) as desk:
        words = [f"{name}:{width}:{height}" for name, (width, height) in (("poste", OWN), ("mur", WALL))]
        subprocess.run([sys.executable, str(SPLIT), *words], env=desk.env, check=True, timeout=20)
        yield desk


def on_each_screen(desk: Desk, folder: Path) -> tuple[str, str]:
    """What is read on the picture of the presenter's screen, and on that of the wall."""
    whole = desk.picture(folder / "both.png")
    read = []
    for name, (width, height), left in (("own", OWN, 0), ("wall", WALL, OWN[0])):
        part = folder / f"{name}.png"
        crop = ["convert", str(whole), "-crop", f"{width}x{height}+{left}+0", "+repage", str(part)]
        subprocess.run(crop, check=True, timeout=30)
        read.append(picture_text(part, "200%"))
    return read[0], read[1]


def heard(desk: Desk, window: Node) -> str:
    return "\n".join(node.words for node in [window, *desk.reader.tree(window)])


def window_named(desk: Desk, part: str) -> Node:
    (window,) = [window for window in desk.reader.windows() if part in window.name]
    return window


def test_the_presenter_keeps_the_comments_and_the_wall_has_none(two_screens: Desk, tmp_path: Path) -> None:
    desk = two_screens
    copy = desk.documents / "copie.paliers"
    shutil.copyfile(make_private_dossier(tmp_path), copy)
    desk.start(str(copy))
    asked(desk, RESEAU[0])
    desk.keyboard.press("F11")
    for critere in RESEAU[:2]:
        slide = Slide(Kind.CRITERE, critere)
        until("the criterion is on the wall", lambda slide=slide: desk.reader.find_all("", wall_name(slide)))
        desk.keyboard.press("Right")
    name = wall_name(Slide(Kind.CRITERE, RESEAU[2]))
    panel = until("the third one is on the wall", lambda: desk.reader.find_all("", name))[0]
    wall = next(node for node in desk.reader.context(panel) if node.name.startswith("Projection"))
    presenter = window_named(desk, "Collège")
    assert desk.reader.position(wall) == (OWN[0], 0)
    on_wall, at_work = heard(desk, wall), heard(desk, presenter)
    texte = next(text for text, critere in QUESTIONS.items() if critere == RESEAU[2]).split(" ", 1)[1]
    seen_at_work, seen_on_wall = on_each_screen(desk, tmp_path)
    for told in (on_wall, seen_on_wall, at_work, seen_at_work):
        assert shows(told, texte), told
    for told in (on_wall, seen_on_wall):
        assert not [word for word in PRIVATE if shows(told, word)]
    for told in (at_work, seen_at_work):
        assert shows(told, WORDS["commentaire"]), told
    desk.keyboard.press("Escape")
    until("the wall is gone", lambda: not desk.reader.find_all("", "Projection"))
    asked(desk, RESEAU[2])
    desk.stop()
