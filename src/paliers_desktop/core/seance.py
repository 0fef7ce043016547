"""A séance of the commission numérique: when, where, which roles, what was discussed, what was left to settle."""

import datetime
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.history import Change, Target

ONE_MEETING = datetime.timedelta(hours=12)
"""A séance left open counts as under way for this long after what it last recorded (a crash in a meeting)."""


class Role(StrEnum):
    """A function present at a séance, never a name."""

    CHEF_ETABLISSEMENT = "chef_etablissement"
    ADJOINT = "adjoint"
    DIRECTEUR_ECOLE = "directeur_ecole"
    REFERENT_NUMERIQUE = "referent_numerique"
    ERUN = "erun"
    PROFESSEUR_DOCUMENTALISTE = "professeur_documentaliste"
    ENSEIGNANTS = "enseignants"
    CPE = "cpe"
    GESTIONNAIRE = "gestionnaire"
    PARENTS = "parents"
    ELEVES = "eleves"
    COLLECTIVITE = "collectivite"
    IEN = "ien"
    AUTRE = "autre"


class Passage(Struct, frozen=True):
    """What a séance did with one criterion.

    discute: it was on the wall long enough, or acted on. avis: a sentence about the avis partagés, "" when none.
    """

    discute: bool = False
    avis_partages: bool = False
    avis: str = ""


class AnswerChange(Struct, frozen=True):
    """What a séance made of one answer, from its first before to its last after; None is « sans réponse »."""

    critere: str
    before: Etat | None
    after: Etat | None


class Seance(Struct, frozen=True):
    """One séance. Times are UTC; `fin` is None until someone ends it, `derniere` is the last thing it recorded.

    passages: by criterion id, in the order in which they first came up. noms: typed names, "" when none; they are
    never journaled, so that erasing them erases them. ecartee: taken off the lists by the person. reponses: by
    criterion id, every answer given meanwhile, as the journal tells it, in the order of the first change.
    """

    id: str
    debut: datetime.datetime
    derniere: datetime.datetime
    fin: datetime.datetime | None = None
    lieu: str = ""
    presents: tuple[Role, ...] = ()
    decisions: str = ""
    ecartee: bool = False
    noms: str = ""
    passages: Mapping[str, Passage] = {}
    reponses: Mapping[str, AnswerChange] = {}

    @property
    def reponses_modifiees(self) -> tuple[AnswerChange, ...]:
        """The answers that are no longer what they were before the séance."""
        return tuple(change for change in self.reponses.values() if change.before is not change.after)

    @property
    def duree(self) -> datetime.timedelta:
        """From the start to the end, or to what was last recorded when nobody ended it."""
        return max((self.fin or self.derniere) - self.debut, datetime.timedelta(0))

    @property
    def discutes(self) -> tuple[str, ...]:
        """The criteria discussed, in order."""
        return tuple(key for key, passage in self.passages.items() if passage.discute)

    @property
    def avis_partages(self) -> tuple[str, ...]:
        """The criteria on which opinions differed, in order."""
        return tuple(key for key, passage in self.passages.items() if passage.avis_partages)

    def passage(self, critere_id: str) -> Passage:
        """What was done with a criterion, an empty Passage when nothing."""
        return self.passages.get(critere_id, Passage())

    def is_under_way(self, now: datetime.datetime) -> bool:
        """Whether the séance still goes on at that time."""
        return self.fin is None and not self.ecartee and now - self.derniere < ONE_MEETING


def presents_code(roles: Iterable[Role]) -> str:
    """Roles as the dossier keeps them: their codes in the order of Role, separated by spaces."""
    chosen = set(roles)
    return " ".join(role.value for role in Role if role in chosen)


def presents_of(code: str) -> tuple[Role, ...]:
    """The roles of a stored code; ValueError for an unknown one."""
    return tuple(Role(word) for word in code.split())


def passage_key(seance_id: str, critere_id: str) -> str:
    """The journal key of a passage."""
    return f"{seance_id}/{critere_id}"


def split_key(key: str) -> tuple[str, str]:
    """Séance id and criterion id of a passage's journal key."""
    seance_id, _, critere_id = key.partition("/")
    return seance_id, critere_id


