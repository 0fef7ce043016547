"""JSON read strictly: what `json.loads` would let through silently is refused, each case with its own sentence."""

import json
import re
from typing import Any, NoReturn

from paliers_desktop.errors import UserError

MAX_DEPTH = 12
"""No document of this program nests deeper than 5."""

MAX_DIGITS = 15
"""Every integer fits exactly in any JSON reader."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


class JsonError(UserError):
    """The bytes are not the JSON this program accepts."""


class EncodingError(JsonError):
    """Not UTF-8."""

    def __init__(self) -> None:
        super().__init__("Le fichier n’est pas du texte UTF-8 : il a sans doute été ouvert puis réenregistré.")


class SyntaxRefusedError(JsonError):
    """Not JSON at all."""

    def __init__(self) -> None:
        super().__init__("Le fichier n’est pas du JSON : ce n’est pas un fichier produit par l’application.")


class TruncatedError(JsonError):
    """The JSON stops before its end."""

    def __init__(self) -> None:
        super().__init__("Le fichier s’arrête avant sa fin : la copie ou l’envoi a sans doute été interrompu.")


class TrailingBytesError(JsonError):
    """Something follows the JSON."""

    def __init__(self) -> None:
        super().__init__("Le fichier contient quelque chose après sa fin : il a été modifié.")


class DuplicateMemberError(JsonError):
    """One object names a member twice: two readers could understand two things."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Le champ « {shown(name)} » figure deux fois dans le fichier.")


class NotFiniteError(JsonError):
    """NaN or Infinity, which JSON does not have."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Le fichier contient « {name} » à la place d’un nombre.")


class FractionError(JsonError):
    """A number that is not an integer."""

    def __init__(self) -> None:
        super().__init__("Le fichier contient un nombre à virgule : seuls des nombres entiers sont attendus.")


class GiantIntegerError(JsonError):
    """An integer of more than MAX_DIGITS digits."""

    def __init__(self) -> None:
        super().__init__("Le fichier contient un nombre démesuré.")


class TooDeepError(JsonError):
    """Nested deeper than MAX_DEPTH."""

    def __init__(self) -> None:
        super().__init__("Le fichier est imbriqué trop profondément pour être un fichier de l’application.")


class LoneSurrogateError(JsonError):
    """A \\uD800-\\uDFFF escape that makes no character."""

    def __init__(self) -> None:
        super().__init__("Le fichier contient un caractère qui n’existe pas (demi-code Unicode isolé).")


def parse(data: bytes) -> Any:
    """The value these UTF-8 bytes hold, built of dict, list, str, int, bool and None. Raises JsonError."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise EncodingError from error
    if "\0" in text:
        raise EncodingError  # UTF-16 without a mark is valid UTF-8 full of zeros
    try:
        value = json.loads(
            text,
            object_pairs_hook=_unique,
            parse_int=_integer,
            parse_float=_no_fraction,
            parse_constant=_no_constant,
        )
    except json.JSONDecodeError as error:
        raise _syntax_error(error, text) from error
    except RecursionError as error:
        raise TooDeepError from error
    _check_depth(value)
    if _ESCAPED_SURROGATE.search(text):  # UTF-8 holds none: only an escape can make one
        _check_surrogates(value)
    return value


def _check_depth(value: Any) -> None:
    """Level by level: a document is wide and flat."""
    level = [[value]]
    for _ in range(MAX_DEPTH + 1):
        level = [
            list(member.values()) if type(member) is dict else member
            for members in level
            for member in members
            if type(member) in (dict, list)
        ]
        if not level:
            return
    raise TooDeepError


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        names = [name for name, _ in pairs]
        raise DuplicateMemberError(next(name for rank, name in enumerate(names) if name in names[:rank]))
    return members


def _integer(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise GiantIntegerError
    return int(digits)


def _no_fraction(_: str) -> NoReturn:
    raise FractionError


def _no_constant(name: str) -> NoReturn:
    raise NotFiniteError(name)


def _syntax_error(error: json.JSONDecodeError, text: str) -> JsonError:
    if error.msg == "Extra data":
        return TrailingBytesError()
    if text.lstrip()[:1] == "{" and (error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated")):
        return TruncatedError()
    return SyntaxRefusedError()


def _check_surrogates(value: Any) -> None:
    if isinstance(value, str):
        if _SURROGATE.search(value):
            raise LoneSurrogateError
    elif isinstance(value, dict):
        for name, member in value.items():
            _check_surrogates(name)
            _check_surrogates(member)
    elif isinstance(value, list):
        for item in value:
            _check_surrogates(item)


def shown(name: str) -> str:
    """A foreign name short and printable enough for a sentence."""
    return name.encode("ascii", "replace").decode()[:40] if name.isprintable() else "…"
