"""campagne cloturer: the last day of reception is today, at the latest."""

from pathlib import Path

import click

from paliers_desktop.academy.console import STATUS_WORDS, json_option, report
from paliers_desktop.academy.french_click import FrenchCommand
from paliers_desktop.academy.options import campagne_option, reason_option


@click.command(
    cls=FrenchCommand,
    help="Clôt la campagne : ce qui arrive à partir de demain est hors délai, gardé, et compté seulement si vous "
    "l’acceptez. « campagne prolonger » la rouvre.\n\n"
    f"Exemple : paliers-academie campagne cloturer --campagne campagne-2026\n\n{STATUS_WORDS}",
)
@campagne_option
@reason_option
@json_option
def command(campagne: Path, motif: str, en_json: bool) -> None:
    """No key is needed: the file that établissements hold keeps its date."""
    from paliers_desktop.academy.preparing.changes import close
    from paliers_desktop.academy.register.connection import open_register
    from paliers_desktop.core.paris import paris_today
    from paliers_desktop.core.report.wording import date_in_words

    with open_register(campagne) as register:
        closed = close(register, motif, paris_today())
    words = f"Campagne {closed.id} close : dernier jour de réception, le {date_in_words(closed.cloture)}."
    report({"campagne": closed.id, "cloture": closed.cloture.isoformat()}, (words,), en_json=en_json)
