"""A grid that is written is read again as it was."""

from hypothesis import given
from msgspec.structs import replace

from campagne_samples import CATALOGUE
from paliers_desktop.core.grid_loader import load_grid
from paliers_desktop.core.grid_writer import grid_toml
from strategies import grilles


def test_the_grids_of_the_program():
    for entry in CATALOGUE.entries:
        again = load_grid(grid_toml(entry.grille), "essai.toml")
        assert again == entry.grille
        assert again.sha256 == entry.grille.sha256


@given(grilles(max_domaines=5))
def test_any_grid(grille):
    wide = replace(grille, domaines=(grille.domaines * 3)[:3]) if len(grille.domaines) < 3 else grille
    renamed = tuple(
        replace(
            domaine,
            slug=f"d{rank}",
            criteres=tuple(replace(c, id=f"X{rank}-{place}") for place, c in enumerate(domaine.criteres)),
        )
        for rank, domaine in enumerate(wide.domaines)
    )
    wide = replace(wide, domaines=renamed, titre='Des "guillemets", un \\ et « œ »')
    assert load_grid(grid_toml(wide), "essai.toml") == wide
