"""campagne: one school year of an académie, in one folder."""

import click

from paliers_desktop.academy.french_click import FrenchGroup

VERBS = {
    "creer": "Crée une campagne à partir d’un annuaire et tire les codes.",
    "ajouter": "Ajoute des établissements à la campagne.",
    "retirer": "Retire un établissement de la campagne.",
    "code": "Tire un nouveau code pour un établissement.",
    "prolonger": "Change la date de clôture.",
    "cloturer": "Clôt la campagne.",
    "fusionner": "Verse dans ce registre ce qu’un autre poste a reçu.",
    "purger": "Efface ce qui a été reçu, une fois la campagne close.",
}


@click.group(
    cls=FrenchGroup,
    package=__name__,
    verbs=VERBS,
    help="La campagne d’une année : elle tient dans un emplacement, à copier et à sauvegarder comme un tout.",
)
def command() -> None:
    """The group; each command says what it does."""
