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
    """The document in these bytes; its coherence is for the caller to check. Raises DocumentError."""
    try:
        value = strict_json.parse(data)
    except strict_json.JsonError as error:
        raise ContentJsonError(error.message) from error
    _check_schema(value, schema)
    try:
        return msgspec.convert(value, form)
    except msgspec.ValidationError as error:
        raise from_validation(str(error)) from error


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
