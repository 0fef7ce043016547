"""The commands of « Relancer » in docs/academie.md, played in order: `python -m reminding_page` writes their output."""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from academy_key import key_file
from academy_runs import PHRASE, spaced
from marked_page import Marks
from paliers_desktop.core.paris import paris_today
from paliers_desktop.core.report.wording import date_in_words
from received_campagne import received_campagne
from sent_files import mixed

PAGE = Path(__file__).resolve().parents[1] / "docs" / "academie.md"
MARKS = Marks("relancer")
BLOCK = re.compile(r"^```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.*)$", re.MULTILINE)
TOLD_AS = "5 décembre 2026"
"""The day of the run, on the page."""

FIRST_LINES = 5
SCHOOLS = 36
FILES = 30


def played(section: str) -> str:
    """The section with what its commands print today."""
    with tempfile.TemporaryDirectory(prefix="campagne-") as name:
        folder = Path(name)
        received_campagne(folder / "campagne-2026", mixed(FILES), SCHOOLS, ("Créteil 1", "Créteil 2", "Le Perreux"))
        key_file(folder)
        return BLOCK.sub(lambda block: f"```text\n{_block(block[1], folder)}```", section)


def _block(text: str, folder: Path) -> str:
    return "".join(f"$ {line}\n{_output(line, folder)}" for line in COMMAND.findall(text))


def _output(line: str, folder: Path) -> str:
    program, *arguments = shlex.split(line)
    if program == "more":
        lines = spaced((folder / arguments[0]).read_text("utf-8-sig")).splitlines(keepends=True)
        return "".join(lines[:FIRST_LINES])
    assert program == "paliers-academie"
    done = subprocess.run(
        [sys.executable, "-m", "paliers_desktop.academy.cli", *arguments],
        cwd=folder,
        input=f"{PHRASE}\n",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return spaced(done.stdout).replace(date_in_words(paris_today()), TOLD_AS)


if __name__ == "__main__":
    MARKS.write(PAGE, played(MARKS.read(PAGE)))
    sys.stdout.write(f"{PAGE}\n")
