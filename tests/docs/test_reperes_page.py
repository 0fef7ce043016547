"""docs/academie.md shows what the command of repères really prints, and what the file it signs really holds."""

from pathlib import Path

import pytest

from academy_key import key_file
from academy_runs import PHRASE, runner
from marked_page import Marks
from paliers_desktop.academy.commands import reperes
from paliers_desktop.exchange.reperes_document import open_reperes
from sent_files import CLOSING
from synthesis_samples import grille_of, received_campagne

PAGE = Path(__file__).parents[2] / "docs" / "academie.md"
COMMAND = "paliers-academie "


@pytest.fixture
def printed(tmp_path, monkeypatch, capsys):
    """What the command that the page shows prints, in the place that it leaves written."""
    command = Marks("reperes").read(PAGE).splitlines()[1]
    assert command.startswith(f"$ {COMMAND}")
    received_campagne(tmp_path / "campagne-2026")
    key_file(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(reperes, "paris_today", lambda: CLOSING.replace(day=20))
    run = runner(capsys, monkeypatch)
    done = run(*command.removeprefix(f"$ {COMMAND}").split(), typed=[PHRASE])
    assert done.status == 0, done.err
    return done.out.replace("\u202f", " ").splitlines()


def test_the_page_shows_the_real_output_and_the_real_content(printed):
    assert Marks("reperes").read(PAGE).splitlines()[2:-1] == printed
    document = open_reperes(Path(printed[-1].split(" : ")[1]).read_bytes()).document
    ensemble, *groupes = document.groupes
    assert ensemble.domaines == groupes[0].domaines
    lines = []
    for groupe in groupes:
        titres = {domaine.slug: domaine.titre for domaine in grille_of(groupe.type).domaines}
        for repere in groupe.domaines:
            numbers = (repere.effectif, repere.quartile_1, repere.mediane, repere.quartile_3)
            lines.append([groupe.territoire, titres[repere.domaine], *map(str, numbers)])
    shown = Marks("reperes tableau").read(PAGE).splitlines()[2:]
    assert [[cell.strip() for cell in line.strip("|").split("|")] for line in shown] == lines
