"""campagne prolonger: another closing date."""

from pathlib import Path

import click

from paliers_desktop.academy.console import STATUS_WORDS, json_option, report
from paliers_desktop.academy.french_click import FrenchCommand
from paliers_desktop.academy.options import campagne_option, day, key_option, reason_option


@click.command(
    cls=FrenchCommand,
    help="Change la date de clôture, rouvre la campagne si elle était close, et signe une nouvelle révision du fichier "
    "de campagne. Un fichier arrivé hors délai est jugé à nouveau à la réception suivante.\n\n"
    f"Exemple : paliers-academie campagne prolonger 31/01/2027 --cle cle-creteil.json\n\n{STATUS_WORDS}",
)
@click.argument("date", metavar="DATE")
@campagne_option
@key_option
@reason_option
@json_option
def command(date: str, campagne: Path, cle: Path, motif: str, en_json: bool) -> None:
    """The last day of reception, included."""
    from paliers_desktop.academy.preparing.changes import changing, prolong
    from paliers_desktop.academy.preparing.opening import campagne_key
    from paliers_desktop.academy.register.connection import open_register
    from paliers_desktop.core.paris import paris_today
    from paliers_desktop.core.report.wording import date_in_words

    cloture = day(date, "la clôture")
    with open_register(campagne) as register:
        changing(register)
        signed = prolong(register, cloture, motif, campagne_key(register, cle), paris_today())
    lines = (
        f"La campagne est ouverte jusqu’au {date_in_words(cloture)} compris.",
        f"Fichier de campagne signé à nouveau : {signed}",
    )
    report({"cloture": cloture.isoformat(), "fichier_de_campagne": str(signed)}, lines, en_json=en_json)
