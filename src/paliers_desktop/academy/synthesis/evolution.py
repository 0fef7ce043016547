"""From one campagne to the next at constant perimeter: the établissements counted in both, and where each one passed.

One that changed territory or type left one group and entered another: what is counted before is what left and what
stayed, what is counted now is what stayed and what entered.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from paliers_desktop.academy.synthesis.counts import PLACES, Distribution, Group
from paliers_desktop.academy.synthesis.filled import Filled, Par
from paliers_desktop.academy.synthesis.grids import CountedGrid, Grids
from paliers_desktop.core.assessment import Answer, Assessment, Etablissement, TypeEtablissement
from paliers_desktop.core.scoring import Profile, compute_profile

Matrix = tuple[Distribution, ...]
"""One row per place before, one column per place now, in the order of PLACES."""

Domaine = tuple[TypeEtablissement, str]
"""A domaine of the grid of a type, by slug."""


class Standing(Struct, frozen=True):
    """One counted établissement. paliers: by slug, in the grid of now."""

    group: Group
    paliers: Mapping[str, int | None]


class Perimeter(Struct, frozen=True):
    """How many of a group were counted before only, in both, now only."""

    sortis: int = 0
    constants: int = 0
    entres: int = 0

    def __add__(self, other: "Perimeter") -> "Perimeter":
        return Perimeter(self.sortis + other.sortis, self.constants + other.constants, self.entres + other.entres)


class Flow(Struct, frozen=True):
    """A group in a domaine: the passages of those that stayed, where those that left or entered are."""

    passages: Matrix
    sortis: Distribution
    entres: Distribution

    @property
    def avant(self) -> Distribution:
        """Those that stayed, before."""
        return tuple(map(sum, self.passages))

    @property
    def maintenant(self) -> Distribution:
        """The same ones, now."""
        return tuple(map(sum, zip(*self.passages, strict=True)))


class Evolution(Struct, frozen=True):
    """flows: by slug, of the comparable domaines of each group. incomparable: what no mapping carries whole."""

    perimeters: Mapping[Group, Perimeter]
    flows: Mapping[str, Mapping[Group, Flow]]
    incomparable: frozenset[Domaine]


def standings(filled: Iterable[tuple[str, Filled]], grids: Grids, par: Par) -> dict[str, Standing]:
    """Those that are counted, by UAI, in their own campagne."""
    found = {}
    for uai, one in filled:
        sha256, answers = grids.carried(one.grille, one.answers)
        if profile := _counted(grids.counted[sha256], one, answers):
            found[uai] = Standing(Group(one.place.territoire(par), one.place.type), _paliers(profile))
    return found


def former_standings(
    filled: Iterable[tuple[str, Filled]], grids: Grids, now: Grids, par: Par
) -> tuple[dict[str, Standing], frozenset[Domaine]]:
    """Those that were counted before, in the grid of now, and the domaines where they cannot be compared.

    A domaine is comparable when each of its criteria comes from one of the former grid.
    """
    found = {}
    incomparable: set[Domaine] = set()
    for uai, one in filled:
        sha256, answers = grids.carried(one.grille, one.answers)
        former = grids.counted[sha256]
        if not _counted(former, one, answers):
            continue
        carried_to, carried = now.carried(sha256, answers)
        paliers: dict[str, int | None] = {}
        if grid := now.counted.get(carried_to):
            lost = _incomparable(former, grid, now, sha256)
            paliers = _paliers(_profile(grid, one, carried))
            paliers = {slug: palier for slug, palier in paliers.items() if slug not in lost}
        incomparable |= {(one.place.type, slug) for slug in _slugs(now, one.place.type) - set(paliers)}
        found[uai] = Standing(Group(one.place.territoire(par), one.place.type), paliers)
    return found, frozenset(incomparable)


def evolution(
    before: Mapping[str, Standing], now: Mapping[str, Standing], incomparable: frozenset[Domaine]
) -> Evolution:
    """What became of each group between both."""
    moving = _Moving()
    for uai in sorted({*before, *now}):
        moving.take(before.get(uai), now.get(uai))
    return moving.evolution(incomparable)


def _counted(grid: CountedGrid, one: Filled, answers: Mapping[str, Answer]) -> Profile | None:
    """None for a provisional file, and for one on the grid of another type."""
    if one.place.type not in grid.grille.types:
        return None
    profile = _profile(grid, one, answers)
    return None if profile.provisoire else profile


def _profile(grid: CountedGrid, one: Filled, answers: Mapping[str, Answer]) -> Profile:
    return compute_profile(grid.grille, Assessment(Etablissement("", "", one.place.type), "", answers))


def _paliers(profile: Profile) -> dict[str, int | None]:
    return {domaine.slug: domaine.palier for domaine in profile.domaines}


def _slugs(grids: Grids, type_: TypeEtablissement) -> set[str]:
    """The domaines of the grid in which that type counts."""
    current = (grid.grille for sha256, grid in grids.counted.items() if sha256 not in grids.newer)
    return {domaine.slug for grille in current if type_ in grille.types for domaine in grille.domaines}


def _incomparable(former: CountedGrid, grid: CountedGrid, now: Grids, sha256: str) -> set[str]:
    _, reached = now.carried(sha256, dict.fromkeys(former.grille.criteres, Answer()))
    return {
        domaine.slug
        for domaine in grid.grille.domaines
        if any(critere.id not in reached for critere in domaine.criteres)
    }


class _Moving:
    """The counters while établissements are met."""

    def __init__(self) -> None:
        self.perimeters: dict[Group, Perimeter] = {}
        self.passages: dict[tuple[str, Group], list[tuple[int | None, int | None]]] = {}
        self.sortis: dict[tuple[str, Group], list[int | None]] = {}
        self.entres: dict[tuple[str, Group], list[int | None]] = {}

    def take(self, before: Standing | None, now: Standing | None) -> None:
        """One établissement, counted in one or both."""
        if before and now and before.group == now.group:
            self._add(now.group, Perimeter(constants=1))
            for slug in now.paliers.keys() & before.paliers.keys():
                pair = before.paliers[slug], now.paliers[slug]
                self.passages.setdefault((slug, now.group), []).append(pair)
            return
        if before:
            self._add(before.group, Perimeter(sortis=1))
            for slug, palier in before.paliers.items():
                self.sortis.setdefault((slug, before.group), []).append(palier)
        if now:
            self._add(now.group, Perimeter(entres=1))
            for slug, palier in now.paliers.items():
                self.entres.setdefault((slug, now.group), []).append(palier)

    def _add(self, group: Group, more: Perimeter) -> None:
        self.perimeters[group] = self.perimeters.get(group, Perimeter()) + more

    def evolution(self, incomparable: frozenset[Domaine]) -> Evolution:
        """What was counted, frozen."""
        asked = {(group.type, slug) for slug, group in (*self.passages, *self.sortis, *self.entres)} - incomparable
        groups = sorted(self.perimeters)
        flows = {
            slug: {group: self._flow(slug, group) for group in groups if (group.type, slug) in asked}
            for slug in sorted({slug for _, slug in asked})
        }
        return Evolution({group: self.perimeters[group] for group in groups}, flows, incomparable)

    def _flow(self, slug: str, group: Group) -> Flow:
        pairs = self.passages.get((slug, group), [])
        matrix = tuple(tuple(pairs.count((one, other)) for other in PLACES) for one in PLACES)
        left, came = self.sortis.get((slug, group), []), self.entres.get((slug, group), [])
        return Flow(matrix, tuple(map(left.count, PLACES)), tuple(map(came.count, PLACES)))
