"""A damaged dossier: what can be given back of it beside its last good copy, and putting one of them in its place."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from paliers_desktop.actions.dossiers import open_dossier
from paliers_desktop.actions.transmitted import ACADEMY_BYTES
from paliers_desktop.core.assessment import NO_ANSWER, Assessment
from paliers_desktop.core.grid_loader import Entry
from paliers_desktop.errors import UserError
from paliers_desktop.exchange.document_errors import DocumentError
from paliers_desktop.exchange.documents import answers_digest, decode_payload, payload_sha256
from paliers_desktop.exchange.envelope import Typ, open_envelope
from paliers_desktop.exchange.envelope_errors import AlteredError, EnvelopeError
from paliers_desktop.storage.backup import is_backup_folder, list_copies
from paliers_desktop.storage.copy_errors import ChangedMeanwhileError
from paliers_desktop.storage.errors import DamagedDossierError, NotADossierError
from paliers_desktop.storage.restoring import give_back, restore
from paliers_desktop.storage.salvage.findings import Findings, salvage
from paliers_desktop.storage.salvage.wreck import Helpers, Origin
from paliers_desktop.storage.shelf import Reason


class LastCopy(Struct, frozen=True):
    """The newest copy that opens. time: UTC."""

    path: Path
    time: datetime
    assessment: Assessment


class Damage(Struct, frozen=True):
    """What there is in place of a damaged file: at least one of `found` and `copy`.

    sha256: of the file as it was examined.
    """

    path: Path
    sha256: str
    found: Findings | None
    copy: LastCopy | None

    @property
    def answered(self) -> int:
        """How many answers were found in the file."""
        return answered(self.found.state.assessment) if self.found else 0

    @property
    def newer(self) -> int:
        """How many sure answers were found that the copy has not, or has otherwise."""
        if self.found is None:
            return 0
        known = self.copy.assessment.answers if self.copy else {}
        given = self.found.state.assessment.answers
        sure = given.keys() - set(self.found.doubtful)
        return sum(given[critere] != known.get(critere, NO_ANSWER) for critere in sure)

    @property
    def found_is_enough(self) -> bool:
        """Whether what was found is all sure, and holds as much as the copy."""
        if self.found is None or not self.found.sure:
            return False
        return self.copy is None or self.answered >= answered(self.copy.assessment)


def answered(assessment: Assessment) -> int:
    """How many criteria have an answer."""
    return sum(answer.etat is not None for answer in assessment.answers.values())


def may_be_damage(path: Path, error: UserError) -> bool:
    """Whether a file that did not open may be a damaged dossier; a copy is never given another content."""
    return isinstance(error, DamagedDossierError | NotADossierError) and not is_backup_folder(path.absolute().parent)


def examine(path: Path, entries: Sequence[Entry], second_place: Path | None) -> Damage | None:
    """What a damaged file still holds, and its last good copy; None when there is neither. Nothing is written.

    entries: the grids that the program knows. Raises NewerDossierError for a file that a newer program wrote.
    """
    copy = _last_copy(path, second_place)
    try:
        sha256 = _sha256(path)
        found = salvage(path, Helpers(read_export, identity_of, entries, copy.path if copy else None))
    except OSError:
        return None
    return Damage(path, sha256, found, copy) if found or copy else None


def open_found(damage: Damage) -> None:
    """Put what was found in the place of the file, which is kept beside it first.

    Raises ChangedMeanwhileError, NotKeptBeforeError or NotRestoredError; nothing is then changed.
    """
    _check_unchanged(damage)
    if damage.found:
        give_back(damage.path, damage.found.octets)


def open_copy(damage: Damage) -> None:
    """Put the copy in the place of the file, which is kept beside it first; exports that only it knows are kept too.

    Raises ChangedMeanwhileError, or as storage.restoring.restore does; nothing is then changed.
    """
    _check_unchanged(damage)
    if damage.copy:
        restore(damage.path, damage.copy.path, damage.found.octets if damage.found else None)


def read_export(octets: bytes) -> Origin | None:
    """What a signed export says of its dossier, None when a byte of it changed."""
    try:
        envelope = open_envelope(octets, Typ.EXPORT)
        payload = decode_payload(envelope.payload)
    except (EnvelopeError, AlteredError, DocumentError):
        return None
    export = {
        "campagne": payload.campagne,
        "revision": payload.revision,
        "cree_le": payload.cree_le.isoformat(),
        "payload_sha256": payload_sha256(envelope.payload),
        "answers_digest": answers_digest(payload),
        "kid": envelope.kid,
    }
    etablissement = {
        "uai": payload.uai,
        "nom": payload.etablissement.nom,
        "type": payload.etablissement.type.value,
        "fonction": payload.declarant.fonction.value,
    }
    return Origin(payload.dossier_id, payload.grille.sha256, export, etablissement)


def identity_of(octets: bytes) -> str | None:
    """The identity of a signed file of any kind, None when a byte of it changed."""
    for typ in Typ:
        try:
            return open_envelope(octets, typ, max_bytes=ACADEMY_BYTES).identity
        except (EnvelopeError, AlteredError):
            continue
    return None


def _last_copy(path: Path, second_place: Path | None) -> LastCopy | None:
    for copy in list_copies(path, second_place):
        if copy.sound and copy.reason is not Reason.ABIME:
            try:
                opened = open_dossier(copy.path)
            except UserError:  # its pages are whole, what they say is not
                continue
            opened.dossier.close()
            return LastCopy(copy.path, copy.time, opened.state.assessment)
    return None


def _check_unchanged(damage: Damage) -> None:
    try:
        unchanged = _sha256(damage.path) == damage.sha256
    except OSError as error:
        raise ChangedMeanwhileError(damage.path) from error
    if not unchanged:
        raise ChangedMeanwhileError(damage.path)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
