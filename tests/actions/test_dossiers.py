"""Creating, opening and listing: the file, its grid and its help come together, also without criteria/."""

import datetime
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from dossier_samples import CRITERIA, LYCEE, names, oui
from mounts import read_only
from paliers_desktop.actions.dossiers import create_dossier, open_dossier, summarise
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.core.grid_loader import load_catalogue
from paliers_desktop.core.scoring import compute_profile
from paliers_desktop.paths import resources_folder
from paliers_desktop.storage.errors import DossierExistsError, NotADossierError
from paliers_desktop.storage.preferences import PreferencesFile

CATALOGUE = load_catalogue(CRITERIA)
DAY = datetime.date(2026, 11, 23)
ECOLE = replace(LYCEE, uai="0931319D", nom="École", type=TypeEtablissement.ECOLE_PRIMAIRE)


@pytest.fixture
def workplace(tmp_path: Path) -> Workplace:
    return Workplace(CATALOGUE, PreferencesFile(tmp_path / "preferences.json"), resources_folder(), lambda: DAY)


@pytest.mark.parametrize(("etablissement", "count"), [(LYCEE, 58), (ECOLE, 67)])
def test_the_type_chooses_the_grid(tmp_path: Path, etablissement, count: int) -> None:
    opened = create_dossier(tmp_path, etablissement, CATALOGUE, DAY)
    with closing(opened.dossier):
        assert len(opened.grille.criteres) == count
        assert opened.state.assessment.campagne == "creteil-2026-2027"
        assert opened.dossier.path.name == f"{etablissement.uai}_{etablissement.nom}.paliers"


def test_a_dossier_opens_with_the_grid_and_the_help_it_was_made_with(tmp_path: Path) -> None:
    created = create_dossier(tmp_path, LYCEE, CATALOGUE, DAY)
    created.dossier.close()
    opened = open_dossier(created.dossier.path)
    with closing(opened.dossier):
        assert opened.grille == created.grille
        assert opened.aide == created.aide
        dated = [critere for critere in opened.grille.criteres if opened.aide.full_lecture(critere)]
        assert dated


def test_an_overview_touches_nothing(tmp_path: Path) -> None:
    opened = create_dossier(tmp_path, LYCEE, CATALOGUE, DAY)
    with closing(opened.dossier) as dossier:
        dossier.save(oui(0))
        path = dossier.path
    before = path.read_bytes()
    with read_only(tmp_path):
        overview = summarise(path)
    assert overview.profile == compute_profile(overview.grille, overview.assessment)
    assert overview.profile.answered == 1
    assert overview.last_change is not None
    assert path.read_bytes() == before
    assert names(tmp_path) == [path.name]


def test_an_existing_file_is_left(tmp_path: Path) -> None:
    create_dossier(tmp_path, LYCEE, CATALOGUE, DAY).dossier.close()
    with pytest.raises(DossierExistsError):
        create_dossier(tmp_path, LYCEE, CATALOGUE, DAY)


def test_the_list_is_the_latest_first_and_tells_why_a_file_is_not_read(workplace: Workplace, tmp_path: Path) -> None:
    paths = []
    for etablissement in (LYCEE, ECOLE):
        opened = workplace.create(tmp_path, etablissement)
        opened.dossier.close()
        paths.append(opened.dossier.path)
    assert [overview.path for overview in workplace.recent().overviews] == paths[::-1]
    workplace.open(paths[0]).dossier.close()
    assert [overview.path for overview in workplace.recent().overviews] == paths
    paths[1].write_text("Bonjour")
    recent = workplace.recent()
    assert [overview.path for overview in recent.overviews] == paths[:1]
    assert recent.unreadable == ((paths[1], NotADossierError(paths[1]).message),)
    workplace.forget(paths[1])
    assert workplace.recent().unreadable == ()
    assert paths[1].exists()


def test_preferences_are_kept_for_the_next_time(workplace: Workplace, tmp_path: Path) -> None:
    workplace.prefer(zoom=150)
    opened = workplace.create(tmp_path, LYCEE)
    opened.dossier.close()
    again = Workplace(CATALOGUE, PreferencesFile(tmp_path / "preferences.json"), resources_folder(), lambda: DAY)
    assert again.preferences.zoom == 150
    assert again.preferences.recent == (str(opened.dossier.path),)


def test_a_file_that_is_refused_is_not_remembered(workplace: Workplace, tmp_path: Path) -> None:
    (tmp_path / "x.paliers").write_text("Bonjour")
    with pytest.raises(NotADossierError):
        workplace.open(tmp_path / "x.paliers")
    assert workplace.preferences.recent == ()


def test_the_other_etablissements_of_the_post_are_known_to_the_export(workplace: Workplace, tmp_path: Path) -> None:
    workplace.create(tmp_path, ECOLE).dossier.close()
    opened = workplace.create(tmp_path, LYCEE)
    with closing(opened.dossier):
        assert set(workplace.exporting(opened)._known_uais) == {"0931319D", "0940120V"}
