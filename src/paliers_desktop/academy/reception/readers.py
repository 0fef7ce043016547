"""Read files one after the other, or on several processes while those before are written."""

import datetime
import multiprocessing
import signal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from typing import NamedTuple

from msgspec import Struct

from paliers_desktop.academy.reception.reading import Export, Unread, read_export, unexpected
from paliers_desktop.academy.reception.sources.piece import Piece
from paliers_desktop.core.grid import Grille

AT_ONCE = 25
"""Files handed to a process together: enough for the journey to cost little."""


class Reading(Struct, frozen=True):
    """A piece and what its bytes say."""

    piece: Piece
    found: Export | Unread


class Given(NamedTuple):
    """What every reading needs, sent once to each process."""

    day: datetime.date
    grilles: Mapping[str, Grille]


def read_groups(
    groups: Iterable[Sequence[Piece]], given: Given, processes: int
) -> Iterator[tuple[Sequence[Piece], list[Reading]]]:
    """Each group and its readings, in order; with several processes, the next group is read meanwhile."""
    if processes < 2:
        for group in groups:
            yield group, [_reading(piece, given) for piece in _readable(group)]
        return
    context = multiprocessing.get_context("spawn")  # a fork would carry the open register along
    with ProcessPoolExecutor(processes, context, _start, (given,)) as pool:
        waiting: tuple[Sequence[Piece], list[Future[list[Reading]]]] | None = None
        for group in groups:
            sent = group, _send(pool, _readable(group))
            if waiting is not None:
                yield waiting[0], _gathered(waiting[1])
            waiting = sent
        if waiting is not None:
            yield waiting[0], _gathered(waiting[1])


def _send(pool: ProcessPoolExecutor, pieces: Sequence[Piece]) -> list[Future[list[Reading]]]:
    return [pool.submit(_read_some, pieces[start : start + AT_ONCE]) for start in range(0, len(pieces), AT_ONCE)]


def _gathered(futures: Iterable[Future[list[Reading]]]) -> list[Reading]:
    return [reading for future in futures for reading in future.result()]


def _readable(group: Sequence[Piece]) -> list[Piece]:
    return [piece for piece in group if piece.name and not piece.problem]


def _reading(piece: Piece, given: Given) -> Reading:
    try:
        return Reading(piece, read_export(piece.data, given.day, given.grilles))
    except Exception as error:  # a bug met on one hostile file must not stop the batch
        return Reading(piece, unexpected(piece.data, error))


_OF_THIS_PROCESS: list[Given] = []
"""What a reading process was started with; empty in the program itself."""


def _start(given: Given) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the business of the program, which then ends this process
    _OF_THIS_PROCESS[:] = [given]


def _read_some(pieces: Sequence[Piece]) -> list[Reading]:
    return [_reading(piece, _OF_THIS_PROCESS[0]) for piece in pieces]
