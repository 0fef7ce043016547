"""`make bench`: run every benchmark, print the table and write it in docs/performance.md.

With names (`make bench BENCH="pdf"`), run those only and write nothing. Ends with 1 when a limit is passed.
"""

import importlib
import pkgutil
import sys
from pathlib import Path

from bench import measures
from bench.machine import machine_words
from bench.table import Group, in_markdown, on_terminal, write_between_marks
from paliers_desktop.core.paris import paris_today
from paliers_desktop.core.report.wording import date_in_words

PAGE = Path(__file__).parents[2] / "docs" / "performance.md"
NAMES = sorted(module.name for module in pkgutil.iter_modules(measures.__path__))


def main(chosen: list[str]) -> int:
    """The exit code."""
    if unknown := set(chosen) - set(NAMES):
        sys.stderr.write(f"Mesures inconnues : {', '.join(sorted(unknown))} ; il y a {', '.join(NAMES)}.\n")
        return 2
    machine = machine_words()
    sys.stdout.write(f"{machine}\n\n")
    groups = []
    for name in chosen or NAMES:
        found = importlib.import_module(f"bench.measures.{name}")
        groups.append(Group(found.TITRE, found.NOTE, tuple(found.figures())))
        sys.stdout.write(f"{on_terminal(groups[-1])}\n")
        sys.stdout.flush()
    if not chosen:
        write_between_marks(PAGE, in_markdown(groups, date_in_words(paris_today()), machine))
    return int(any(figure.holds is False for group in groups for figure in group.figures))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
