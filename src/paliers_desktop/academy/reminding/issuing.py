"""Which receipts are due: one per file and per state of it, numbered by établissement, none when nothing changed."""

import datetime
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
    """What is to be answered to an établissement, with its numeros."""
    told = {one.objet: one for one in before}
    changed = [one for one in school if one.objet not in told or not _same(one, told[one.objet])]
    counting = [one for one in school if one.retenu and one not in changed] if changed else []
    start = before[-1].numero if before else 0
    return enumerate((*changed, *counting), start + 1)


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
