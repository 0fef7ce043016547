"""Every small table of groups, what is printed of one, and what is not: for whoever attacks a publication."""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from hypothesis import strategies as st

from paliers_desktop.academy.synthesis.masking import Release

Distribution = tuple[int, ...]


class Table(NamedTuple):
    """The comptes of each group, then its distribution in each domaine."""

    comptes: dict[str, int]
    domaines: dict[str, dict[str, Distribution]]


def spread(total: int, places: int) -> Iterator[Distribution]:
    """Every distribution of that many."""
    if places == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in spread(total - first, places - 1):
            yield (first, *rest)


def tables(sizes: tuple[int, ...], domaines: int, places: int) -> Iterator[Table]:
    """Every table of groups of at most those sizes."""
    states = [
        [(n, held) for n in range(size + 1) for held in product(list(spread(n, places)), repeat=domaines)]
        for size in sizes
    ]
    for state in product(*states):
        comptes = {f"g{rank}": n for rank, (n, _) in enumerate(state)}
        by = {f"d{d}": {f"g{rank}": held[d] for rank, (_, held) in enumerate(state)} for d in range(domaines)}
        yield Table(comptes, by)


def seen(table: Table, release: Release[str]) -> object:
    """All that is printed."""
    return (
        tuple((key, table.comptes[key]) for key in sorted(release.groups)),
        tuple((slug, tuple(sorted(by.items()))) for slug, by in sorted(release.distributions.items())),
        tuple(sorted(release.totals.items())),
    )


def hidden_counts(table: Table, release: Release[str]) -> Iterator[tuple[object, int]]:
    """Each count that is not printed, and where it stands."""
    for key, number in table.comptes.items():
        if key not in release.groups:
            yield key, number
        for slug, by in table.domaines.items():
            if key not in release.distributions[slug]:
                yield from (((key, slug, place), n) for place, n in enumerate(by[key]))


totals = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=3), st.lists(st.integers(0, 6), min_size=5, max_size=5)
)


def as_table(drawn: dict[str, list[int]]) -> Table:
    """Two domaines; the second is the first read from the end."""
    comptes = {key: sum(held) for key, held in drawn.items()}
    first = {key: tuple(held) for key, held in drawn.items()}
    return Table(comptes, {"d0": first, "d1": {key: held[::-1] for key, held in first.items()}})
