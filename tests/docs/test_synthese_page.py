"""docs/academie.md shows what the command really prints, and what it really writes."""

import csv
import io
from pathlib import Path

import pytest

from academy_runs import runner
from marked_page import Marks
from paliers_desktop.academy.commands import synthese
from sent_files import CLOSING
from synthesis_samples import FORMER, received_campagne

PAGE = Path(__file__).parents[2] / "docs" / "academie.md"
COMMAND = "paliers-academie "
NAME, BEFORE = "campagne-2026", "campagne-2025"


TABLES = {"observatoire": ("tableau", "paliers"), "evolution": ("avant", "evolution")}
"""The table shown after a command, and the file that it is in."""


@pytest.mark.parametrize("mark", ["interne", "observatoire", "evolution"])
def test_the_page_shows_the_real_output_and_the_real_lines_of_its_tables(mark, tmp_path, monkeypatch, capsys):
    shown = Marks(f"synthese {mark}").read(PAGE).splitlines()
    assert (shown[0], shown[-1]) == ("```", "```")
    command, *lines = shown[1:-1]
    assert command.startswith(f"$ {COMMAND}")
    received_campagne(tmp_path / NAME)
    if BEFORE in command:
        received_campagne(tmp_path / BEFORE, FORMER)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(synthese, "paris_today", lambda: CLOSING.replace(day=20))
    done = runner(capsys, monkeypatch)(*command.removeprefix(f"$ {COMMAND}").split())
    assert done.status == 0, done.err
    assert done.out.replace("\u202f", " ").splitlines() == lines
    if mark in TABLES:
        (folder,) = (tmp_path / NAME).glob("synthese-*")
        assert_shown(*TABLES[mark], folder)


def assert_shown(mark, name, folder):
    """The lines of the first domaine are those of the page."""
    header, _, *lines = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in Marks(f"synthese {mark}").read(PAGE).splitlines()
    ]
    text = (folder / f"{name}.csv").read_text("utf-8-sig")
    written = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    of_first = [line for line in written if line["Domaine"] == written[0]["Domaine"]]
    assert [[line[column] for column in header] for line in of_first] == lines
