"""The helps written are those read, and a new version keeps those of the criteria that did not change."""

import pytest
from msgspec.structs import replace

from dossier_samples import CRITERIA
from paliers_desktop.core.grid_loader import load_catalogue
from paliers_desktop.core.help import load_help
from paliers_desktop.core.help_writer import carried_help, help_toml

ENTRIES = load_catalogue(CRITERIA).entries


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.grille.id)
def test_what_is_written_reads_as_it_was(entry):
    written = help_toml(entry.aide, entry.grille.id)
    assert load_help(written, entry.grille, "aide.toml") == entry.aide


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.grille.id)
def test_a_criterion_that_goes_takes_its_help_and_what_is_said_of_it(entry):
    (gone, *_) = (one for helped in entry.aide.criteres.values() for one in helped.implique)
    domaines = tuple(
        replace(domaine, criteres=tuple(one for one in domaine.criteres if one.id != gone))
        for domaine in entry.grille.domaines
    )
    shorter = replace(entry.grille, domaines=domaines)
    carried = carried_help(entry.aide, set(shorter.criteres))
    assert gone not in carried.criteres
    assert load_help(help_toml(carried, shorter.id), shorter, "aide.toml") == carried
    assert len(carried.criteres) == len(entry.aide.criteres) - 1
