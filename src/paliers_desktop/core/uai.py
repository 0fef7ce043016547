"""The UAI of an établissement: its shape, its check letter.

Seven digits and a letter; letter = LETTERS[number % 23] (no I, O, Q). Checked on published codes (exchange.md §4).
"""

import re

from paliers_desktop.errors import UserError

LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
"""The 23 check letters, by remainder."""

_SHAPE = re.compile(r"[0-9]{7}[A-Z]")


class UaiError(UserError):
    """What was typed or received is not a UAI; the sentence says what is wrong with it."""


class UaiShapeError(UaiError):
    """Not seven digits and a letter."""


class UaiLetterError(UaiError):
    """Seven digits and a letter, but not the letter those digits call for."""


def normalise(raw: str) -> str:
    """The text without any white space, in capitals; not checked."""
    return "".join(raw.split()).upper()


def check_letter(digits: str) -> str:
    """The letter that seven digits call for; ValueError when `digits` is anything else."""
    if not re.fullmatch(r"[0-9]{7}", digits):
        raise ValueError(f"not seven digits: {digits!r}")
    return LETTERS[int(digits) % len(LETTERS)]


def parse_uai(raw: str) -> str:
    """The UAI in its only written form (« 0940120V »). Raises UaiError with the sentence to show."""
    uai = normalise(raw)
    if not uai:
        raise UaiShapeError("L’UAI est nécessaire.", "Elle compte 7 chiffres et une lettre, par exemple 0940120V.")
    if not _SHAPE.fullmatch(uai):
        raise UaiShapeError(
            "Une UAI compte 7 chiffres et une lettre, par exemple 0940120V.", "Vérifiez l’UAI, caractère par caractère."
        )
    expected = check_letter(uai[:7])
    if uai[7] != expected:
        raise UaiLetterError(
            f"La lettre finale ne correspond pas aux chiffres : pour {uai[:7]}, on attend {expected}.",
            "Vérifiez l’UAI.",
        )
    return uai
