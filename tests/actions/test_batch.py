"""The PDF of many établissements: real files, of which some are damaged, newer, gone or copies; real full places."""

import datetime
import gc
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_samples import CAMPAGNE, answer_geste, criteres, names, new_dossier, oui
from listing_samples import make_dossier, make_dossiers, uai
from mounts import read_only, small_place
from paliers_desktop.actions.batch import Batch, Outcome, existing_names, planned_names, write_batch
from paliers_desktop.actions.dossiers import open_dossier
from paliers_desktop.actions.export import Choices
from paliers_desktop.actions.exporting import Exporting
from paliers_desktop.actions.pdf_documents import PdfChoices, PdfKind, pdf_file_name
from paliers_desktop.actions.write_errors import BatchStoppedError
from paliers_desktop.core.assessment import Answer, Assessment, Etablissement, Etat, TypeEtablissement
from paliers_desktop.paths import resources_folder
from paliers_desktop.storage.errors import DamagedDossierError, MissingDossierError, NewerDossierError

FONTS = resources_folder() / "fonts"
DAY = datetime.date(2026, 11, 23)
CODE = "XWSY-GQSD-VNZK-4JEG-M1M3-51AS"
MANY = 80


@pytest.fixture
def schools(tmp_path: Path) -> Path:
    folder = tmp_path / "écoles"
    folder.mkdir()
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "sortie"
    folder.mkdir()
    return folder


def pdf_name(number: int, suffix: str = "") -> str:
    return f"Synthese_{uai(number)}_{CAMPAGNE}{suffix}.pdf"


def run(paths: tuple[Path, ...], out: Path, replaced: frozenset[str] = frozenset()) -> list[Outcome]:
    return list(write_batch(Batch(paths, PdfChoices(), out, replaced), FONTS))


def digests(folder: Path) -> dict[str, tuple[str, int]]:
    """Of each file, with the time of its last change."""
    return {
        str(path.relative_to(folder)): (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
    }


def text_of(path: Path) -> str:
    return subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True, text=True).stdout


def make_newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")
        db.execute("UPDATE dossier SET version_programme = '9.9'")
        db.commit()


def test_each_pdf_is_that_of_the_export_page_and_no_dossier_is_touched(schools: Path, out: Path) -> None:
    paths = make_dossiers(schools, 3)
    before = digests(schools)
    outcomes = run(paths, out)
    assert outcomes == [Outcome(path, out / pdf_name(number)) for number, path in enumerate(paths)]
    assert digests(schools) == before
    assert names(out) == sorted(pdf_name(number) for number in range(3))
    opened = open_dossier(paths[2])
    alone = Exporting(opened, FONTS, lambda: DAY).pdf_octets(opened.state.assessment, PdfChoices())
    opened.dossier.close()
    assert (out / pdf_name(2)).read_bytes() == alone


def test_a_read_only_place_gives_its_pdf_too(schools: Path, out: Path) -> None:
    paths = make_dossiers(schools, 2)
    with read_only(schools):
        assert all(outcome.written for outcome in run(paths, out))


def test_the_empreinte_is_told_while_the_answers_are_those_of_the_file(schools: Path, out: Path) -> None:
    path = schools / "lycee.paliers"
    with closing(new_dossier(path)) as dossier:
        dossier.save(oui(0))
    opened = open_dossier(path)
    exporting = Exporting(opened, FONTS, lambda: DAY)
    assessment = opened.state.assessment
    exporting.write_signed(exporting.prepare(assessment, Choices()), exporting.check_code(CODE, assessment), schools)
    empreinte = exporting.last(assessment).empreinte
    opened.dossier.close()
    (first,) = run((path,), out)
    assert empreinte.split()[0] in text_of(first.written)
    with closing(open_dossier(path).dossier) as dossier:
        dossier.save(answer_geste(criteres()[9], Answer(etat=Etat.NON)))
    (second,) = run((path,), out)
    assert empreinte.split()[0] not in text_of(second.written)


