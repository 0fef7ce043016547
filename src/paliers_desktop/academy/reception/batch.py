"""Receive a batch: read, keep the originals, then their rows and verdicts in one transaction per few hundred files.

A stop at any moment leaves whole transactions; the same files given again lead to the same register.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from paliers_desktop.academy.reception.judging import Judged, judge_schools
from paliers_desktop.academy.reception.readers import Given, Reading, read_groups
from paliers_desktop.academy.reception.reading import Export, Unread
from paliers_desktop.academy.reception.seen_name import seen_name
from paliers_desktop.academy.reception.sentences import Told, already
from paliers_desktop.academy.reception.sources.piece import Piece, SourceError
from paliers_desktop.academy.reception.store import keep, original, quarantined
from paliers_desktop.academy.reception.verdict import Word
from paliers_desktop.academy.register.connection import Register
from paliers_desktop.academy.register.known import Grilles, grids
from paliers_desktop.academy.register.received import keep_exports, keep_refusals, known_bytes
from paliers_desktop.academy.register.verdicts import verdicts_of

PER_COMMIT = 500
"""Files made durable together, with one sync more for each of their 16 folders."""

MOST_IN_MEMORY = 16 * 1024 * 1024


class Outcome(Struct, frozen=True):
    """What is said of one file. word: None when it could not even be read; judged: None when it is not an export."""

    name: str
    told: Told
    word: Word | None = None
    sha256: str = ""
    judged: Judged | None = None
    uai: str = ""


class Batch:
    """Receives pieces into the register of a campagne; `day` is the reception date of them all."""

    def __init__(self, register: Register, day: datetime.date, processes: int = 1) -> None:
        self._register = register
        self._day = day
        self._processes = processes
        self._grilles: Grilles = grids(register)

    def receive(self, pieces: Iterable[Piece]) -> Iterator[tuple[list[Outcome], int]]:
        """What is said of them, as they are on the disk, and the bytes gone through since the last time."""
        given = Given(self._day, self._grilles.entieres)
        for group, readings in read_groups(grouped(pieces), given, self._processes):
            self._keep_bytes(readings)
            said = self._keep_rows(readings)
            problems = [_told(piece.name, piece.problem) for piece in group if piece.problem]
            yield said + problems, sum(piece.weight for piece in group)

    def _keep_bytes(self, readings: Sequence[Reading]) -> None:
        known = known_bytes(self._register, [reading.found.sha256 for reading in readings])
        new = [reading for reading in readings if reading.found.sha256 not in known]
        if new:
            keep({self._place(reading.found): reading.piece.data for reading in new})

    def _place(self, found: Export | Unread) -> Path:
        place = original if isinstance(found, Export) else quarantined
        return place(self._register.folder, found.sha256)

    def _keep_rows(self, readings: Sequence[Reading]) -> list[Outcome]:
        exports = [(r.found, _seen(r.piece)) for r in readings if isinstance(r.found, Export)]
        refusals = [(r.found, self._day, _seen(r.piece)) for r in readings if isinstance(r.found, Unread)]
        with self._register.transaction() as conn:
            earlier = verdicts_of(self._register, (export.received.identite for export, _ in exports))
            keep_exports(conn, exports)
            keep_refusals(conn, refusals)
            judged = judge_schools(self._register, self._grilles, {export.received.uai for export, _ in exports})
        counted = {identite for identite, kept in earlier.items() if kept.retenu}
        return [_outcome(reading, judged, counted) for reading in readings]


def grouped(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Pieces by the few hundred, fewer when they are large."""
    some: list[Piece] = []
    held = 0
    for piece in pieces:
        some.append(piece)
        held += len(piece.data)
        if len(some) >= PER_COMMIT or held >= MOST_IN_MEMORY:
            yield some
            some, held = [], 0
    if some:
        yield some


def _told(name: str, problem: SourceError) -> Outcome:
    return Outcome(name, Told(problem.message, problem.hint))


def _seen(piece: Piece) -> str:
    return seen_name(piece.name, piece.uai)


def _outcome(reading: Reading, judged: dict[str, Judged], counted: set[str]) -> Outcome:
    """DEJA_RECU is said of a file that already counted, in the register or earlier in the same batch."""
    found, name = reading.found, reading.piece.name
    if isinstance(found, Unread):
        return Outcome(name, found.told, found.word, found.sha256, uai=reading.piece.uai)
    one = judged[found.received.identite]
    word, told = one.ruling.word, one.told
    if one.ruling.retained and found.received.identite in counted:
        word, told = Word.DEJA_RECU, already(found.received)
    elif one.ruling.retained:
        counted.add(found.received.identite)
    return Outcome(name, told, word, found.sha256, one, found.received.uai)
