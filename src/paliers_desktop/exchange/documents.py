"""The payload of a signed export as bytes: written exactly, read strictly, known by its digests."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

import msgspec

from paliers_desktop.exchange.document_checks import check_content, check_uai
from paliers_desktop.exchange.payload import SCHEMA, Payload
from paliers_desktop.exchange.strict_document import read_document

NOT_COMPARED = ("revision", "precedent_sha256", "cree_le", "application")
"""Members that change from one export to the next while the answers stay the same."""


def encode_payload(payload: Payload) -> bytes:
    """The exact bytes to sign: UTF-8 JSON, indent 1, members in the order of the schema."""
    return json.dumps(msgspec.to_builtins(payload), indent=1, ensure_ascii=False).encode()


def decode_payload(data: bytes) -> Payload:
    """Read the bytes of a payload strictly. Raises DocumentError, each child with its own sentence.

    What needs the grid (its criteria, its domaines) is checked by `document_checks.check_against_grid`.
    """
    payload = read_payload(data)
    check_uai(payload)
    return payload


def read_payload(data: bytes) -> Payload:
    """The same but for the last letter of the UAI, which reception judges after the campagne. Raises DocumentError."""
    payload = read_document(data, SCHEMA, Payload)
    check_content(payload)
    return payload


def payload_sha256(data: bytes) -> str:
    """SHA-256 (hex) of the payload's bytes: what the next revision names as its precedent."""
    return hashlib.sha256(data).hexdigest()


def empreinte(data: bytes) -> str:
    """« Empreinte » of an export: the first 32 hex digits of the payload's SHA-256, capitals, 8 groups of 4."""
    return empreinte_of(payload_sha256(data))


def empreinte_of(sha256: str) -> str:
    """The same, from the SHA-256 (hex) kept of an export."""
    digits = sha256[:32].upper()
    return " ".join(digits[start : start + 4] for start in range(0, 32, 4))


def answers_digest(payload: Payload) -> str:
    """SHA-256 (hex) of what was answered: the payload as canonical JSON without NOT_COMPARED.

    Equal digests mean that a new export would say the same thing (with the same choice of joined texts).
    """
    value: Mapping[str, Any] = msgspec.to_builtins(payload)
    compared = {name: member for name, member in value.items() if name not in NOT_COMPARED}
    canonical = json.dumps(compared, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
