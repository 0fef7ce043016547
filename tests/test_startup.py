"""What a real start loads: the window shown, then an établissement open and its pages seen, before any export."""

import os
import subprocess
import sys

import pytest

LATE = {"reportlab", "pikepdf", "pypdfium2", "joserfc", "cryptography", "odfdo", "lxml", "PIL"}

START = """
import sys
import paliers_desktop.storage.dossier
from paliers_desktop.gui.app import make_application, make_window
app = make_application(["paliers-desktop"])
window = make_window()
window.show()
{more}
app.processEvents()
print(*{{name.partition(".")[0] for name in sys.modules}})
window.close()
"""


@pytest.mark.parametrize("more", ["", "window.open_demo()"], ids=["list", "dossier"])
def test_nothing_that_only_an_export_needs_is_loaded(home, more: str) -> None:
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", START.format(more=more)],
        env={**os.environ, "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    loaded = set(run.stdout.split())
    assert {"PySide6", "sqlite_utils"} <= loaded
    assert not loaded & LATE
