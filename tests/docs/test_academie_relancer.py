"""« Relancer » in docs/academie.md shows what the commands print."""

import re

from reminding_page import COMMAND, MARKS, PAGE, played


def test_the_section_shows_what_the_commands_print() -> None:
    section = MARKS.read(PAGE)
    assert section == played(section), "cd tests && python -m reminding_page"


def test_the_section_plays_both_verbs() -> None:
    commands = " ".join(COMMAND.findall(MARKS.read(PAGE)))
    assert len(re.findall("paliers-academie recus ", commands)) >= 2
    assert "paliers-academie manquants --par circonscription" in commands
