"""Which receipts are due: one per file and per state of it, numbered by établissement, none when nothing changed."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from paliers_desktop.academy.register.recus import Issued
from paliers_desktop.academy.register.standing import Standing
from paliers_desktop.core.recu import Preuve

PREUVES = {"academie": Preuve.CODE_ACADEMIE, "libre": Preuve.CLE_APPROUVEE, "": Preuve.CLE_INCONNUE}
"""By who drew the code."""


def due(
    standings: Iterable[Standing],
    issued: Sequence[Issued],
    day: datetime.date,
    identite: Callable[[Standing], str],
) -> list[Issued]:
    """The receipts of the next sending, by UAI then numero.

    A post shows the highest numero: the file that counts is thus answered last, and answered again when a receipt about
    another file would come after its own. identite: what a receipt names of something that could not be read.
    """
    envoi = max((one.envoi for one in issued), default=0) + 1
    before = {uai: list(some) for uai, some in groupby(issued, attrgetter("uai"))}
    named = sorted((one for one in standings if one.uai), key=_rank)
    return [
        _receipt(one, numero, envoi, day, identite)
        for uai, some in groupby(named, attrgetter("uai"))
        for numero, one in _numbered(list(some), before.get(uai, []))
    ]


def proof(standing: Standing) -> Preuve:
    """What proves whose file it is: nothing is said of a refused one."""
    return Preuve.AUCUNE if standing.verdict.refused else PREUVES[standing.origine]


def _numbered(school: list[Standing], before: list[Issued]) -> Iterator[tuple[int, Standing]]:
    """What is to be answered to an établissement, with its numeros. Where two posts gave the same one, nobody knows
    which receipt was read last: what it was about is answered again, above both."""
    told = {objet: top for objet, some in _by_objet(before).items() if (top := _alone_on_top(some))}
    changed = [one for one in school if one.objet not in told or not _same(one, told[one.objet])]
    highest = _alone_on_top(before)
    last = school[-1]
    if not changed and highest and (highest.objet == last.objet or not last.retenu):
        return iter(())
    numero = max((one.numero for one in before), default=0) + 1
    ending = [last] if (last.retenu or not changed) and last not in changed else []
    return enumerate((*changed, *ending), numero)


def _by_objet(before: list[Issued]) -> dict[str, list[Issued]]:
    found: defaultdict[str, list[Issued]] = defaultdict(list)
    for one in before:
        found[one.objet].append(one)
    return found


def _alone_on_top(receipts: list[Issued]) -> Issued | None:
    """The receipt of the highest numero; None when there is none, or several that do not say the same."""
    numero = max((one.numero for one in receipts), default=0)
    top = [one for one in receipts if one.numero == numero]
    return top[0] if len(top) == 1 else None


def _rank(one: Standing) -> tuple[str, bool, datetime.date, int, str]:
    return one.uai, one.retenu, one.recu_le, one.revision, one.objet


def _same(one: Standing, told: Issued) -> bool:
    says = (one.recu_le, one.verdict, proof(one), one.remarques)
    return says == (told.recu_le, told.verdict, told.preuve, told.remarques)


def _receipt(one: Standing, numero: int, envoi: int, day: datetime.date, identite: Callable[[Standing], str]) -> Issued:
    return Issued(
        uai=one.uai,
        numero=numero,
        envoi=envoi,
        objet=one.objet,
        identite=one.objet if one.export else identite(one),
        recu_le=one.recu_le,
        verdict=one.verdict,
        preuve=proof(one),
        remarques=one.remarques,
        emis_le=day,
    )
