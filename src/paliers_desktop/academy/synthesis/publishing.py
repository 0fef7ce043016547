"""What an observatoire publishes, once: two divisions, or two dates, would give away by subtraction what each masks."""

import datetime
import hashlib

from paliers_desktop.academy.register.connection import Register
from paliers_desktop.academy.register.decisions import PUBLISHED, Decision, all_decisions, note
from paliers_desktop.academy.synthesis.diffusion import PAR_WORDS
from paliers_desktop.academy.synthesis.synthesis import Synthesis
from paliers_desktop.core.report.wording import date_in_words
from paliers_desktop.errors import UserError


class AlreadyPublishedError(UserError):
    """Another synthesis of this campagne may be in many hands."""

    def __init__(self, day: datetime.date, words: str) -> None:
        super().__init__(
            f"Une autre synthèse de cette campagne a été écrite pour l’observatoire le {date_in_words(day)}, {words}. "
            "En comparant les deux, on retrouverait ce que chacune masque.",
            "Gardez la première. Si elle n’a pas été diffusée, ou si elle est retirée partout, ajoutez --remplacer.",
        )


def publish(register: Register, made: Synthesis, par: str, *, replaces: bool) -> None:
    """Note that it is written for anybody; the same one may be written again. Raises AlreadyPublishedError."""
    digest = _digest(made)
    with register.transaction() as conn:
        last = next((one for one in reversed(all_decisions(register)) if one.kind == PUBLISHED), None)
        before, _, printed = last.objet.partition(" ") if last else ("", "", "")
        if last and (before, printed) == (par, digest):
            return
        if last and not replaces:
            words = {str(one): told for one, told in PAR_WORDS.items()}
            raise AlreadyPublishedError(last.le, words.get(before, before))
        note(conn, Decision(PUBLISHED, made.day, objet=f"{par} {digest}"))


def _digest(made: Synthesis) -> str:
    """Of what the tables say, whatever the day; the first one only tells how to read them."""
    return hashlib.sha256(repr([(sheet.titre, sheet.lines) for sheet in made.sheets[1:]]).encode()).hexdigest()
