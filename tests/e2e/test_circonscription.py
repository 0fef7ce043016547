"""A référent de circonscription by keyboard alone: choose the écoles of the list, propose, tell a séance."""

import msgspec
import pytest

from circonscription_samples import answers_of, make_ecole, shared
from e2e.desk import Desk, until
from e2e.pages import focused
from e2e.reader import Node
from e2e.test_walk_more import check, next_item, press
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.preferences import Preferences

COUNT = 3


@pytest.fixture(scope="module")
def circonscription(desk: Desk) -> Desk:
    """Three écoles in an emplacement that the list knows."""
    folder = desk.home / "ecoles"
    for number in range(COUNT):
        make_ecole(folder, number)
    kept = desk.home / ".config" / "paliers-numeriques" / "preferences.json"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(msgspec.json.encode(Preferences(folders=(str(folder),))))
    desk.start()
    until("the écoles are listed", lambda: len(desk.reader.find_all("table cell", "École")) >= COUNT)
    return desk


def ask(desk: Desk, words: str, title: str) -> Node:
    """Choose all, then a line of « Actions »; its window, once it shows."""
    cell = desk.reader.find_all("table cell", "École")[0]
    desk.reader.grab_focus(desk.reader.context(cell)[0])
    desk.keyboard.press("ctrl+a")
    press(desk, "Actions")
    line = None
    while line is None or not line.name.startswith(words):
        line = next_item(desk, line)
    desk.keyboard.press("Return")
    shown = until(f"« {title} » shows", lambda: [one for one in desk.reader.windows() if one.name.startswith(title)])
    return shown[0]


def go_through(desk: Desk, go: str) -> None:
    press(desk, "Voir ce qui va se passer")
    until("what will happen is told", lambda: focused(desk, go))
    desk.keyboard.press("Return")
    until("what happened is told", lambda: focused(desk, "Fermer"))
    desk.keyboard.press("Escape")
    until("the list is back", lambda: len(desk.reader.windows()) == 1)


def test_answers_are_proposed(circonscription: Desk) -> None:
    desk = circonscription
    check(desk, "proposer", ask(desk, "Proposer", "Proposer des réponses"))
    until("the first answer has the keyboard", lambda: focused(desk, "Ne rien proposer"))
    desk.keyboard.press("Down")
    go_through(desk, "Proposer à 3")
    folder = desk.home / "ecoles"
    answers = [answers_of(path)[shared()[0]] for path in sorted(folder.glob("*.paliers"))]
    assert [(one.etat.value, one.a_confirmer) for one in answers if one.etat] == [("oui", True)] * COUNT


def test_a_séance_is_told(circonscription: Desk) -> None:
    desk = circonscription
    check(desk, "séance", ask(desk, "Consigner", "Consigner une séance"))
    until("the day has the keyboard", lambda: focused(desk, "Jour"))
    for typed in ("20/11/2026", "14:00", "16:00", "Mairie"):
        desk.keyboard.type(typed)
        desk.keyboard.press("Tab")
    go_through(desk, "Consigner dans 3")
    folder = desk.home / "ecoles"
    assert [Dossier.peek(path).seances[0].lieu for path in folder.glob("*.paliers")] == ["Mairie"] * COUNT
