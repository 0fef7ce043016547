"""One signed file that the school transmitted, read back and checked as strictly as the académie does."""

from pathlib import Path

from msgspec import Struct

from paliers_desktop.actions.rebuilding_errors import (
    AcademyFileError,
    NotTransmittedError,
    TransmittedRefusedError,
    TransmittedUnreadableError,
    UnknownGridError,
)
from paliers_desktop.core.grid_loader import Catalogue, Entry
from paliers_desktop.exchange.document_checks import check_against_grid
from paliers_desktop.exchange.document_errors import DocumentError, SchemaVersionError
from paliers_desktop.exchange.documents import answers_digest, decode_payload, payload_sha256
from paliers_desktop.exchange.envelope import MEBIBYTE, Envelope, Typ, open_envelope
from paliers_desktop.exchange.envelope_errors import (
    AlteredError,
    DocumentTypeError,
    EnvelopeError,
    TooLargeError,
)
from paliers_desktop.exchange.payload import Payload
from paliers_desktop.storage.documents import TransmittedExport
from paliers_desktop.storage.exports import ExportRecord

ACADEMY_BYTES = 4 * MEBIBYTE
"""The largest file that the académie signs, a campagne (exchange format §2)."""
_DOSSIER_MAGIC = b"SQLite format 3\0"


class Transmitted(Struct, frozen=True):
    """A file whose signature is coherent and whose content is that of its grid.

    The signature says that nothing changed since it was signed, not by whom: the key comes with the file.
    """

    path: Path
    payload: Payload
    entry: Entry
    export: TransmittedExport

    @property
    def record(self) -> ExportRecord:
        """What the dossier keeps of it."""
        return self.export.record

    @property
    def answered(self) -> int:
        """How many criteria have an answer."""
        return sum(reponse.reponse is not None for reponse in self.payload.reponses)


def read_transmitted(path: Path, catalogue: Catalogue) -> Transmitted:
    """Read and check one file. Raises the errors of actions.rebuilding_errors."""
    data = _bytes_of(path)
    envelope = _envelope(path, data)
    try:
        payload = decode_payload(envelope.payload)
    except SchemaVersionError as error:
        raise TransmittedRefusedError(path, error, error.hint) from error
    except DocumentError as error:
        raise TransmittedRefusedError(path, error) from error
    entry = catalogue.by_sha256(payload.grille.sha256)
    if entry is None:
        raise UnknownGridError(path, payload.grille.id, payload.grille.version)
    try:
        check_against_grid(payload, entry.grille)
    except DocumentError as error:
        raise TransmittedRefusedError(path, error) from error
    return Transmitted(path, payload, entry, TransmittedExport(_record(payload, envelope, data), envelope.identity))


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(ACADEMY_BYTES + 1)
    except OSError as error:
        raise TransmittedUnreadableError(path) from error


def _envelope(path: Path, data: bytes) -> Envelope:
    if data.startswith(_DOSSIER_MAGIC):
        raise NotTransmittedError(path)
    try:
        return open_envelope(data, Typ.EXPORT)
    except (DocumentTypeError, TooLargeError) as error:
        if _is_of_the_academy(data):
            raise AcademyFileError(path) from error
        raise TransmittedRefusedError(path, error) from error
    except (EnvelopeError, AlteredError) as error:
        raise TransmittedRefusedError(path, error) from error


def _is_of_the_academy(data: bytes) -> bool:
    for typ in Typ:
        if typ is not Typ.EXPORT:
            try:
                open_envelope(data, typ, max_bytes=ACADEMY_BYTES)
            except EnvelopeError:
                continue
            except AlteredError:  # of its kind all the same
                return True
            return True
    return False


def _record(payload: Payload, envelope: Envelope, data: bytes) -> ExportRecord:
    """The export as the dossier that made it kept it, but for the origin of its code, which no file tells."""
    return ExportRecord(
        campagne=payload.campagne,
        revision=payload.revision,
        cree_le=payload.cree_le,
        payload_sha256=payload_sha256(envelope.payload),
        answers_digest=answers_digest(payload),
        textes_joints=has_texts(payload),
        kid=envelope.kid,
        code_libre=False,
        octets=data,
        importe=True,
    )


def has_texts(payload: Payload) -> bool:
    """Whether comments or motif texts were joined, as far as there were any."""
    return any(r.commentaire is not None or (r.motif and r.motif.texte is not None) for r in payload.reponses)
