"""Where each expected établissement stands: complete, provisoire, waiting for the académie, refused, never received."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from paliers_desktop.academy.reception.verdict import WAITING
from paliers_desktop.academy.register.records import Etablissement
from paliers_desktop.academy.register.standing import Standing
from paliers_desktop.core.recu import Remarque, Verdict
from paliers_desktop.core.search import folded


class Situation(StrEnum):
    """In the order in which a person reads them."""

    COMPLET = "complet"
    PROVISOIRE = "provisoire"
    ATTENTE = "en_attente"
    REFUSE = "refuse"
    JAMAIS = "jamais_recu"


SITUATIONS = {
    Situation.COMPLET: "Complet",
    Situation.PROVISOIRE: "Provisoire",
    Situation.ATTENTE: "En attente",
    Situation.REFUSE: "Refusé",
    Situation.JAMAIS: "Jamais reçu",
}
MAY_BE_ACCEPTED = frozenset(Verdict(word) for word in WAITING)
NOTHING_CAME = "Aucun fichier de l’établissement n’est arrivé."
WITHOUT_TERRITORY = "(non renseigné)"


class Missing(Struct, frozen=True):
    """An expected établissement and its situation; phrase: what there is to answer it."""

    etablissement: Etablissement
    situation: Situation
    phrase: str


class Territory(Struct, frozen=True):
    """The établissements of a territory, by commune then name."""

    nom: str
    schools: tuple[Missing, ...]

    @property
    def counts(self) -> Counter[Situation]:
        """How many in each situation."""
        return Counter(one.situation for one in self.schools)

    @property
    def missing(self) -> tuple[Missing, ...]:
        """Those of which nothing definitive came."""
        return tuple(one for one in self.schools if one.situation is not Situation.COMPLET)


def situations(etablissements: Iterable[Etablissement], standings: Iterable[Standing]) -> list[Missing]:
    """Where each of these établissements stands."""
    received: defaultdict[str, list[Standing]] = defaultdict(list)
    for one in standings:
        received[one.uai].append(one)
    return [_situation(school, received.get(school.uai, [])) for school in etablissements]


def territories(schools: Iterable[Missing], by: str) -> list[Territory]:
    """These établissements by territory, in alphabetical order, the last without any; all in one when `by` is ""."""
    grouped: defaultdict[str, list[Missing]] = defaultdict(list)
    for one in schools:
        nom = (getattr(one.etablissement, by) or WITHOUT_TERRITORY) if by else ""
        grouped[nom].append(one)
    return [Territory(nom, tuple(sorted(grouped[nom], key=_place))) for nom in sorted(grouped, key=_named)]


def _situation(school: Etablissement, files: Sequence[Standing]) -> Missing:
    """The file that counts decides; then one that a person may still accept; then the last one."""
    counting = [one for one in files if one.retenu]
    waiting = [one for one in files if one.verdict in MAY_BE_ACCEPTED]
    if counting:
        provisional = Remarque.PROVISOIRE in counting[-1].remarques
        return Missing(school, Situation.PROVISOIRE if provisional else Situation.COMPLET, counting[-1].phrase)
    if waiting:
        return Missing(school, Situation.ATTENTE, waiting[-1].phrase)
    if files:
        return Missing(school, Situation.REFUSE, max(files, key=lambda one: one.recu_le).phrase)
    return Missing(school, Situation.JAMAIS, NOTHING_CAME)


def _named(nom: str) -> tuple[object, ...]:
    return nom == WITHOUT_TERRITORY, _alphabetical(nom)


def _place(one: Missing) -> tuple[object, ...]:
    school = one.etablissement
    return _alphabetical(school.commune), _alphabetical(school.nom), school.uai


def _alphabetical(text: str) -> tuple[str, str]:
    return folded(text), text
