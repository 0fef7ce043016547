"""One séance held for several écoles, told in the dossier of each: foreseen first, then written one by one.

No thread and no window: who runs it takes what is said one by one, and stops between two of them.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from paliers_desktop.actions.closed_writing import Told, add, opened_to_write
from paliers_desktop.actions.dossiers import read_closed
from paliers_desktop.core.held_seance import Held, held_changes, is_told
from paliers_desktop.core.history import Kind, new_id
from paliers_desktop.errors import UserError
from paliers_desktop.storage.lock_file import alone_with
from paliers_desktop.storage.post import Post

READY, DONE = "La séance y sera consignée.", "La séance y est consignée."
KNOWN = "Une séance de ce jour et de cette heure y est déjà consignée."


class CommonSeance(Struct, frozen=True):
    """The séance, and the files in which to tell it, in order."""

    paths: tuple[Path, ...]
    held: Held
    post: Post | None = None


def foresee_seance(asked: CommonSeance) -> Iterator[Told]:
    """What `tell_seance` would do of each file, which is only read. Raises nothing: a reason is told instead."""
    for path in asked.paths:
        try:
            known = is_told(read_closed(path).state.seances, asked.held)
            with alone_with(path, asked.post):
                pass
        except UserError as error:
            yield Told(path, False, str(error))
        else:
            yield Told(path, not known, KNOWN if known else READY)


def tell_seance(asked: CommonSeance, is_stopped: Callable[[], bool] = lambda: False) -> Iterator[Told]:
    """Write the séance, one établissement after the other, until `is_stopped` says so between two of them.

    A fact, as what a séance notes by itself: « Annuler » does not take it back, « Retirer » of its page does.
    """
    for path in asked.paths:
        if is_stopped():
            return
        try:
            with opened_to_write(path, asked.post) as opened:
                known = is_told(opened.state.seances, asked.held)
                if not known:
                    add(opened, Kind.SEANCE, held_changes(new_id(), asked.held))
                yield Told(path, not known, KNOWN if known else DONE)
        except UserError as error:
            yield Told(path, False, str(error))
