"""docs/academie.md shows a whole campagne as the program plays it."""

from academy_page import BLOCK, COMMAND, PAGE, played


def test_the_page_shows_what_the_commands_print():
    page = PAGE.read_text("utf-8")
    assert page == played(page), "cd tests && python -m academy_page"


def test_the_walk_is_whole():
    commands = [
        command[1] for block in BLOCK.finditer(PAGE.read_text("utf-8")) for command in COMMAND.finditer(block[1])
    ]
    assert len(commands) >= 12
