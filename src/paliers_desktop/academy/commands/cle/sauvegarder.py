"""cle sauvegarder: copies of the key in other places, each one opened to prove that it serves."""

from pathlib import Path

import click

from paliers_desktop.academy.console import STATUS_WORDS, json_option, report
from paliers_desktop.academy.french_click import FrenchCommand
from paliers_desktop.academy.passphrase_prompt import WITHOUT_TERMINAL, ask_passphrase


@click.command(
    cls=FrenchCommand,
    help="Copie la clé dans chaque emplacement, relit la copie sur le support et l’ouvre avec la phrase de passe : ce "
    "qui est dit sauvegardé peut servir. Une copie déjà là est relue de même.\n\n"
    f"{WITHOUT_TERMINAL}\n\n"
    f"Exemple : paliers-academie cle sauvegarder cle-creteil.json /media/cle-usb\n\n{STATUS_WORDS}",
)
@click.argument("fichier", metavar="FICHIER")
@click.argument("emplacements", metavar="EMPLACEMENT…", nargs=-1, required=True)
@json_option
def command(fichier: str, emplacements: tuple[str, ...], en_json: bool) -> None:
    """The passphrase is asked once, before anything is written."""
    from paliers_desktop.academy.preparing.key_file import back_up_key, open_key

    path = Path(fichier)
    passphrase = ask_passphrase("Phrase de passe de la clé")
    key = open_key(path, passphrase)
    copies = [back_up_key(path, Path(place), passphrase) for place in emplacements]
    result = {"copies": [str(copy) for copy in copies], "empreinte": key.public.empreinte}
    lines = [f"Copie relue et ouverte : {copy}" for copy in copies]
    report(result, (*lines, f"Empreinte de clé : {key.public.empreinte}"), en_json=en_json)
