"""Who a synthesis is for, and what of the counts these readers are told."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from paliers_desktop.academy.synthesis.counts import Counts, Distribution, Effectif, Group
from paliers_desktop.academy.synthesis.filled import Par
from paliers_desktop.academy.synthesis.masking import Release, masked, whole
from paliers_desktop.core.assessment import TypeEtablissement

PAR_WORDS = {Par.DEPARTEMENT: "par département", Par.BASSIN: "par bassin", Par.CIRCONSCRIPTION: "par circonscription"}


class Diffusion(StrEnum):
    """interne: those who answer for the campagne; observatoire: anybody."""

    INTERNE = "interne"
    OBSERVATOIRE = "observatoire"

    @property
    def restreinte(self) -> bool:
        """Whether small groups are told."""
        return self is Diffusion.INTERNE


class View(Struct, frozen=True):
    """The counts and what is told of them: the tables print nothing that does not come through here.

    One total per type: the grids of two types do not ask the same.
    """

    diffusion: Diffusion
    counts: Counts
    releases: dict[TypeEtablissement, Release[Group]]

    @property
    def ensemble(self) -> str:
        """The name of the line that sums the others."""
        return "Ensemble" if self.diffusion.restreinte else "Ensemble des territoires publiés"

    def types(self) -> Iterator[TypeEtablissement]:
        """Those that are awaited or came."""
        return iter(self.releases)

    def groups(self, type_: TypeEtablissement) -> list[Group]:
        """Every group of that type by territory, told or not."""
        return [group for group in self.counts.effectifs if group.type is type_]

    def effectif(self, group: Group) -> Effectif | None:
        """None when nothing is told of that group."""
        return self.counts.effectifs[group] if group in self.releases[group.type].groups else None

    def distribution(self, slug: str, group: Group) -> Distribution | None:
        """None when it is not told."""
        return self.releases[group.type].distributions.get(slug, {}).get(group)

    def shown(self, type_: TypeEtablissement, slug: str) -> tuple[Group, ...]:
        """The groups of that type whose distribution in a domaine is told: the only ones that its totals count."""
        return tuple(self.releases[type_].distributions.get(slug, {}))

    def total(self, groups: Iterable[Group]) -> Effectif:
        """The effectif of told groups together."""
        told = (effectif for group in groups if (effectif := self.effectif(group)))
        return sum(told, start=Effectif())

    @property
    def silent(self) -> int:
        """How many groups print nothing."""
        return len(self.counts.effectifs) - sum(len(release.groups) for release in self.releases.values())


def view(counts: Counts, diffusion: Diffusion) -> View:
    """What that diffusion tells."""
    releases = {}
    for type_ in TypeEtablissement:
        comptes = {group: effectif.comptes for group, effectif in counts.effectifs.items() if group.type is type_}
        if comptes:
            domaines = {slug: {group: by[group] for group in comptes} for slug, by in counts.paliers.items()}
            releases[type_] = whole(comptes, domaines) if diffusion.restreinte else masked(comptes, domaines)
    return View(diffusion, counts, releases)
