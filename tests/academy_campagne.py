"""A small campagne made by the real command, its key, and its codes as the académie sends them."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from academy_runs import PHRASE, Run
from directory_samples import schools, table

DEPOT = "Par courriel à paliers@exemple.fr"
COURRIEL = "paliers@exemple.fr"


class Made(NamedTuple):
    """Where everything is."""

    folder: Path
    key: Path
    directory: Path

    @property
    def signed(self) -> Path:
        """The campagne file."""
        (found,) = self.folder.glob("*.pmnc.json")
        return found

    def codes(self, revision: int = 1) -> dict[str, str]:
        """The code of each UAI, as the mail merge holds it."""
        path = self.folder / "a-envoyer" / f"codes-r{revision:03}.csv"
        lines = csv.DictReader(io.StringIO(path.read_text("utf-8-sig")), delimiter=";")
        return {line["UAI"]: line["Code"] for line in lines}


def creation(made: Made, *more: object) -> list[object]:
    """The arguments of « campagne creer »."""
    words: Sequence[object] = (
        *("campagne", "creer", made.directory, "--campagne", made.folder, "--cle", made.key),
        *("--ouverture", "01/11/2026", "--cloture", "15/01/2027", "--depot", DEPOT, "--courriel", COURRIEL),
    )
    return [*words, *more]


def prepared(run: Run, place: Path, count: int = 4) -> Made:
    """A key and a directory of that many schools, no campagne yet."""
    made = Made(place / "campagne", place / "cle-creteil.json", place / "annuaire.csv")
    made.directory.write_bytes(table(list(schools(count))))
    assert run("cle", "creer", made.key, typed=[PHRASE]).status == 0
    return made


def created(run: Run, place: Path, count: int = 4) -> Made:
    """The same, with its campagne."""
    made = prepared(run, place, count)
    done = run(*creation(made), typed=[PHRASE])
    assert done.status == 0, done.err
    return made
