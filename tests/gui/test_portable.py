"""The real window of a portable program: everything beside it, nothing anywhere else, on whatever drive it is."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mounts import read_only
from paliers_desktop import paths

RUN = """
import json, os, sys
from pathlib import Path
sys.frozen, sys._MEIPASS, sys.executable = True, {root!r}, sys.argv[1]
import sqlite_utils
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel
from paliers_desktop import paths
from paliers_desktop.core.assessment import Etablissement, TypeEtablissement
from paliers_desktop.gui.app import make_application, run
from paliers_desktop.gui.main_window import MainWindow

app = make_application(["paliers-desktop"])
seen = {{"told": [], "listed": []}}

def use():
    if isinstance(dialog := app.activeModalWidget(), QDialog):
        seen["told"].append(" ".join(label.text() for label in dialog.findChildren(QLabel)))
        dialog.close()
    window = next(one for one in app.topLevelWidgets() if isinstance(one, MainWindow))
    if window.wizard is None:
        workplace = window._workplace
        seen["listed"] = list(workplace.preferences.recent)
        if not seen["told"] and not seen["listed"]:
            school = Etablissement("0940120V", "Lycée", TypeEtablissement.LYCEE, "")
            workplace.create(paths.suggested_places()[0], school)
        chooser = QFileDialog(window, "", str(paths.documents_folder()))
        chooser.setOption(QFileDialog.Option.DontUseNativeDialog)
        chooser.show()
        chooser.close()
        chooser.deleteLater()
        window.open_demo()
    else:
        window.close()

timer = QTimer(interval=300)
timer.timeout.connect(use)
timer.start()
code = run(None, demo=False)
timer.stop()
print(json.dumps(seen))
sys.exit(code)
"""


def files_of(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def run_in(program: Path, home: Path, temporary: Path) -> dict[str, list[str]]:
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "HOME": str(home),
        "TMPDIR": str(temporary),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    script = RUN.format(root=str(paths.data_root()))
    command = [sys.executable, "-W", "error", "-c", script, str(program / "paliers-desktop")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def program(tmp_path: Path) -> Path:
    folder = tmp_path / "clé" / "paliers"
    folder.mkdir(parents=True)
    (folder / "portable.txt").touch()
    return folder


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    folder = tmp_path / "tmp"
    folder.mkdir()
    return folder


def test_nothing_is_written_but_beside_the_program(program: Path, home: Path, temporary: Path) -> None:
    before = files_of(home)
    run_in(program, home, temporary)
    assert files_of(home) == before
    assert files_of(temporary) == set()
    written = files_of(program)
    assert {"Réglages/preferences.json", "Réglages/fenetre.ini", "Réglages/paliers.log"} <= written
    assert [name for name in written if name.endswith(".paliers")] == ["Dossiers/0940120V_Lycée.paliers"]
    assert not [name for name in written if "demonstration" in name]


def test_the_list_follows_the_program_to_another_place(program: Path, home: Path, temporary: Path) -> None:
    run_in(program, home, temporary)
    moved = program.rename(program.parent.parent / "autre")
    seen = run_in(moved, home, temporary)
    assert seen["listed"] == [str(moved / "Dossiers" / "0940120V_Lycée.paliers")]


def test_a_read_only_key_is_told_once_and_the_window_opens(program: Path, home: Path, temporary: Path) -> None:
    (program / "Dossiers").mkdir()
    before = files_of(home)
    with read_only(program):
        seen = run_in(program, home, temporary)
    assert len(seen["told"]) == 1
    assert "lecture seule" in seen["told"][0]
    assert files_of(home) == before
    assert files_of(temporary) == set()
    assert files_of(program) == {"portable.txt", "Dossiers"}
