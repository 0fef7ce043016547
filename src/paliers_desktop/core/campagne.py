"""The id of a campagne, and the school year it names."""

import datetime
import re

SCHOOL_YEAR_MONTH = 8
"""The school year turns on 1 August (exchange.md §2)."""

_ID = re.compile(r"[a-z0-9-]{3,40}")
_YEARS = re.compile(r"(.*?)([0-9]{4})-([0-9]{4})")


def is_campagne(campagne: str) -> bool:
    """Whether the text has the shape of an id: 3 to 40 of a-z, 0-9 and the hyphen."""
    return _ID.fullmatch(campagne) is not None


def school_year(day: datetime.date) -> int:
    """The calendar year in which the school year of that day began."""
    return day.year if day.month >= SCHOOL_YEAR_MONTH else day.year - 1


def default_campagne(academie: str, day: datetime.date) -> str:
    """« creteil-2026-2027 »: what a dossier uses until the academy names its campagne."""
    first = school_year(day)
    return f"{academie}-{first}-{first + 1}"


def label(campagne: str) -> str:
    """What people read: « 2026-2027 » when the id ends with a school year, else the id itself."""
    years = _years(campagne)
    return campagne if years is None else f"{years[1]:04}-{years[1] + 1:04}"


def first_day(campagne: str) -> datetime.date | None:
    """The day on which the school year of a campagne begins; None when the id names no school year."""
    years = _years(campagne)
    return None if years is None or not years[1] else datetime.date(years[1], SCHOOL_YEAR_MONTH, 1)


def previous_campagne(campagne: str) -> str | None:
    """The id one school year before; None when the id names no school year."""
    return _shifted(campagne, -1)


def next_campagne(campagne: str) -> str | None:
    """The id one school year after; None when the id names no school year."""
    return _shifted(campagne, 1)


def due_campagne(campagne: str, today: datetime.date) -> str | None:
    """The campagne of the school year of that day, when it is later than this one; None when the id names no year."""
    found = _years(campagne)
    if found is None or school_year(today) <= found[1]:
        return None
    return _shifted(campagne, school_year(today) - found[1])


def academie(campagne: str) -> str:
    """What the campagnes of one académie have in common: « creteil » of « creteil-2026-2027 », else the whole id."""
    years = _years(campagne)
    return campagne if years is None else years[0].rstrip("-") or campagne


def _years(campagne: str) -> tuple[str, int] | None:
    match = _YEARS.fullmatch(campagne)
    if match is None or int(match[3]) != int(match[2]) + 1:
        return None
    return match[1], int(match[2])


def _shifted(campagne: str, years: int) -> str | None:
    found = _years(campagne)
    if found is None or not 0 < found[1] + years < 9998:
        return None
    first = found[1] + years
    return f"{found[0]}{first:04}-{first + 1:04}"
