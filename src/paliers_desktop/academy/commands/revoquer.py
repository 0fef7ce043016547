"""revoquer: the code of an établissement signs no more."""

from pathlib import Path

import click

from paliers_desktop.academy.console import STATUS_WORDS, json_option
from paliers_desktop.academy.decision_report import decide
from paliers_desktop.academy.french_click import FrenchCommand
from paliers_desktop.academy.options import campagne_option, day, reason_option


@click.command(
    cls=FrenchCommand,
    help="Annule le code d’un établissement, perdu ou vu par un tiers : ce qu’il signe est refusé à partir de ce jour. "
    "Les fichiers reçus avant restent valables. Envoyez ensuite un nouveau code.\n\n"
    'Exemple : paliers-academie revoquer 0940120V --motif "code affiché" --campagne campagne-2026\n\n'
    f"{STATUS_WORDS}",
)
@click.argument("uai", metavar="UAI")
@campagne_option
@click.option("--empreinte", metavar="EMPREINTE", default="", help="Empreinte de clé, s’il y a plusieurs clés.")
@click.option("--depuis", metavar="DATE", help="Premier jour du refus ; par défaut, aujourd’hui.")
@reason_option
@json_option
def command(uai: str, campagne: Path, empreinte: str, depuis: str | None, motif: str, en_json: bool) -> None:
    """One decision, then how the files of the UAI stand."""
    asked = {"empreinte": empreinte, "motif": motif}
    since = day(depuis, "--depuis") if depuis else None
    decide(campagne, uai, "revoke", asked, on=since, en_json=en_json)
