"""The code de transmission: 24 characters that are the key of one établissement for one campagne.

13 random bytes and 2 check bytes (SHA-256 of label|campagne|UAI| and the 13 bytes) in Crockford's base32; the key is
scrypt of the 13 bytes. Why a code and not a stored key: docs/decisions/0004-code-de-transmission.md.
"""

import hashlib
import re
import secrets
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from paliers_desktop.core.campagne import next_campagne, previous_campagne
from paliers_desktop.exchange import crockford
from paliers_desktop.exchange.code_errors import (
    LENGTH,
    CodeCharacterError,
    CodeEmptyError,
    CodeError,
    CodeFileError,
    CodeLengthError,
    CodeMismatchError,
    CodeNotFoundError,
    CodeTypoError,
    OtherCampagneError,
    OtherUaiError,
)
from paliers_desktop.exchange.keys import KEY_BYTES, SigningKey

SECRET_BYTES = 13
CHECK_BYTES = 2
GROUP = 4
MAX_TEXT_BYTES = 1024 * 1024
"""A longer text file is no message of the academy."""

_DROPPED = re.compile(r"[\s\-\u00ad\u200b\u2010-\u2015\u2212\ufe58\ufe63\uff0d\ufeff]")
_DASHED = re.compile(r"(?<![^\W_])(?:[^\W_]{4}[-\u2010-\u2015\u2212]){5}[^\W_]{4}(?![^\W_])")
_SPACED = re.compile(r"(?<![^\W_])(?=((?:[^\W_]{4}[ \t\u00a0\u202f]+){5}[^\W_]{4})(?![^\W_]))")
_WHOLE = re.compile(r"(?<![^\W_])[^\W_]{24}(?![^\W_])")
_SHAPES = (_DASHED, _SPACED, _WHOLE)

REMOVED = "[code retiré]"
"""What stands for a code in a text that leaves."""


class Origine(StrEnum):
    """Who drew a code: the check label tells."""

    ACADEMIE = "pmn-code-v1"
    LIBRE = "pmn-code-libre-v1"


class Code(Struct, frozen=True):
    """A checked code; it is the right one for this UAI and this campagne."""

    secret: bytes
    uai: str
    campagne: str
    origine: Origine

    @property
    def libre(self) -> bool:
        """Whether the établissement drew it itself."""
        return self.origine is Origine.LIBRE

    @property
    def texte(self) -> str:
        """« XWSY-GQSD-VNZK-4JEG-M1M3-51AS »."""
        check = _check(self.secret, self.uai, self.campagne, self.origine)
        return crockford.groups(crockford.encode(self.secret + check))

    def __repr__(self) -> str:
        return f"Code({self.uai!r}, {self.campagne!r}, {self.origine!r})"


def draw_code(
    uai: str,
    campagne: str,
    origine: Origine = Origine.LIBRE,
    draw: Callable[[int], bytes] = secrets.token_bytes,
) -> Code:
    """A new random code. Drawn again in the one case of 65 536 where the other label would accept it too."""
    other = Origine.ACADEMIE if origine is Origine.LIBRE else Origine.LIBRE
    while True:
        secret = draw(SECRET_BYTES)
        if _check(secret, uai, campagne, origine) != _check(secret, uai, campagne, other):
            return Code(secret, uai, campagne, origine)


def read_code(typed: str, uai: str, campagne: str, known_uais: Iterable[str] = ()) -> Code:
    """The code a person typed: case, spaces and dashes do not matter, O reads 0, I and L read 1.

    known_uais: the UAIs of the dossiers of this post, to recognise a neighbour's code. Raises CodeError (its children
    name each reason); a code is never corrected by itself.
    """
    text = _normalised(typed)
    code = _accepted(text, uai, campagne)
    if code is None:
        raise _explained(text, uai, campagne, known_uais)
    return code


def looks_whole(typed: str) -> bool:
    """Whether enough was typed to judge a code: before that, saying that characters are missing would only nag."""
    return len(_DROPPED.sub("", typed)) >= LENGTH


def find_code(text: str, uai: str, campagne: str, known_uais: Iterable[str] = ()) -> Code:
    """The code in what was typed or pasted: alone, or within a message, or among the codes of several établissements.

    Raises CodeNotFoundError for a longer text without any code, else what `read_code` raises.
    """
    candidates = list(_candidates(text))
    for candidate in candidates:
        code = _accepted(candidate, uai, campagne)
        if code is not None:
            return code
    if len(_DROPPED.sub("", text)) <= LENGTH + GROUP:
        return read_code(text, uai, campagne, known_uais)
    if not candidates:
        raise CodeNotFoundError
    raise _explained(candidates[0], uai, campagne, known_uais)


