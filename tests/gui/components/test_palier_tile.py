"""The tile says a palier from 1 by its number, everything else in the words of the report."""

import pytest

from paliers_desktop.gui.components.palier_tile import PalierTile


@pytest.mark.parametrize(
    ("palier", "words", "said"),
    [
        (2, "2", "Palier 2"),
        (0, "Vers le palier 1", "Vers le palier 1"),
        (0, "À situer", "À situer"),
        (None, "Sans objet", "Sans objet"),
    ],
)
def test_the_tile_says_what_the_report_says(style, shown, palier, words, said):
    tile = PalierTile(style)
    shown(tile)
    tile.show_palier(palier, words)
    tile.grab()
    assert tile.accessibleName() == said
