"""Issue the receipts that are due, then write their signed files: numbers are taken before a file can leave."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from msgspec import Struct

from paliers_desktop.academy.reception.store import quarantined
from paliers_desktop.academy.register.connection import Register
from paliers_desktop.academy.register.recus import (
    Issued,
    all_issued,
    issue,
    issued_in,
    last_sending,
    mark_written,
    unwritten,
)
from paliers_desktop.academy.register.standing import Standing, standings
from paliers_desktop.academy.reminding.issuing import due
from paliers_desktop.academy.written_file import NotWrittenError, made_folder
from paliers_desktop.errors import UserError
from paliers_desktop.exchange.envelope import claimed_identity
from paliers_desktop.exchange.envelope_errors import EnvelopeError
from paliers_desktop.exchange.keys import SigningKey
from paliers_desktop.exchange.recu_document import SCHEMA, Recu, sign_recu
from paliers_desktop.files import write_files

FOLDER = "recus"
SUFFIX = ".pmnr.json"
AT_ONCE = 200


class NoSuchSendingError(UserError):
    """No sending has that number."""

    def __init__(self, envoi: int, last: int) -> None:
        super().__init__(
            f"Il n’y a pas d’envoi {envoi}.",
            f"Le dernier est l’envoi {last}." if last else "Aucun accusé de réception n’est encore signé.",
        )


class Pending(Struct, frozen=True):
    """What remains to do: receipts to issue, and files of earlier ones that a stop left unwritten."""

    due: tuple[Issued, ...]
    unwritten: tuple[Issued, ...]
    nobody: int

    @property
    def asks_key(self) -> bool:
        """Whether something is to be signed."""
        return bool(self.due or self.unwritten)


def pending(register: Register, day: datetime.date) -> Pending:
    """What the state of the register calls for. nobody: things received that name no établissement."""
    found = list(standings(register))
    answers = due(found, all_issued(register), day, lambda one: _claimed(register.folder, one))
    return Pending(tuple(answers), unwritten(register), sum(not one.uai for one in found))


def issue_due(register: Register, day: datetime.date) -> Pending:
    """Take the numbers of what is due now, at once and on the disk."""
    with register.transaction() as conn:
        found = pending(register, day)
        issue(conn, found.due)
    return found


def write_receipts(
    register: Register,
    campagne: str,
    receipts: Iterable[Issued],
    key: SigningKey,
    told: Callable[[int, int], None] = lambda *_: None,
) -> None:
    """Sign and write these receipts; a stop leaves those that are not yet written to the next run.

    told: how many are written, out of how many. Raises NotWrittenError.
    """
    wanted = list(receipts)
    for done, some in zip(count(0, AT_ONCE), _chunks(wanted), strict=False):
        contents = {receipt_path(register.folder, campagne, one): _signed(one, campagne, key) for one in some}
        for folder in {path.parent for path in contents}:
            made_folder(folder)
        try:
            write_files(contents)
        except OSError as error:
            raise NotWrittenError(next(iter(contents)), error) from error
        with register.transaction() as conn:
            mark_written(conn, some)
        told(done + len(some), len(wanted))


def receipts_of_sending(register: Register, envoi: int) -> tuple[Issued, ...]:
    """The receipts of a sending. Raises NoSuchSendingError."""
    found = issued_in(register, envoi)
    if not found:
        raise NoSuchSendingError(envoi, last_sending(register))
    return found


def sending_folder(campagne: Path, envoi: int) -> Path:
    """Where the files of a sending are."""
    return campagne / FOLDER / f"envoi-{envoi:03}"


def receipt_path(folder: Path, campagne: str, one: Issued) -> Path:
    """« recus/envoi-003/recu_creteil-2026-2027_0940120V_n002.pmnr.json »."""
    return sending_folder(folder, one.envoi) / f"recu_{campagne}_{one.uai}_n{one.numero:03}{SUFFIX}"


def _signed(one: Issued, campagne: str, key: SigningKey) -> bytes:
    said = (one.uai, campagne, one.identite, one.numero, one.recu_le, one.verdict, one.preuve, one.remarques)
    return sign_recu(Recu(SCHEMA, *said), key)


def _claimed(campagne: Path, one: Standing) -> str:
    """The identity that a refused file claims; when it is no envelope its SHA-256, which no export of a post has."""
    with suppress(OSError, EnvelopeError):
        return claimed_identity(quarantined(campagne, one.objet).read_bytes())
    return one.objet


def _chunks(receipts: list[Issued]) -> Iterator[list[Issued]]:
    for start in range(0, len(receipts), AT_ONCE):
        yield receipts[start : start + AT_ONCE]
