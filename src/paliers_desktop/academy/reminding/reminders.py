"""Write what reminds: one list per territory, their counts for a mail merge, a model mail; no list of before stays."""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from paliers_desktop.academy.register.records import Campagne
from paliers_desktop.academy.reminding.missing import Territory
from paliers_desktop.academy.reminding.reminder_words import HEADERS, MERGE_HEADERS, line, merge_line, model_mail
from paliers_desktop.academy.written_file import NotWrittenError, made_folder, write_over
from paliers_desktop.output.tables_csv import render_lines

FOLDER = "a-relancer"
MERGE = "relances.csv"
MODEL = "modele-de-relance.txt"
LIST = "manquants"
_LONG_NAME = re.compile(r"^circonscription d.inspection du (1er|premier) degré (de |d.)?", re.IGNORECASE)
"""How the public directory begins the name of every circonscription: what tells them apart comes after it."""

LONGEST = 60
"""Characters of a territory in a name of file."""


class Written(Struct, frozen=True):
    """A territory, and the file that lists its missing établissements; None when none is missing."""

    territory: Territory
    path: Path | None


def write_reminders(folder: Path, campagne: Campagne, found: Iterable[Territory], by: str) -> tuple[Written, ...]:
    """The lists of these territories, in a folder of their own. Raises NotWrittenError."""
    place = made_folder(folder / FOLDER / (f"par-{by}" if by else "ensemble"))
    named = _named(place, found)
    for one in named:
        if one.path:
            write_over(one.path, render_lines((HEADERS, *map(line, one.territory.missing))))
    _forget_others(place, {one.path for one in named})
    if by:
        lines = [merge_line(one.territory, campagne, one.path.name) for one in named if one.path]
        write_over(place / MERGE, render_lines((MERGE_HEADERS, *lines)))
        write_over(place / MODEL, model_mail(campagne).encode("utf-8-sig"))
    return named


def _named(place: Path, found: Iterable[Territory]) -> tuple[Written, ...]:
    """Each with a name of file of its own: two territories may differ by an accent alone."""
    taken: set[str] = set()
    named = []
    for territory in found:
        stem = name = "-".join(filter(None, (LIST, _plain(territory.nom))))
        number = 1
        while name in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name)
        named.append(Written(territory, place / f"{name}.csv" if territory.missing else None))
    return tuple(named)


def _forget_others(place: Path, kept: set[Path | None]) -> None:
    """A list of a former run would have a school reminded of what it has sent since."""
    for path in place.glob(f"{LIST}*.csv"):
        if path not in kept:
            try:
                path.unlink()
            except OSError as error:
                raise NotWrittenError(path, error) from error


def _plain(text: str) -> str:
    """The text as every system and every mail program takes it in a name: « creteil-1 »."""
    text = _LONG_NAME.sub("", text)
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return re.sub("[^a-z0-9]+", "-", bare).strip("-")[:LONGEST]
