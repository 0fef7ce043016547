"""The figures as a French table: on the terminal, and in the documentation between two marks."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.figure import Figure, Missing

HEADS = ("mesure", "ici : médiane (étendue)", "référence, même passage", "rapport", "limite visée")
START, END = "<!-- make bench : début -->", "<!-- make bench : fin -->"


class Group(NamedTuple):
    """The figures of one benchmark."""

    titre: str
    note: str
    figures: tuple[Figure | Missing, ...]


def on_terminal(group: Group) -> str:
    """Columns aligned, one figure per line."""
    rows = [HEADS, *(tuple(cell.replace("**", "") for cell in figure.cells()) for figure in group.figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join((group.titre, *lines, ""))


def in_markdown(groups: Iterable[Group], day: str, machine: str) -> str:
    """What stands between the marks."""
    parts = [f"Mesuré le {day}. {machine}."]
    for group in groups:
        rows = [HEADS, ("---",) * len(HEADS), *(figure.cells() for figure in group.figures)]
        table = "\n".join(_row(row) for row in rows)
        parts += [f"### {group.titre}", group.note, table]
    return "\n\n".join(parts)


def write_between_marks(page: Path, text: str) -> None:
    """Replace what the last run wrote; ValueError when the page lacks the marks."""
    before, start, rest = page.read_text(encoding="utf-8").partition(START)
    _, end, after = rest.partition(END)
    if not (start and end):
        raise ValueError(f"{page}: no marks")
    page.write_text(f"{before}{START}\n{text}\n{END}{after}", encoding="utf-8")


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
