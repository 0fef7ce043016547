"""From the bytes of one piece to what reception knows of it: an export as it stands, or why it is not one."""

import datetime
import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from paliers_desktop.academy.reception.facts import Received
from paliers_desktop.academy.reception.foreign import OtherFileError, rather
from paliers_desktop.academy.reception.sentences import Told
from paliers_desktop.academy.reception.verdict import Word
from paliers_desktop.core.assessment import Etat, MotifCode
from paliers_desktop.core.grid import Grille
from paliers_desktop.errors import UserError
from paliers_desktop.exchange import base64url
from paliers_desktop.exchange.document_checks import check_against_grid
from paliers_desktop.exchange.document_errors import DocumentError, SchemaVersionError
from paliers_desktop.exchange.documents import payload_sha256, read_payload
from paliers_desktop.exchange.envelope import Envelope, Typ, open_envelope
from paliers_desktop.exchange.envelope_errors import AGAIN, AlteredError, EnvelopeError
from paliers_desktop.exchange.export_payload import computed_result

if TYPE_CHECKING:
    from paliers_desktop.exchange.payload import Payload, Reponse

UPDATED = "Votre fichier est conservé : il sera lu après la mise à jour du programme de l’académie."

MOST_WORDS = 160
"""Of a sentence that names what a hostile file holds."""


Line = tuple[str, str | None, int, int, str | None]
"""What is kept of the answer to one criterion: its id, etat, à vérifier, à confirmer, code of the motif; no text that a
person wrote.

Plain values: a register holds millions, another process hands them over, and neither needs to ask what an enum is.
"""

_PLAIN: Mapping[Etat | MotifCode | None, str | None] = {None: None, **{one: one.value for one in (*Etat, *MotifCode)}}


class Export(Struct, frozen=True):
    """An intact export: what its verdict is made from, then what the synthesis counts."""

    sha256: str
    octets: int
    received: Received
    reponses: tuple[Line, ...]
    entraide: tuple[tuple[str, str], ...]


class Unread(Struct, frozen=True):
    """What could not be read as an export."""

    sha256: str
    word: Word
    told: Told


def read_export(data: bytes, day: datetime.date, grilles: Mapping[str, Grille]) -> Export | Unread:
    """Judge the bytes alone; `day` is that of reception, `grilles` those of the register by sha256."""
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        envelope = open_envelope(data, Typ.EXPORT)
        payload = read_payload(envelope.payload)
    except UserError as error:
        return Unread(sha256, *_refusal(rather(data, error)))
    except RecursionError:
        return Unread(sha256, Word.REFUSE_FORMAT, Told("Le contenu de ce fichier est trop imbriqué.", AGAIN))
    return Export(
        sha256,
        len(data),
        _received(envelope, payload, day, grilles),
        tuple(map(_line, payload.reponses)),
        tuple((line.critere, line.nature) for line in payload.entraide),
    )


def _line(reponse: "Reponse") -> Line:
    motif = reponse.motif.code if reponse.motif else None
    marks = int(reponse.a_verifier), int(reponse.a_confirmer)
    return reponse.critere, _PLAIN[reponse.reponse], *marks, _PLAIN[motif]


def unexpected(data: bytes, error: Exception) -> Unread:
    """A file on which the program itself fails: told without its words, judged again when it comes again."""
    words = f"Ce fichier n’a pas pu être contrôlé (erreur inattendue : {type(error).__name__})."
    return Unread(hashlib.sha256(data).hexdigest(), Word.REFUSE_FORMAT, Told(words, AGAIN))


def _refusal(error: UserError) -> tuple[Word, Told]:
    match error:
        case AlteredError():
            return Word.REFUSE_ALTERE, Told(error.message, AGAIN)
        case SchemaVersionError():
            return Word.REFUSE_VERSION, Told(error.message, UPDATED, error.hint)
        case DocumentError():
            return Word.REFUSE_CONTENU, Told(error.message[:MOST_WORDS], AGAIN)
        case EnvelopeError() | OtherFileError():
            return Word.REFUSE_FORMAT, Told(error.message, error.hint)
        case _:
            raise error


def _received(envelope: Envelope, payload: "Payload", day: datetime.date, grilles: Mapping[str, Grille]) -> Received:
    ecart, differs = checked(payload, grilles.get(payload.grille.sha256))
    return Received(
        identite=envelope.identity,
        uai=payload.uai,
        type=payload.etablissement.type,
        dossier_id=payload.dossier_id,
        revision=payload.revision,
        payload_sha256=payload_sha256(envelope.payload),
        precedent_sha256=payload.precedent_sha256,
        kid=envelope.kid,
        x=base64url.encode(envelope.key.x),
        campagne=payload.campagne,
        grille_sha256=payload.grille.sha256,
        provisoire=payload.provisoire,
        resultat_differe=differs,
        ecart=ecart,
        cree_le=payload.cree_le,
        recu_le=day,
    )


def checked(payload: "Payload", grille: Grille | None) -> tuple[str | None, bool]:
    """Why a payload is not faithful to its grid ("" when it is, None without grid), and whether its result differs."""
    if grille is None:
        return None, False
    try:
        check_against_grid(payload, grille)
    except DocumentError as error:
        return error.message[:MOST_WORDS], False
    return "", computed_result(payload, grille) != payload.resultat
