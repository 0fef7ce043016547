"""cle succeder: the next key, which the present one announces in the campagne file."""

from pathlib import Path

import click

from paliers_desktop.academy.console import STATUS_WORDS, json_option, report
from paliers_desktop.academy.french_click import FrenchCommand
from paliers_desktop.academy.options import campagne_option
from paliers_desktop.academy.passphrase_prompt import WITHOUT_TERMINAL


@click.command(
    cls=FrenchCommand,
    help="Crée la clé suivante et la fait annoncer par l’ancienne, qui signe une nouvelle révision du fichier de "
    "campagne : un poste qui a retenu l’ancienne acceptera la suivante sans rien demander. La campagne en cours reste "
    "signée par "
    "l’ancienne ; créez la prochaine avec la suivante.\n\n"
    f"{WITHOUT_TERMINAL} D’abord celle de la clé actuelle, puis celle de la suivante.\n\n"
    f"Exemple : paliers-academie cle succeder cle-creteil.json cle-creteil-2027.json --campagne campagne-2026\n\n"
    f"{STATUS_WORDS}",
)
@click.argument("cle", metavar="CLE", type=click.Path(path_type=Path))
@click.argument("suivante", metavar="NOUVELLE", type=click.Path(path_type=Path))
@campagne_option
@json_option
def command(cle: Path, suivante: Path, campagne: Path, en_json: bool) -> None:
    """The present key is opened before the next one is made."""
    from paliers_desktop.academy.passphrase_prompt import ask_new_passphrase
    from paliers_desktop.academy.preparing.changes import announce_key, changing
    from paliers_desktop.academy.preparing.key_file import create_key
    from paliers_desktop.academy.preparing.opening import campagne_key
    from paliers_desktop.academy.register.connection import open_register
    from paliers_desktop.core.paris import paris_today

    with open_register(campagne) as register:
        academie = changing(register).academie
        key = campagne_key(register, cle)
        made = create_key(suivante, academie, ask_new_passphrase("Phrase de passe de la clé suivante"))
        signed = announce_key(register, made.public, key, paris_today())
    result = {
        "fichier": str(made.path),
        "cle_publique": str(made.public_path),
        "empreinte": made.public.empreinte,
        "fichier_de_campagne": str(signed),
    }
    lines = (
        f"Clé suivante créée : {made.path} (empreinte {made.public.empreinte})",
        f"L’ancienne l’annonce dans {signed} : donnez ce fichier aux établissements.",
        f"Faites-en deux copies : paliers-academie cle sauvegarder {made.path} EMPLACEMENT…",
    )
    report(result, lines, en_json=en_json)
