"""A file that the académie signed, read whole and checked strictly; whose key it is, actions.academy_keys says."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from paliers_desktop.actions.academy_errors import (
    AcademyAlteredError,
    AcademyRefusedError,
    AcademyUnreadableError,
    NotOfTheAcademyError,
)
from paliers_desktop.errors import UserError
from paliers_desktop.exchange.campagne_document import MAX_BYTES, OpenedCampagne, open_campagne
from paliers_desktop.exchange.document_errors import SchemaVersionError
from paliers_desktop.exchange.envelope import Typ, claimed_typ
from paliers_desktop.exchange.envelope_errors import AlteredError
from paliers_desktop.exchange.recu_document import OpenedRecu, open_recu
from paliers_desktop.exchange.reperes_document import OpenedReperes, open_reperes

Opened = OpenedCampagne | OpenedRecu | OpenedReperes


class Answer(Struct, frozen=True):
    """A receipt as it came; which file it answers, the dossier says."""

    opened: OpenedRecu
    octets: bytes


_DOSSIER_MAGIC = b"SQLite format 3\0"
_READERS: dict[str, Callable[[bytes], Opened]] = {
    Typ.CAMPAGNE: open_campagne,
    Typ.RECU: open_recu,
    Typ.REPERES: open_reperes,
}


def read_academy_file(path: Path) -> tuple[Opened, bytes]:
    """What the file says, and its bytes. Raises the errors of actions.academy_errors."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise AcademyUnreadableError(path) from error
    if data.startswith(_DOSSIER_MAGIC):
        raise NotOfTheAcademyError(path, "le fichier d’un établissement")
    return _opened(path, data), data


def _opened(path: Path, data: bytes) -> Opened:
    try:
        typ = claimed_typ(data, max_bytes=MAX_BYTES)
        if typ == Typ.EXPORT:
            raise NotOfTheAcademyError(path, "un fichier que l’établissement transmet")
        return _READERS.get(typ, open_campagne)(data)
    except NotOfTheAcademyError:
        raise
    except AlteredError as error:
        raise AcademyAlteredError(path) from error
    except SchemaVersionError as error:
        raise AcademyRefusedError(path, error, error.hint) from error
    except UserError as error:
        raise AcademyRefusedError(path, error) from error
