"""etat: one établissement's story, and the sentence to answer it."""

from pathlib import Path

import click

from paliers_desktop.academy.console import STATUS_WORDS, json_option, report
from paliers_desktop.academy.decision_report import checked_uai
from paliers_desktop.academy.french_click import FrenchCommand
from paliers_desktop.academy.options import campagne_option


@click.command(
    cls=FrenchCommand,
    help="Raconte un établissement : ses clés, ses fichiers et leur verdict, les décisions, ce qui n’a pas pu être lu, "
    "puis la phrase pour lui répondre et ce qui reste à faire.\n\n"
    "Exemple : paliers-academie etat 0940120V --campagne campagne-2026\n\n"
    f"{STATUS_WORDS}",
)
@click.argument("uai", metavar="UAI")
@campagne_option
@json_option
def command(uai: str, campagne: Path, en_json: bool) -> None:
    """The story, its verdicts up to date."""
    from paliers_desktop.academy.reception.story import story, story_in_json, story_lines
    from paliers_desktop.academy.register.connection import open_register

    wanted = checked_uai(uai)
    with open_register(campagne) as register:
        told = story(register, wanted)
    report(story_in_json(told), story_lines(told), en_json=en_json)
