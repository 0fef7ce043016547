"""What can go wrong with a dossier, what the person then sees, what survives: said once, beside its test.

A test module declares its faults and marks the tests that prove them:

    FULL = Fault("Le support se remplit", seen=FullDiskError(), survives="Tout ce qui a été annoncé.")

    @FULL.proven
    def test_...(...): ...
        assert str(caught.value) == FULL.seen

docs/fiabilite.md carries one line per fault. `python -m faults` (from tests/) writes them there again, and
tests/docs/test_faults.py fails when the page says something else.
"""

import importlib.util
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from marked_page import Marks

TESTS = Path(__file__).resolve().parent
PAGE = TESTS.parent / "docs" / "fiabilite.md"
MARKS = Marks("pannes")
HEADS = ("panne", "ce que voit la personne", "ce qui reste", "essai")
PROVES = re.compile(r"^from faults import ", re.MULTILINE)

Test = TypeVar("Test", bound=Callable[..., Any])


class Fault:
    """seen: the sentence on the screen (an error of the program stands for its own), or a description in words.

    survives: what is intact afterwards, as the tests check it.
    """

    def __init__(self, name: str, *, seen: object, survives: str) -> None:
        self.name = name
        self.seen = str(seen)
        self.survives = survives
        self.tests: list[str] = []

    def proven(self, test: Test) -> Test:
        """Say that this test proves the fault's line."""
        self.tests.append(test.__name__)
        return test


def told_faults() -> Iterator[tuple[Path, Fault]]:
    """Every fault that a test module declares, by module then in the order of the module."""
    for path in sorted(TESTS.rglob("test_*.py")):
        if PROVES.search(path.read_text(encoding="utf-8")):
            for fault in vars(_load(path)).values():
                if isinstance(fault, Fault):
                    yield path, fault


def table() -> str:
    """The lines of docs/fiabilite.md; ValueError for a fault that no test proves."""
    lines = [HEADS, ("---",) * len(HEADS)]
    for path, fault in told_faults():
        if not fault.tests:
            raise ValueError(f"{path}: nothing proves {fault.name!r}")
        module = path.relative_to(TESTS).as_posix()
        lines.append((fault.name, fault.seen, fault.survives, f"`{module}::{fault.tests[0]}`{_others(fault)}"))
    return "\n".join(f"| {' | '.join(cell.replace('|', '¦') for cell in line)} |" for line in lines)


def _others(fault: Fault) -> str:
    more = len(fault.tests) - 1
    return f" et {more} autre{'s' if more > 1 else ''}" if more else ""


def _load(path: Path) -> Any:
    """The module, apart from the one that pytest runs."""
    spec = importlib.util.spec_from_file_location(f"faults_of_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    from faults import table as told  # not this copy of the module: the tests know the other

    MARKS.write(PAGE, told())
    sys.stdout.write(f"{PAGE}\n")
