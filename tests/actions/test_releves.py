"""The relevé of a séance of a real dossier, and the report that takes the séances along."""

import datetime
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from dossier_samples import CRITERIA, LYCEE, criteres, random_id
from mounts import read_only
from paliers_desktop.actions.dossiers import OpenDossier, create_dossier
from paliers_desktop.actions.exporting import Exporting
from paliers_desktop.actions.pdf_documents import PdfChoices, PdfKind
from paliers_desktop.actions.write_errors import FileNotWrittenError
from paliers_desktop.core.assessment import NO_ANSWER, Answer, Etat
from paliers_desktop.core.grid_loader import load_catalogue
from paliers_desktop.core.history import Geste, Kind, answer_changes
from paliers_desktop.core.report.releve import SeancesInReport
from paliers_desktop.core.seance import (
    Seance,
    apply_to_seances,
    end_changes,
    passage_changes,
    seance_changes,
    start_changes,
)
from paliers_desktop.paths import resources_folder

ID = "5" * 32
DAY = datetime.date(2027, 3, 12)
START = datetime.datetime(2027, 3, 12, 13, 5, tzinfo=datetime.UTC)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenDossier]:
    """A dossier with a séance that discussed one criterion, changed its answer and noted avis partagés."""
    made = create_dossier(tmp_path, LYCEE, load_catalogue(CRITERIA), DAY)
    begun = start_changes(ID, START)
    (seance,) = apply_to_seances((), begun, START)
    first = criteres()[0]
    for kind, changes in (
        (Kind.SEANCE, begun),
        (Kind.SAISIE, passage_changes(seance, first, discute=True, avis_partages=True, avis="Avis-dit")),
        (Kind.SAISIE, answer_changes(first, NO_ANSWER, Answer(etat=Etat.EN_COURS))),
        (Kind.SAISIE, seance_changes(seance, lieu="Salle-polyvalente")),
        (Kind.SEANCE, end_changes(seance, START + datetime.timedelta(minutes=95))),
    ):
        made.dossier.save(Geste(random_id(), kind, changes, seance=ID))
    made.dossier.set_noms(ID, "Mme Vandenbroucke")
    yield made
    made.dossier.close()


@pytest.fixture
def exporting(opened: OpenDossier) -> Exporting:
    return Exporting(opened, resources_folder() / "fonts", lambda: DAY)


def seance_of(opened: OpenDossier) -> Seance:
    (seance,) = opened.dossier.load().seances
    return seance


def text(path: Path) -> str:
    return subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True).stdout.decode()


@pytest.mark.parametrize("full", [True, False])
def test_a_releve_of_what_is_on_disk(opened: OpenDossier, exporting: Exporting, tmp_path: Path, full: bool) -> None:
    path = tmp_path / "releve.pdf"
    exporting.write_releve(opened.dossier.load().assessment, seance_of(opened), path, full=full)
    found = text(path)
    assert "Salle-polyvalente" in found
    assert "En cours" in found
    assert ("Avis-dit" in found, "Vandenbroucke" in found) == (full, full)


def test_its_name_is_that_of_the_day_and_the_hour(opened: OpenDossier, exporting: Exporting) -> None:
    assessment = opened.dossier.load().assessment
    assert exporting.releve_name(assessment, seance_of(opened)) == "Seance_0940120V_2027-03-12_14h05.pdf"


@pytest.mark.parametrize(
    ("what", "told", "private"),
    [
        (SeancesInReport.NONE, False, False),
        (SeancesInReport.PLAIN, True, False),
        (SeancesInReport.FULL, True, True),
    ],
)
def test_the_report_takes_along_what_was_asked(
    opened: OpenDossier, exporting: Exporting, tmp_path: Path, what: SeancesInReport, told: bool, private: bool
) -> None:
    path = tmp_path / "rapport.pdf"
    exporting.write_pdf(opened.dossier.load().assessment, path, PdfChoices(PdfKind.COMPLET, seances=what))
    found = text(path)
    assert ("Salle-polyvalente" in found) == told
    assert ("Avis-dit" in found, "Vandenbroucke" in found) == (private, private)


def test_a_seance_taken_off_is_in_no_report(opened: OpenDossier, exporting: Exporting, tmp_path: Path) -> None:
    opened.dossier.save(Geste(random_id(), Kind.SAISIE, seance_changes(seance_of(opened), ecartee=True)))
    path = tmp_path / "rapport.pdf"
    exporting.write_pdf(
        opened.dossier.load().assessment, path, PdfChoices(PdfKind.COMPLET, seances=SeancesInReport.FULL)
    )
    assert "Salle-polyvalente" not in text(path)


def test_a_place_that_cannot_be_written_is_told(opened: OpenDossier, exporting: Exporting, tmp_path: Path) -> None:
    place = tmp_path / "protege"
    place.mkdir()
    seance = replace(seance_of(opened), noms="")
    with read_only(place), pytest.raises(FileNotWrittenError):
        exporting.write_releve(opened.dossier.load().assessment, seance, place / "releve.pdf", full=True)
    assert list(place.iterdir()) == []
