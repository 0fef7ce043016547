"""The grid in which a file counts: its own, or the one that replaced it, through the mapping of their criteria."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from paliers_desktop.core.assessment import Answer
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.grid_loader import load_grid
from paliers_desktop.core.help import Aide, load_help

if TYPE_CHECKING:
    from paliers_desktop.academy.register.records import Grid


class CountedGrid(Struct, frozen=True):
    """A grid and its helps."""

    grille: Grille
    aide: Aide = Aide()


class Grids(Struct, frozen=True):
    """Those of a campagne by sha256; newer: for a replaced one, what replaced it and the mapping of its criteria."""

    counted: Mapping[str, CountedGrid]
    newer: Mapping[str, tuple[str, Mapping[str, str | None]]] = {}

    def carried(self, sha256: str, answers: Mapping[str, Answer]) -> tuple[str, Mapping[str, Answer]]:
        """The grid in which these answers count, and the answers there: what no mapping names is not carried over."""
        while sha256 in self.newer:
            sha256, mapping = self.newer[sha256]
            answers = {new: answers[old] for old, new in mapping.items() if new and old in answers}
        return sha256, answers


def read_grids(grids: Iterable["Grid"]) -> Grids:
    """From the bytes that the register holds."""
    counted: dict[str, CountedGrid] = {}
    newer: dict[str, tuple[str, Mapping[str, str | None]]] = {}
    for grid in grids:
        grille = load_grid(grid.toml, f"{grid.id}.toml")
        aide = load_help(grid.aides, grille, f"{grid.id}.aide.toml") if grid.aides else Aide()
        counted[grid.sha256] = CountedGrid(grille, aide)
        if grid.ancienne and grid.correspondance is not None:
            newer[grid.ancienne] = grid.sha256, grid.correspondance
    return Grids(counted, newer)
