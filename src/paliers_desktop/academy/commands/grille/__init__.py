"""grille: the grids that a campagne is filled with."""

import click

from paliers_desktop.academy.french_click import FrenchGroup

VERBS = {
    "verifier": "Contrôle une grille et dit ce qui change.",
    "tableau": "Écrit une grille dans un tableau à modifier.",
    "deriver": "Fait une nouvelle version d’une grille modifiée.",
}


@click.group(cls=FrenchGroup, package=__name__, verbs=VERBS, help="Les grilles que remplissent les établissements.")
def command() -> None:
    """The group; each command says what it does."""
