"""The passphrase that seals the académie's key: what is refused because a stolen copy would be opened by trying."""

import unicodedata

from paliers_desktop.errors import UserError

MIN_CHARACTERS = 16
MIN_DIFFERENT = 7
ADVICE = "Prenez par exemple cinq mots sans lien entre eux, tirés au hasard dans un livre."
_SERIES = (
    "abcdefghijklmnopqrstuvwxyz",
    "azertyuiopqsdfghjklmwxcvbn",
    "qwertyuiopasdfghjklzxcvbnm",
    "01234567890123456789",
    "&é\"'(-è_çà)=",
)


class PassphraseError(UserError):
    """A passphrase that cannot seal a key."""


class EmptyPassphraseError(PassphraseError):
    """Nothing was typed."""

    def __init__(self) -> None:
        super().__init__("La phrase de passe est vide.", f"Elle compte au moins {MIN_CHARACTERS} caractères. {ADVICE}")


class ShortPassphraseError(PassphraseError):
    """Too few characters."""

    def __init__(self, found: int) -> None:
        super().__init__(
            f"La phrase de passe compte {found} caractères ; il en faut au moins {MIN_CHARACTERS}.", ADVICE
        )


class PredictablePassphraseError(PassphraseError):
    """Long, but among the first that anyone would try."""

    def __init__(self) -> None:
        super().__init__("Cette phrase de passe se devine : elle répète un motif ou suit le clavier.", ADVICE)


def check_passphrase(typed: str) -> str:
    """The passphrase as it is used (NFC, as typed otherwise). Raises PassphraseError."""
    phrase = normalised(typed)
    if not phrase.strip():
        raise EmptyPassphraseError
    if len(phrase) < MIN_CHARACTERS:
        raise ShortPassphraseError(len(phrase))
    plain = "".join(phrase.lower().split())
    if len(set(plain)) < MIN_DIFFERENT or _repeats(plain) or _in_series(plain) > len(plain) // 2:
        raise PredictablePassphraseError
    return phrase


def normalised(typed: str) -> str:
    """The same passphrase whatever keyboard composed its accents."""
    return unicodedata.normalize("NFC", typed)


def _repeats(text: str) -> bool:
    """Whether a part of at most half of the text makes it all (« motdepassemotdepasse »)."""
    return any((text[:size] * len(text))[: len(text)] == text for size in range(1, len(text) // 2 + 1))


def _in_series(text: str) -> int:
    """How many characters stand in runs of four that follow the alphabet, the digits or a row of the keyboard."""
    runs = {row[start : start + 4] for line in _SERIES for row in (line, line[::-1]) for start in range(len(row) - 3)}
    inside: set[int] = set()
    for start in range(len(text) - 3):
        if text[start : start + 4] in runs:
            inside.update(range(start, start + 4))
    return len(inside)
