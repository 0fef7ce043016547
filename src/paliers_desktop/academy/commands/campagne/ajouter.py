"""campagne ajouter: établissements that were forgotten, opened meanwhile, or withdrawn by mistake."""

from pathlib import Path

import click

from paliers_desktop.academy.console import STATUS_WORDS, json_option, report, say_in_french
from paliers_desktop.academy.french_click import FrenchCommand
from paliers_desktop.academy.options import campagne_option, key_option


@click.command(
    cls=FrenchCommand,
    help="Ajoute les établissements d’un annuaire qui ne sont pas encore dans la campagne : un code chacun, les "
    "fichiers à envoyer, et une nouvelle révision du fichier de campagne. Ceux qui y sont déjà ne changent pas.\n\n"
    f"Exemple : paliers-academie campagne ajouter nouveaux.csv --cle cle-creteil.json\n\n{STATUS_WORDS}",
)
@click.argument("annuaire", metavar="ANNUAIRE", type=click.Path(path_type=Path))
@campagne_option
@key_option
@click.option("--nature", "natures", metavar="NATURE", multiple=True, help="Nature retenue (code ou mots), à répéter.")
@click.option(
    "--secteur",
    type=click.Choice(["public", "prive", "tous"]),
    metavar="SECTEUR",
    default="public",
    help=("public (par défaut), prive ou tous."),
)
@json_option
def command(annuaire: Path, campagne: Path, cle: Path, natures: tuple[str, ...], secteur: str, en_json: bool) -> None:
    """The directory is read with the académie of the campagne."""
    from paliers_desktop.academy.preparing.changes import add, changing
    from paliers_desktop.academy.preparing.creation_request import Asked, faults_told, read
    from paliers_desktop.academy.preparing.creation_words import added_words, directory_words
    from paliers_desktop.academy.preparing.opening import campagne_key
    from paliers_desktop.academy.progress_line import ProgressLine
    from paliers_desktop.academy.register.connection import open_register
    from paliers_desktop.core.paris import paris_today

    with open_register(campagne) as register:
        asked = Asked(changing(register).academie, secteur, natures)
        directory = read(annuaire, asked)
        for line in directory_words(directory, annuaire):
            say_in_french(line, error=en_json)
        key, progress = campagne_key(register, cle), ProgressLine()
        try:
            added = add(register, directory.etablissements, key, paris_today(), progress.pace)
        finally:
            progress.end()
    result = {
        "ajoutes": [one.uai for one in added.etablissements],
        "codes": str(added.sent.csv),
        "lettres": [str(path) for path in added.sent.letters],
        "fichier_de_campagne": str(added.campagne_file),
    }
    report(result | faults_told(directory), added_words(added), en_json=en_json)
