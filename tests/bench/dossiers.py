"""Dossiers to measure with: a real grid, all of it filled, or ten times its criteria in one grid."""

import json
import sqlite3
import tomllib
from contextlib import closing
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from paliers_desktop.core.assessment import Answer, Assessment, Etat
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.grid_loader import Entry
from paliers_desktop.core.grid_reader import load_grid
from paliers_desktop.core.help import load_help
from paliers_desktop.core.history import Geste, Kind, answer_changes, new_id
from paliers_desktop.storage.dossier import Dossier
from pdf_samples import assessment_of
from report_samples import COLLEGE, ECOLE, catalogue

TIMES = 10
GRIDS = ("college", "ecole", "dix")
"""58 criteria, 67, and ten times the latter."""
_UNANSWERED = "Nous en parlons en mars."


def filled(folder: Path, grid: str) -> Path:
    """A closed dossier of that grid in `folder`, every criterion answered, comments, motifs and dates beside."""
    entry = entry_of(grid)
    etablissement = COLLEGE if grid == "college" else ECOLE
    assessment = _whole(assessment_of(entry.grille, "collège" if grid == "college" else "école", "complet"))
    path = folder / f"{grid}.paliers"
    dossier = Dossier.create(path, etablissement, assessment.campagne, entry.toml, entry.aide_toml, entry.grille)
    dossier.save(*(_geste(key, answer) for key, answer in assessment.answers.items()))
    dossier.close()
    return path


def entry_of(grid: str) -> Entry:
    """The grid and its helps."""
    files = catalogue().for_type((COLLEGE if grid == "college" else ECOLE).type)
    return _multiplied(files) if grid == "dix" else files


def rows(path: Path, query: str) -> list[Any]:
    """What the file holds, read by the standard library."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        return db.execute(query).fetchall()


def _whole(assessment: Assessment) -> Assessment:
    """With an answer where there was none."""
    answers = {
        key: answer if answer.etat else replace(answer, etat=Etat.NON, commentaire=_UNANSWERED)
        for key, answer in assessment.answers.items()
    }
    return replace(assessment, answers=answers)


def _geste(key: str, answer: Answer) -> Geste:
    return Geste(new_id(), Kind.SAISIE, answer_changes(key, Answer(), answer))


def _multiplied(files: Entry) -> Entry:
    """TIMES criteria for each, with its words and its helps, under ids of their own."""
    grid, helps = tomllib.loads(files.toml.decode()), tomllib.loads(files.aide_toml.decode())
    grid["id"] = helps["grille"] = f"{grid['id']}-dix"
    for domaine in grid["domaines"]:
        domaine["criteres"] = [
            {**critere, "id": f"{critere['id']}-{copy}"} for critere in domaine["criteres"] for copy in range(TIMES)
        ]
    told = helps.get("criteres", {})
    helps["criteres"] = {f"{key}-{copy}": _of_copy(aide, copy) for key, aide in told.items() for copy in range(TIMES)}
    toml, aide_toml = _toml(grid).encode(), _toml(helps).encode()
    grille: Grille = load_grid(toml, "dix.toml")
    return Entry(grille, load_help(aide_toml, grille, "dix.aide.toml"), toml, aide_toml)


def _of_copy(aide: dict[str, Any], copy: int) -> dict[str, Any]:
    """Leading to the criteria of the same copy."""
    led = {"implique": [f"{key}-{copy}" for key in aide["implique"]]} if "implique" in aide else {}
    return {**aide, **led}


def _toml(table: dict[str, Any], name: str = "") -> str:
    """What tomllib reads back; JSON's strings, numbers and lists are TOML's."""
    lines, below = [], []
    for key, value in table.items():
        path = f"{name}.{key}".lstrip(".")
        if isinstance(value, dict):
            below.append(f"[{path}]\n{_toml(value, path)}")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            below += [f"[[{path}]]\n{_toml(item, path)}" for item in value]
        else:
            lines.append(f"{key} = {json.dumps(value, ensure_ascii=False)}\n")
    return "".join((*lines, *below))
