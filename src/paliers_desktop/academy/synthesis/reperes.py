"""The repères of a campagne, drawn from what the observatoire prints and from nothing else."""

from collections.abc import Iterator, Mapping

from paliers_desktop.academy.synthesis.counts import PLACES, Distribution, Group
from paliers_desktop.academy.synthesis.diffusion import View
from paliers_desktop.academy.synthesis.masking import THRESHOLD, Release, narrowed, unanimous
from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.reperes import quartiles
from paliers_desktop.exchange.reperes_document import Groupe, RepereDomaine


def groupes(view: View, grilles: Mapping[TypeEtablissement, Grille]) -> Iterator[Groupe]:
    """Those of each type: every territory together, then one by one; what is masked is absent."""
    for type_ in view.types():
        if type_ in grilles:
            comptes = {group: view.counts.effectifs[group].comptes for group in view.groups(type_)}
            release = told(view.releases[type_], comptes)
            yield from _of_type(release, type_, grilles[type_])


def told(release: Release[Group], comptes: Mapping[Group, int], threshold: int = THRESHOLD) -> Release[Group]:
    """What is printed, less where too few have a palier, or all the same one."""
    return narrowed(release, comptes, lambda held: _telling(held, threshold))


def with_palier(distribution: Distribution) -> Distribution:
    """How many are at each palier, without those for which the domaine is sans objet."""
    return distribution[: PLACES.index(None)]


def _telling(distribution: Distribution, threshold: int) -> bool:
    held = with_palier(distribution)
    return sum(held) < threshold or unanimous(held)


def _of_type(release: Release[Group], type_: TypeEtablissement, grille: Grille) -> Iterator[Groupe]:
    by_territoire: dict[str | None, list[RepereDomaine]] = {None: []}
    for group in sorted(release.groups):
        by_territoire[group.territoire] = []
    for domaine in grille.domaines:
        printed = release.distributions.get(domaine.slug, {})
        for group, held in printed.items():
            by_territoire[group.territoire].append(_repere(domaine.slug, held))
        if printed:
            by_territoire[None].append(_repere(domaine.slug, release.totals[domaine.slug]))
    for territoire, reperes in by_territoire.items():
        if reperes:
            yield Groupe(territoire, type_, grille.id, tuple(reperes))


def _repere(slug: str, distribution: Distribution) -> RepereDomaine:
    held = with_palier(distribution)
    found = quartiles(held)
    return RepereDomaine(slug, sum(held), found.premier, found.mediane, found.troisieme)
