"""What a campagne publishes, once: two divisions, or two dates, would give away by subtraction what each masks."""

import datetime
import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from paliers_desktop.academy.register.connection import Register
from paliers_desktop.academy.register.decisions import PUBLISHED, Decision, all_decisions, note
from paliers_desktop.academy.synthesis.diffusion import PAR_WORDS
from paliers_desktop.academy.synthesis.synthesis import Synthesis
from paliers_desktop.core.report.answer_sheets import AnswerSheet
from paliers_desktop.core.report.wording import date_in_words
from paliers_desktop.errors import UserError


class AlreadyPublishedError(UserError):
    """Other counts of this campagne may be in many hands."""

    def __init__(self, day: datetime.date, words: str) -> None:
        super().__init__(
            f"Une synthèse ou des repères de cette campagne ont été écrits pour publication le {date_in_words(day)}, "
            f"{words}, avec d’autres comptes. En comparant les deux, on retrouverait ce qu’ils masquent.",
            "Gardez les premiers. S’ils n’ont pas été diffusés, ou s’ils sont retirés partout, ajoutez --remplacer.",
        )


class _Publication(NamedTuple):
    """What was written for anybody. tables: the digest of a synthesis, NO_TABLES while only what is drawn from its
    counts is; counts: that of the two tables which everything published tells of."""

    par: str
    tables: str
    counts: str

    @property
    def objet(self) -> str:
        return " ".join(self)


NO_TABLES = "-"


def publish(register: Register, made: Synthesis, par: str, *, replaces: bool) -> None:
    """Note that it is written for anybody; the same one may be written again. Raises AlreadyPublishedError."""
    with register.transaction() as conn:
        wanted = _Publication(par, _digest(made.sheets[1:]), _counts(made))
        last = _last(register)
        if last and last.objet.startswith(f"{par} {wanted.tables}"):
            return
        if last and last.objet != wanted._replace(tables=NO_TABLES).objet and not replaces:
            raise _already(last)
        note(conn, Decision(PUBLISHED, made.day, objet=wanted.objet))


def check_drawn(register: Register, made: Synthesis, par: str, *, replaces: bool) -> bool:
    """Whether what is drawn from the counts of a synthesis is new; False when they are published already.

    Raises AlreadyPublishedError when others are.
    """
    last = _last(register)
    if last and last.objet.partition(" ")[0] == par and last.objet.endswith(f" {_counts(made)}"):
        return False
    if last and not replaces:
        raise _already(last)
    return True


def publish_drawn(register: Register, made: Synthesis, par: str, *, replaces: bool) -> None:
    """Note that what is drawn from its counts, and from nothing else, is written for anybody. As check_drawn raises."""
    with register.transaction() as conn:
        if check_drawn(register, made, par, replaces=replaces):
            note(conn, Decision(PUBLISHED, made.day, objet=_Publication(par, NO_TABLES, _counts(made)).objet))


def _last(register: Register) -> Decision | None:
    return next((one for one in reversed(all_decisions(register)) if one.kind == PUBLISHED), None)


def _already(last: Decision) -> AlreadyPublishedError:
    par = last.objet.partition(" ")[0]
    words = {str(one): told for one, told in PAR_WORDS.items()}
    return AlreadyPublishedError(last.le, words.get(par, par))


def _counts(made: Synthesis) -> str:
    """Of the answers and the paliers, which are the first tables: the others say more of the same."""
    return _digest(made.sheets[1:3])


def _digest(sheets: Sequence[AnswerSheet]) -> str:
    """Of what tables say, whatever the day; the first of a synthesis, left out, only tells how to read them."""
    return hashlib.sha256(repr([(sheet.titre, sheet.lines) for sheet in sheets]).encode()).hexdigest()