def code_in_file(data: bytes, uai: str, campagne: str, known_uais: Iterable[str] = ()) -> Code:
    """The code in the bytes of a text file (UTF-8, UTF-16 with its mark, or Windows-1252). Raises CodeError."""
    return find_code(_text_of(data), uai, campagne, known_uais)


def without_codes(text: str, uai: str, campagnes: Iterable[str]) -> str:
    """The text in which every code of this UAI for one of these campagnes is replaced by REMOVED."""
    spans = [m.span(1 if pattern is _SPACED else 0) for pattern in _SHAPES for m in pattern.finditer(text)]
    for start, end in sorted(spans, reverse=True):
        for candidate in _candidates(text[start:end]):
            if any(_accepted(candidate, uai, campagne) for campagne in campagnes):
                text = text[:start] + REMOVED + text[end:]
    return text


def derive_key(code: Code) -> SigningKey:
    """The key that this code is (about 0.15 s). Nothing of it is stored."""
    seed = hashlib.scrypt(
        code.secret,
        salt=f"pmn-key-v1|{code.campagne}|{code.uai}".encode(),
        n=2**15,
        r=8,
        p=1,
        dklen=KEY_BYTES,
        maxmem=2**26,  # the default refuses the 32 MiB that n and r ask for
    )
    return SigningKey(seed)


def _normalised(typed: str) -> str:
    """The 24 characters, or the error of a foreign character or of the length."""
    text = crockford.read(_DROPPED.sub("", typed))
    if not text:
        raise CodeEmptyError
    for place, char in enumerate(text):
        if char not in crockford.ALPHABET:
            raise CodeCharacterError(char, place // GROUP + 1)
    if len(text) != LENGTH:
        raise CodeLengthError(len(text))
    return text


def _check(secret: bytes, uai: str, campagne: str, origine: Origine) -> bytes:
    label = f"{origine}|{campagne}|{uai}|".encode()
    return hashlib.sha256(label + secret).digest()[:CHECK_BYTES]


def _accepted(text: str, uai: str, campagne: str) -> Code | None:
    """The code when its check bytes are those of this UAI and campagne, under either label."""
    data = crockford.decode(text)
    secret, check = data[:SECRET_BYTES], data[SECRET_BYTES:]
    for origine in Origine:
        if _check(secret, uai, campagne, origine) == check:
            return Code(secret, uai, campagne, origine)
    return None


def _explained(text: str, uai: str, campagne: str, known_uais: Iterable[str]) -> CodeError:
    """Why a well-formed code is not accepted.

    Exact matches come first: they are sure but for one case in 16 384, while some single substitution fits a random
    code in one case out of 43.
    """
    for other in (previous_campagne(campagne), next_campagne(campagne)):
        if other is not None and _accepted(text, uai, other):
            return OtherCampagneError(other, campagne)
    for known in known_uais:
        if known != uai and _accepted(text, known, campagne):
            return OtherUaiError(known, uai)
    groupes = sorted({rank for ranks, near in _near(text) if _accepted(near, uai, campagne) for rank in ranks})
    return CodeTypoError(groupes) if groupes else CodeMismatchError(uai, campagne)


def _near(text: str) -> Iterator[tuple[tuple[int, ...], str]]:
    """Every text one substitution or one adjacent swap away, with the ranks of the groups to look at."""
    for place, char in enumerate(text):
        rank = place // GROUP + 1
        for other in crockford.ALPHABET.replace(char, ""):
            yield (rank,), text[:place] + other + text[place + 1 :]
        following = text[place + 1 : place + 2]
        if following and following != char:
            swapped = text[:place] + following + char + text[place + 2 :]
            yield (rank, (place + 1) // GROUP + 1), swapped


def _candidates(text: str) -> Iterator[str]:
    found = [candidate for pattern in _SHAPES for candidate in pattern.findall(text)]
    for candidate in dict.fromkeys(found):
        try:
            yield _normalised(candidate)
        except CodeError:
            continue


def _text_of(data: bytes) -> str:
    if len(data) > MAX_TEXT_BYTES:
        raise CodeFileError
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    if "\0" in text:
        raise CodeFileError
    return text
