"""What a person is told of an établissement that another program has open: one sentence, and at most one action."""

from datetime import datetime

from msgspec import Struct

from paliers_desktop.core.lock_rules import Hold, Holder
from paliers_desktop.core.paris import in_paris
from paliers_desktop.core.report.wording import date_in_words

RETAKE = "Reprendre la main"
HERE = "Cet établissement est déjà ouvert sur ce poste. Il s’ouvre ici en lecture seule."
PERHAPS = "Cet établissement est peut-être ouvert sur un autre poste. Il s’ouvre ici en lecture seule."
FREE_HERE = "Cet établissement n’est plus ouvert ailleurs sur ce poste."
FREE = "Cet établissement n’est plus ouvert sur l’autre poste."
SILENT = (
    "L’autre poste ne donne plus signe de vie depuis deux minutes. Si personne n’y travaille, reprenez la main ici."
)
LOST = (
    "Un autre poste a repris la main sur cet établissement. Rien n’a été écrasé. Fermez-le, puis ouvrez-le à nouveau "
    "pour repartir de son contenu actuel."
)


class LockWords(Struct, frozen=True):
    """kind: of the banner; action: "" when there is nothing to do."""

    kind: str
    sentence: str
    action: str = ""


def lock_words(hold: Hold, holder: Holder | None, now: datetime, *, here: bool) -> LockWords | None:
    """None while this opening may write. here: the other is a program of this very post; now: the time on clocks."""
    if hold is Hold.OURS:
        return None
    if hold is Hold.LOST:
        return LockWords("err", LOST)
    if hold is Hold.FREE:
        return LockWords("info", FREE_HERE if here else FREE, RETAKE)
    if hold is Hold.SILENT:
        return LockWords("warn", SILENT, RETAKE)
    return LockWords("warn", HERE if here else _elsewhere(holder, now))


def _elsewhere(holder: Holder | None, now: datetime) -> str:
    if holder is None:
        return PERHAPS
    start = in_paris(holder.start)
    day = "" if start.date() == now.date() else f"le {date_in_words(start.date())} à "
    since = f"depuis {day}{start.hour}:{start.minute:02}"
    return f"Cet établissement est ouvert sur un autre poste {since}. Il s’ouvre ici en lecture seule."
