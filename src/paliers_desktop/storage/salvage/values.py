"""What a value found in a damaged dossier may be, for a column of each kind."""

import datetime
import re
from collections.abc import Callable
from enum import StrEnum

import msgspec

from paliers_desktop.core.seance import presents_of
from paliers_desktop.core.text import is_clean
from paliers_desktop.storage.journal import moment
from paliers_desktop.storage.salvage.pages import Value

Test = Callable[[Value], bool]


def told(value: Value) -> bool:
    """Text of any length, lines included, or none at all."""
    return isinstance(value, str) and is_clean(value, multiline=True)


def word(value: Value) -> bool:
    """One line that says something."""
    return isinstance(value, str) and value != "" and is_clean(value)


def octets(value: Value) -> bool:
    """Bytes."""
    return isinstance(value, bytes)


def flag(value: Value) -> bool:
    """0 or 1."""
    return value in (0, 1) and isinstance(value, int)


def count(value: Value) -> bool:
    """A whole number, not negative."""
    return isinstance(value, int) and value >= 0


def like(pattern: str) -> Test:
    """Text of this shape, whole."""
    expression = re.compile(pattern)
    return lambda value: isinstance(value, str) and expression.fullmatch(value) is not None


def among(words: type[StrEnum]) -> Test:
    """One of these words."""
    known = frozenset(word.value for word in words)
    return lambda value: value in known


def or_none(test: Test) -> Test:
    """Nothing, or what the test lets through."""
    return lambda value: value is None or test(value)


def readable(read: Callable[[str], object]) -> Test:
    """Text that this reads: it raises ValueError or msgspec.DecodeError for any other."""

    def _reads(value: Value) -> bool:
        try:
            return isinstance(value, str) and read(value) is not NotImplemented
        except (ValueError, msgspec.DecodeError):
            return False

    return _reads


def json_value(text: str) -> str | bool | None:
    """What a journal row tells of a field. Raises msgspec.DecodeError."""
    value: str | bool | None = msgspec.json.decode(text, type=str | bool | None)
    return value


ID = like("[0-9a-f]{32}")
SHA256 = like("[0-9a-f]{64}")
TIME = readable(moment)
DAY = readable(datetime.date.fromisoformat)
JSON = readable(json_value)
ROLES = readable(presents_of)

TRUTH: Test = lambda value: isinstance(value, bool)  # noqa: E731
