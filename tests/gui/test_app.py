"""The program as a person starts it: opens, tells by its real dialogs, logs, and ends cleanly."""

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from dossier_samples import new_dossier

STARTED = """
import json, os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
import sqlite_utils
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit, QPushButton
from paliers_desktop import paths
from paliers_desktop.gui.app import make_application, run
from paliers_desktop.gui.main_window import MainWindow

app = make_application(["paliers-desktop"])
seen = {"dialogs": [], "titles": [], "language": app.translate("QPlatformTheme", "Cancel")}
turns = 0

def look():
    global turns
    turns += 1
    dialog = app.activeModalWidget()
    if isinstance(dialog, QDialog):
        seen["dialogs"].append({
            "text": " ".join(label.text() for label in dialog.findChildren(QLabel)),
            "buttons": [button.text() for button in dialog.findChildren(QPushButton)],
            "report": "".join(view.toPlainText() for view in dialog.findChildren(QPlainTextEdit)),
        })
        dialog.close()
        return
    if turns > 4:
        for window in app.topLevelWidgets():
            if isinstance(window, MainWindow):
                seen["titles"].append(window.windowTitle())
                window.close()

def fail():
    raise ZeroDivisionError("secret")

if "bug" in sys.argv:
    QTimer.singleShot(150, fail)
timer = QTimer(interval=100)
timer.timeout.connect(look)
timer.start()
words = [word for word in sys.argv[1:] if word not in ("bug", "demo", "criteria")]
if "criteria" in sys.argv:
    folder = Path(words.pop())
    paths.criteria_folder = lambda: folder
code = run(Path(words[0]) if words else None, demo="demo" in sys.argv)
timer.stop()
print(json.dumps(seen))
sys.exit(code)
"""


def start(*words: str | Path, code: int = 0) -> dict[str, Any]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-W", "error", "-c", STARTED, *map(str, words)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == code, done.stderr
    assert done.stderr.replace("This plugin does not support propagateSizeHints()\n", "") == ""
    return json.loads(done.stdout)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "0940120V_Lycée.paliers"
    with closing(new_dossier(made)):
        return made


def test_it_starts_on_the_list_and_ends(home: Path) -> None:
    assert start() == {"dialogs": [], "titles": ["Paliers numériques"], "language": "Annuler"}


def test_it_opens_the_file_of_the_command_line(path: Path) -> None:
    assert start(path)["titles"] == ["Lycée Édouard-Cœur – Paliers numériques"]


def test_what_cannot_be_opened_is_told_by_a_real_dialog(tmp_path: Path) -> None:
    bad = tmp_path / "x.paliers"
    bad.write_text("Bonjour")
    (dialog,) = start(bad)["dialogs"]
    assert "« x.paliers » n’est pas un dossier" in dialog["text"].replace("\xa0", " ")
    assert dialog["buttons"] == ["Fermer"]


def test_a_faulty_grid_is_told_by_a_dialog_and_ends_the_program(tmp_path: Path, home: Path) -> None:
    (tmp_path / "grille.toml").write_text("id = 3")
    seen = start("criteria", tmp_path, code=1)
    (dialog,) = seen["dialogs"]
    assert f"Le fichier « {tmp_path.name} » ne peut pas être utilisé" in dialog["text"].replace("\xa0", " ")
    assert dialog["buttons"] == ["Fermer"]
    assert seen["titles"] == []


def test_a_bug_opens_the_report_window_once_is_logged_and_the_program_goes_on(path: Path, home: Path) -> None:
    seen = start(path, "bug")
    (dialog,) = seen["dialogs"]
    assert "le programme continue" in dialog["text"].replace("\xa0", " ")
    assert dialog["buttons"] == ["Joindre le journal", "Copier le rapport", "Continuer"]
    assert "ZeroDivisionError" in dialog["report"]
    assert "secret" not in dialog["report"]
    assert seen["titles"] == ["Lycée Édouard-Cœur – Paliers numériques"]
    (log,) = home.rglob("paliers.log")
    assert log.read_text("utf-8").count("Uncaught exception") == 1
    assert "secret" not in log.read_text("utf-8")


def test_the_demonstration_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert start("demo")["titles"] == ["Collège des Tilleuls – Paliers numériques"]
    assert list(tmp_path.iterdir()) == []
