"""With a projector attached: the wall goes to it, the presenter's window stays and follows, and nothing gets lost."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dossier_samples import LYCEE, entry
from gui_samples import TODAY
from paliers_desktop.actions.dossiers import create_dossier
from paliers_desktop.core.grid_loader import Catalogue

ORDER = entry().grille.reading_order
PROGRAM = Path(__file__).parents[2] / "walls.py"
SCREENS = {"portable": (0, 1366, 768), "mur": (1366, 1920, 1080), "salle": (3286, 1280, 800)}
QT_NOTE = "This plugin does not support"


def drive(names: list[str], place: Path, catalogue: Catalogue) -> dict[str, Any]:
    """What is seen on a post that has these screens."""
    opened = create_dossier(place, LYCEE, catalogue, TODAY)
    opened.dossier.close()
    screens = [
        {"name": name, "x": left, "y": 0, "width": width, "height": height, "logicalDpi": 96, "logicalBaseDpi": 96}
        | {"dpr": 1}
        for name, (left, width, height) in SCREENS.items()
        if name in names
    ]
    config = place / "screens.json"
    config.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    child = subprocess.run(
        [sys.executable, "-W", "error", str(PROGRAM), str(opened.dossier.path), str(place)],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    warnings = [line for line in child.stderr.splitlines() if QT_NOTE not in line]
    assert child.returncode == 0, child.stderr
    assert warnings == []
    return json.loads(child.stdout)


@pytest.fixture
def two(place: Path, catalogue: Catalogue) -> dict[str, Any]:
    return drive(["portable", "mur"], place, catalogue)


def test_with_two_screens(two: dict[str, Any]) -> None:
    assert two["menu"] == [
        "Projeter sur : Écran 1 (1920 × 1080)",
        "Projeter sur : Écran 2 (1366 × 768), celui de cette fenêtre",
    ]
    projected = two["projected"]
    assert (projected["wall"], projected["presenter"]) == ("mur", "portable")
    assert projected["covers"]
    assert projected["wall_critere"] == projected["critere"] == ORDER[0]
    moved = two["wall moved"]
    assert moved["wall_critere"] == moved["critere"] == ORDER[1]
    followed = two["presenter moved"]
    assert followed["wall_critere"] == followed["critere"] == ORDER[30]
    assert followed["wall_etat"] == "non"
    assert (two["left"]["wall"], two["left"]["presenter"]) == (None, "portable")
    assert two["left"]["critere"] == ORDER[30]
    assert (two["own screen"]["wall"], two["own screen"]["presenter"]) == ("portable", None)
    assert (two["back"]["wall"], two["back"]["presenter"]) == (None, "portable")


def test_a_screen_unplugged_of_two(two: dict[str, Any]) -> None:
    gone = two["presenter unplugged"]
    assert (gone["wall"], gone["presenter"]) == ("mur", None)  # nothing of the presenter's on the wall
    closed = two["wall unplugged"]
    assert (closed["wall"], closed["presenter"]) == (None, "portable")
    assert closed["critere"] == ORDER[30]


def test_a_screen_unplugged_of_three(place: Path, catalogue: Catalogue) -> None:
    three = drive(["portable", "mur", "salle"], place, catalogue)
    assert len(three["menu"]) == 3
    moved = three["wall unplugged"]
    assert (moved["wall"], moved["presenter"]) == ("salle", "portable")
    assert moved["covers"]
    assert moved["wall_critere"] == ORDER[30]
