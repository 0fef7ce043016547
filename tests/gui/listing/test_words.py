"""What the rows of the list say."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from paliers_desktop.actions.dossiers import Overview
from paliers_desktop.actions.listing import Listed
from paliers_desktop.core.assessment import Answer, Assessment, Etat
from paliers_desktop.core.scoring import compute_profile
from paliers_desktop.gui.listing.words import (
    Column,
    about,
    cell_words,
    count_words,
    moment_words,
    progress_words,
    reading_words,
    result_words,
    row_words,
    unreachable_words,
)
from report_samples import COLLEGE, all_answered, at_paliers, small_grille

GRILLE = small_grille()
PARIS = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 12, 10, 42, tzinfo=PARIS)


def listed(assessment: Assessment, when: datetime | None = NOW) -> Listed:
    path = Path("/a.paliers")
    return Listed(path, Overview(path, assessment, GRILLE, compute_profile(GRILLE, assessment), when), "", True)


def overview(assessment: Assessment) -> Overview:
    made = listed(assessment).overview
    assert made is not None
    return made


DAMAGED = Listed(Path("/b.paliers"), None, "Le dossier est abîmé.", True)
EMPTY = Assessment(COLLEGE, "creteil-2026-2027", {})


def test_complet_means_that_nothing_is_provisoire() -> None:
    whole = all_answered(GRILLE, Etat.OUI)
    total = len(GRILLE.criteres)
    assert progress_words(overview(whole)) == "complet"
    to_check = overview(whole.with_answer(GRILLE.reading_order[0], a_verifier=True))
    assert progress_words(to_check) == f"{total} sur {total}"
    assert result_words(to_check) == "Palier 3, provisoire"


def test_a_palier_only_once_every_domaine_has_an_answer() -> None:
    assert result_words(overview(EMPTY)) == "à commencer"
    started = Assessment(COLLEGE, "creteil-2026-2027", {GRILLE.reading_order[0]: Answer(Etat.OUI)})
    assert result_words(overview(started)) == "à situer"
    assert result_words(overview(at_paliers(GRILLE, 1, 1, 1, 1, 1, 2))) == "Palier 1"


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (NOW, "Aujourd’hui, 10:42"),
        (datetime(2026, 11, 11, 15, 5, tzinfo=UTC), "Hier, 16:05"),
        (datetime(2026, 11, 11, 23, 30, tzinfo=UTC), "Aujourd’hui, 0:30"),
        (datetime(2026, 11, 1, 8, 0, tzinfo=PARIS), "1er novembre 2026"),
        (None, "–"),
    ],
)
def test_moments_are_those_of_this_post(moment: datetime | None, words: str) -> None:
    assert moment_words(moment, NOW) == words


def test_the_uai_is_said_once() -> None:
    row = listed(EMPTY)
    assert about(row, with_uai=True) == "Collège · 0949912N · Bréval-sur-Marne"
    assert about(row, with_uai=False) == "Collège · Bréval-sur-Marne"
    assert cell_words(row, Column.UAI, NOW) == "0949912N"


def test_a_row_is_read_whole_and_without_the_palier_where_it_is_hidden() -> None:
    row = listed(at_paliers(GRILLE, 1, 1, 1, 1, 1, 1))
    words = row_words(row, tuple(Column), NOW)
    assert words == (
        "Collège des Tilleuls, Collège, 0949912N, Bréval-sur-Marne, campagne 2026-2027, 36 réponses sur 36, "
        "Palier 1, modifié : Aujourd’hui, 10:42"
    )
    hidden = tuple(column for column in Column if column is not Column.PALIER)
    assert "Palier" not in row_words(row, hidden, NOW)


def test_a_file_that_cannot_be_read_says_its_reason_and_nothing_else() -> None:
    assert row_words(DAMAGED, tuple(Column), NOW) == "b.paliers : Le dossier est abîmé."
    assert [cell_words(DAMAGED, column, NOW) for column in Column] == ["b.paliers", "", "", "", "", ""]
    assert about(DAMAGED, with_uai=True) == "Le dossier est abîmé."


def test_how_many() -> None:
    rows = (listed(all_answered(GRILLE, Etat.OUI)), listed(EMPTY), DAMAGED)
    assert count_words((), 0) == ""
    assert count_words(rows[:1], 1) == "1 établissement · 1 complet"
    assert count_words(rows, 3) == "3 établissements · 1 complet · 1 illisible"
    assert count_words(rows, 1) == "1 établissement sur 3"
    assert reading_words(37, 200) == "Lecture de 37 établissements sur 200…"
    assert reading_words(1, 200) == "Lecture de 1 établissement sur 200…"


def test_emplacements_that_do_not_answer() -> None:
    assert unreachable_words(()) == ""
    assert unreachable_words((Path("/a"),)) == "L’emplacement « /a » n’est pas accessible pour l’instant."
    two = unreachable_words((Path("/a"), Path("/b")))
    assert two == "Les emplacements « /a » et « /b » ne sont pas accessibles pour l’instant."
