"""Creating, opening and listing: the file, its grid and its help come together, also without criteria/."""

import datetime
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from dossier_samples import CRITERIA, LYCEE, names, oui
from mounts import read_only
from paliers_desktop.actions.dossiers import (
    OpenDossier,
    change_type,
    create_dossier,
    open_dossier,
    read_closed,
    summarise,
)
from paliers_desktop.actions.exporting import Choices, Exporting
from paliers_desktop.actions.listing import Listed
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.core.assessment import Answer, Etat, TypeEtablissement
from paliers_desktop.core.grid_loader import Catalogue, load_catalogue
from paliers_desktop.core.help import Aide
from paliers_desktop.core.history import Geste, History, Kind, answer_changes, inverse, new_id
from paliers_desktop.core.identity_rules import TypeFixedError
from paliers_desktop.core.scoring import compute_profile
from paliers_desktop.paths import resources_folder
from paliers_desktop.storage.errors import ChangedElsewhereError, DossierExistsError, NotADossierError
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


def listed(workplace: Workplace) -> list[Listed]:
    """What the list of this post reads, without any drive."""
    return [step for step in workplace.listing(lambda: ()).steps() if isinstance(step, Listed)]


def test_the_list_is_the_latest_first_and_tells_why_a_file_is_not_read(workplace: Workplace, tmp_path: Path) -> None:
    paths = []
    for etablissement in (LYCEE, ECOLE):
        opened = workplace.create(tmp_path, etablissement)
        opened.dossier.close()
        paths.append(opened.dossier.path)
    assert [row.path for row in listed(workplace)] == paths[::-1]
    workplace.open(paths[0]).dossier.close()
    assert [row.path for row in listed(workplace)] == paths
    paths[1].write_text("Bonjour")
    readable, spoiled = listed(workplace)
    assert readable.overview is not None
    assert spoiled == Listed(paths[1], None, NotADossierError(paths[1]).message, removable=True)
    workplace.forget(paths[1])
    assert [row.path for row in listed(workplace)] == paths[:1]
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
        exporting = workplace.exporting(opened)
        for row in listed(workplace):
            workplace.note_listed(row)
        assert set(exporting._known_uais) == {"0931319D", "0940120V"}


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenDossier]:
    made = create_dossier(tmp_path, LYCEE, CATALOGUE, DAY)
    yield made
    made.dossier.close()


def test_a_wrong_type_takes_the_grid_of_the_right_one(opened: OpenDossier) -> None:
    before, after = (CATALOGUE.for_type(type_) for type_ in (LYCEE.type, ECOLE.type))
    opened.dossier.save(oui(3))
    opened.dossier.save(inverse(oui(3), new_id(), Kind.SAISIE))
    changed = change_type(opened, ECOLE.type, CATALOGUE)
    assert (changed.grille, changed.aide, changed.dossier) == (after.grille, after.aide, opened.dossier)
    assert changed.state.assessment == replace(opened.state.assessment, etablissement=replace(LYCEE, type=ECOLE.type))
    assert (changed.state.grille_toml, changed.state.aide_toml) == (after.toml, after.aide_toml)
    assert changed.state.history == History()
    first = changed.grille.reading_order[0]
    geste = Geste(new_id(), Kind.SAISIE, answer_changes(first, Answer(), Answer(etat=Etat.OUI)))
    changed.dossier.save(geste)
    changed.dossier.close()
    overview = summarise(changed.dossier.path)
    assert (overview.grille, overview.profile.answered) == (after.grille, 1)
    with closing(sqlite3.connect(changed.dossier.path)) as connection:
        rows = connection.execute('SELECT geste, target, field, "before", "after" FROM journal ORDER BY seq').fetchall()
        assert connection.execute("SELECT count(*) FROM reponses").fetchone() == (1,)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert [row[1:3] for row in rows[:2]] == [("reponses", "etat")] * 2
    assert rows[2][1:] == ("etablissement", "type", '"lycee"', '"ecole_primaire"')
    assert rows[3][1:] == ("campagne", "grille", f'"{before.grille.sha256}"', f'"{after.grille.sha256}"')
    assert rows[2][0] == rows[3][0]
    with closing(open_dossier(changed.dossier.path).dossier) as reopened:
        assert reopened.load().history.done == (geste,)


def test_the_right_type_may_be_wrong_too(opened: OpenDossier) -> None:
    changed = change_type(change_type(opened, ECOLE.type, CATALOGUE), LYCEE.type, CATALOGUE)
    assert changed.grille == opened.grille
    assert changed.state.assessment == opened.state.assessment


def test_a_type_of_the_same_grid_is_an_ordinary_geste(opened: OpenDossier) -> None:
    changed = change_type(opened, TypeEtablissement.COLLEGE, CATALOGUE)
    assert changed.grille == opened.grille
    assert [change.field for change in changed.state.history.to_undo.changes] == ["type"]
    with pytest.raises(ValueError, match="already"):
        change_type(changed, TypeEtablissement.COLLEGE, CATALOGUE)


def test_the_grid_stays_once_something_is_answered(opened: OpenDossier) -> None:
    opened.dossier.save(oui(0))
    before = opened.dossier.load()
    with pytest.raises(TypeFixedError):
        change_type(opened, ECOLE.type, CATALOGUE)
    assert opened.dossier.load() == before
    with closing(sqlite3.connect(opened.dossier.path)) as connection:
        assert connection.execute("SELECT count(*) FROM grilles").fetchone() == (1,)


def test_the_grid_of_a_dossier_changed_elsewhere_stays(opened: OpenDossier) -> None:
    with closing(open_dossier(opened.dossier.path).dossier) as other:
        other.save(oui(0))
        other.save(inverse(oui(0), new_id(), Kind.SAISIE))
    with pytest.raises(ChangedElsewhereError):
        change_type(opened, ECOLE.type, CATALOGUE)
    assert summarise(opened.dossier.path).grille == opened.grille


def test_the_export_of_an_empty_grid_is_still_read_after_a_change_of_type(opened: OpenDossier, tmp_path: Path) -> None:
    exporting = Exporting(opened, resources_folder() / "fonts", lambda: DAY)
    assessment = opened.state.assessment
    code = exporting.check_code("XWSY-GQSD-VNZK-4JEG-M1M3-51AS", assessment)
    asking = assessment.with_answer(opened.grille.reading_order[0], besoin=True)
    exporting.write_signed(exporting.prepare(asking, Choices()), code, tmp_path)
    assert exporting.last(asking).current
    changed = change_type(opened, ECOLE.type, CATALOGUE)
    exporting = Exporting(changed, resources_folder() / "fonts", lambda: DAY)
    assert not exporting.last(changed.state.assessment).current
    assert exporting.prepare(changed.state.assessment, Choices()).payload.revision == 2


def test_a_grid_of_the_academie_without_helps_makes_a_dossier_like_another(tmp_path: Path) -> None:
    bare = replace(CATALOGUE.for_type(TypeEtablissement.LYCEE), aide=Aide(), aide_toml=b"")
    opened = create_dossier(tmp_path, LYCEE, Catalogue((bare,)), DAY)
    opened.dossier.close()
    again = open_dossier(opened.dossier.path)
    again.dossier.close()
    assert again.aide == read_closed(opened.dossier.path).aide == Aide()
