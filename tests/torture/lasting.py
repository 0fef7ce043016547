"""The real window kept open for long: `python -m torture.lasting ANSWERS OPENINGS FOLDER`, told in JSON.

ANSWERS clicks on the answers of one établissement, through all its domaines, then OPENINGS of two others by turns, each
page of them shown; at each mark what the process holds once Qt and Python have let go of what they can: memory, files,
threads, widgets.
"""

import gc
import json
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlite_utils  # noqa: F401  # before PySide6, which hooks every later import
from msgspec import Struct, to_builtins
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from bench import memory
from dossier_samples import answer_geste, criteres, new_dossier
from paliers_desktop.core import navigation
from paliers_desktop.core.assessment import Answer, Etat
from paliers_desktop.gui import app as program
from paliers_desktop.gui.wizard import Wizard
from torture.script import ETATS

MARKS = 20
"""How often each part is looked at."""
BATCH = 50
"""Answers in a row before the disk is awaited: as fast as fingers go, and more."""
WAITING_MS = 5


class Held(Struct, frozen=True):
    """What the process holds at one mark; memory in MiB."""

    done: int
    memory: float
    files: int
    threads: int
    widgets: int


class Lasting(QObject):
    """Goes from one deed to the next by the event loop, as a person does; `told` is what was held at each mark."""

    def __init__(self, answers: int, openings: int, folder: Path) -> None:
        super().__init__()
        folder.mkdir(parents=True)
        self._filled = _made(folder / "0940120V_Rempli.paliers", 0)
        self._opened = [_made(folder / f"0940120V_Ouvert{rank}.paliers", 60 + rank) for rank in range(2)]
        self._made = {path: path.read_bytes() for path in self._opened}
        self._counts = {"answers": answers, "openings": openings}
        self.told: dict[str, list[Held]] = {"answers": [], "openings": []}
        self._window = program.make_window()
        sys.excepthook = _fail  # not the program's own, which shows a window that nobody would close
        self._window.show()
        self._window.activateWindow()
        self._deeds = self._all()
        QTimer.singleShot(0, self, self._next)

    @property
    def _wizard(self) -> Wizard:
        wizard = self._window.wizard
        assert wizard is not None, "the établissement did not open"
        return wizard

    def _all(self) -> Iterator[int]:
        """Yields where the event loop takes over, for that many milliseconds at least."""
        yield 0
        yield from self._entered(self._filled)
        yield from self._marked("answers", self._answer)
        for path in self._opened:  # the longest history is closed: what comes is measured without it
            yield from self._entered(path)
        yield from self._marked("openings", self._open)
        self._window.close()

    def _marked(self, part: str, deed: Any) -> Iterator[int]:
        count = self._counts[part]
        for done in range(1, count + 1):
            yield from deed(done)
            if done % max(1, count // MARKS) == 0:
                yield from self._settled()
                self.told[part].append(_held(done))

    def _entered(self, path: Path) -> Iterator[int]:
        """Open a file, and wait until it is: the window may first have a copy of the last one to finish."""
        self._window.open_path(path)
        while self._window.session is None or self._window.session.dossier.path != path:
            yield WAITING_MS
        yield 0

    def _answer(self, done: int) -> Iterator[int]:
        """The next criterion gets another answer than it has; each domaine is shown by turns."""
        keys = criteres()
        key = keys[done % len(keys)]
        self._wizard.go_critere(key)
        page = self._wizard.domain_page()
        assert page is not None
        given = self._wizard.session.assessment.answer(key).etat
        page.cards[key].answers.button(ETATS[(ETATS.index(given) + 1) % len(ETATS) if given else 0]).click()
        if done % BATCH == 0:
            yield from self._settled()
        yield 0

    def _open(self, done: int) -> Iterator[int]:
        """The other établissement, all its pages, and an answer; its file, closed since, is again as it was made."""
        path = self._opened[done % 2]
        path.write_bytes(self._made[path])
        yield from self._entered(path)
        wizard = self._wizard
        for step in (*navigation.steps(wizard.session.grille), navigation.SEANCES):
            wizard.go_step(step)
            yield 0
        yield from self._answer(0)
        yield from self._settled()

    def _settled(self) -> Iterator[int]:
        while self._wizard.session.pending:
            yield WAITING_MS

    def _next(self) -> None:
        pause = next(self._deeds, None)
        if pause is None:
            QApplication.quit()
        else:
            QTimer.singleShot(pause, self, self._next)


def _held(done: int) -> Held:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    widgets = len(QApplication.allWidgets())
    return Held(
        done,
        memory.now(),
        sum(1 for _ in Path("/proc/self/fd").iterdir()) - 1,
        threading.active_count(),
        widgets,
    )


def _made(path: Path, answers: int) -> Path:
    dossier = new_dossier(path)
    for key in criteres()[:answers]:
        dossier.save(answer_geste(key, Answer(etat=Etat.OUI, commentaire="Vu sur place.")))
    dossier.close()
    return path


def main(answers: str, openings: str, folder: str) -> int:
    """The exit code."""
    application = program.make_application(["paliers-desktop"])
    lasting = Lasting(int(answers), int(openings), Path(folder))
    code = application.exec()
    sys.stdout.write(json.dumps(to_builtins(lasting.told)))
    return code


def _fail(*problem: Any) -> None:
    sys.__excepthook__(*problem)
    os._exit(3)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