def start_changes(seance_id: str, now: datetime.datetime) -> tuple[Change, ...]:
    """The changes that open a séance."""
    return (Change(Target.SEANCES, seance_id, "debut", None, now.isoformat()),)


def end_changes(seance: Seance, now: datetime.datetime) -> tuple[Change, ...]:
    """The changes that end a séance."""
    return (Change(Target.SEANCES, seance.id, "fin", None, now.isoformat()),)


def seance_changes(before: Seance, **fields: Any) -> tuple[Change, ...]:
    """The changes of lieu, presents, decisions or ecartee that these values ask for."""
    after = replace(before, **fields)
    pairs = ((name, _stored(before, name), _stored(after, name)) for name in fields)
    return tuple(Change(Target.SEANCES, before.id, name, old, new) for name, old, new in pairs if old != new)


def passage_changes(seance: Seance, critere_id: str, **fields: Any) -> tuple[Change, ...]:
    """The changes of discute, avis_partages or avis that these values ask for."""
    before = seance.passage(critere_id)
    key = passage_key(seance.id, critere_id)
    pairs = ((name, getattr(before, name), value) for name, value in fields.items())
    return tuple(Change(Target.PASSAGES, key, name, old, new) for name, old, new in pairs if old != new)


def apply_to_seances(
    seances: tuple[Seance, ...], changes: Iterable[Change], now: datetime.datetime
) -> tuple[Seance, ...]:
    """The séances once these changes are made at that time."""
    for change in changes:
        if change.target is Target.SEANCES:
            seances = _with_field(seances, change, now)
        elif change.target is Target.PASSAGES:
            seances = _with_passage(seances, change)
    return seances


def touched(seances: tuple[Seance, ...], seance_id: str | None, now: datetime.datetime) -> tuple[Seance, ...]:
    """The séances once this one has recorded something at that time."""
    return tuple(replace(seance, derniere=now) if seance.id == seance_id else seance for seance in seances)


def with_answers(seances: tuple[Seance, ...], seance_id: str | None, changes: Iterable[Change]) -> tuple[Seance, ...]:
    """The séances once this one has given the answers that these changes tell."""
    given = [change for change in changes if change.target is Target.REPONSES and change.field == "etat"]
    if not given:
        return seances
    return tuple(
        replace(one, reponses=answered(one.reponses, given)) if one.id == seance_id else one for one in seances
    )


def answered(reponses: Mapping[str, AnswerChange], changes: Iterable[Change]) -> dict[str, AnswerChange]:
    """What answers became, each from its first before to its last after."""
    found = dict(reponses)
    for change in changes:
        before = found[change.key].before if change.key in found else _etat(change.before)
        found[change.key] = AnswerChange(change.key, before, _etat(change.after))
    return found


def _etat(value: str | bool | None) -> Etat | None:
    return None if value is None else Etat(str(value))


def _with_field(seances: tuple[Seance, ...], change: Change, now: datetime.datetime) -> tuple[Seance, ...]:
    if change.field == "debut":
        others = tuple(one for one in seances if one.id != change.key)
        debut = _time(change.after)  # None: the fusion that brought the séance is taken back
        return (*others, Seance(change.key, debut, now)) if debut else others
    value = _value(change.field, change.after)
    return tuple(replace(one, **{change.field: value}) if one.id == change.key else one for one in seances)


def _with_passage(seances: tuple[Seance, ...], change: Change) -> tuple[Seance, ...]:
    seance_id, critere_id = split_key(change.key)
    return tuple(
        replace(one, passages={**one.passages, critere_id: _passage(one, critere_id, change)})
        if one.id == seance_id
        else one
        for one in seances
    )


def _passage(seance: Seance, critere_id: str, change: Change) -> Passage:
    return replace(seance.passage(critere_id), **{change.field: change.after})


def _stored(seance: Seance, name: str) -> str | bool:
    value = getattr(seance, name)
    return presents_code(value) if name == "presents" else value


def _value(field: str, after: str | bool | None) -> Any:
    if field == "presents":
        return presents_of(str(after))
    return _time(after) if field == "fin" else after


def _time(text: str | bool | None) -> datetime.datetime | None:
    return None if text is None else datetime.datetime.fromisoformat(str(text)).astimezone(datetime.UTC)
