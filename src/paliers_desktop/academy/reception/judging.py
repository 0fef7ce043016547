"""Say again the verdicts of some établissements, and keep those that changed."""

import datetime
import hashlib
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from paliers_desktop.academy.reception.facts import Facts, Received
from paliers_desktop.academy.reception.reading import Export, read_export
from paliers_desktop.academy.reception.sentences import Told, tell
from paliers_desktop.academy.reception.store import original
from paliers_desktop.academy.reception.verdict import Ruling, judge
from paliers_desktop.academy.register.choices import choices
from paliers_desktop.academy.register.connection import Register
from paliers_desktop.academy.register.known import Grilles, facts, grids
from paliers_desktop.academy.register.received import files_of, keep_checked, uais_received, unchecked
from paliers_desktop.academy.register.verdicts import Kept, keep_verdicts, verdicts_of
from paliers_desktop.errors import UserError

AT_ONCE = 200
"""Établissements judged together: enough to go fast, few enough for memory to stay level."""


class LostOriginalError(UserError):
    """The register answers for bytes that are no longer there, or no longer the same."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Le fichier {path}, reçu et inscrit au registre, manque ou n’est plus le même.",
            "Remettez en place la dernière copie de l’emplacement de la campagne.",
        )


class Judged(Struct, frozen=True):
    """One file, its ruling, and what is told of it."""

    file: Received
    ruling: Ruling
    told: Told


def judge_schools(register: Register, grilles: Grilles, uais: Iterable[str]) -> dict[str, Judged]:
    """Judge every file of these UAIs and keep the verdicts, within the caller's transaction; by identity."""
    wanted = set(uais)
    files = files_of(register, wanted)
    known = facts(register, grilles, wanted, (file.kid for file in files))
    rulings = judge(files, known, choices(register, wanted))
    judged = {file.identite: _judged(file, rulings[file.identite], known) for file in files}
    earlier = verdicts_of(register, judged)
    verdicts = {identite: _kept(one) for identite, one in judged.items()}
    changed = {identite: kept for identite, kept in verdicts.items() if earlier.get(identite) != kept}
    keep_verdicts(register.conn, changed)
    return judged


def judge_again(register: Register) -> None:
    """Bring every verdict up to date with what the register knows now: keys, dates, grids may have changed since."""
    grilles = grids(register)
    _check_late_grids(register, grilles)
    uais = uais_received(register)
    for start in range(0, len(uais), AT_ONCE):
        with register.transaction():
            judge_schools(register, grilles, uais[start : start + AT_ONCE])


def kept_bytes(campagne: Path, sha256: str) -> bytes:
    """The bytes of an export that the register kept. Raises LostOriginalError."""
    path = original(campagne, sha256)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LostOriginalError(path) from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise LostOriginalError(path)
    return data


def _check_late_grids(register: Register, grilles: Grilles) -> None:
    """A file that came before its grid is checked against it, now that it is known."""
    late = unchecked(register)
    if late:
        with register.transaction() as conn:
            for kept in late:
                data = kept_bytes(register.folder, kept.sha256)
                export = read_export(data, datetime.date.min, grilles.entieres)
                assert isinstance(export, Export)  # it was one when these bytes came
                keep_checked(conn, export)


def _judged(file: Received, ruling: Ruling, known: Facts) -> Judged:
    return Judged(file, ruling, tell(file, ruling, known))


def _kept(one: Judged) -> Kept:
    return Kept(one.ruling.word, " ".join(one.ruling.notes), one.told.answer, one.ruling.retained)
