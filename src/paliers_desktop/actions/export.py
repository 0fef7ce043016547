"""Export the answers: preview before any key, sign with a code, keep in the dossier, then write the file."""

import datetime
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from paliers_desktop import __version__
from paliers_desktop.actions.declarations import entraide_of, relecture_of
from paliers_desktop.actions.export_errors import ExportNotKeptError, ExportWriteError, JoinedTextsTooLongError
from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.report.own_code import OwnCodeSheets, own_code_sheets
from paliers_desktop.core.report.preuve import level_of_proof
from paliers_desktop.core.scoring import compute_profile
from paliers_desktop.exchange import documents
from paliers_desktop.exchange.code import MAX_TEXT_BYTES, Code, code_in_file, derive_key, draw_code, find_code
from paliers_desktop.exchange.code_errors import CodeFileUnreadableError
from paliers_desktop.exchange.documents import answers_digest, encode_payload
from paliers_desktop.exchange.envelope import Typ, sign
from paliers_desktop.exchange.envelope_errors import TooLargeError
from paliers_desktop.exchange.export_payload import build_payload, motif_of
from paliers_desktop.exchange.keys import SigningKey
from paliers_desktop.exchange.payload import Payload
from paliers_desktop.files import replace_file
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.errors import SaveError
from paliers_desktop.storage.exports import ExportRecord, ExportSummary

__all__ = [
    "Choices",
    "Code",  # of exchange, which the pages may not import
    "JoinableTexts",
    "PreparedExport",
    "SignedExport",
    "code_in_text_file",
    "draw_own_code",
    "export_file_name",
    "joinable_texts",
    "last_export",
    "prepare_export",
    "save_export",
    "sign_export",
    "typed_code",
    "write_again",
]

SUFFIX = ".pmn.json"

AnyExport = ExportRecord | ExportSummary
"""What identifies an export, with or without its bytes."""

OneExport = TypeVar("OneExport", ExportRecord, ExportSummary, AnyExport)


class Choices(Struct, frozen=True):
    """What the person ticks at an export, off at first; relecture and entraide are answers, kept in the dossier.

    join_texts: comments and motif texts leave too.
    """

    join_texts: bool = False


class JoinableTexts(Struct, frozen=True):
    """How many texts « Joindre les 4 commentaires et les 3 motifs » would join."""

    commentaires: int
    motifs: int


class PreparedExport(Struct, frozen=True):
    """Exactly what would leave: the payload and its very bytes (« Voir le texte exact »), before any key."""

    payload: Payload
    octets: bytes
    textes_joints: bool

    @property
    def empreinte(self) -> str:
        """The digits that file and PDF will carry."""
        return documents.empreinte(self.octets)

    @property
    def file_name(self) -> str:
        """« PMN_creteil-2026-2027_0940120V_r003.pmn.json »."""
        return export_file_name(self.payload.campagne, self.payload.uai, self.payload.revision)


class SignedExport(Struct, frozen=True):
    """A signed export, not yet kept nor written. preuve: what the signature establishes, in words."""

    record: ExportRecord
    file_name: str
    empreinte: str
    preuve: str

    @property
    def octets(self) -> bytes:
        """The bytes of the file."""
        return self.record.octets


def prepare_export(
    grille: Grille,
    assessment: Assessment,
    *,
    dossier_id: str,
    exports: Iterable[AnyExport],
    cree_le: datetime.date,
    choices: Choices | None = None,
) -> PreparedExport:
    """What an export of that day would transmit; its revision follows those of the same campagne in `exports`."""
    choices = choices or Choices()
    previous = last_export(exports, assessment.campagne)
    payload = build_payload(
        grille,
        assessment,
        compute_profile(grille, assessment),
        dossier_id=dossier_id,
        revision=previous.revision + 1 if previous else 1,
        precedent_sha256=previous.payload_sha256 if previous else None,
        cree_le=cree_le,
        application_version=__version__,
        join_texts=choices.join_texts,
        relecture=relecture_of(assessment),
        entraide=entraide_of(grille, assessment),
    )
    return PreparedExport(payload, encode_payload(payload), choices.join_texts)


