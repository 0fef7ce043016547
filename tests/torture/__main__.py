"""`make torture`: run every torture at full length, print what it found and write it in docs/fiabilite.md.

With names (`make torture TORTURE="kill"`), run those only and write nothing. Ends with 1 when something was lost.
"""

import importlib
import pkgutil
import sys

from bench.machine import machine_words
from paliers_desktop.core.paris import paris_today
from paliers_desktop.core.report.wording import date_in_words
from torture import tortures
from torture.page import MARKS, PAGE, Chapter, in_markdown, not_held, on_terminal, verdict

NAMES = sorted(module.name for module in pkgutil.iter_modules(tortures.__path__))


def main(chosen: list[str]) -> int:
    """The exit code."""
    if unknown := set(chosen) - set(NAMES):
        sys.stderr.write(f"Épreuves inconnues : {', '.join(sorted(unknown))} ; il y a {', '.join(NAMES)}.\n")
        return 2
    machine = machine_words()
    sys.stdout.write(f"{machine}\n\n")
    chapters = []
    for name in chosen or NAMES:
        sys.stderr.write(f"{name}…\n")
        module = importlib.import_module(f"torture.tortures.{name}")
        chapters.append(Chapter(module.TITRE, module.NOTE, tuple(module.found())))
        sys.stdout.write(f"{on_terminal(chapters[-1])}\n")
        sys.stdout.flush()
    if not chosen:
        MARKS.write(PAGE, in_markdown(chapters, date_in_words(paris_today()), machine))
    wrong = not_held(chapters)
    sys.stdout.write(f"{verdict(wrong)}\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
