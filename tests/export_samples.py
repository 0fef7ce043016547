"""Exports for the tests, genuine and forged: the forger signs with cryptography alone, without the program's gate."""

import base64
import datetime
import json
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from dossier_samples import CAMPAGNE, LYCEE, entry
from paliers_desktop.core.assessment import Answer, Assessment, Etat, MotifCode
from paliers_desktop.core.scoring import compute_profile
from paliers_desktop.exchange.documents import encode_payload
from paliers_desktop.exchange.export_payload import build_payload
from paliers_desktop.exchange.keys import PublicKey, SigningKey
from paliers_desktop.exchange.payload import Payload

KEY = SigningKey(bytes(range(32)))
OTHER_KEY = SigningKey(bytes(range(1, 33)))
DOSSIER_ID = "0123456789abcdef" * 2
DAY = datetime.date(2026, 11, 23)
TYP = "pmn-export+jws"


def assessment(*, complete: bool = True) -> Assessment:
    """A lycée that answered everything (or left its last criterion), with two comments and two motifs."""
    ids = list(entry().grille.criteres)
    etats = (Etat.OUI, Etat.OUI, Etat.EN_COURS, Etat.OUI, Etat.NON)
    answers = {critere: Answer(etat=etats[rank % len(etats)]) for rank, critere in enumerate(ids)}
    answers[ids[1]] = Answer(etat=Etat.OUI, commentaire="Voir le compte rendu,\nà l’œuvre depuis 2024.")
    answers[ids[2]] = Answer(etat=Etat.EN_COURS, commentaire="En cours au CDI.")
    answers[ids[4]] = Answer(etat=Etat.SANS_OBJET, motif_code=MotifCode.AUTRE, motif_texte="Site fermé")
    answers[ids[5]] = Answer(etat=Etat.SANS_OBJET, motif_code=MotifCode.PUBLIC_ABSENT)
    if not complete:
        del answers[ids[-1]]
    return Assessment(LYCEE, CAMPAGNE, answers)


def payload(*, complete: bool = True, join_texts: bool = False, **fields: Any) -> Payload:
    """The payload of that assessment, revision 1."""
    grille = entry().grille
    answered = assessment(complete=complete)
    base: dict[str, Any] = {"dossier_id": DOSSIER_ID, "revision": 1, "precedent_sha256": None, "cree_le": DAY}
    return build_payload(
        grille,
        answered,
        compute_profile(grille, answered),
        application_version="1.0.0",
        join_texts=join_texts,
        **{**base, **fields},
    )


def octets(**fields: Any) -> bytes:
    """The bytes of that payload."""
    return encode_payload(payload(**fields))


def b64(data: bytes) -> str:
    """base64url without padding, written anew."""
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def header(key: PublicKey | None = None, **changes: Any) -> dict[str, Any]:
    """The exact header for a key, then changed; a change to `...` removes the member."""
    public = key or KEY.public
    exact = {"alg": "Ed25519", "typ": TYP, "kid": public.kid, "jwk": public.jwk, **changes}
    return {name: value for name, value in exact.items() if value is not ...}


def raw_sign(text: bytes, key: SigningKey = KEY) -> bytes:
    """64 bytes that the genuine key would make of any text."""
    return Ed25519PrivateKey.from_private_bytes(key.seed).sign(text)


def forge(content: bytes, protected: dict[str, Any] | bytes | None = None, key: SigningKey = KEY) -> dict[str, Any]:
    """An envelope (as JSON members) rightly signed over any content and any header."""
    head = protected if isinstance(protected, bytes) else json.dumps(protected or header(key.public)).encode()
    payload_text, head_text = b64(content), b64(head)
    signature = b64(raw_sign(f"{head_text}.{payload_text}".encode(), key))
    return {"payload": payload_text, "signatures": [{"protected": head_text, "signature": signature}]}


def forge_bytes(content: bytes, protected: dict[str, Any] | bytes | None = None, key: SigningKey = KEY) -> bytes:
    """The same as a file."""
    return json.dumps(forge(content, protected, key)).encode()
