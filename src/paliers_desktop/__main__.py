"""paliers-desktop: reads the command line, then opens the window or runs the self-test."""

import io
import sys
from pathlib import Path
from typing import NoReturn

from paliers_desktop import __version__

USAGE = """Utilisation : paliers-desktop [ÉTABLISSEMENT.paliers] [options]

  ÉTABLISSEMENT.paliers      ouvre ce fichier
  --demo                     ouvre la démonstration
  --self-test EMPLACEMENT    essaie le programme sans écran et y écrit ses fichiers
  --grille ecoles            avec --self-test : la grille des écoles
  --version                  affiche la version
  --aide, --help             affiche ces lignes"""
GRILLES = ("etablissements", "ecoles")


class Arguments:
    """What the command line asks for. Ends the program with a French sentence (exit 2) when it makes no sense."""

    def __init__(self, words: list[str]) -> None:
        self.dossier: Path | None = None
        self.demo = False
        self.self_test: Path | None = None
        self.grille = ""
        rest = list(words)
        while rest:
            self._take(rest.pop(0), rest)
        if sum((self.dossier is not None, self.demo, self.self_test is not None)) > 1:
            _misuse("Choisissez : un établissement, --demo ou --self-test.")
        if self.grille and self.self_test is None:
            _misuse("--grille accompagne --self-test.")

    def _take(self, word: str, rest: list[str]) -> None:
        name, _, glued = word.partition("=")
        if word == "--demo":
            self.demo = True
        elif name == "--self-test":
            self.self_test = Path(glued or _value(name, rest))
        elif name == "--grille":
            self.grille = glued or _value(name, rest)
            if self.grille not in GRILLES:
                _misuse(f"--grille attend « etablissements » ou « ecoles », pas « {self.grille} ».")
        elif word.startswith("-"):
            _misuse(f"« {word} » n’est pas une option.")
        elif self.dossier:
            _misuse("Un seul établissement peut être ouvert à la fois.")
        else:
            self.dossier = Path(word)


def main(words: list[str] | None = None) -> int:
    """The exit code: 0 done, 1 the self-test failed, 2 the command line made no sense."""
    words = sys.argv[1:] if words is None else words
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without « ’ » must not end the program
    if "--version" in words:
        _say(f"Paliers numériques {__version__}")
        return 0
    if {"--aide", "--help", "-h"} & set(words):
        _say(USAGE)
        return 0
    arguments = Arguments(words)
    import paliers_desktop.storage.dossier  # noqa: F401  # before PySide6, which slows later imports

    if arguments.self_test:
        from paliers_desktop.gui.portable import Settling
        from paliers_desktop.gui.self_test import run_self_test

        Settling()
        return run_self_test(arguments.self_test, arguments.grille or GRILLES[0])
    from paliers_desktop.gui.app import run

    return run(arguments.dossier, demo=arguments.demo)


def _value(option: str, rest: list[str]) -> str:
    if not rest or rest[0].startswith("-"):
        _misuse(f"{option} attend une valeur.")
    return rest.pop(0)


def _misuse(sentence: str) -> NoReturn:
    print(f"{sentence}\n\n{USAGE}", file=sys.stderr)  # noqa: T201
    raise SystemExit(2)


def _say(text: str) -> None:
    print(text)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
