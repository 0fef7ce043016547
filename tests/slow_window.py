"""Run by test_slow_disk.py under strace: the real window on a slow disk, ten fast answers, and what was seen meanwhile.

Arguments: the dossier, the folder of the preferences. Writes one JSON object on standard output.
"""

import json
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import sqlite_utils  # noqa: F401  # before PySide6, which hooks every later import
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from paliers_desktop import paths
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.core import navigation
from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.grid_loader import load_catalogue
from paliers_desktop.gui.app import make_application
from paliers_desktop.gui.components.answer_button import AnswerButton
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.gui.wizard import Wizard
from paliers_desktop.storage.backup import list_copies
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.preferences import PreferencesFile

KEYS = {Qt.Key.Key_1: Etat.OUI, Qt.Key.Key_Eacute: Etat.EN_COURS, Qt.Key.Key_QuoteDbl: Etat.NON}
ANSWERS = 10
BETWEEN_KEYS_MS = 30
PATIENCE_SECONDS = 60


class Witness(QObject):
    """At every turn of the event loop: how long it took, what is said of saving, how many answers are in the file."""

    def __init__(self, path: Path, wizard: Wizard) -> None:
        super().__init__()
        self._path = path
        self._wizard = wizard
        self._last = time.monotonic()
        self.longest = 0.0
        self.given = 0
        self.said: list[tuple[str, int, int]] = []
        self.painted: dict[str, int] = {}
        self._turns = QTimer(self, interval=0)
        self._turns.timeout.connect(self.look)
        self._turns.start()
        wizard.session.saving_changed.connect(self.look)
        QApplication.instance().installEventFilter(self)

    def look(self) -> None:
        now = time.monotonic()
        self.longest, self._last = max(self.longest, now - self._last), now
        words = self._wizard.bottom.saved.text()
        if words.startswith("Enregistré") or not self.said or self.said[-1][0] != words:
            seen = (words, self.stored(), self.given)
            if seen not in self.said:
                self.said.append(seen)

    def stored(self) -> int:
        """Answers that another program reads in the file; -1 while SQLite lets nobody in."""
        try:
            with closing(sqlite3.connect(f"file:{self._path}?mode=ro", uri=True, timeout=0)) as db:
                return int(db.execute("SELECT count(*) FROM reponses WHERE reponse IS NOT NULL").fetchone()[0])
        except sqlite3.OperationalError:
            return -1

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first painting of each chosen answer, and how many answers were in the file by then."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, AnswerButton) and watched.isChecked():
            self.painted.setdefault(watched.parentWidget().accessibleName(), self.stored())
        return False


def drive(path: Path, private: Path) -> dict[str, Any]:
    app = make_application(["slow"])
    workplace = Workplace(
        load_catalogue(paths.criteria_folder()), PreferencesFile(private / "preferences.json"), paths.resources_folder()
    )
    window = MainWindow(workplace)
    window.show()
    window.activateWindow()
    window.open_path(path)
    assert window.wizard is not None
    place = window.session.place
    window.wizard.go_step(navigation.EXPORT)
    QTest.qWait(200)  # the first painting of a page is no part of the measure
    window.wizard.go(place)
    QTest.qWait(200)
    witness = Witness(path, window.wizard)
    expected, start = [], time.monotonic()
    for rank in range(ANSWERS):
        key, etat = list(KEYS.items())[rank % len(KEYS)]
        page = window.wizard.domain_page()
        assert page is not None
        expected.append((page.active, etat.value))
        witness.given += 1
        QTest.keyClick(app.focusWidget(), key)
        QTest.qWait(BETWEEN_KEYS_MS)
    painted_by_then, seconds = len(witness.painted), time.monotonic() - start
    longest_turn = witness.longest
    pending, start = window.session.pending, time.monotonic()
    window.wizard.go_step(navigation.EXPORT)
    QTest.qWait(1)
    export_seconds = time.monotonic() - start
    still_pending = window.session.pending
    finished = wait_for(lambda: witness.said[-1][0].startswith("Enregistré"))
    result = {
        "finished": finished,
        "expected": expected,
        "painted_by_then": painted_by_then,
        "seconds": seconds,
        "stored_when_painted": list(witness.painted.values()),
        "said": witness.said,
        "longest_turn": longest_turn,
        "pending_before_export": pending,
        "pending_on_export": still_pending,
        "export_seconds": export_seconds,
    }
    window.close()
    wait_for(lambda: not window.isVisible())
    copies = [len(Dossier.peek(copy.path).assessment.answers) for copy in list_copies(path)]
    return {**result, "copies": copies}


def wait_for(done: Callable[[], bool]) -> bool:
    """Turn the event loop until `done`, or until patience ends."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not done() and time.monotonic() < end:
        QTest.qWait(20)
    return done()


if __name__ == "__main__":
    print(json.dumps(drive(Path(sys.argv[1]), Path(sys.argv[2]))))  # noqa: T201
