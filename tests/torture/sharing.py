"""The real window on an établissement that another post may have open: `python -m torture.sharing VOLUME PATH SPEED`.

VOLUME: what the place is to this post, « share » or « removable »: a bind mount and a disk image are neither. SPEED:
how many seconds of watching and of heartbeat pass in one. Obeys lines on its input, « answer », « take », « close »;
tells on its output « opened SECONDS rw|ro », « saved 3 » when the foot says so of its third answer, « says SENTENCE |
ACTION » when the banner changes, « alarm … » for any window that nobody asked for, « closed ».
"""

import os
import sys
import time
from pathlib import Path

import sqlite_utils  # noqa: F401  # before PySide6, which hooks every later import
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QSocketNotifier, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.lock_rules import BEAT_SECONDS, LOOK_SECONDS, VolumeKind
from paliers_desktop.gui import app as program
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.storage.post import this_post


class Sharing(QObject):
    """Opens the établissement as the program does when asked for one, then does as it is told."""

    def __init__(self, volume: VolumeKind, path: Path, speed: float) -> None:
        super().__init__()
        self._path = path
        self._speed = speed
        self._said = ""
        self._given = 0
        post = replace(this_post(), volume_of=lambda _: volume, clock=lambda: time.monotonic() * speed)
        self._window = program.make_window(opening=path.stem, post=post)
        program.install_hook(self._window.dialogs_in_sight)
        self._window.opening_shown.connect(self._open)
        self._window.closed.connect(self._end)
        self._window.file.entered.connect(self._enter)
        self._orders = QSocketNotifier(0, QSocketNotifier.Type.Read, self)
        self._orders.activated.connect(self._obey)
        QApplication.instance().installEventFilter(self)
        self._window.show()
        self._window.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window that shows by itself is an alarm; a banner that changes is told once it is painted."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            passing = watched.windowType() in (Qt.WindowType.ToolTip, Qt.WindowType.Popup)
            if not passing and not isinstance(watched, MainWindow):
                tell(f"alarm {type(watched).__name__} {watched.windowTitle()}")
        if event.type() == QEvent.Type.Paint and self._window.wizard:
            self._look()
        return False

    def _open(self) -> None:
        start = time.monotonic()
        self._window.open_path(self._path)
        session = self._window.session
        assert session is not None, "the établissement did not open"
        tell(f"opened {time.monotonic() - start:.2f} {'ro' if session.read_only else 'rw'}")

    def _enter(self) -> None:
        session = self._window.session
        assert session is not None
        seconds = LOOK_SECONDS if session.read_only else BEAT_SECONDS
        session.holding._timer.setInterval(int(seconds * 1000 / self._speed))
        session.saving_changed.connect(self._on_saving)
        tell(f"entered {'ro' if session.read_only else 'rw'} {len(session.assessment.answers)}")

    def _look(self) -> None:
        notices = self._window.wizard.notices
        banner = notices.banner
        action = banner.action.words() if not banner.action.isHidden() else ""
        said = f"{banner.accessibleName()} | {action}" if notices.isVisible() else ""
        if said != self._said:
            self._said = said
            tell(f"says {said}")

    def _on_saving(self) -> None:
        wizard = self._window.wizard
        if wizard and wizard.bottom.saved.text().startswith("Enregistré ") and not wizard.session.pending:
            tell(f"saved {self._given}")

    def _obey(self) -> None:
        for order in os.read(0, 4096).decode().split():
            if order == "answer":
                self._answer()
            elif order == "take":
                QTest.mouseClick(self._window.wizard.notices.banner.action, Qt.MouseButton.LeftButton)
            else:
                self._window.close()

    def _answer(self) -> None:
        session = self._window.session
        assert session is not None
        unanswered = [
            critere for critere in session.grille.reading_order if not session.assessment.answer(critere).etat
        ]
        self._given += 1
        session.set_etat(unanswered[0], Etat.OUI)

    def _end(self) -> None:
        tell("closed")
        QApplication.quit()


def tell(line: str) -> None:
    """At once: what is told was true before a kill."""
    os.write(1, f"{line}\n".encode())


def main(volume: str, path: str, speed: str) -> int:
    """The exit code."""
    program.start_logging()
    application = program.make_application(["paliers-desktop"])
    sharing = Sharing(VolumeKind(volume), Path(path), float(speed))
    code = application.exec()
    del sharing
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
