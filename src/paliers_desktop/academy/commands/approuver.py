"""approuver: the yes of a person to what waits: a key that was compared, a file out of time, a school off the list."""

from pathlib import Path

import click

from paliers_desktop.academy.console import STATUS_WORDS, json_option
from paliers_desktop.academy.decision_report import decide
from paliers_desktop.academy.french_click import FrenchCommand
from paliers_desktop.academy.options import campagne_option, reason_option


@click.command(
    cls=FrenchCommand,
    help="Approuve ce qui attend pour un établissement : avec --empreinte, la clé qu’il a créée lui-même, "
    "une fois comparée avec sa feuille « À communiquer » ou au téléphone ; avec --fichier, un fichier en retard "
    "ou signé avec un ancien code ; sans option, l’établissement hors liste, ou le seul fichier qui attend.\n\n"
    "Exemple : paliers-academie approuver 0940120V --empreinte XPQ1-RGGW-HKCK-87AV --campagne campagne-2026\n\n"
    f"{STATUS_WORDS}",
)
@click.argument("uai", metavar="UAI")
@campagne_option
@click.option("--empreinte", metavar="EMPREINTE", default="", help="Empreinte de clé qui a été comparée.")
@click.option("--fichier", metavar="CHIFFRES", default="", help="Premiers chiffres du fichier, affichés par « etat ».")
@reason_option
@json_option
def command(uai: str, campagne: Path, empreinte: str, fichier: str, motif: str, en_json: bool) -> None:
    """One decision, then how the files of the UAI stand."""
    asked = {"empreinte": empreinte, "fichier": fichier, "motif": motif}
    decide(campagne, uai, "approve", asked, en_json=en_json)
