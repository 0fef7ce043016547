"""campagne purger: the end of the time for which what was received may be kept."""

from pathlib import Path

import click

from paliers_desktop.academy.console import STATUS_WORDS, json_option, report
from paliers_desktop.academy.french_click import FrenchCommand
from paliers_desktop.academy.options import campagne_option, reason_option


@click.command(
    cls=FrenchCommand,
    help="Efface, une fois la campagne close, les fichiers reçus, les refus, les clés, les codes et accusés encore "
    "présents, et les motifs des décisions. Restent la liste des établissements, les grilles et les dates. Une copie "
    "faite ailleurs n’est pas effacée.\n\n"
    f"Exemple : paliers-academie campagne purger --confirmer creteil-2026-2027\n\n{STATUS_WORDS}",
)
@campagne_option
@click.option("--confirmer", "confirmed", metavar="ID", default="", help="Identifiant de la campagne, pour confirmer.")
@reason_option
@json_option
def command(campagne: Path, confirmed: str, motif: str, en_json: bool) -> None:
    """Nothing is erased without the id."""
    from paliers_desktop.academy.preparing.purging import purge
    from paliers_desktop.academy.progress_line import ProgressLine
    from paliers_desktop.academy.register.connection import open_register
    from paliers_desktop.core.paris import paris_today
    from paliers_desktop.core.report.wording import counted

    with open_register(campagne) as register:
        ProgressLine().working("Vérification, puis effacement…")
        counts = purge(register, confirmed, motif, paris_today())
    words = f"Effacé : {counted(counts['fichiers'], 'fichier reçu', 'fichiers reçus')}, {counts['refus']} refus, "
    words += f"{counted(counts['cles'], 'clé')}."
    report({"efface": counts}, (words, "Les copies faites ailleurs restent à effacer."), en_json=en_json)
