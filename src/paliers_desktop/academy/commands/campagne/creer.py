"""campagne creer: from a directory to the register, the codes to send and the signed campagne file."""

from pathlib import Path

import click

from paliers_desktop.academy.console import STATUS_WORDS, json_option, report, say_in_french
from paliers_desktop.academy.french_click import FrenchCommand
from paliers_desktop.academy.options import campagne_option
from paliers_desktop.academy.passphrase_prompt import WITHOUT_TERMINAL

HELP = (
    "Lit l’annuaire (le fichier public fr-en-annuaire-education.csv tel quel, ou un CSV dont la première ligne est "
    "uai;nom;type;commune;courriel), signale chaque ligne fautive, tire un code par établissement, écrit ce qui sert à "
    "les envoyer, signe le fichier de campagne et crée le registre. Comptez dix minutes pour 4 000 établissements. "
    "Interrompue, la commande ne laisse pas de campagne : relancez-la.\n\n"
    "Avec --essai, rien n’est créé : seul l’annuaire est lu.\n\n"
    f"{WITHOUT_TERMINAL}\n\n"
    "Exemple : paliers-academie campagne creer fr-en-annuaire-education.csv --campagne campagne-2026 "
    '--cle cle-creteil.json --cloture 15/01/2027 --depot "Par courriel à paliers@exemple.fr" '
    f"--courriel paliers@exemple.fr\n\n{STATUS_WORDS}"
)


@click.command(cls=FrenchCommand, help=HELP)
@click.argument("annuaire", metavar="ANNUAIRE", type=click.Path(path_type=Path))
@campagne_option
@click.option("--cle", metavar="CLE", type=click.Path(path_type=Path), help="Fichier de la clé de l’académie.")
@click.option("--cloture", metavar="DATE", help="Dernier jour de réception, compris : 15/01/2027.")
@click.option("--ouverture", metavar="DATE", help="Premier jour ; par défaut, aujourd’hui.")
@click.option("--depot", metavar="TEXTE", help="Où transmettre le fichier signé, comme on le lira sur la lettre.")
@click.option("--courriel", metavar="ADRESSE", help="Adresse à laquelle poser une question.")
@click.option("--id", "identifiant", metavar="ID", help="Identifiant ; par défaut, celui que les postes proposent.")
@click.option("--titre", metavar="TEXTE", help="Titre ; par défaut, « Paliers de maturité numérique, 2026-2027 ».")
@click.option("--academie", metavar="NOM", default="creteil", help="Académie de l’annuaire, par défaut « creteil ».")
@click.option("--nature", "natures", metavar="NATURE", multiple=True, help="Nature retenue (code ou mots), à répéter.")
@click.option(
    "--secteur",
    type=click.Choice(["public", "prive", "tous"]),
    metavar="SECTEUR",
    default="public",
    help="public (par défaut), prive ou tous.",
)
@click.option(
    "--grille",
    "grilles",
    metavar="GRILLE",
    multiple=True,
    type=click.Path(path_type=Path),
    help=("Grille à la place de celle du programme qui a le même identifiant, à répéter."),
)
@click.option("--essai", is_flag=True, help="Lit l’annuaire et ne crée rien.")
@json_option
def command(annuaire: Path, campagne: Path, essai: bool, en_json: bool, **given: object) -> None:
    """The directory first, then the key, then the work."""
    from paliers_desktop.academy.preparing import creation_request as request
    from paliers_desktop.academy.preparing.creation_words import created_words, directory_words

    asked = request.Asked.of(given)
    directory = request.read(annuaire, asked)
    for line in directory_words(directory, annuaire):
        say_in_french(line, error=en_json)
    if essai:
        result: dict[str, object] = {"etablissements": len(directory.etablissements)}
        report(result | request.faults_told(directory), ("Essai : rien n’a été créé.",), en_json=en_json)
        return
    prepared = request.prepare(campagne, asked)
    for line in prepared.warnings:
        say_in_french(line, error=True)
    made = request.create(campagne, prepared, directory)
    report(made.told | request.faults_told(directory), created_words(made), en_json=en_json)
