"""The command line: what it understands, and French sentences with exit 2 for what it does not."""

import os
import re
import subprocess
import sys

import pytest

from paliers_desktop import __version__
from paliers_desktop.__main__ import Arguments, main


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "paliers_desktop", *words],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--autotest"], "« --autotest » n’est pas une option."),
        (["-x"], "« -x » n’est pas une option."),
        (["--demo=oui"], "« --demo=oui » n’est pas une option."),
        (["a.paliers", "b.paliers"], "Un seul établissement peut être ouvert à la fois."),
        (["--self-test"], "--self-test attend une valeur."),
        (["--self-test", "--demo"], "--self-test attend une valeur."),
        (["--self-test", "out", "--grille"], "--grille attend une valeur."),
        (["--self-test", "out", "--grille", "college"], "--grille attend « etablissements » ou « ecoles »"),
        (["--grille", "ecoles"], "--grille accompagne --self-test."),
        (["a.paliers", "--demo"], "Choisissez : un établissement, --demo ou --self-test."),
        (["--self-test", "out", "--demo"], "Choisissez : un établissement, --demo ou --self-test."),
    ],
)
def test_misuse_is_one_french_sentence_then_the_usage(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(words)
    assert caught.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(sentence)
    assert "\n\nUtilisation : paliers-desktop" in err


def test_misuse_ends_the_process_with_2_before_qt_is_loaded() -> None:
    done = run("--quoi")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"Paliers numériques {__version__}\n"


@pytest.mark.parametrize("word", ["--aide", "--help", "-h"])
def test_help_names_every_option(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["x.paliers", word]) == 0
    usage = capsys.readouterr().out
    assert re.findall(r"^  (--[\w-]+)", usage, re.MULTILINE) == [
        "--demo",
        "--self-test",
        "--grille",
        "--version",
        "--aide",
    ]


def test_a_terminal_without_french_signs_is_no_failure() -> None:
    done = run("--quoi", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 2
    assert "n?est pas une option" in done.stderr
    assert run("--aide", PYTHONIOENCODING="ascii", PYTHONUTF8="0").returncode == 0


def test_what_is_understood() -> None:
    opening = Arguments(["école.paliers"])
    assert (str(opening.dossier), opening.demo, opening.self_test) == ("école.paliers", False, None)
    assert Arguments(["--demo"]).demo
    glued = Arguments(["--self-test=out", "--grille=ecoles"])
    assert (str(glued.self_test), glued.grille) == ("out", "ecoles")
    apart = Arguments(["--grille", "ecoles", "--self-test", "out"])
    assert (str(apart.self_test), apart.grille) == ("out", "ecoles")
