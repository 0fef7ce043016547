"""What every verb of paliers-academie owes: an example, its exit status, JSON, French, and a light start."""

import re
import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from paliers_desktop.academy.cli import PROGRAM, VERBS, cli
from paliers_desktop.academy.french_click import FrenchGroup

ENGLISH = re.compile(r"\b(usage:|options:|error|missing|show this|no such|commands|does not|required|default:)\b", re.I)
HEAVY = ("PySide6", "reportlab", "joserfc", "cryptography", "odfdo", "sqlite3", "msgspec")


def verbs(command: click.Command, line: str) -> Iterator[tuple[str, click.Command]]:
    """Each verb with how it is called."""
    if not isinstance(command, FrenchGroup):
        yield line, command
        return
    with click.Context(command) as context:
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from verbs(below, f"{line} {name}")


EVERY = dict(verbs(cli, PROGRAM))


def test_they_are_all_there():
    assert {"paliers-academie cle creer", "paliers-academie campagne purger", "paliers-academie verifier"} <= set(EVERY)


@pytest.mark.parametrize("line", EVERY)
def test_its_help_has_an_example_that_it_understands_and_its_status(line, run):
    done = run(*line.split()[1:], "--help")
    text = " ".join(done.out.split())
    assert done.status == 0
    assert f"Exemple : {line}" in text
    assert "Code de retour : 0 " in text
    assert not ENGLISH.search(text)
    options = set(re.findall(r"--[a-z-]+", text.split("Exemple : ")[1].split(" Code de retour")[0]))
    assert options <= {name for param in EVERY[line].params for name in param.opts}


@pytest.mark.parametrize("line", EVERY)
def test_it_answers_other_programs_in_json(line):
    assert "--json" in {name for param in EVERY[line].params for name in param.opts}


def test_each_group_says_of_its_verbs_what_they_say_of_themselves(run):
    for group in ("cle", "campagne", "grille"):
        out = run(group, "--help").out
        with click.Context(EVERY_GROUP[group]) as context:
            assert all(f"  {name} " in out for name in EVERY_GROUP[group].list_commands(context))


EVERY_GROUP = {
    name: command for name in VERBS if isinstance(command := cli.get_command(click.Context(cli), name), FrenchGroup)
}


def test_the_help_loads_nothing_that_works():
    code = (
        "import sys\n"
        "from paliers_desktop.academy.cli import main\n"
        "main(['--help'])\n"
        f"print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    assert all(f"  {name} " in done.stdout for name in VERBS)
