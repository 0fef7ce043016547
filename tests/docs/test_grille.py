"""docs/grille.md is true: its examples load, and its fault is the one the loader writes."""

import re
from pathlib import Path

import pytest

from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.core.grid_loader import GridError, load_catalogue, load_grid
from paliers_desktop.core.help import ReleveDe

PAGE = (Path(__file__).parents[2] / "docs/grille.md").read_text(encoding="utf-8")
GRID, BEFORE, HELP = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)


def test_the_examples_load_together(tmp_path):
    (tmp_path / "exemple.toml").write_text(GRID, encoding="utf-8")
    (tmp_path / "exemple.aide.toml").write_text(HELP, encoding="utf-8")
    (entry,) = load_catalogue(tmp_path).entries
    assert list(entry.grille.criteres) == ["EX-01", "EX-02", "EX-03", "EX-04"]
    assert entry.grille.criteres["EX-02"].colonne_deduite
    assert entry.aide.full_lecture("EX-01") == (
        "Lire aujourd’hui : la charte des services numériques (lecture proposée, à confirmer par l’académie)."
    )


def test_the_version_before_is_read_at_the_end_of_the_file():
    ancienne = load_grid((GRID + BEFORE).encode(), "exemple.toml").ancienne
    assert ancienne is not None
    assert (ancienne.version, ancienne.sans_suite) == ("2025.1", ("EX-10", "EX-11"))
    assert ancienne.devient == (("EX-12", "EX-04"),)


def test_the_fault_shown_is_written_that_way():
    (shown,) = re.findall(r"```\n(domaines.*?)\n```", PAGE)
    criteres = "".join(
        f'[[domaines.criteres]]\nid = "EX-{n}"\npalier = {palier}\ntexte = "Texte"\n'
        for n, palier in [(10, 1), (11, 1), (12, 1), (13, 4)]
    )
    head = GRID.rpartition("[[domaines.criteres]]")[0]
    with pytest.raises(GridError) as caught:
        load_grid((head + criteres).encode(), "exemple.toml")
    assert caught.value.faults == (shown,)


def test_the_values_listed_are_the_known_ones():
    assert [value for value in TypeEtablissement if f"`{value}`" not in PAGE] == []
    assert [value for value in ReleveDe if value not in HELP] == []
