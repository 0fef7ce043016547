"""What the tortures found, in French: on the terminal, and in docs/fiabilite.md between two marks."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from marked_page import Marks
from torture.figures import Found

PAGE = Path(__file__).resolve().parents[2] / "docs" / "fiabilite.md"
MARKS = Marks("make torture")
HEADS = ("ce qui est compté", "trouvé", "attendu")


class Chapter(NamedTuple):
    """What one torture found."""

    titre: str
    note: str
    lines: tuple[Found, ...]


def not_held(chapters: Iterable[Chapter]) -> list[str]:
    """What is not as expected, each named by its torture."""
    return [f"{chapter.titre} : {line.name}" for chapter in chapters for line in chapter.lines if line.holds is False]


def verdict(wrong: Sequence[str]) -> str:
    """The last word of a run."""
    if not wrong:
        return "Tout ce qui est attendu est tenu."
    return "\n".join(("Ce qui est attendu n’est pas tenu :", *(f"  {name}" for name in wrong)))


def on_terminal(chapter: Chapter) -> str:
    """One line per figure."""
    lines = (" | ".join(cell.replace("**", "") for cell in line.cells()) for line in chapter.lines)
    return "\n".join((chapter.titre, *(f"  {line}" for line in lines), ""))


def in_markdown(chapters: Iterable[Chapter], day: str, machine: str) -> str:
    """What stands between the marks."""
    parts = [f"Relevé du {day}. {machine}."]
    for chapter in chapters:
        rows = [HEADS, ("---",) * len(HEADS), *(line.cells() for line in chapter.lines)]
        table = "\n".join(f"| {' | '.join(cell.replace('|', '¦') for cell in row)} |" for row in rows)
        parts += [f"### {chapter.titre}", chapter.note, table]
    return "\n\n".join(parts)
