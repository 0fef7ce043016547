"""What an établissement follows from year to year: paliers visés, plan d'action, preuves, criteria of its own. Pure.

None of it is ever transmitted: the export of a campagne holds its answers alone (exchange.payload).
"""

import datetime
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.fields import EMPTY
from paliers_desktop.core.history import Change, Target


class Horizon(StrEnum):
    """By when: court, this school year; moyen, within three years; "" while nobody said."""

    AUCUN = ""
    COURT = "court"
    MOYEN = "moyen"


HORIZONS = (Horizon.COURT, Horizon.MOYEN)
"""Those that a palier visé has."""


class Payeur(StrEnum):
    """Who pays for an action; "" while nobody said."""

    AUCUN = ""
    ETABLISSEMENT = "etablissement"
    COMMUNE = "commune"
    DEPARTEMENT = "departement"
    REGION = "region"
    ACADEMIE = "academie"


class Avancement(StrEnum):
    """How far an action is; "" is « à faire »."""

    A_FAIRE = ""
    EN_COURS = "en_cours"
    FAITE = "faite"
    ABANDONNEE = "abandonnee"


class Action(Struct, frozen=True):
    """One action of the plan. cree_le: UTC; critere: "" for none; responsable: a function, never a name."""

    id: str
    cree_le: datetime.datetime | None = None
    critere: str = ""
    intitule: str = ""
    responsable: str = ""
    payeur: Payeur = Payeur.AUCUN
    terme: Horizon = Horizon.AUCUN
    avancement: Avancement = Avancement.A_FAIRE
    note: str = ""
    ecartee: bool = False


class Preuve(Struct, frozen=True):
    """What one could show for a criterion: a title, where it is, of which day."""

    id: str
    cree_le: datetime.datetime | None = None
    critere: str = ""
    titre: str = ""
    lieu: str = ""
    jour: datetime.date | None = None
    ecartee: bool = False


class CritereLocal(Struct, frozen=True):
    """A criterion of the établissement itself, in one of the domaines: never counted."""

    id: str
    cree_le: datetime.datetime | None = None
    domaine: str = ""
    enonce: str = ""
    reponse: Etat | None = None
    commentaire: str = ""
    ecartee: bool = False


Entry = Action | Preuve | CritereLocal

ENTRIES: Mapping[Target, type[Entry]] = {
    Target.ACTIONS: Action,
    Target.PREUVES: Preuve,
    Target.LOCAUX: CritereLocal,
}
SUIVIS = frozenset({Target.OBJECTIFS, *ENTRIES})
"""The targets of changes that are followed here."""


class Suivi(Struct, frozen=True):
    """objectifs: palier visé by « domaine/terme », of the campagne; entries: by target, then by id, oldest first."""

    objectifs: Mapping[str, int] = {}
    entries: Mapping[Target, Mapping[str, Any]] = {}

    @property
    def actions(self) -> tuple[Action, ...]:
        """Those of the plan, oldest first, without those taken off."""
        return self._kept(Target.ACTIONS)

    @property
    def preuves(self) -> tuple[Preuve, ...]:
        """As `actions`."""
        return self._kept(Target.PREUVES)

    @property
    def locaux(self) -> tuple[CritereLocal, ...]:
        """As `actions`."""
        return self._kept(Target.LOCAUX)

    def vise(self, slug: str, terme: Horizon) -> int | None:
        """The palier visé of a domaine, None without one."""
        return self.objectifs.get(objectif_key(slug, terme))

    def vises(self, terme: Horizon) -> dict[str, int]:
        """The paliers visés by that term, by domaine."""
        found = (key.partition("/") for key in self.objectifs)
        return {slug: self.objectifs[f"{slug}/{own}"] for slug, _, own in found if own == terme}

    def entry(self, target: Target, key: str) -> Any:
        """The action, preuve or criterion of that id, as it is before anyone wrote it when there is none."""
        return self.entries.get(target, {}).get(key) or ENTRIES[target](key)

    def _kept(self, target: Target) -> tuple[Any, ...]:
        found = self.entries.get(target, {}).values()
        return tuple(sorted((one for one in found if one.cree_le and not one.ecartee), key=_age))


NOTHING_FOLLOWED = Suivi()


def objectif_key(slug: str, terme: Horizon) -> str:
    """The journal key of a palier visé."""
    return f"{slug}/{terme}"


def objectif_changes(suivi: Suivi, slug: str, terme: Horizon, palier: int | None) -> tuple[Change, ...]:
    """Aim at a palier, or at none any more."""
    before = suivi.vise(slug, terme)
    if before == palier:
        return ()
    old, new = (None if one is None else str(one) for one in (before, palier))
    return (Change(Target.OBJECTIFS, objectif_key(slug, terme), "palier", old, new),)


def creation_changes(target: Target, key: str, now: datetime.datetime, **fields: Any) -> tuple[Change, ...]:
    """Write a new entry, of which these fields are told. key: 32 hex digits drawn at random; now: UTC."""
    fresh = ENTRIES[target](key)
    return entry_changes(target, fresh, cree_le=now, **fields)


def entry_changes(target: Target, before: Entry, **fields: Any) -> tuple[Change, ...]:
    """The changes of an entry that these values ask for."""
    after = replace(before, **fields)
    old, new = msgspec.to_builtins(before), msgspec.to_builtins(after)
    return tuple(
        Change(target, before.id, field, _stored(field, old), _stored(field, new))
        for field in fields
        if old[field] != new[field]
    )


def apply_to_suivi(suivi: Suivi, changes: Iterable[Change]) -> Suivi:
    """What is followed once these changes are made; ValueError for a value that makes no sense."""
    for change in changes:
        if change.target is Target.OBJECTIFS:
            others = {key: palier for key, palier in suivi.objectifs.items() if key != change.key}
            own = {} if change.after is None else {change.key: int(change.after)}
            suivi = replace(suivi, objectifs={**others, **own})
        elif change.target in ENTRIES:
            suivi = _with_field(suivi, change)
    return suivi


def entry_of(target: Target, key: str, row: Mapping[str, Any]) -> Entry:
    """An entry as a row of a dossier tells it; ValueError (msgspec.ValidationError) for what makes no sense."""
    made = ENTRIES[target](key)
    return replace(made, **{field: _value(target, field, row[field]) for field in _types(type(made)) if field != "id"})


def _with_field(suivi: Suivi, change: Change) -> Suivi:
    target = change.target
    entry = replace(suivi.entry(target, change.key), **{change.field: _value(target, change.field, change.after)})
    return replace(suivi, entries={**suivi.entries, target: {**suivi.entries.get(target, {}), change.key: entry}})


def _value(target: Target, field: str, stored: Any) -> Any:
    type_ = _types(ENTRIES[target])[field]
    return msgspec.convert(bool(stored) if type_ is bool else stored, type_)


def _stored(field: str, told: Mapping[str, Any]) -> str | bool | None:
    value = told[field]
    return EMPTY.get(field) if value is None else value


@cache
def _types(struct: type[Struct]) -> dict[str, Any]:
    """Found at length, and the same each time."""
    return {item.name: item.type for item in msgspec.structs.fields(struct)}


def _age(entry: Entry) -> tuple[datetime.datetime, str]:
    assert entry.cree_le is not None
    return entry.cree_le, entry.id
