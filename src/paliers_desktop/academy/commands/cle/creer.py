"""cle creer: draw the académie's key and seal it."""

from pathlib import Path

import click

from paliers_desktop.academy.console import STATUS_WORDS, MisuseError, json_option, report
from paliers_desktop.academy.french_click import FrenchCommand
from paliers_desktop.academy.passphrase_prompt import WITHOUT_TERMINAL, ask_new_passphrase
from paliers_desktop.core.campagne import default_campagne, is_campagne
from paliers_desktop.core.paris import paris_today

LOST = (
    "Phrase de passe perdue : personne ne peut la retrouver ni s’en passer. Il faut alors une nouvelle clé, et "
    "chaque poste montre les deux empreintes avant de l’accepter. Gardez la phrase dans une enveloppe fermée, à part "
    "de la clé."
)


@click.command(
    cls=FrenchCommand,
    help="Crée la clé de l’académie. Demande deux fois une phrase de passe d’au moins 16 caractères, sans l’afficher."
    "\n\n"
    f"{LOST}\n\n{WITHOUT_TERMINAL}\n\n"
    f"Exemple : paliers-academie cle creer cle-creteil.json\n\n{STATUS_WORDS}",
)
@click.argument("fichier", metavar="[FICHIER]", required=False)
@click.option("--academie", metavar="NOM", default="creteil", help="Nom court de l’académie, par défaut « creteil ».")
@json_option
def command(fichier: str | None, academie: str, en_json: bool) -> None:
    """Two files: the sealed key and the public one."""
    from paliers_desktop.academy.preparing.key_file import create_key

    if not is_campagne(default_campagne(academie, paris_today())):
        raise MisuseError(f"« {academie} » ne convient pas : des minuscules sans accent, des chiffres et des tirets.")
    path = Path(fichier or f"cle-{academie}.json")
    made = create_key(path, academie, ask_new_passphrase("Phrase de passe de la nouvelle clé"))
    result = {
        "fichier": str(made.path),
        "cle_publique": str(made.public_path),
        "empreinte": made.public.empreinte,
        "kid": made.public.kid,
    }
    lines = (
        f"Clé créée : {made.path}",
        f"Clé publique, à placer à côté du programme sur les postes : {made.public_path}",
        f"Empreinte de clé : {made.public.empreinte} (elle figure sur la lettre aux établissements)",
        f"Faites-en maintenant deux copies : paliers-academie cle sauvegarder {made.path} EMPLACEMENT…",
        LOST,
    )
    report(result, lines, en_json=en_json)