def test_what_is_wrong_with_one_is_told_and_the_next_goes_on(schools: Path, out: Path) -> None:
    paths = make_dossiers(schools, 5)
    damaged, newer, gone = paths[0], paths[2], paths[3]
    damaged.write_bytes(damaged.read_bytes()[:-5000])
    make_newer(newer)
    gone.unlink()
    before = digests(schools)
    outcomes = run(paths, out)
    assert [outcome.reason for outcome in outcomes] == [
        DamagedDossierError(damaged).message,
        "",
        NewerDossierError("9.9").message,
        MissingDossierError(gone).message,
        "",
    ]
    assert [outcome.written for outcome in outcomes] == [None, out / pdf_name(1), None, None, out / pdf_name(4)]
    assert names(out) == [pdf_name(1), pdf_name(4)]
    assert digests(schools) == before


def test_copies_of_one_etablissement_do_not_overwrite_one_another(schools: Path, out: Path) -> None:
    first = make_dossier(schools, 1, 1)
    copy, other_copy = schools / "copie.paliers", schools / "copie (2).paliers"
    shutil.copy(first, copy)
    shutil.copy(first, other_copy)
    with closing(open_dossier(copy).dossier) as dossier:
        dossier.save(oui(20))
    outcomes = run((first, copy, other_copy), out)
    assert [outcome.written.name for outcome in outcomes] == [pdf_name(1), pdf_name(1, "_2"), pdf_name(1, "_3")]
    content = [outcome.written.read_bytes() for outcome in outcomes]
    assert content[0] == content[2] != content[1]


def test_a_file_that_is_there_stays_unless_its_replacement_was_agreed(schools: Path, out: Path) -> None:
    paths = make_dossiers(schools, 2)
    (out / pdf_name(0)).write_bytes(b"old 0")
    (out / pdf_name(0, "_2")).write_bytes(b"old 0 bis")
    (out / pdf_name(1)).write_bytes(b"old 1")
    outcomes = run(paths, out, frozenset({pdf_name(1)}))
    assert [outcome.written.name for outcome in outcomes] == [pdf_name(0, "_3"), pdf_name(1)]
    assert (out / pdf_name(0)).read_bytes() == b"old 0"
    assert (out / pdf_name(0, "_2")).read_bytes() == b"old 0 bis"
    assert (out / pdf_name(1)).read_bytes().startswith(b"%PDF")


def test_replacing_again_gives_the_same_files(schools: Path, out: Path) -> None:
    first = make_dossier(schools, 1, 1)
    shutil.copy(first, schools / "copie.paliers")
    paths = (first, schools / "copie.paliers")
    run(paths, out)
    before = {name: digest for name, (digest, _) in digests(out).items()}
    assessment = Assessment(Etablissement(uai(1), "É", TypeEtablissement.LYCEE), CAMPAGNE, {})
    planned = planned_names((assessment, assessment), PdfKind.SYNTHESE)
    there = existing_names(out, planned)
    assert there == {pdf_name(1), pdf_name(1, "_2")}
    run(paths, out, there)
    assert {name: digest for name, (digest, _) in digests(out).items()} == before


def test_a_name_held_by_a_folder_is_left_to_it(schools: Path, out: Path) -> None:
    (path,) = make_dossiers(schools, 1)
    (out / pdf_name(0)).mkdir()
    assert existing_names(out, (pdf_name(0),)) == frozenset()
    (outcome,) = run((path,), out)
    assert outcome.written.name == pdf_name(0, "_2")


def test_a_file_that_cannot_be_replaced_is_told_and_the_next_goes_on(schools: Path, out: Path) -> None:
    paths = make_dossiers(schools, 2)
    (out / pdf_name(0)).mkdir()  # what became of the name since it was agreed
    outcomes = run(paths, out, frozenset({pdf_name(0)}))
    assert outcomes[0].written is None
    assert "n’a pas pu être écrit" in outcomes[0].reason
    assert outcomes[1].written == out / pdf_name(1)