def sign_export(prepared: PreparedExport, code: Code) -> SignedExport:
    """Sign with the key that `code` is (about 0.15 s). Raises JoinedTextsTooLongError.

    ValueError when the code was read for another établissement or campagne.
    """
    payload = prepared.payload
    if (code.uai, code.campagne) != (payload.uai, payload.campagne):
        raise ValueError("this code was read for another établissement or campagne")
    key = derive_key(code)
    record = ExportRecord(
        campagne=payload.campagne,
        revision=payload.revision,
        cree_le=payload.cree_le,
        payload_sha256=documents.payload_sha256(prepared.octets),
        answers_digest=answers_digest(payload),
        textes_joints=prepared.textes_joints,
        kid=key.public.kid,
        code_libre=code.libre,
        octets=_signed(prepared, key),
    )
    return SignedExport(record, prepared.file_name, prepared.empreinte, level_of_proof(code_libre=code.libre))


def _signed(prepared: PreparedExport, key: SigningKey) -> bytes:
    try:
        return sign(prepared.octets, Typ.EXPORT, key)
    except TooLargeError as error:
        if prepared.textes_joints:
            raise JoinedTextsTooLongError from error
        raise


def save_export(dossier: Dossier, signed: SignedExport, folder: Path) -> Path:
    """Keep the export in the dossier, then write its file in `folder`; the path of the file.

    Raises ExportNotKeptError (nothing happened) or ExportWriteError (kept: `write_again` will do).
    """
    try:
        dossier.add_export(signed.record)
    except SaveError as error:
        raise ExportNotKeptError(error) from error
    path = folder / signed.file_name
    write_again(signed.record, path)
    return path


def write_again(record: ExportRecord, path: Path) -> None:
    """Write the very bytes of an export that the dossier keeps. Raises ExportWriteError."""
    try:
        replace_file(path, record.octets)
    except OSError as error:
        raise ExportWriteError(path, error) from error


def export_file_name(campagne: str, uai: str, revision: int) -> str:
    """The name of an export's file."""
    return f"PMN_{campagne}_{uai}_r{revision:03}{SUFFIX}"


def last_export(exports: Iterable[OneExport], campagne: str) -> OneExport | None:
    """The export of the highest revision of a campagne, None when there is none."""
    return max((e for e in exports if e.campagne == campagne), key=lambda e: e.revision, default=None)


def joinable_texts(grille: Grille, assessment: Assessment) -> JoinableTexts:
    """What « Joindre… » would join."""
    answers = [assessment.answer(critere) for critere in grille.criteres]
    motifs = [motif_of(answer) for answer in answers]
    return JoinableTexts(
        commentaires=sum(bool(answer.commentaire.strip()) for answer in answers),
        motifs=sum(motif is not None and bool(motif[1].strip()) for motif in motifs),
    )


def typed_code(text: str, assessment: Assessment, known_uais: Iterable[str] = ()) -> Code:
    """The code typed or pasted in the field. Raises CodeError, whose children name each reason.

    known_uais: those of the other dossiers of this post, to recognise a neighbour's code.
    """
    return find_code(text, assessment.etablissement.uai, assessment.campagne, known_uais)


def code_in_text_file(path: Path, assessment: Assessment, known_uais: Iterable[str] = ()) -> Code:
    """The code in a text file received from the académie. Raises CodeError."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_TEXT_BYTES + 1)
    except OSError as error:
        raise CodeFileUnreadableError from error
    return code_in_file(data, assessment.etablissement.uai, assessment.campagne, known_uais)


def draw_own_code(uai: str, campagne: str) -> tuple[Code, OwnCodeSheets]:
    """A code drawn in the établissement, which the académie did not provide, and its two sheets."""
    code = draw_code(uai, campagne)
    return code, own_code_sheets(code.texte, uai, campagne, derive_key(code).public.empreinte)
