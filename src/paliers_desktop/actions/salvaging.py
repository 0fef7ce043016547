"""A damaged dossier: what can be given back of it beside its last good copy, and putting one of them in its place."""

from paliers_desktop.actions.transmitted import ACADEMY_BYTES
from paliers_desktop.exchange.document_errors import DocumentError
from paliers_desktop.exchange.documents import answers_digest, decode_payload, payload_sha256
from paliers_desktop.exchange.envelope import Typ, open_envelope
from paliers_desktop.exchange.envelope_errors import AlteredError, EnvelopeError
from paliers_desktop.storage.salvage.wreck import Origin


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
