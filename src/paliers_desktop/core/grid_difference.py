"""What changed between two versions of a grid, criterion by criterion, and how the answers of one read in the other."""

from collections.abc import Mapping
from difflib import SequenceMatcher

from msgspec import Struct

from paliers_desktop.core.grid import Critere, Grille
from paliers_desktop.core.search import folded

SAME_CRITERION = 0.6
"""Below it, a text under an id that was kept is another criterion: answers to the old one say nothing of it."""

LIKELY_HEIR = 0.75
"""From it, a new criterion is proposed as the heir of one that is gone."""


class Changed(Struct, frozen=True):
    """A criterion that both versions have under the same id, and what differs of it."""

    old: Critere
    new: Critere
    moved: bool
    likeness: float

    @property
    def other_text(self) -> bool:
        """Whether the text is so different that the id should not have been kept."""
        return self.likeness < SAME_CRITERION


class GridDifference(Struct, frozen=True):
    """old and new criteria by id; rule: whether the threshold changed; same: nothing normative changed."""

    same: bool
    rule: bool
    added: tuple[Critere, ...]
    removed: tuple[Critere, ...]
    changed: tuple[Changed, ...]


def grid_difference(old: Grille, new: Grille) -> GridDifference:
    """Everything that differs, in the order of the grids."""
    both = [(critere, new.criteres[key]) for key, critere in old.criteres.items() if key in new.criteres]
    changed = (
        Changed(one, two, old.domaine_of(one.id).slug != new.domaine_of(two.id).slug, likeness(one.texte, two.texte))
        for one, two in both
    )
    return GridDifference(
        same=old.sha256 == new.sha256,
        rule=old.regle != new.regle,
        added=tuple(critere for key, critere in new.criteres.items() if key not in old.criteres),
        removed=tuple(critere for key, critere in old.criteres.items() if key not in new.criteres),
        changed=tuple(
            one for one in changed if one.moved or (one.old.texte, one.old.palier) != (one.new.texte, one.new.palier)
        ),
    )


def mapping(old: Grille, new: Grille, told: Mapping[str, str | None] | None = None) -> dict[str, str | None]:
    """The new id of each criterion of the old version, None when its answers say nothing of the new one.

    told: what a person said of some of them. An id that was kept is itself, unless its text is another; a criterion
    that is gone has no heir until somebody says so.
    """
    difference = grid_difference(old, new)
    other = {one.old.id for one in difference.changed if one.other_text}
    kept = {key: key if key in new.criteres and key not in other else None for key in old.criteres}
    return kept | dict(told or {})


def likely_heirs(difference: GridDifference) -> dict[str, str]:
    """New criteria whose text is close to one that is gone: to be confirmed by a person, never taken for granted."""
    heirs = {}
    for gone in difference.removed:
        close = max(difference.added, key=lambda one: likeness(gone.texte, one.texte), default=None)
        if close is not None and likeness(gone.texte, close.texte) >= LIKELY_HEIR:
            heirs[gone.id] = close.id
    return heirs


def likeness(one: str, two: str) -> float:
    """How much of two texts is the same, 0 to 1, whatever their accents and capitals."""
    return SequenceMatcher(None, folded(one), folded(two), autojunk=False).ratio()
