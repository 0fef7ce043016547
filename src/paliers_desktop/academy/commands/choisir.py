"""choisir: between files of one établissement that dispute a place, the one that counts."""

from pathlib import Path

import click

from paliers_desktop.academy.console import STATUS_WORDS, json_option
from paliers_desktop.academy.decision_report import decide
from paliers_desktop.academy.french_click import FrenchCommand
from paliers_desktop.academy.options import campagne_option, reason_option


@click.command(
    cls=FrenchCommand,
    help="Choisit le fichier qui compte quand plusieurs, différents, sont arrivés d’un même établissement ; les autres "
    "sont écartés et restent conservés. Un choix se change par un autre choix. Si un nouveau fichier dispute ensuite "
    "la place, la question est posée à nouveau.\n\n"
    "Exemple : paliers-academie choisir 0940120V 5d1f0a33c2be --campagne campagne-2026\n\n"
    f"{STATUS_WORDS}",
)
@click.argument("uai", metavar="UAI")
@click.argument("fichier", metavar="CHIFFRES")
@campagne_option
@reason_option
@json_option
def command(uai: str, fichier: str, campagne: Path, motif: str, en_json: bool) -> None:
    """One decision, then how the files of the UAI stand."""
    decide(campagne, uai, "choose", {"fichier": fichier, "motif": motif}, en_json=en_json)
