"""One geste in a dossier that is closed: alone with the file, a copy kept first; what cannot be is said."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from msgspec import Struct

from paliers_desktop.actions.dossiers import OpenDossier, open_dossier
from paliers_desktop.core.history import Change, Geste, Kind, new_id
from paliers_desktop.errors import UserError
from paliers_desktop.storage.backup import FAILURES, keep_copy
from paliers_desktop.storage.copy_errors import NotKeptBeforeError
from paliers_desktop.storage.errors import (
    BusySaveError,
    ChangedElsewhereError,
    FullDiskError,
    OpenElsewhereError,
    ReadOnlyDossierError,
    SaveError,
)
from paliers_desktop.storage.post import Post
from paliers_desktop.storage.shelf import Reason

_CAUSES: tuple[tuple[type[SaveError], str, str], ...] = (
    (FullDiskError, "son emplacement est plein.", "Libérez de la place, puis recommencez."),
    (
        ReadOnlyDossierError,
        "il est en lecture seule.",
        "Rendez-le accessible en écriture, ou travaillez sur une copie, puis recommencez.",
    ),
    (BusySaveError, "un autre programme ou un autre poste l’utilise.", "Attendez un instant, puis recommencez."),
    (ChangedElsewhereError, "il vient de changer depuis un autre poste.", "Recommencez."),
    (SaveError, "il n’est plus accessible.", "Vérifiez la clé ou l’emplacement partagé, puis recommencez."),
)
"""The general one last: nobody is there to choose « Réessayer »."""


class NotAddedError(UserError):
    """Nothing was written in a dossier."""

    def __init__(self, cause: SaveError) -> None:
        why, hint = next((why, hint) for kind, why, hint in _CAUSES if isinstance(cause, kind))
        super().__init__(f"Rien n’a été ajouté à ce fichier : {why}", hint)


class ClosedCampagneError(UserError):
    """Its campagne is closed: nobody but the établissement opens it again."""

    def __init__(self) -> None:
        super().__init__(
            "Rien n’a été ajouté à ce fichier : sa campagne est close.",
            "L’établissement peut la rouvrir pour corriger, dans « Années ».",
        )


class Told(Struct, frozen=True):
    """What becomes, or became, of one établissement, in a sentence; ok: something is written in its file."""

    path: Path
    ok: bool
    words: str


@contextmanager
def opened_to_write(path: Path, post: Post | None) -> Iterator[OpenDossier]:
    """A closed dossier, for one geste: nobody else opens it to write meanwhile.

    Raises the errors of opening, OpenElsewhereError, NotAddedError,
    ClosedCampagneError.
    """
    opened = open_dossier(path, post)
    with closing(opened.dossier) as dossier:
        if dossier.lock and dossier.lock.kept_out:
            raise OpenElsewhereError(path, here=dossier.lock.is_of_this_post)
        if dossier.read_only:
            raise NotAddedError(ReadOnlyDossierError())
        if opened.state.close_le is not None:
            raise ClosedCampagneError
        yield opened


def add(opened: OpenDossier, kind: Kind, changes: tuple[Change, ...]) -> None:
    """Save one geste, once there is a copy of the file as it is. Raises NotKeptBeforeError, NotAddedError."""
    dossier = opened.dossier
    try:
        keep_copy(dossier.image(), dossier.path, Reason.COMMUN)
    except (*FAILURES, UserError) as error:
        raise NotKeptBeforeError(dossier.path) from error
    try:
        dossier.save(Geste(new_id(), kind, changes))
    except SaveError as error:
        raise NotAddedError(error) from error
