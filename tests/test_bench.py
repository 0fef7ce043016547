"""The frame of `make bench`: what it says of its figures. The benchmarks themselves are no tests."""

import importlib
from pathlib import Path

import pytest
from PyInstaller.archive.readers import CArchiveReader
from PyInstaller.archive.writers import CArchiveWriter

from bench.__main__ import NAMES, PAGE, main
from bench.figure import Figure, Missing, Sample
from bench.frozen.witnessed import with_witness
from bench.percentiles import percentile
from bench.table import END, HEADS, START, Group, in_markdown, on_terminal, write_between_marks

OURS, LIMIT = Sample((300.0, 260.0, 420.0), "ms"), Sample((200.0, 190.0, 195.0), "ms")


def test_a_figure_stands_beside_its_limit() -> None:
    figure = Figure("PDF", OURS, "reportlab seul", LIMIT, 2.0)
    assert figure.holds is True
    assert figure.cells() == (
        "PDF", "300 ms (260 à 420)", "reportlab seul : 195 ms (190 à 200)", "1,54", "2 fois",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("figure", "holds", "last"),
    [
        (Figure("a", OURS, "b", LIMIT, 1.5), False, "1,5 fois : **dépassée**"),
        (Figure("a", OURS, "b", LIMIT, 2.0, 250), False, "2 fois, 250 ms : **dépassée**"),
        (Figure("a", OURS, most=300), True, "300 ms"),
        (Figure("a", OURS), None, "–"),
        (Figure("a", OURS, "b", LIMIT), None, "–"),
    ],
)
def test_a_limit_that_is_passed_is_said(figure: Figure, holds: bool | None, last: str) -> None:
    assert figure.holds is holds
    assert figure.cells()[-1] == last


def test_the_table_is_the_same_on_the_terminal_and_in_the_page(tmp_path: Path) -> None:
    group = Group("PDF", "Comment.", (Figure("mesure", OURS, "b", LIMIT, 1.5),))
    assert "dépassée" in on_terminal(group)
    text = in_markdown([group], "12 mars 2027", "Une machine")
    assert text.splitlines()[0] == "Mesuré le 12 mars 2027. Une machine."
    assert f"| {' | '.join(HEADS)} |" in text
    page = tmp_path / "page.md"
    page.write_text(f"Avant\n{START}\nancien\n{END}\nAprès\n", encoding="utf-8")
    for _ in range(2):
        write_between_marks(page, text)
    assert page.read_text(encoding="utf-8") == f"Avant\n{START}\n{text}\n{END}\nAprès\n"
    page.write_text("sans marques", encoding="utf-8")
    with pytest.raises(ValueError, match="no marks"):
        write_between_marks(page, text)
    assert page.read_text(encoding="utf-8") == "sans marques"


def test_every_benchmark_is_found_and_the_page_awaits_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert {"disk", "memory", "other_formats", "pdf", "size", "start", "window"} <= set(NAMES)
    for name in NAMES:
        found = importlib.import_module(f"bench.measures.{name}")
        assert found.TITRE
        assert found.NOTE
        assert callable(found.figures)
    assert PAGE.read_text(encoding="utf-8").count(START) == 1
    assert main(["inconnue"]) == 2
    assert "inconnue" in capsys.readouterr().err


def test_what_cannot_be_measured_says_why_and_breaks_nothing() -> None:
    line = Missing("À froid", "il faut être administrateur")
    assert line.holds is None
    assert line.cells()[:2] == ("À froid", "pas mesuré : il faut être administrateur")
    assert "pas mesuré" in in_markdown([Group("Démarrage", "Comment.", (line,))], "12 mars 2027", "Une machine")


@pytest.mark.parametrize(("rank", "expected"), [(50, 50), (99, 99), (100, 100), (1, 1)])
def test_a_percentile_is_one_of_the_values(rank: int, expected: int) -> None:
    assert percentile(list(range(100, 0, -1)), rank) == expected


def test_a_program_of_a_bundle_gets_the_witness_before_its_own_script(tmp_path: Path) -> None:
    """Read back by PyInstaller's own reader: the other parts are the same bytes."""
    program, out = tmp_path / "program", tmp_path / "witnessed"
    script = tmp_path / "own.py"
    script.write_text("print('own')", encoding="utf-8")
    loader = tmp_path / "pyiboot01_bootstrap.py"
    loader.write_text("", encoding="utf-8")
    parts = [("pyiboot01_bootstrap", str(loader), True, "s"), ("own", str(script), True, "s")]
    CArchiveWriter(str(program), parts, "libpython3.11.so.1.0")
    with_witness(program, out, waits_for_card=True)
    before, after = CArchiveReader(str(program)), CArchiveReader(str(out))
    assert list(after.toc) == ["pyiboot01_bootstrap", "bench_witness", "own"]
    assert after.extract("own") == before.extract("own")
    assert b"install" in after.extract("bench_witness")