def test_a_full_place_stops_with_what_was_done(schools: Path, tmp_path: Path) -> None:
    paths = make_dossiers(schools, 12)
    size = run(paths[:1], tmp_path)[0].written.stat().st_size
    with small_place(tmp_path / "clé", f"{4 * size // 1024}k") as out:
        done: list[Outcome] = []
        with pytest.raises(BatchStoppedError, match="l’emplacement est plein"):
            note(write_batch(Batch(paths, PdfChoices(), out), FONTS), done)
        assert 1 <= len(done) < len(paths)
        assert names(out) == sorted(outcome.written.name for outcome in done)
        for outcome in done:
            whole = outcome.written.read_bytes()
            assert whole.startswith(b"%PDF")
            assert whole.rstrip().endswith(b"%%EOF")


def note(outcomes: Iterator[Outcome], done: list[Outcome]) -> None:
    """Keep what is told until it stops."""
    for outcome in outcomes:
        done.append(outcome)


def test_a_place_that_is_gone_or_read_only_stops_at_once(schools: Path, out: Path, tmp_path: Path) -> None:
    paths = make_dossiers(schools, 2)
    with pytest.raises(BatchStoppedError, match="n’existe pas ou n’est plus accessible"):
        run(paths, tmp_path / "absent")
    with pytest.raises(BatchStoppedError, match="n’existe pas ou n’est plus accessible"):
        existing_names(tmp_path / "absent", ())
    with read_only(out), pytest.raises(BatchStoppedError, match="en lecture seule"):
        run(paths, out)
    assert names(out) == []


def test_it_stops_between_two_etablissements(schools: Path, out: Path) -> None:
    paths = make_dossiers(schools, 4)
    done: list[Outcome] = []
    for outcome in write_batch(Batch(paths, PdfChoices(), out), FONTS, lambda: len(done) == 2):
        done.append(outcome)
    assert names(out) == [pdf_name(0), pdf_name(1)]


def test_a_hostile_dossier_writes_nowhere_else(schools: Path, out: Path) -> None:
    (path,) = make_dossiers(schools, 1)
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE etablissement SET uai = '../../../x/y:z'")
        db.commit()
    before = sorted(out.parent.rglob("*"))
    (outcome,) = run((path,), out)
    assert outcome.written.parent == out
    assert sorted(out.parent.rglob("*")) == sorted([*before, outcome.written])


@given(st.lists(st.sampled_from([uai(number) for number in range(4)]), max_size=12))
def test_every_planned_name_is_another(uais: list[str]) -> None:
    listed = [Assessment(Etablissement(each, "É", TypeEtablissement.LYCEE), CAMPAGNE, {}) for each in uais]
    planned = planned_names(listed, PdfKind.SYNTHESE)
    assert len(set(planned)) == len(planned) == len(uais)
    assert {pdf_file_name(each, PdfKind.SYNTHESE) for each in listed} <= set(planned)


def test_memory_does_not_grow_with_the_count(schools: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Memory that this process holds after a quarter, and after all of eighty."""
    paths = make_dossiers(schools, MANY)
    held = {}
    for rank, outcome in enumerate(write_batch(Batch(paths, PdfChoices(), out), FONTS), 1):
        assert outcome.written
        if rank in (MANY // 4, MANY):
            held[rank] = held_mib()
    assert len(names(out)) == MANY
    with capsys.disabled():
        sys.stderr.write(f"\n{' · '.join(f'{mib:.1f} MiB after {rank} PDF' for rank, mib in held.items())}\n")
    assert held[MANY] - held[MANY // 4] < 8


def held_mib() -> float:
    """What the system counts for this process, once Python has let go of what it can."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGESIZE") / 2**20
