"""What two copies compared say: in one sentence, line by line, and side by side where a person chooses."""

import datetime
from collections.abc import Iterable, Mapping

from msgspec import Struct

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.history import Target
from paliers_desktop.core.merge import Choice, Difference, MergePlan, Side
from paliers_desktop.core.merge_copy import Unit
from paliers_desktop.core.report.merge_names import Namer
from paliers_desktop.core.report.merge_values import aspect, etat_of, value_words
from paliers_desktop.core.report.wording import counted, joined, moment_in_words, sentence_case
from paliers_desktop.core.seance import split_key

CHOICES: Mapping[Choice, str] = {
    Choice.HERE: "Ici",
    Choice.THERE: "Dans l’autre copie",
    Choice.BOTH: "Garder les deux textes",
}


class SideWords(Struct, frozen=True):
    """One side of a choice. etat: the sign to show beside it, `has_etat` telling whether there is one; when: « changé
    le 12 mars 2027, 10:42, en séance ».
    """

    value: str
    when: str
    has_etat: bool = False
    etat: Etat | None = None


class ChoiceWords(Struct, frozen=True):
    """One thing to choose: both sides, and both texts where both can be kept ("" where not)."""

    unit: Unit
    aspect: str
    here: SideWords
    there: SideWords
    both: str


class Subject(Struct, frozen=True):
    """A criterion, a séance or the établissement, and what is to be chosen of it."""

    titre: str
    choices: tuple[ChoiceWords, ...]


class Group(Struct, frozen=True):
    """A domaine of the grid, the établissement, the séances."""

    titre: str
    subjects: tuple[Subject, ...]

    @property
    def units(self) -> tuple[Unit, ...]:
        """All that is to be chosen in it."""
        return tuple(choice.unit for subject in self.subjects for choice in subject.choices)


class Compared(Struct, frozen=True):
    """summary: what is taken without question; lists: its lines, by title; groups: what is to be chosen."""

    summary: str
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    groups: tuple[Group, ...]


def compared(plan: MergePlan, namer: Namer, *, exports: int = 0, documents: int = 0) -> Compared:
    """exports, documents: how many signed and received files come along."""
    agreed = tuple(f"{namer.subject(unit)} · {aspect(unit)}" for unit in sorted(plan.agreed, key=namer.rank))
    lists = (
        ("Viennent de l’autre copie", _lines(plan.taken, namer, here=False)),
        ("Restent comme ici", _lines(plan.kept, namer, here=True)),
        ("Sont les mêmes", agreed),
    )
    extras = _extras(plan, exports, documents)
    shown = tuple((titre, lines) for titre, lines in lists if lines)
    return Compared(" ".join((_counts(plan), *extras)), shown, _groups(plan.differing, namer))


def changed_words(moment: datetime.datetime | None) -> str:
    """« modifié le 12 mars 2027, 10:42 », of a whole file."""
    return f"modifié le {moment_in_words(moment)}" if moment else "sans réponse"


def merged_sentence(plan: MergePlan, *, undoable: bool) -> str:
    """What is said once it is done."""
    chosen = len(plan.differing)
    parts = [_come(_criteria(one.unit for one in plan.taken))]
    if chosen:
        parts.append(counted(chosen, "choix est fait", "choix sont faits"))
    told = f"Fusion faite : {', '.join(parts)}."
    return f"{told} « Annuler » la reprend." if undoable else told


def clash_sentence(revisions: tuple[int, ...], following: int) -> str:
    """Two signed files of one number: which is which, and what to do; "" without any."""
    if not revisions:
        return ""
    numbers = joined(f"n° {revision}" for revision in revisions)
    return (
        f"Fichier signé {numbers} : chaque copie en a exporté un, et ils diffèrent. Celui d’ici garde son numéro, "
        "l’autre est conservé avec les fichiers reçus. Exportez à nouveau après la fusion : le "
        f"n° {following} réunit les réponses des deux."
    )


