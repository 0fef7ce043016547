"""A séance told once it was held, for several établissements: what is typed of it, then the changes that it makes."""

import datetime
import re
from collections.abc import Iterable

from msgspec import Struct

from paliers_desktop.core.echeance import parse_day
from paliers_desktop.core.history import Change
from paliers_desktop.core.paris import at_paris
from paliers_desktop.core.seance import Role, Seance, end_changes, seance_changes, start_changes
from paliers_desktop.core.text import clean_text
from paliers_desktop.errors import UserError

_HOUR = re.compile(r"(\d{1,2})(?:\s*[h:]\s*(\d{2})?)?")


class HeldError(UserError):
    """What was typed of a séance does not make one; `field` is where: "jour", "debut" or "fin"."""

    def __init__(self, field: str, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.field = field


class Held(Struct, frozen=True):
    """One séance as it was held. Times are UTC."""

    debut: datetime.datetime
    fin: datetime.datetime
    lieu: str = ""
    presents: tuple[Role, ...] = ()
    decisions: str = ""


def read_held(
    typed: tuple[str, str, str], lieu: str, presents: Iterable[Role], decisions: str, now: datetime.datetime
) -> Held:
    """The séance of these typed texts (day, beginning, end, by the clocks of Paris). Raises HeldError."""
    day = _day(typed[0])
    debut, fin = (_moment(day, text, field) for text, field in zip(typed[1:], ("debut", "fin"), strict=True))
    if fin <= debut:
        raise HeldError("fin", "La séance finit avant d’avoir commencé.", "Vérifiez les deux heures.")
    if debut > now:
        raise HeldError("jour", "Cette séance n’a pas encore eu lieu.", "Consignez-la une fois qu’elle est tenue.")
    return Held(debut, fin, clean_text(lieu)[0].strip(), tuple(presents), clean_text(decisions, multiline=True)[0])


def held_changes(seance_id: str, held: Held) -> tuple[Change, ...]:
    """What tells the séance in a dossier."""
    blank = Seance(seance_id, held.debut, held.debut)
    told = seance_changes(blank, lieu=held.lieu, presents=held.presents, decisions=held.decisions)
    return (*start_changes(seance_id, held.debut), *told, *end_changes(blank, held.fin))


def is_told(seances: Iterable[Seance], held: Held) -> bool:
    """Whether a séance that began at that moment is told already, unless it was taken off."""
    return any(seance.debut == held.debut and not seance.ecartee for seance in seances)


def _day(typed: str) -> datetime.date:
    try:
        day = parse_day(typed)
    except UserError as error:
        raise HeldError("jour", error.message, error.hint) from error
    if day is None:
        raise HeldError("jour", "Le jour de la séance est nécessaire.", "Écrivez par exemple « 12/03/2027 ».")
    return day


def _moment(day: datetime.date, typed: str, field: str) -> datetime.datetime:
    """« 14:05 », « 14 h 05 », « 14h » or « 14 », on that day."""
    found = _HOUR.fullmatch(" ".join(typed.casefold().split()))
    hour, minute = (int(part or 0) for part in found.groups()) if found else (24, 0)
    if hour > 23 or minute > 59:
        raise HeldError(field, "Cette heure n’est pas comprise.", "Écrivez par exemple « 14:00 » ou « 14 h 30 ».")
    return at_paris(day, datetime.time(hour, minute))
