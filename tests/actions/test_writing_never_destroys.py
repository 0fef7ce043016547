"""Where no file can be written: every kind says so and what to do, the old file stays whole, nothing is left beside."""

import contextlib
import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier_samples import names
from mounts import busy_file, read_only, seen_at, small_place
from paliers_desktop.actions.dossiers import OpenDossier
from paliers_desktop.actions.pdf_documents import PdfKind
from paliers_desktop.errors import UserError
from writers import SHEETS, WRITERS, Writer, told_dossier

OLD = b"What was there before, and that somebody needs."
START = datetime.datetime(2027, 3, 12, 13, 5, tzinfo=datetime.UTC)
ADVICE = {
    "plein": "Libérez de la place",
    "lecture seule": "un autre emplacement",
    "n’existe pas ou n’est plus accessible": "Vérifiez la clé",
    "emplacements compris, est trop long": "un emplacement moins profond",
    "le nom est trop long pour cet emplacement": "un nom plus court",
    "un emplacement porte déjà ce nom": "un autre nom",
    "ouvert dans un autre programme": "Fermez-le",
}

everything = pytest.mark.parametrize("writer", [*WRITERS, SHEETS], ids=lambda writer: writer.label)
replacing = pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.label)
named = pytest.mark.parametrize("writer", [w for w in WRITERS if w.named], ids=lambda writer: writer.label)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDossier]:
    made = told_dossier(tmp_path_factory.mktemp("dossier"), START)
    yield made
    made.dossier.close()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "place"
    folder.mkdir()
    return folder


def name_of(writer: Writer, opened: OpenDossier, folder: Path) -> str:
    """The name that it takes, known by writing once elsewhere."""
    elsewhere = folder.parent / "ailleurs"
    elsewhere.mkdir()
    return writer(opened, elsewhere).name


def refused(writer: Writer, opened: OpenDossier, folder: Path, words: str, name: str = "") -> None:
    """It says what happened, in which place, and what to do about it."""
    with pytest.raises(UserError) as caught:
        writer(opened, folder, name)
    told = caught.value
    assert told.message.startswith("Le fichier « ")
    assert f"n’a pas pu être écrit dans « {folder} » : " in told.message
    assert words in told.message
    kept = "« Enregistrer à nouveau », ici ou dans un autre emplacement" in told.hint
    assert kept or (ADVICE[words] in told.hint and told.hint.endswith("aucun fichier n’a été touché."))


def test_every_kind_of_file_is_tried() -> None:
    assert {kind.value for kind in PdfKind} < {writer.label for writer in WRITERS}
    assert len(WRITERS) == len(PdfKind) + 6


@everything
def test_a_read_only_place(opened, place, writer: Writer) -> None:
    old = place / name_of(writer, opened, place)
    old.write_bytes(OLD)
    with read_only(place):
        refused(writer, opened, place, "lecture seule")
    assert old.read_bytes() == OLD
    assert names(place) == [old.name]


@everything
def test_a_full_place(opened, place, writer: Writer) -> None:
    name = name_of(writer, opened, place)
    with small_place(place, "64k"):
        (place / name).write_bytes(OLD)
        with contextlib.suppress(OSError), (place / "reste").open("wb") as rest:
            while True:
                rest.write(bytes(1024))
                rest.flush()
        refused(writer, opened, place, "plein")
        assert (place / name).read_bytes() == OLD
        assert names(place) == sorted([name, "reste"])


@everything
def test_a_place_that_vanished(opened, tmp_path, place, writer: Writer) -> None:
    inside = place / "exports"
    inside.mkdir()
    name = name_of(writer, opened, place)
    (inside / name).write_bytes(OLD)
    with seen_at(place, tmp_path / "cle") as key:
        assert (key / "exports" / name).read_bytes() == OLD
    refused(writer, opened, tmp_path / "cle/exports", "n’existe pas ou n’est plus accessible")
    assert (inside / name).read_bytes() == OLD
    assert names(inside) == [name]
    assert names(tmp_path / "cle") == []


@everything
def test_a_place_that_is_a_file(opened, tmp_path, writer: Writer) -> None:
    (tmp_path / "fichier").write_bytes(OLD)
    refused(writer, opened, tmp_path / "fichier", "n’existe pas ou n’est plus accessible")
    assert (tmp_path / "fichier").read_bytes() == OLD


@everything
def test_a_path_that_is_too_long(opened, place, writer: Writer) -> None:
    refused(writer, opened, place.joinpath(*["emplacement"] * 400), "emplacements compris, est trop long")
    assert names(place) == []


@named
def test_a_name_that_is_too_long(opened, place, writer: Writer) -> None:
    refused(writer, opened, place, "le nom est trop long pour cet emplacement", f"{'é' * 140}.pdf")
    assert names(place) == []


@replacing
def test_a_name_that_a_folder_has(opened, place, writer: Writer) -> None:
    name = name_of(writer, opened, place)
    (place / name).mkdir()
    (place / name / "autre").write_bytes(OLD)
    refused(writer, opened, place, "un emplacement porte déjà ce nom")
    assert names(place) == [name]
    assert (place / name / "autre").read_bytes() == OLD


@replacing
def test_a_file_that_the_system_holds(opened, place, writer: Writer) -> None:
    old = place / name_of(writer, opened, place)
    old.write_bytes(OLD)
    with busy_file(old):
        refused(writer, opened, place, "ouvert dans un autre programme")
        assert old.read_bytes() == OLD
        assert names(place) == [old.name]


@replacing
def test_what_another_program_reads_stays_whole_for_it_while_it_is_replaced(opened, place, writer: Writer) -> None:
    old = place / name_of(writer, opened, place)
    old.write_bytes(OLD)
    with old.open("rb") as reader:
        writer(opened, place)
        assert reader.read() == OLD
    assert old.read_bytes() != OLD
    assert names(place) == [old.name]


def test_the_sheets_of_a_code_take_no_name_that_is_taken(opened, place) -> None:
    """Neither a file's nor a folder's: the first sheet is the only copy of a code."""
    keep = place / name_of(SHEETS, opened, place)
    tell = place / keep.name.replace("conserver", "communiquer_2")
    keep.write_bytes(OLD)
    tell.mkdir()
    SHEETS(opened, place)
    assert keep.read_bytes() == OLD
    written = {keep.name.replace("conserver", f"{what}_3") for what in ("conserver", "communiquer")}
    assert set(names(place)) == {keep.name, tell.name, *written}
