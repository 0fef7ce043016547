"""What a person decides of the files that wait: approve, choose, revoke. Each decision is kept, then judged anew."""

import datetime

from msgspec import Struct

from paliers_desktop.academy.reception.deciding_errors import (
    AmbiguousFileError,
    NoKeyError,
    NoSuchFileError,
    NothingToApproveError,
    NothingToChooseError,
    WhichKeyError,
)
from paliers_desktop.academy.reception.facts import EtatCle, Kind, Received
from paliers_desktop.academy.reception.judging import Judged, judge_schools, kept_bytes
from paliers_desktop.academy.reception.sentences import empreinte_of
from paliers_desktop.academy.reception.verdict import Word
from paliers_desktop.academy.register.choices import approve_key, expect, revoke_key
from paliers_desktop.academy.register.connection import Register
from paliers_desktop.academy.register.decisions import Decision, note
from paliers_desktop.academy.register.known import grids, school
from paliers_desktop.academy.register.received import kept_of
from paliers_desktop.exchange import crockford
from paliers_desktop.exchange.documents import read_payload
from paliers_desktop.exchange.envelope import unverified_payload

APPROVABLE = (Word.HORS_DELAI, Word.CLE_REMPLACEE)
STANDING = (
    Word.CONFLIT,
    Word.ECARTE,
    Word.ACCEPTE,
    Word.DEJA_RECU,
    Word.REVISION_ANCIENNE,
    Word.GRILLE_ANCIENNE,
)
"""Files that nothing stops by themselves: those between which one may choose."""


class Wanted(Struct, frozen=True):
    """A decision about a UAI, as it was asked: the digits of a file, an empreinte de clé, or neither."""

    uai: str
    day: datetime.date
    fichier: str = ""
    empreinte: str = ""
    motif: str = ""

    def decision(self, kind: str, objet: str) -> Decision:
        """The line to keep."""
        return Decision(kind, self.day, self.uai, objet, self.motif)


class Deciding:
    """Decides about one UAI, in one transaction; `judged` is how its files stand before, then after."""

    def __init__(self, register: Register, wanted: Wanted) -> None:
        self._register = register
        self._wanted = wanted
        self._grilles = grids(register)

    def approve(self) -> list[Judged]:
        """What waits for a yes: an établissement out of the list, a key that was compared, a file out of time."""
        with self._register.transaction():
            files = self._files()
            before = self._expect(files)
            if self._wanted.empreinte:
                self._approve_key(files)
            elif self._wanted.fichier or not before:
                self._approve_file(files)
            return self._files()

    def choose(self) -> list[Judged]:
        """One file among those that dispute a place; the others are set aside, but for its own older revisions."""
        with self._register.transaction() as conn:
            files = [one for one in self._files() if one.ruling.word in STANDING]
            chosen = found(files, self._wanted.fichier).file
            others = [one.file for one in files if _disputes(one.file, chosen)]
            if not others:
                raise NothingToChooseError(self._wanted.uai)
            set_aside = [self._wanted.decision(Kind.ECARTER, other.identite) for other in others]
            note(conn, self._wanted.decision(Kind.CHOISIR, chosen.identite), *set_aside)
            return self._files()

    def revoke(self) -> list[Judged]:
        """The key of a UAI no longer signs from that day on."""
        with self._register.transaction() as conn:
            known = school(self._register, self._wanted.uai).cles
            keys = [cle for cle in known if cle.etat is not EtatCle.REVOQUEE]
            if self._wanted.empreinte:
                keys = [cle for cle in keys if same_empreinte(empreinte_of(cle.x), self._wanted.empreinte)]
            if not keys:
                raise NoKeyError(self._wanted.uai)
            if len(keys) > 1:
                raise WhichKeyError(self._wanted.uai, [empreinte_of(cle.x) for cle in keys])
            revoke_key(conn, keys[0].kid, self._wanted.day)
            note(conn, self._wanted.decision("revoquer", keys[0].kid))
            return self._files()

    def _files(self) -> list[Judged]:
        judged = judge_schools(self._register, self._grilles, [self._wanted.uai]).values()
        return sorted(judged, key=lambda one: (one.file.recu_le, one.file.revision, one.file.identite))

    def _expect(self, files: list[Judged]) -> bool:
        """Whether the établissement had to be put in the list; its name and type are those of its last file."""
        strangers = [one.file for one in files if one.ruling.word is Word.NON_ATTENDU]
        if not strangers:
            return False
        last = strangers[-1]
        sha256 = kept_of(self._register, last.uai)[last.identite].sha256
        payload = read_payload(unverified_payload(kept_bytes(self._register.folder, sha256)))
        expect(self._register.conn, last.uai, payload.etablissement.nom, payload.etablissement.type)
        note(self._register.conn, self._wanted.decision(Kind.APPROUVER, ""))
        return True

    def _approve_key(self, files: list[Judged]) -> None:
        waiting = {one.file.kid: one.file for one in files if one.ruling.word in (Word.NON_RATTACHE, Word.NON_ATTENDU)}
        same = [file for file in waiting.values() if same_empreinte(empreinte_of(file.x), self._wanted.empreinte)]
        if not same:
            raise NoKeyError(self._wanted.uai)
        approve_key(self._register.conn, same[0].kid, same[0].uai, same[0].x, self._wanted.day)
        note(self._register.conn, self._wanted.decision(Kind.APPROUVER, same[0].kid))

    def _approve_file(self, files: list[Judged]) -> None:
        waiting = [one for one in files if one.ruling.word in APPROVABLE]
        keys = {empreinte_of(one.file.x) for one in files if one.ruling.word is Word.NON_RATTACHE}
        if not waiting and keys:
            raise WhichKeyError(self._wanted.uai, sorted(keys))
        if not waiting:
            raise NothingToApproveError(self._wanted.uai)
        one = found(waiting, self._wanted.fichier)
        note(self._register.conn, self._wanted.decision(Kind.APPROUVER, one.file.identite))


def found(files: list[Judged], digits: str) -> Judged:
    """The file whose identity begins so; the only one when no digit is given. NoSuchFileError, AmbiguousFileError."""
    same = [one for one in files if one.file.identite.startswith(digits.strip().casefold())]
    if not same:
        raise NoSuchFileError(digits)
    if len(same) > 1:
        raise AmbiguousFileError([one.file.identite for one in same])
    return same[0]


def same_empreinte(known: str, typed: str) -> bool:
    """Whether a person typed that empreinte de clé: case, spaces and dashes do not matter, O reads 0."""
    return crockford.read("".join(char for char in typed if char.isalnum())) == known.replace("-", "")


def _disputes(other: Received, chosen: Received) -> bool:
    if other.payload_sha256 == chosen.payload_sha256:
        return False
    return other.dossier_id != chosen.dossier_id or other.revision >= chosen.revision
