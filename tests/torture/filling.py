"""The real window filling an établissement by clicks and keys, and telling what it does and what its foot says.

`python -m torture.filling ÉTABLISSEMENT.paliers NUMBER [DEEDS]` from a fresh person (HOME); tells on standard output, a
line each: « opened {…} », « made 3 » before the third deed, « saved 3 » the moment the foot reads « Enregistré » with
three deeds done, « alarm … » for any window or banner that nobody asked for, « closed ».
"""

import json
import os
import random
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

import sqlite_utils  # noqa: F401  # before PySide6, which hooks every later import
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from paliers_desktop.core.assessment import Etat
from paliers_desktop.gui import app as program
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.gui.wizard import Wizard
from torture.script import DEEDS, Deed, script, state_of

KEYS = {"oui": Qt.Key.Key_1, "en_cours": Qt.Key.Key_2, "non": Qt.Key.Key_3}
SHORTCUTS = {"undo": Qt.Key.Key_Z, "redo": Qt.Key.Key_Y}
GAP_MS = 30
"""The longest wait between two deeds."""

Tell = Callable[[str], None]


class Filling(QObject):
    """Opens the dossier as the program does when asked for one, does the deeds, closes the window."""

    def __init__(self, path: Path, number: int, count: int, tell: Tell) -> None:
        super().__init__()
        self._path = path
        self._number = number
        self._count = count
        self._tell = tell
        self._draw = random.Random(number)
        self._deeds: tuple[Deed, ...] = ()
        self._done = 0
        self._window = program.make_window(opening=path.stem)
        program.install_hook(self._window.dialogs_in_sight)
        sys.excepthook = self._on_bug
        QApplication.instance().installEventFilter(self)
        self._window.opening_shown.connect(self._open)
        self._window.closed.connect(self._end)
        self._window.show()
        self._window.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window that shows by itself is an alarm."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            asked = isinstance(watched, MainWindow) or watched.windowType() in (
                Qt.WindowType.ToolTip,
                Qt.WindowType.Popup,
            )
            if not asked:
                self._tell(f"alarm {type(watched).__name__} {watched.windowTitle()}")
        return False

    @property
    def _wizard(self) -> Wizard:
        wizard = self._window.wizard
        assert wizard is not None, "the établissement did not open"
        return wizard

    def _open(self) -> None:
        self._window.open_path(self._path)
        wizard = self._wizard
        start = state_of(wizard.session.assessment)
        self._deeds = script(self._number, wizard.session.grille, start, self._count)
        if wizard.session.read_only:
            self._tell("alarm read-only")
        if wizard.notices.isVisible():
            self._tell(f"alarm banner {wizard.notices.banner.accessibleName()}")
        self._tell(f"opened {json.dumps(start, ensure_ascii=False)}")
        wizard.session.saving_changed.connect(self._on_saving)
        self._later()

    def _on_saving(self) -> None:
        if self._wizard.bottom.saved.text().startswith("Enregistré ") and not self._wizard.session.pending:
            self._tell(f"saved {self._done}")

    def _later(self) -> None:
        QTimer.singleShot(self._draw.randint(0, GAP_MS), self, self._next)

    def _next(self) -> None:
        if self._done == len(self._deeds):
            self._window.close()  # which waits by itself for what is not on the disk
            return
        deed = self._deeds[self._done]
        self._tell(f"made {self._done + 1}")
        self._do(deed)
        self._done += 1
        self._later()

    def _do(self, deed: Deed) -> None:
        if deed.kind in SHORTCUTS:
            QTest.keyClick(_keyboard(), SHORTCUTS[deed.kind], Qt.KeyboardModifier.ControlModifier)
            return
        self._wizard.go_critere(deed.critere)
        page = self._wizard.domain_page()
        assert page is not None
        card = page.cards[deed.critere]
        if deed.kind == "click":
            card.answers.button(Etat(deed.text)).click()
        elif deed.kind == "key":
            QTest.keyClick(_keyboard(), KEYS[deed.text])
        elif deed.kind == "clear":
            QTest.keyClick(_keyboard(), Qt.Key.Key_Delete)
        elif deed.kind == "flag":
            QTest.keyClick(_keyboard(), Qt.Key.Key_V)
        else:
            card.resume_typing("commentaire", len(self._wizard.session.assessment.answer(deed.critere).commentaire))
            for character in deed.text:
                _type(character)
            QTest.keyClick(_keyboard(), Qt.Key.Key_Escape)

    def _on_bug(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self._tell(f"alarm bug {kind.__name__} {error} " + " / ".join(traceback.format_tb(trace)).replace("\n", " "))
        os._exit(3)

    def _end(self) -> None:
        self._tell("closed")
        QApplication.quit()


def _type(character: str) -> None:
    """A key as an input method sends it: QTest knows no « é »."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(_keyboard(), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character))


def _keyboard() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None, "no window has the keyboard"
    return focus


def fill(path: Path, number: int, tell: Tell, count: int = DEEDS) -> int:
    """One whole filling, in a process that has no application yet; the exit code."""
    program.start_logging()
    application = program.make_application(["paliers-desktop"])
    filling = Filling(path, number, count, tell)
    code = application.exec()
    del filling
    return code


def tell_on(stream: int) -> Tell:
    """Tell on a file descriptor, at once: what is told was true before a kill."""
    return lambda line: _write(stream, f"{line}\n")


def _write(stream: int, line: str) -> None:
    os.write(stream, line.encode())


def main(arguments: Sequence[str]) -> int:
    """The exit code."""
    path, number, *count = arguments
    return fill(Path(path), int(number), tell_on(1), *map(int, count))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
