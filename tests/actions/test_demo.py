"""The demonstration: fictitious, partly filled, and gone without a trace."""

import datetime
from contextlib import closing
from pathlib import Path

import pytest

from dossier_samples import CRITERIA, names
from paliers_desktop.actions.demo import COLLEGE, create_demo
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.grid_loader import load_catalogue
from paliers_desktop.core.uai import parse_uai
from paliers_desktop.paths import resources_folder
from paliers_desktop.storage.errors import MissingPlaceError
from paliers_desktop.storage.preferences import PreferencesFile

CATALOGUE = load_catalogue(CRITERIA)
DAY = datetime.date(2026, 11, 23)
ANSWERS = (resources_folder() / "demo.toml").read_bytes()


def test_it_shows_unanswered_dated_and_a_verifier_criteria(tmp_path: Path) -> None:
    opened = create_demo(tmp_path, CATALOGUE, ANSWERS, DAY)
    with closing(opened.dossier):
        answers = opened.state.assessment.answers
        answered = {critere for critere, answer in answers.items() if answer.etat is not None}
        assert 0 < len(answered) < len(opened.grille.criteres)
        assert any(answer.a_verifier for answer in answers.values())
        assert any(opened.aide.full_lecture(critere) for critere in answered)
        assert {answer.etat for answer in answers.values()} >= set(Etat)
        assert any(answer.commentaire for answer in answers.values())


def test_it_opens_on_criterion_2_5_of_a_college_that_does_not_exist(tmp_path: Path) -> None:
    opened = create_demo(tmp_path, CATALOGUE, ANSWERS, DAY)
    with closing(opened.dossier):
        assert opened.grille.numeros[opened.state.place] == "2.5"
        assert opened.state.assessment.etablissement == COLLEGE
        assert parse_uai(COLLEGE.uai) == COLLEGE.uai
        assert opened.state.assessment.answer(opened.state.place).a_verifier


@pytest.fixture
def workplace(tmp_path: Path) -> Workplace:
    return Workplace(CATALOGUE, PreferencesFile(tmp_path / "preferences.json"), resources_folder(), lambda: DAY)


def test_nothing_remembers_it_and_nothing_is_left(workplace: Workplace, tmp_path: Path) -> None:
    opened = workplace.open_demo()
    folder = opened.dossier.path.parent
    opened.dossier.close()
    assert folder.exists()
    workplace.leave()
    assert not folder.exists()
    assert workplace.preferences.recent == ()
    assert names(tmp_path) == []


def test_what_fails_on_the_way_leaves_nothing_either(tmp_path: Path) -> None:
    folder = tmp_path / "absent"
    with pytest.raises(MissingPlaceError):
        create_demo(folder, CATALOGUE, ANSWERS, DAY)
    with pytest.raises(KeyError):
        create_demo(tmp_path, CATALOGUE, b'"9.9" = { etat = "oui" }', DAY)  # no connection is left open: -W error
