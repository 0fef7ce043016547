"""The answers that a circonscription shares, proposed to chosen écoles: foreseen first, then written one by one.

No thread and no window: who runs it takes what is said one by one, and stops between two of them.
"""

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from paliers_desktop.actions.closed_writing import Told, add, opened_to_write
from paliers_desktop.actions.dossiers import read_closed
from paliers_desktop.core import campagne
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.grid_loader import Catalogue
from paliers_desktop.core.history import Kind
from paliers_desktop.core.proposal import Proposed, offer
from paliers_desktop.core.report.proposal_words import offer_words
from paliers_desktop.errors import UserError
from paliers_desktop.storage.lock_file import alone_with
from paliers_desktop.storage.post import Post
from paliers_desktop.storage.state import DossierState


class Shared(Struct, frozen=True):
    """A criterion whose answer the écoles of a circonscription share."""

    critere: str
    numero: str
    texte: str
    lecture: str | None


class Proposals(Struct, frozen=True):
    """What is proposed, to which files, in order. day: today, to tell the files that are at another year."""

    paths: tuple[Path, ...]
    proposed: tuple[Proposed, ...]
    day: datetime.date
    post: Post | None = None


def shared_criteria(catalogue: Catalogue) -> tuple[Shared, ...]:
    """Those that the helps of the grids mark, in reading order."""
    return tuple(
        Shared(key, entry.grille.numeros[key], entry.grille.criteres[key].texte, entry.aide.full_lecture(key))
        for entry in catalogue.entries
        for key in entry.grille.reading_order
        if key in entry.aide.of_circonscription()
    )


def foresee_proposals(asked: Proposals) -> Iterator[Told]:
    """What `propose` would do of each file, which is only read. Raises nothing: a reason is told instead."""
    for path in asked.paths:
        try:
            closed = read_closed(path)
            with alone_with(path, asked.post):
                pass
        except UserError as error:
            yield Told(path, False, str(error))
        else:
            yield _told(path, closed.grille, closed.state, asked, done=False)


def propose(asked: Proposals, is_stopped: Callable[[], bool] = lambda: False) -> Iterator[Told]:
    """Write the proposals, one établissement after the other, until `is_stopped` says so between two of them.

    One geste each, which « Annuler » takes back there; an answer that is not to be confirmed is left alone.
    """
    for path in asked.paths:
        if is_stopped():
            return
        try:
            with opened_to_write(path, asked.post) as opened:
                changes = offer(opened.grille, opened.state.assessment, asked.proposed).changes
                if changes:
                    add(opened, Kind.REPRISE, changes)
                yield _told(path, opened.grille, opened.state, asked, done=True)
        except UserError as error:
            yield Told(path, False, str(error))


def _told(path: Path, grille: Grille, state: DossierState, asked: Proposals, *, done: bool) -> Told:
    found = offer(grille, state.assessment, asked.proposed)
    return Told(path, bool(found.changes), offer_words(grille, found, done=done) + _other_year(state, asked.day))


def _other_year(state: DossierState, day: datetime.date) -> str:
    """« Campagne 2025-2026. » where the file is not at this school year."""
    first = campagne.first_day(state.campagne)
    if first is None or campagne.school_year(day) == first.year:
        return ""
    return f" Attention, ce fichier en est à la campagne {campagne.label(state.campagne)}."
