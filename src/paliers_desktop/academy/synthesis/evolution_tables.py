"""The evolution as tables: who stayed, where they were and are in each domaine, who passed from where to where."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from paliers_desktop.academy.synthesis.comparing import Compared
from paliers_desktop.academy.synthesis.counts import PLACES, Distribution, Effectif, Group
from paliers_desktop.academy.synthesis.diffusion import View
from paliers_desktop.academy.synthesis.evolution import Matrix, Perimeter
from paliers_desktop.academy.synthesis.grids import Grids
from paliers_desktop.academy.synthesis.tables import EFFECTIF, WORDS, domaines
from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.core.report.answer_sheets import AnswerSheet, Value
from paliers_desktop.core.report.wording import TYPES
from paliers_desktop.output.pdf.statistics import NOT_TOLD

AVANT, MAINTENANT = "Avant", "Maintenant"
INCOMPARABLE = "non comparable : la grille a changé dans ce domaine"
PERIMETRE, EVOLUTION, PASSAGES = EVOLUTION_SHEETS = ("Périmètre constant", "Évolution", "Passages")
MOVED = ("Comptés avant", "Sortis", "Effectif", "Entrés", "Comptés maintenant")
NOW = tuple(f"{MAINTENANT} {word[:1].lower()}{word[1:]}" for word in WORDS)
SIZE = len(PLACES)


class Line(NamedTuple):
    """A territory, or all of them: the groups that its numbers sum, none where nothing is told."""

    territoire: str
    groups: list[Group]


def evolution_sheets(view: View, compared: Compared, grids: Grids) -> list[AnswerSheet]:
    """The three tables, in the order of the others."""
    perimeters, moved, passed = [], [], []
    for type_ in types(compared):
        lines = territories(view, compared, type_, compared.moves[type_].groups)
        perimeters += [_perimeter_line(view, compared, type_, line) for line in lines]
    for slug, titre in domaines(grids).items():
        for type_ in types(compared):
            names = (titre, TYPES[type_])
            if (type_, slug) in compared.evolution.incomparable:
                moved.append(_untold(names, view.ensemble, INCOMPARABLE))
                passed.append(moved[-1])
            if slug not in compared.moves[type_].passages:
                continue
            for line in territories(view, compared, type_, compared.moves[type_].groups):
                moved += _both(view, compared, names, slug, line)
            for line in territories(view, compared, type_, compared.moves[type_].passages[slug]):
                passed += _passages(view, compared, names, slug, line)
    heads = ("Domaine", "Territoire", "Type", *EFFECTIF)
    return [
        AnswerSheet(PERIMETRE, ("Territoire", "Type", *MOVED, "Taux de réponse (%)", "Remarque"), tuple(perimeters)),
        AnswerSheet(EVOLUTION, (*heads, "Campagne", *WORDS, "Remarque"), tuple(moved)),
        AnswerSheet(PASSAGES, (*heads, AVANT, *NOW, "Remarque"), tuple(passed)),
    ]


def types(compared: Compared) -> list[TypeEtablissement]:
    """Those that were counted in one of the two campagnes."""
    return [type_ for type_ in compared.moves if compared.groups(type_)]


def territories(view: View, compared: Compared, type_: TypeEtablissement, told: Collection[Group]) -> list[Line]:
    """Each group by territory, then all those that are told."""
    groups = compared.groups(type_)
    every = [Line(group.territoire, [group] if group in told else []) for group in groups]
    return [*every, Line(view.ensemble, [group for group in groups if group in told])]


def total_perimeter(compared: Compared, groups: list[Group]) -> Perimeter:
    """Of those groups together."""
    return sum((compared.evolution.perimeters[group] for group in groups), start=Perimeter())


def total_passages(compared: Compared, slug: str, groups: list[Group]) -> Matrix:
    """Of those groups together."""
    matrices = [compared.evolution.flows[slug][group].passages for group in groups]
    return tuple(tuple(sum(one[row][column] for one in matrices) for column in range(SIZE)) for row in range(SIZE))


def both_ends(passages: Matrix) -> tuple[Distribution, Distribution]:
    """Where they were, where they are."""
    return tuple(map(sum, passages)), tuple(map(sum, zip(*passages, strict=True)))


def response(view: View, compared: Compared, groups: list[Group]) -> tuple[int, int, int | None, int]:
    """The four cells of EFFECTIF: the response of now, the effectif at constant perimeter."""
    held = sum((view.counts.effectifs.get(group, Effectif()) for group in groups), start=Effectif())
    return held.attendus, held.recus, held.taux, total_perimeter(compared, groups).constants


def _perimeter_line(view: View, compared: Compared, type_: TypeEtablissement, line: Line) -> tuple[Value, ...]:
    if not line.groups:
        return (line.territoire, TYPES[type_], *(None,) * (len(MOVED) + 1), NOT_TOLD)
    one = total_perimeter(compared, line.groups)
    moved = (one.constants + one.sortis, one.sortis, one.constants, one.entres, one.constants + one.entres)
    return (line.territoire, TYPES[type_], *moved, response(view, compared, line.groups)[2], None)


def _untold(names: tuple[str, str], territoire: str, why: str) -> tuple[Value, ...]:
    return (names[0], territoire, names[1], *(None,) * (len(EFFECTIF) + 1 + SIZE), why)


def _both(view: View, compared: Compared, names: tuple[str, str], slug: str, line: Line) -> Iterator[tuple[Value, ...]]:
    if not line.groups:
        yield _untold(names, line.territoire, NOT_TOLD)
        return
    head = (names[0], line.territoire, names[1], *response(view, compared, line.groups))
    ends = both_ends(total_passages(compared, slug, line.groups))
    for word, held in zip((AVANT, MAINTENANT), ends, strict=True):
        yield (*head, word, *held, None)


def _passages(
    view: View, compared: Compared, names: tuple[str, str], slug: str, line: Line
) -> Iterator[tuple[Value, ...]]:
    """A line per place where somebody was before."""
    if not line.groups:
        yield _untold(names, line.territoire, NOT_TOLD)
        return
    head = (names[0], line.territoire, names[1], *response(view, compared, line.groups))
    for word, row in zip(WORDS, total_passages(compared, slug, line.groups), strict=True):
        if sum(row):
            yield (*head, word, *row, None)
