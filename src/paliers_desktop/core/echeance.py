"""A target date as a person types it, « 12/03/2027 » or « mars 2027 », and as it is shown again."""

import calendar
import datetime
import re
import unicodedata

from paliers_desktop.core.report.wording import MONTHS, date_in_words
from paliers_desktop.errors import UserError

FIRST_YEAR, LAST_YEAR = 2000, 2199
"""Years that an échéance can have: what is outside is a slip of the keyboard."""

EXAMPLES = "Écrivez par exemple « 12/03/2027 » ou « mars 2027 »."
PAST = "Cette date est passée."
"""Told of a date before today, which is accepted all the same."""

_SEPARATOR = r"(?:[/.\-]|\s)"
_DAY = re.compile(rf"(\d{{1,2}}){_SEPARATOR}(\d{{1,2}}){_SEPARATOR}(\d{{4}}|\d{{2}})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_MONTH = re.compile(rf"(\d{{1,2}}){_SEPARATOR}(\d{{4}})")
_WORDS = re.compile(r"(?:(1er|\d{1,2}) )?([a-z]{3,9})\.? (\d{4})")


class EcheanceError(UserError):
    """What was typed is not a date; the sentence says what is wrong with it."""


def parse_echeance(typed: str) -> datetime.date | None:
    """The date that was typed, None when nothing was; a month without day is its last day.

    Read: « 12/03/2027 », also with dots, dashes or spaces and a year of two digits, « 2027-03-12 », « 12 mars 2027 »,
    « 1er mars 2027 », « 03/2027 », « mars 2027 », « fin mars 2027 »; months may be shortened while they stay alone.
    Raises EcheanceError.
    """
    parts = _read(typed)
    return _date(*parts) if parts else None


def parse_day(typed: str) -> datetime.date | None:
    """The day that was typed, None when nothing was: as `parse_echeance`, but a month needs its day."""
    parts = _read(typed)
    if parts and parts[0] is None:
        raise EcheanceError("Indiquez aussi le jour, par exemple « 12/03/2027 ».")
    return _date(*parts) if parts else None


def echeance_words(day: datetime.date) -> str:
    """« mars 2027 » for the last day of a month, else « 12 mars 2027 »: `parse_echeance` reads both back."""
    return f"{MONTHS[day.month - 1]} {day.year}" if day == _last_of(day.month, day.year) else date_in_words(day)


def _read(typed: str) -> tuple[int | None, int, int] | None:
    """Day, or None, month and year as they were typed; None when nothing was."""
    text = _plain(typed).removeprefix("fin ")
    if not text:
        return None
    if found := _ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
        return day, month, year
    if found := _DAY.fullmatch(text):
        day_text, month_text, year_text = found.groups()
        return int(day_text), int(month_text), int(year_text) + (2000 if len(year_text) == 2 else 0)
    if found := _MONTH.fullmatch(text):
        month, year = map(int, found.groups())
        return None, month, year
    if found := _WORDS.fullmatch(text):
        number, name, year_text = found.groups()
        return int(number.removesuffix("er")) if number else None, _month(name), int(year_text)
    raise EcheanceError("Cette date n’est pas comprise.", EXAMPLES)


def _plain(typed: str) -> str:
    """Small letters without accents, single spaces."""
    decomposed = unicodedata.normalize("NFKD", typed.casefold())
    return " ".join("".join(char for char in decomposed if not unicodedata.combining(char)).split())


def _month(name: str) -> int:
    """The month that a name or its beginning is."""
    months = [rank for rank, month in enumerate(MONTHS, 1) if _plain(month).startswith(name)]
    if len(months) != 1:
        raise EcheanceError("Ce mois n’est pas compris.", EXAMPLES)
    return months[0]


def _date(day: int | None, month: int, year: int) -> datetime.date:
    """That day, or the last of the month."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise EcheanceError("Cette année n’est pas comprise.", EXAMPLES)
    if not 1 <= month <= 12:
        raise EcheanceError("Une année compte 12 mois : le mois s’écrit de 1 à 12.", EXAMPLES)
    last = _last_of(month, year)
    if day is None:
        return last
    if not 1 <= day <= last.day:
        raise EcheanceError(f"Cette date n’existe pas : {MONTHS[month - 1]} {year} compte {last.day} jours.")
    return last.replace(day=day)


def _last_of(month: int, year: int) -> datetime.date:
    return datetime.date(year, month, calendar.monthrange(year, month)[1])
