"""What a screen reader finds of the tasks on a file: the page that offers them, and the window of each."""

from collections.abc import Callable

import pytest

from e2e.desk import Desk, until
from e2e.pages import create_college, focused, go_step
from e2e.reader import Node
from e2e.test_walk import check_names
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.fichier.card import GROUPS
from paliers_desktop.gui.fichier.tasks import FileTask

HELD = {
    FileTask.COPIES: "Sauvegardes",
    FileTask.HAND_OVER: "Enregistrer le fichier du relais",
    FileTask.ERASE: "Conserver",
}
"""What has the keyboard in the window of each: never what erases."""


@pytest.fixture(scope="module")
def college(desk: Desk) -> Desk:
    """An établissement with an answer, on its page « Établissement »."""
    desk.start()
    create_college(desk)
    desk.keyboard.press("ampersand")
    go_step(desk, "Établissement")
    return desk


def plain(words: str) -> str:
    return typographic(words).replace("\xa0", " ").replace("\u202f", " ")


def task_button(desk: Desk, task: FileTask) -> Node:
    return desk.reader.find("push button", plain(task.value))


def window_of(desk: Desk, task: FileTask) -> Callable[[], list[Node]]:
    title = plain(task.value.rstrip("…"))
    return lambda: [node for node in desk.reader.windows() if node.role == "dialog" and node.name.startswith(title)]


def safe_has_keyboard(desk: Desk, task: FileTask) -> bool:
    """The list of copies has it itself, or its first line as soon as one is read."""
    node = desk.reader.focus()
    return node is not None and any(
        held.name.startswith(HELD[task]) for held in (node, *desk.reader.context(node)) if held.role != "dialog"
    )


def test_the_page_says_what_each_task_is_for(college: Desk) -> None:
    check_names(college, "Établissement")
    for group in GROUPS:
        for task, purpose in group.items():
            assert task_button(college, task).description == plain(purpose)


@pytest.mark.parametrize("task", HELD)
def test_the_window_of_a_task(college: Desk, task: FileTask) -> None:
    """Every control has a name, the keyboard is on what is safe, Échap leads back to where it was asked for."""
    college.reader.grab_focus(task_button(college, task))
    until("the task has the keyboard", lambda: focused(college, plain(task.value)))
    college.keyboard.press("space")
    until("its window shows", window_of(college, task))
    until("what is safe has the keyboard", lambda: safe_has_keyboard(college, task))
    check_names(college, task.name)
    college.keyboard.press("Escape")
    until("the task has the keyboard again", lambda: focused(college, plain(task.value)))
    assert not window_of(college, task)()