def _counts(plan: MergePlan) -> str:
    taken, kept = (_criteria(one.unit for one in some) for some in (plan.taken, plan.kept))
    agreed = _criteria(plan.agreed)
    parts = [_come(taken)]
    if kept:
        parts.append(f"{kept} d’ici")
    if agreed:
        parts.append(f"{agreed} {'sont les mêmes' if agreed > 1 else 'est la même'}")
    return f"{sentence_case(joined(parts))}."


def _come(taken: int) -> str:
    if not taken:
        return "aucune réponse ne vient d’office de l’autre copie"
    return f"{counted(taken, 'réponse')} {'viennent' if taken > 1 else 'vient'} de l’autre copie"


def _criteria(units: Iterable[Unit]) -> int:
    return len({unit.key for unit in units if unit.target is Target.REPONSES})


def _extras(plan: MergePlan, exports: int, documents: int) -> list[str]:
    """« Elle apporte aussi une séance et 2 fichiers signés. », in a list of at most one sentence."""
    units = [one.unit for one in plan.taken]
    seances = len(_whole_seances(units))
    parts = [
        *(["la fiche de l’établissement"] if any(unit.target is Target.ETABLISSEMENT for unit in units) else []),
        *(["la relecture"] if any(unit.target is Target.RELECTURE for unit in units) else []),
        *([counted(seances, "séance")] if seances else []),
        *([counted(exports, "fichier signé", "fichiers signés")] if exports else []),
        *([counted(documents, "fichier reçu", "fichiers reçus")] if documents else []),
    ]
    return [f"Elle apporte aussi {joined(parts)}."] if parts else []


def _lines(some: tuple[Difference, ...], namer: Namer, *, here: bool) -> tuple[str, ...]:
    """A line each; a séance, an action… that only one copy has is one line."""
    units = [one.unit for one in some]
    whole, born = _whole_seances(units), {unit.key for unit in units if unit.fields == ("cree_le",)}
    ordered = sorted(some, key=lambda one: namer.rank(one.unit))
    lines = (
        namer.seance(seance)
        if (seance := _seance_of(one.unit)) in whole
        else namer.subject(one.unit)
        if one.unit.key in born
        else namer.line(one, one.here if here else one.there)
        for one in ordered
    )
    return tuple(dict.fromkeys(lines))


def _whole_seances(units: Iterable[Unit]) -> set[str]:
    return {unit.key for unit in units if unit.target is Target.SEANCES and unit.fields == ("debut",)}


def _seance_of(unit: Unit) -> str:
    """The séance that a unit belongs to, "" when to none."""
    if unit.target is Target.PASSAGES:
        return split_key(unit.key)[0]
    return unit.key if unit.target is Target.SEANCES else ""


def _groups(differing: Iterable[Difference], namer: Namer) -> tuple[Group, ...]:
    found: dict[str, dict[str, list[ChoiceWords]]] = {}
    for one in sorted(differing, key=lambda one: namer.rank(one.unit)):
        subjects = found.setdefault(namer.group(one.unit), {})
        subjects.setdefault(namer.subject(one.unit), []).append(_choice(one, namer))
    return tuple(
        Group(titre, tuple(Subject(name, tuple(choices)) for name, choices in subjects.items()))
        for titre, subjects in found.items()
    )


def _choice(one: Difference, namer: Namer) -> ChoiceWords:
    here, there = (_side(one, side, namer) for side in (one.here, one.there))
    return ChoiceWords(one.unit, aspect(one.unit), here, there, one.both or "")


def _side(one: Difference, side: Side, namer: Namer) -> SideWords:
    when = f"changé le {moment_in_words(side.time)}" if side.time else "jamais changé"
    if side.seance:
        when = f"{when}, {namer.seance(side.seance).replace('Séance', 'séance')}"
    has_etat = one.unit.fields[0] == "etat"
    etat = etat_of(one.unit, side.values) if has_etat else None
    return SideWords(value_words(one.unit, side.values), when, has_etat, etat)
