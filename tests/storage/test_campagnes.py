"""Several campagnes in one dossier: each with its answers, its grid and its exports, the current one last."""

from contextlib import closing

import pytest
from msgspec.structs import replace

from dossier_samples import CAMPAGNE, criteres, entry, export, new_dossier, oui
from paliers_desktop.core.grid_loader import Entry
from paliers_desktop.core.grid_writer import grid_toml
from paliers_desktop.storage.campagnes import new_opening
from paliers_desktop.storage.carrying import ensure_campagne
from paliers_desktop.storage.dossier import Dossier

NEXT = "creteil-2027-2028"
GRILLE = replace(entry().grille, version="2027.1")
LATER = Entry(GRILLE, entry().aide, grid_toml(GRILLE), b"")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "lycee.paliers"


def opening(grid=None):
    return new_opening(NEXT, grid or entry(), closing=None, carrying=None, closed=CAMPAGNE)


def test_each_campagne_keeps_its_own(path):
    with closing(new_dossier(path)) as dossier:
        dossier.save(oui(0))
        dossier.add_export(export(2))
        dossier.open_campagne(opening(LATER))
        assert dossier.load().campagne == NEXT
        dossier.save(oui(1))
    with closing(Dossier.open(path)) as again:
        first, second = again.campagnes()
        assert (first.assessment.campagne, set(first.assessment.answers)) == (CAMPAGNE, {criteres()[0]})
        assert (second.assessment.campagne, set(second.assessment.answers)) == (NEXT, {criteres()[1]})
        assert (first.revision, second.revision) == (2, 0)
        assert (first.grille_toml, second.grille_toml) == (entry().toml, LATER.toml)
        assert again.load().assessment == second.assessment


def test_a_campagne_that_only_its_exports_told_of_is_opened_with_them(path):
    """As after an older copy was put back: what was sent since is known, the answers are not."""
    with closing(new_dossier(path.with_name("autre.paliers"))) as there, closing(new_dossier(path)) as here:
        there.open_campagne(opening())
        with there._file.reading() as source:
            here._file.write(lambda db: ensure_campagne(source, db, NEXT))
        here.add_export(replace(export(4), campagne=NEXT))
        assert [one.assessment.campagne for one in here.campagnes()] == [CAMPAGNE]
        here.open_campagne(opening(LATER))
        assert here.load().grille_toml == LATER.toml
        assert [one.revision for one in here.campagnes()] == [0, 4]
