"""How the criteria of a grid read in a later version of it: what a grid says of the version it replaces, followed."""

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from paliers_desktop.core.grid import Ancienne, Grille
from paliers_desktop.core.grid_difference import mapping


class Comparable(Struct, frozen=True):
    """What two grids have in common: criteria of the earlier and of the later one.

    pairs: earlier and later id of what can be compared, in the reading order of the later grid. gone, added: criteria
    of one without counterpart in the other, each in reading order.
    """

    pairs: tuple[tuple[str, str], ...]
    gone: tuple[str, ...]
    added: tuple[str, ...]


def with_ancienne(grille: Grille, base: Grille, heirs: Mapping[str, str | None]) -> Grille:
    """The grid saying that it replaces `base`, of which each criterion became what `heirs` says."""
    return replace(
        grille,
        ancienne=Ancienne(
            base.version,
            base.sha256,
            tuple((old, new) for old, new in heirs.items() if new not in (None, old)),
            tuple(old for old, new in heirs.items() if new is None),
        ),
    )


def heirs_of(old: Grille, new: Grille, known: Iterable[Grille] = ()) -> dict[str, str | None]:
    """The criterion of `new` that the answers to each criterion of `old` speak of, None when they speak of none.

    The grids say it themselves, from version to version; known: those between the two. Where one of them says nothing
    or is not known, a criterion is followed by its id while its text stays the same one.
    """
    if old.sha256 == new.sha256:
        return {key: key for key in old.criteres}
    before = _before(new, old, known)
    if before is None:
        return mapping(old, new)
    step = _told(before, new)
    return {key: step.get(heir) if heir else None for key, heir in heirs_of(old, before, known).items()}


def comparable(old: Grille, new: Grille, known: Iterable[Grille] = ()) -> Comparable:
    """Which criteria of the two grids can be compared; known: as in `heirs_of`."""
    heirs = heirs_of(old, new, known)
    rank = {key: place for place, key in enumerate(new.reading_order)}
    pairs = sorted(((key, heir) for key in old.reading_order if (heir := heirs[key])), key=lambda pair: rank[pair[1]])
    reached = {heir for _, heir in pairs}
    return Comparable(
        pairs=tuple(pairs),
        gone=tuple(key for key in old.reading_order if heirs[key] is None),
        added=tuple(key for key in new.reading_order if key not in reached),
    )


def _before(new: Grille, old: Grille, known: Iterable[Grille]) -> Grille | None:
    """The version that `new` says to replace, if it is a known one that came after `old`, or `old` itself."""
    by_sha256 = {grille.sha256: grille for grille in (*known, old)}
    found = by_sha256.get(new.ancienne.sha256) if new.ancienne else None
    seen = {new.sha256}
    step = found
    while step is not None and step.sha256 != old.sha256:
        if step.sha256 in seen or step.ancienne is None:
            return None
        seen.add(step.sha256)
        step = by_sha256.get(step.ancienne.sha256)
    return found if step is not None else None


def _told(old: Grille, new: Grille) -> dict[str, str | None]:
    """What `new` says of the criteria of the version that it replaces."""
    assert new.ancienne is not None
    became = dict(new.ancienne.devient)
    without = frozenset(new.ancienne.sans_suite)
    return {
        key: None if key in without else became.get(key, key if key in new.criteres else None) for key in old.criteres
    }
