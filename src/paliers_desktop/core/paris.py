"""The clock of the académie: a moment is told as in Paris, whatever zone the post is set to (decision 0017)."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

ZONE = "Europe/Paris"
"""Known to the system, else to the package tzdata, as on Windows."""


def in_paris(moment: datetime) -> datetime:
    """The same moment as clocks show it in Paris, summer time included. ValueError when it knows no zone of its own."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone would be taken for that of the post")
    return moment.astimezone(ZoneInfo(ZONE))


def at_paris(day: date, hour: time) -> datetime:
    """The moment (UTC) when clocks show that hour in Paris, the first of two when summer time ends."""
    return datetime.combine(day, hour, ZoneInfo(ZONE)).astimezone(UTC)


def paris_now() -> datetime:
    """The moment it is, as clocks show it in Paris."""
    return in_paris(datetime.now(UTC))


def paris_today() -> date:
    """The day it is in Paris."""
    return paris_now().date()
