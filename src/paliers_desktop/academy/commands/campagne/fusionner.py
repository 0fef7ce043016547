"""campagne fusionner: two posts received for the same campagne; one register knows it all."""

from pathlib import Path

import click

from paliers_desktop.academy.console import STATUS_WORDS, json_option, report
from paliers_desktop.academy.french_click import FrenchCommand
from paliers_desktop.academy.options import campagne_option

THEN = "Les verdicts sont recalculés ; « recus » dira aux établissements ce qui a changé pour eux."


@click.command(
    cls=FrenchCommand,
    help="Verse dans la campagne ce qu’un autre poste, parti d’une copie de son emplacement, a reçu et décidé. L’autre "
    "emplacement n’est que lu. Le résultat ne dépend pas du sens ; les verdicts sont recalculés aussitôt.\n\n"
    f"Exemple : paliers-academie campagne fusionner /media/cle-usb/campagne-2026\n\n{STATUS_WORDS}",
)
@click.argument("autre", metavar="AUTRE", type=click.Path(path_type=Path))
@campagne_option
@json_option
def command(autre: Path, campagne: Path, en_json: bool) -> None:
    """Files first, then rows in one transaction."""
    from paliers_desktop.academy.preparing.merging import merge
    from paliers_desktop.academy.progress_line import ProgressLine
    from paliers_desktop.academy.register.connection import open_register
    from paliers_desktop.core.paris import paris_today
    from paliers_desktop.core.report.wording import counted

    ProgressLine().working("Copie des fichiers de l’autre poste, puis verdicts…")
    with open_register(campagne) as register:
        counts = merge(register, autre, paris_today())
    words = ", ".join(
        (
            counted(counts["fichiers"], "fichier reçu", "fichiers reçus"),
            f"{counts['refus']} refus",
            counted(counts["decisions"], "décision"),
            counted(counts["cles"], "clé"),
            counted(counts["etablissements"], "établissement"),
            counted(counts["recus"], "accusé de réception", "accusés de réception"),
        )
    )
    report({"verse": counts}, (f"Versé : {words}.", THEN), en_json=en_json)
