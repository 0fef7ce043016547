"""Which columns the list of établissements shows at each width, and how wide they are."""

from paliers_desktop.gui.listing.words import Column
from paliers_desktop.gui.reflow import Reflow

WIDTHS = {
    Column.UAI: 92,
    Column.CAMPAGNE: 88,
    Column.AVANCEMENT: 206,
    Column.PALIER: 196,
    Column.MODIFIE: 134,
}
"""Column widths (ux/guide.md §4 « accueil »); the name takes the rest."""
COMPACT_PROGRESS = 96
HIDDEN = {
    Reflow.WIDE: frozenset[Column](),
    Reflow.MEDIUM: frozenset({Column.UAI, Column.CAMPAGNE}),
    Reflow.NARROW: frozenset({Column.UAI, Column.CAMPAGNE, Column.MODIFIE}),
}
