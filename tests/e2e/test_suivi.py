"""The pages of « Suivi » as a screen reader and a keyboard find them: reached by the menu, named, gone round by Tab."""

import pytest

from e2e.desk import Desk, until
from e2e.pages import create_college, focused
from e2e.test_tab_order import check_round
from e2e.test_walk import check_names
from e2e.test_walk_more import check_menu, next_item, press
from paliers_desktop.core import navigation
from paliers_desktop.gui.rail import BESIDE_WORDS

PAGES = [BESIDE_WORDS[step] for step in navigation.SUIVI]


@pytest.fixture(scope="module")
def college(desk: Desk) -> Desk:
    """An établissement with an answer."""
    desk.start()
    create_college(desk)
    desk.keyboard.press("ampersand")
    return desk


def plain(words: str) -> str:
    return words.replace("\xa0", " ").replace("\u202f", " ")


def open_page(desk: Desk, words: str) -> None:
    """By the menu « Suivi », with the arrows."""
    press(desk, "Suivi")
    line = None
    while line is None or line.name != words:
        line = next_item(desk, line)
    desk.keyboard.press("Return")
    until(f"« {words} » shows", lambda: [node for node in desk.reader.tree() if node.name == words])
    until("the keyboard is out of the menu", lambda: (now := focused(desk)) and now.role != "menu item")


def test_the_menu_offers_them_all(college: Desk) -> None:
    check_menu(college, "Suivi", "Suivi", *PAGES)


@pytest.mark.parametrize("words", PAGES)
def test_each_page_is_named_and_gone_round(college: Desk, words: str) -> None:
    open_page(college, words)
    check_names(college, words)
    check_round(college, words)


def test_an_action_is_written_and_undone_by_keyboard(college: Desk) -> None:
    open_page(college, "Plan d’action")
    press(college, "Ajouter une action")
    until("its words have the keyboard", lambda: focused(college, "Action"))
    college.keyboard.type("Former deux collegues")
    college.keyboard.press("Tab")
    until("the button says which action", lambda: college.reader.find_all("push button", "Terminer : Former deux"))
    check_round(college, "Plan d’action")
    college.keyboard.press("ctrl+z", "ctrl+z")
    until("it is there no more", lambda: not college.reader.find_all("push button", "Terminer : Former deux"))
