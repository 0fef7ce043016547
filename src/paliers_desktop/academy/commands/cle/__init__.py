"""cle: the académie's own key."""

import click

from paliers_desktop.academy.french_click import FrenchGroup

VERBS = {
    "creer": "Crée la clé de l’académie, scellée par une phrase de passe.",
    "sauvegarder": "Copie la clé ailleurs et relit chaque copie.",
    "succeder": "Crée la clé suivante, que l’ancienne annonce.",
}


@click.group(
    cls=FrenchGroup,
    package=__name__,
    verbs=VERBS,
    help="La clé de l’académie : elle signe le fichier de campagne, les accusés de réception et les repères.",
)
def command() -> None:
    """The group; each command says what it does."""
