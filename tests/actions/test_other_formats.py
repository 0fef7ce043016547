"""The answers of a real dossier in other formats: what is written, and the old file when it cannot be."""

import datetime
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier_samples import CRITERIA, LYCEE, answer_geste, criteres, names, random_id
from mounts import read_only, small_place
from paliers_desktop.actions.dossiers import OpenDossier, create_dossier
from paliers_desktop.actions.exporting import Exporting
from paliers_desktop.actions.other_formats import OtherFormat
from paliers_desktop.actions.write_errors import FileNotWrittenError
from paliers_desktop.core.assessment import Answer, Etat
from paliers_desktop.core.grid_loader import load_catalogue
from paliers_desktop.core.paris import in_paris
from paliers_desktop.paths import resources_folder

DAY = datetime.date(2027, 3, 12)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenDossier]:
    made = create_dossier(tmp_path, LYCEE, load_catalogue(CRITERIA), DAY)
    made.dossier.save(answer_geste(criteres()[0], Answer(etat=Etat.EN_COURS, commentaire="Secret-commentaire")))
    yield made
    made.dossier.close()


@pytest.fixture
def exporting(opened: OpenDossier) -> Exporting:
    return Exporting(opened, resources_folder() / "fonts", lambda: DAY)


def write(exporting, opened, kind, folder, *, with_texts=False) -> Path:
    assessment = opened.dossier.load().assessment
    path = folder / exporting.other_name(kind, assessment)
    exporting.write_other(kind, assessment, path, with_texts=with_texts)
    return path


def content(path: Path) -> str:
    if path.suffix == ".csv":
        return path.read_text("utf-8-sig")
    with zipfile.ZipFile(path) as package:
        return "".join(package.read(name).decode() for name in ("content.xml", "meta.xml"))


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (OtherFormat.VOLET_ODT, "Volet-numerique_0940120V_creteil-2026-2027.odt"),
        (OtherFormat.REPONSES_ODS, "Reponses_0940120V_creteil-2026-2027.ods"),
        (OtherFormat.REPONSES_CSV, "Reponses_0940120V_creteil-2026-2027.csv"),
    ],
)
def test_the_answers_on_disk_are_written_and_comments_only_if_asked(exporting, opened, tmp_path, kind, name):
    path = write(exporting, opened, kind, tmp_path)
    assert path.name == name
    before = path.read_bytes()
    assert "0940120V" in content(path)
    assert "Secret" not in content(path)
    write(exporting, opened, kind, tmp_path)
    assert path.read_bytes() == before, "same state, same bytes"
    write(exporting, opened, kind, tmp_path, with_texts=True)
    assert "Secret-commentaire" in content(path)


def test_the_date_is_that_of_the_last_change_and_not_of_the_export(exporting, opened, tmp_path):
    today = in_paris(opened.dossier.last_change()).date()
    assert f"{today:%Y-%m-%d}" in content(write(exporting, opened, OtherFormat.REPONSES_ODS, tmp_path))
    assert "2027-03-12" not in content(write(exporting, opened, OtherFormat.VOLET_ODT, tmp_path))


@pytest.mark.parametrize("kind", OtherFormat)
def test_where_nothing_can_be_written_the_old_file_is_as_it_was(exporting, opened, tmp_path, kind):
    folder = tmp_path / "archives"
    folder.mkdir()
    old = write(exporting, opened, kind, folder)
    before = old.read_bytes()
    opened.dossier.save(answer_geste(criteres()[1], Answer(etat=Etat.OUI), geste_id=random_id()))
    with read_only(folder), pytest.raises(FileNotWrittenError, match="lecture seule"):
        write(exporting, opened, kind, folder)
    assert old.read_bytes() == before
    assert names(folder) == [old.name]


@pytest.mark.parametrize("kind", OtherFormat)
def test_a_full_place_is_told_and_keeps_nothing_half_written(exporting, opened, tmp_path, kind):
    with small_place(tmp_path / "cle", "64k") as place:
        (place / "reste").write_bytes(bytes(60 * 1024))
        with pytest.raises(FileNotWrittenError, match="plein"):
            write(exporting, opened, kind, place)
        assert names(place) == ["reste"]
