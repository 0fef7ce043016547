"""What the person chooses of a PDF is what it says, and its name says what it is."""

import datetime
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier_samples import CRITERIA, LYCEE, criteres, random_id
from paliers_desktop.actions.dossiers import OpenDossier, create_dossier
from paliers_desktop.actions.exporting import Exporting
from paliers_desktop.actions.pdf_documents import PdfChoices, PdfKind
from paliers_desktop.core.assessment import NO_ANSWER, Answer, Etat
from paliers_desktop.core.grid_loader import load_catalogue
from paliers_desktop.core.history import Geste, Kind, answer_changes
from paliers_desktop.paths import resources_folder

DAY = datetime.date(2027, 3, 12)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenDossier]:
    """A dossier with one answer that bears a comment."""
    made = create_dossier(tmp_path, LYCEE, load_catalogue(CRITERIA), DAY)
    said = answer_changes(criteres()[0], NO_ANSWER, Answer(etat=Etat.OUI, commentaire="Entre-nous"))
    made.dossier.save(Geste(random_id(), Kind.SAISIE, said))
    yield made
    made.dossier.close()


@pytest.fixture
def exporting(opened: OpenDossier) -> Exporting:
    return Exporting(opened, resources_folder() / "fonts", lambda: DAY)


def pages_of(exporting: Exporting, opened: OpenDossier, choices: PdfChoices) -> list[str]:
    octets = exporting.pdf_octets(opened.dossier.load().assessment, choices)
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=octets, capture_output=True, check=True)
    return done.stdout.decode().replace("\u00a0", " ").split("\f")[:-1]


def test_the_synthese_is_two_pages_and_the_complete_version_more(opened: OpenDossier, exporting: Exporting) -> None:
    assert len(pages_of(exporting, opened, PdfChoices())) == 2
    complete = pages_of(exporting, opened, PdfChoices(PdfKind.COMPLET))
    assert len(complete) > 4
    assert any("Réponses, critère par critère" in page for page in complete)


@pytest.mark.parametrize("kind", [PdfKind.SYNTHESE, PdfKind.COMPLET])
@pytest.mark.parametrize("commun", [True, False])
def test_the_palier_commun_shows_unless_it_is_unticked(
    opened: OpenDossier, exporting: Exporting, kind: PdfKind, commun: bool
) -> None:
    first, second, *_ = pages_of(exporting, opened, PdfChoices(kind, commun=commun))
    assert ("Le lycée prépare le palier 1" in first or "L’établissement prépare le palier 1" in first) is commun
    assert ("Prochaines étapes vers le palier 1" in second) is commun
    assert "Prochaines étapes" in second


@pytest.mark.parametrize(("kind", "told"), [(PdfKind.SYNTHESE, False), (PdfKind.COMPLET, True)])
def test_comments_are_only_in_the_complete_version_that_asks_for_them(
    opened: OpenDossier, exporting: Exporting, kind: PdfKind, told: bool
) -> None:
    for asked in (True, False):
        found = "".join(pages_of(exporting, opened, PdfChoices(kind, with_comments=asked)))
        assert ("Entre-nous" in found) is (told and asked)


def test_each_kind_has_its_own_name_in_plain_letters(opened: OpenDossier, exporting: Exporting) -> None:
    assessment = opened.dossier.load().assessment
    names = {kind: exporting.pdf_name(assessment, kind) for kind in PdfKind}
    assert names[PdfKind.SYNTHESE] == "Synthese_0940120V_creteil-2026-2027.pdf"
    assert names[PdfKind.COMPLET] == "Version-complete_0940120V_creteil-2026-2027.pdf"
    assert len(set(names.values())) == len(PdfKind)
    assert all(name.isascii() for name in names.values())


@pytest.mark.parametrize("kind", PdfKind)
def test_what_is_written_is_what_was_shown(
    opened: OpenDossier, exporting: Exporting, tmp_path: Path, kind: PdfKind
) -> None:
    assessment = opened.dossier.load().assessment
    path = tmp_path / exporting.pdf_name(assessment, kind)
    exporting.write_pdf(assessment, path, PdfChoices(kind))
    assert path.read_bytes() == exporting.pdf_octets(assessment, PdfChoices(kind))
