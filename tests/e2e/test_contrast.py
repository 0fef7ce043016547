"""A desktop that asks for more contrast gets the colours of its own texts and page, whatever our theme says."""

import subprocess
from collections import Counter
from pathlib import Path

from e2e.desk import Desk, open_desk, until
from e2e.pages import focused

PORTAL = Path(__file__).with_name("contrast_portal.py")
OURS = ("#0B6170", "#F3F6F6", "#74C9D6", "#0F1719")
"""The accent and the page of our themes (ux/guide.md §2)."""


def colours(desk: Desk, picture: Path) -> Counter[str]:
    """How many pixels of the screen have each colour."""
    desk.picture(picture)
    command = ["convert", str(picture), "-format", "%c", "-depth", "8", "histogram:info:-"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    found: Counter[str] = Counter()
    for line in done.stdout.splitlines():
        count, _, rest = line.partition(":")
        if "#" in rest:
            found["#" + rest.split("#")[1][:6].upper()] += int(count)
    return found


def first_page(desk: Desk, folder: Path) -> Counter[str]:
    desk.start()
    until("the first action has the keyboard", lambda: focused(desk, "Nouvel établissement"))
    found = colours(desk, folder / "screen.png")
    desk.stop()
    return found


def test_without_the_wish_our_theme_shows(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        found = first_page(desk, tmp_path)
    assert found["#F3F6F6"] > 100_000
    assert found["#0B6170"] > 1_000


def test_the_contrast_of_the_system_replaces_our_colours(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        desk.env["QT_QPA_PLATFORMTHEME"] = "gnome"  # asks the settings portal; that of GTK is in no bundle
        desk.serve("/usr/bin/python3", str(PORTAL))
        found = first_page(desk, tmp_path)
    assert not [colour for colour in OURS if found[colour] > 1_000], found.most_common(8)
    page, second = (colour for colour, _ in found.most_common(2))
    assert found[page] > 100_000, (page, second)
