"""Rounds of kill -9 at random moments of a filling: `python -m torture.killing NUMBER ROUNDS FOLDER`, told in JSON.

This process imports the program once and forks a child per round, before any application exists: a round costs no
start. The child opens, fills and closes one dossier in the real window; it is killed at a moment drawn over all of
that, every other time within milliseconds of a geste, when the file is being written. Each round finds the file as the
kill before left it, so that the window itself repairs it and shows what it shows.
"""

import json
import os
import random
import selectors
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from dossier_samples import entry, new_dossier
from torture.filling import fill, tell_on
from torture.reopening import reopen
from torture.script import DEEDS, State, Told, script

NAME = "0940120V_Lycée.paliers"
FRESH_AFTER = 20
"""Rounds on one dossier: its history grows, and opening with it."""
WRITING = 0.012
"""Seconds within which a geste is on the disk, mostly."""
PATIENCE = 120
"""Seconds after which a child that neither ends nor is to be killed is a failure."""


class Round(Struct):
    """What one child told, until it was killed or ended."""

    number: int
    start: State | None = None
    made: int = 0
    saved: int = 0
    closed: bool = False
    alarms: list[str] = []
    seconds: float = 0.0

    def hear(self, line: str) -> None:
        """Take one line of the child."""
        word, _, rest = line.partition(" ")
        if word == "opened":
            self.start = {key: Told(*told) for key, told in json.loads(rest).items()}
        elif word in ("made", "saved"):
            setattr(self, word, int(rest))
        elif word == "closed":
            self.closed = True
        else:
            self.alarms.append(line)

    @property
    def moment(self) -> str:
        """When the kill came."""
        if self.start is None:
            return "ouverture"
        if self.closed:
            return "fin"
        if self.made == DEEDS:
            return "fermeture"
        return "saisie" if self.made else "première page"


class Killing:
    """One lane of rounds, one after another, on dossiers of its own."""

    def __init__(self, number: int, folder: Path) -> None:
        self._draw = random.Random(number)
        self._folder = folder
        self._place = folder / "cle"
        self._path = self._place / NAME
        self._state: State = {}
        self._whole = 1.5  # seconds of a whole round; learnt from those that are left to end
        self.moments: Counter[str] = Counter()
        self.faults: list[str] = []
        self.acknowledged = 0
        self.copies = 0
        self.journals = 0

    def run(self, rounds: int) -> None:
        """That many kills; a child that ended before its kill is run again."""
        done = 0
        while done < rounds:
            if done % FRESH_AFTER == 0:
                self._renew()
            aimed = self._draw.randint(1, DEEDS) if done % 2 else 0
            killed = self._round(PATIENCE if aimed else self._draw.uniform(0.02, 1.1 * self._whole), aimed)
            done += killed
            if killed and done % 50 == 0:
                sys.stderr.write(f"{done} sur {rounds}, {len(self.faults)} défauts\n")

    def _renew(self) -> None:
        shutil.rmtree(self._place, ignore_errors=True)
        self._place.mkdir(parents=True)
        new_dossier(self._path).close()
        self._state = {}
        self._round(PATIENCE)  # to its end: how long a round lasts now

    def _round(self, seconds: float, aimed: int = 0) -> bool:
        """Whether the child was killed, after so long or just after that geste; then what it left is checked."""
        told = Round(self._draw.getrandbits(32))
        killed = self._let_live(told, seconds, aimed)
        self.moments[told.moment if killed else "laissé finir"] += 1
        if not killed:
            self._whole = told.seconds
            self._expect(told.closed, told, "n’a pas fini")
        for alarm in told.alarms:
            self._expect(False, told, alarm)
        if told.start is not None:
            self._expect(
                told.start == self._state, told, "la fenêtre rouvre autre chose que ce qui est dans le fichier"
            )
        self._check(told)
        return killed

    def _let_live(self, told: Round, seconds: float, aimed: int) -> bool:
        reading, writing = os.pipe()
        start = time.monotonic()
        child = os.fork()
        if child == 0:
            os.close(reading)
            _be_the_program(self._path, told.number, writing)
        os.close(writing)
        killed = False
        try:
            for line in _lines(reading, start + seconds):
                told.hear(line)
                if aimed and told.made == aimed:
                    break
            if aimed and told.made == aimed:  # and a moment more, within which its writing falls
                for line in _lines(reading, min(start + seconds, time.monotonic() + self._draw.uniform(0, WRITING))):
                    told.hear(line)
            if not told.closed or time.monotonic() - start >= seconds:
                os.kill(child, signal.SIGKILL)
                killed = True
            for line in _lines(reading, None):  # what was told before the kill
                told.hear(line)
        finally:
            os.close(reading)
            _, status = os.waitpid(child, 0)
        told.seconds = time.monotonic() - start
        return killed and os.WIFSIGNALED(status)

    def _check(self, told: Round) -> None:
        """On a copy, so that the window meets what the kill left: answer by answer, then SQLite's own check."""
        copies = self._folder / "relu"
        shutil.rmtree(copies, ignore_errors=True)
        shutil.copytree(self._place, copies)
        self.journals += (copies / f"{NAME}-journal").exists()
        deeds = script(told.number, entry().grille, self._state)
        reopened = reopen(copies / NAME, self._state, deeds, told.saved, told.made)
        for fault in reopened.faults:
            self._expect(False, told, fault)
        self.acknowledged += told.saved
        self.copies += reopened.copies
        self._state = self._state if reopened.state is None else reopened.state

    def _expect(self, right: bool, told: Round, what: str) -> None:
        if not right:
            self.faults.append(f"tour {told.number} ({told.moment}) : {what}")


def _be_the_program(path: Path, number: int, stream: int) -> None:
    """In the child: never comes back."""
    code = 4
    try:
        code = fill(path, number, tell_on(stream))
    except BaseException as error:
        os.write(stream, f"alarm child {error!r}\n".encode())
    finally:
        os._exit(code)


def _lines(stream: int, until: float | None) -> Iterator[str]:
    """Whole lines as they come, to the end of the stream or to that moment (monotonic seconds)."""
    rest = b""
    with selectors.DefaultSelector() as selector:
        selector.register(stream, selectors.EVENT_READ)
        while until is None or (left := until - time.monotonic()) > 0:
            if not selector.select(None if until is None else left):
                continue
            block = os.read(stream, 65536)
            if not block:
                return
            *lines, rest = (rest + block).split(b"\n")
            yield from (line.decode() for line in lines)
    os.set_blocking(stream, True)
    if rest:
        *lines, _ = (rest + os.read(stream, 65536)).split(b"\n")
        yield from (line.decode() for line in lines)


def main(number: str, rounds: str, folder: str) -> None:
    """Run the lane and tell what it saw."""
    lane = Killing(int(number), Path(folder))
    lane.run(int(rounds))
    told: dict[str, Any] = {
        "moments": lane.moments,
        "faults": lane.faults,
        "acknowledged": lane.acknowledged,
        "copies": lane.copies,
        "journals": lane.journals,
    }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
