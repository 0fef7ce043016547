"""What a real start loads: the window shown, then an établissement open and its pages seen, before any export."""

import os
import subprocess
import sys
from pathlib import Path

from dossier_samples import criteres, new_dossier

LATE = {"reportlab", "pikepdf", "pypdfium2", "joserfc", "cryptography", "odfdo", "lxml", "PIL", "sqlite_utils"}

START = """
import sys
from pathlib import Path
from paliers_desktop.gui.app import make_application, make_window
app = make_application(["paliers-desktop"])
window = make_window()
window.show()
{more}
app.processEvents()
print(*{{name.partition(".")[0] for name in sys.modules}})
window.close()
"""
OPEN = """
window.open_path(Path(sys.argv[1]))
"""
ANSWER = """
from paliers_desktop.core.assessment import Etat
window.session.set_etat({criterion!r}, Etat.OUI)
assert window.session.settle()
"""


def loaded(more: str, dossier: Path | None = None) -> set[str]:
    """The top-level modules of a fresh process once it started and did that."""
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", START.format(more=more), *([dossier] if dossier else [])],
        env={**os.environ, "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return set(run.stdout.split())


def test_the_list_loads_nothing_that_only_writes_need(home: Path) -> None:
    modules = loaded("")
    assert "PySide6" in modules
    assert not modules & LATE


def test_an_etablissement_is_read_without_what_writes(home: Path) -> None:
    path = home / "Documents" / "Lycée.paliers"
    new_dossier(path).close()
    assert not loaded(OPEN, path) & LATE


def test_the_first_answer_loads_what_writes_it(home: Path) -> None:
    path = home / "Documents" / "Lycée.paliers"
    new_dossier(path).close()
    assert loaded(OPEN + ANSWER.format(criterion=criteres()[0]), path) & LATE == {"sqlite_utils"}


def test_no_source_is_read_for_a_feature_that_nobody_asks_for() -> None:
    """Of what is imported after PySide6; its hook would keep the text of each module in linecache."""
    run = subprocess.run(
        [sys.executable, "-c", "import linecache, paliers_desktop.gui.app; print(*linecache.cache, sep='\\n')"],
        env={**os.environ, "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert not [name for name in run.stdout.splitlines() if "paliers_desktop" in name]
