"""Read the payload of a signed document into its struct: strict JSON, its schema first, no other member."""

from typing import Any, TypeVar

import msgspec

from paliers_desktop.exchange import strict_json
from paliers_desktop.exchange.document_errors import (
    ContentJsonError,
    MissingFieldError,
    SchemaVersionError,
    ValueRefusedError,
    from_validation,
)

Document = TypeVar("Document")


def read_document(data: bytes, schema: str, form: type[Document]) -> Document:
    """The document in these bytes; its coherence is for the caller to check. Raises DocumentError.

    Most files are written by this program: bytes that are those it would write of what it reads in them hold no member
    twice, no fraction, nothing deep. All others are gone through.
    """
    found = as_written(data, form)
    if found is not None and getattr(found, "schema", None) == schema:
        return found
    try:
        value = strict_json.parse(data)
    except strict_json.JsonError as error:
        raise ContentJsonError(error.message) from error
    _check_schema(value, schema)
    try:
        return msgspec.convert(value, form)
    except msgspec.ValidationError as error:
        raise from_validation(str(error)) from error


def as_written(data: bytes, form: type[Document]) -> Document | None:
    """What the bytes say, when they are its one way of being written (documents.encode_payload), else None."""
    try:
        found = msgspec.json.decode(data, type=form)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return found if msgspec.json.format(msgspec.json.encode(found), indent=1) == data else None


def _check_schema(value: Any, schema: str) -> None:
    """Before any other member: another schema may have others."""
    if not isinstance(value, dict):
        raise ValueRefusedError("contenu")
    found = value.get("schema")
    if found is None:
        raise MissingFieldError("schema")
    if found != schema:
        kind = schema.partition("/")[0]
        known = isinstance(found, str) and found.startswith(f"{kind}/") and found.isprintable()
        raise SchemaVersionError(found[:40]) if known else ValueRefusedError("schema")
