"""docs/academie.md shows what the command really prints, and what it really writes."""

import csv
import io
from pathlib import Path

import pytest

from academy_runs import runner
from marked_page import Marks
from paliers_desktop.academy.commands import synthese
from sent_files import CLOSING
from synthesis_samples import received_campagne

PAGE = Path(__file__).parents[2] / "docs" / "academie.md"
COMMAND = "paliers-academie "
NAME = "campagne-2026"


@pytest.mark.parametrize("diffusion", ["interne", "observatoire"])
def test_the_page_shows_the_real_output(diffusion, tmp_path, monkeypatch, capsys):
    shown = Marks(f"synthese {diffusion}").read(PAGE).splitlines()
    assert (shown[0], shown[-1]) == ("```", "```")
    command, *lines = shown[1:-1]
    assert command.startswith(f"$ {COMMAND}")
    received_campagne(tmp_path / NAME)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(synthese, "paris_today", lambda: CLOSING.replace(day=20))
    done = runner(capsys, monkeypatch)(*command.removeprefix(f"$ {COMMAND}").split())
    assert done.status == 0, done.err
    assert done.out.replace("\u202f", " ").splitlines() == lines


def test_the_page_shows_the_real_lines_of_a_table(tmp_path, monkeypatch, capsys):
    shown = Marks("synthese tableau").read(PAGE).splitlines()
    header, _, *lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in shown]
    received_campagne(tmp_path / NAME)
    run = runner(capsys, monkeypatch)
    assert run("synthese", "--diffusion", "observatoire", "--campagne", tmp_path / NAME, "--vers", tmp_path).status == 0
    text = (tmp_path / "paliers.csv").read_text("utf-8-sig")
    written = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    of_first = [line for line in written if line["Domaine"] == written[0]["Domaine"]]
    assert [[line[name] for name in header] for line in of_first] == lines
