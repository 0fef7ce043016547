"""Hold a campagne against the one before: its register is only read, and nothing of it is kept."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from paliers_desktop.academy.register.campagne import read_campagne
from paliers_desktop.academy.register.connection import Register, open_register
from paliers_desktop.academy.register.decisions import PUBLISHED, all_decisions
from paliers_desktop.academy.register.filled import awaited_places, filled, filled_by_uai
from paliers_desktop.academy.register.grids import all_grids
from paliers_desktop.academy.synthesis.counts import Group, count
from paliers_desktop.academy.synthesis.diffusion import PAR_WORDS, View, view
from paliers_desktop.academy.synthesis.evolution import Evolution, Perimeter, evolution, former_standings, standings
from paliers_desktop.academy.synthesis.evolution_masking import Moves, masked_moves, whole_moves
from paliers_desktop.academy.synthesis.grids import Grids, read_grids
from paliers_desktop.academy.synthesis.masking import Release
from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.errors import UserError

Releases = Mapping[TypeEtablissement, Release[Group]]
_NOTHING: Release[Group] = Release(frozenset(), {})


class NotBeforeError(UserError):
    """The same campagne, or one that opened later."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"« {path} » n’est pas l’emplacement d’une campagne d’avant celle-ci.",
            "Indiquez après --avant l’emplacement de la campagne de l’année précédente.",
        )


class NothingCountedBeforeError(UserError):
    """No file, or none left."""

    def __init__(self, titre: str) -> None:
        super().__init__(
            f"Aucun fichier de « {titre} » n’est compté : il n’y a rien à comparer.",
            "Si cette campagne a été purgée, reprenez la copie d’avant la purge ; sinon, relancez sans --avant.",
        )


class OtherDivisionError(UserError):
    """What was published of the campagne before is divided otherwise."""

    def __init__(self, titre: str, words: str) -> None:
        super().__init__(
            f"La synthèse de « {titre} » a été écrite pour l’observatoire {words}. "
            "Comparée à une évolution sur un autre découpage, elle dirait ce qu’elle masque.",
            "Demandez le même découpage avec --par, ou relancez sans --avant.",
        )


class Compared(Struct, frozen=True):
    """What became of a campagne's établissements, and what is told of it. titre: of the campagne before."""

    titre: str
    evolution: Evolution
    moves: Mapping[TypeEtablissement, Moves[Group]]

    @property
    def perimeter(self) -> Perimeter:
        """Of all groups, told or not."""
        return sum(self.evolution.perimeters.values(), start=Perimeter())

    def groups(self, type_: TypeEtablissement) -> list[Group]:
        """Every group of that type by territory, of either campagne."""
        return [group for group in self.evolution.perimeters if group.type is type_]


def compare(register: Register, avant: Path, told: View, grids: Grids) -> Compared:
    """The evolution since the campagne of that folder. Raises UserError."""
    par = told.counts.par
    now = standings(filled_by_uai(register), grids, par)
    with open_register(avant) as theirs:
        titre = _check(register, theirs, told)
        former = read_grids(all_grids(theirs))
        before, incomparable = former_standings(filled_by_uai(theirs), former, grids, par)
        releases = view(count(awaited_places(theirs), filled(theirs), former, par), told.diffusion).releases
    if not before:
        raise NothingCountedBeforeError(titre)
    return compared(titre, evolution(before, now, incomparable), told, releases)


def compared(titre: str, found: Evolution, told: View, before: Releases) -> Compared:
    """What the view's diffusion tells of an evolution. before: what the campagne before told of its own groups."""
    moves = {}
    for type_ in TypeEtablissement:
        perimeters = {group: one for group, one in found.perimeters.items() if group.type is type_}
        flows = {
            slug: of_type
            for slug, by in found.flows.items()
            if (of_type := {group: by[group] for group in perimeters if group in by})
        }
        if told.diffusion.restreinte:
            moves[type_] = whole_moves(perimeters, flows)
        else:
            years = before.get(type_, _NOTHING), told.releases.get(type_, _NOTHING)
            moves[type_] = masked_moves(perimeters, flows, years)
    return Compared(titre, found, moves)


def _check(register: Register, theirs: Register, told: View) -> str:
    """The title of the campagne before, if it is one."""
    campagne, other = read_campagne(register), read_campagne(theirs)
    if other.id == campagne.id or other.ouverture >= campagne.ouverture:
        raise NotBeforeError(theirs.folder)
    published = [one.objet.partition(" ")[0] for one in all_decisions(theirs) if one.kind == PUBLISHED]
    par = told.counts.par
    if published and not told.diffusion.restreinte and published[-1] != par:
        words = {str(one): words for one, words in PAR_WORDS.items()}
        raise OtherDivisionError(other.titre, words.get(published[-1], published[-1]))
    return other.titre
