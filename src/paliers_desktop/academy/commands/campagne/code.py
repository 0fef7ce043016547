"""campagne code: a new code for an établissement that lost its own, or fears that others know it."""

from pathlib import Path

import click

from paliers_desktop.academy.console import STATUS_WORDS, json_option, report
from paliers_desktop.academy.french_click import FrenchCommand
from paliers_desktop.academy.options import campagne_option, reason_option


@click.command(
    cls=FrenchCommand,
    help="Tire un nouveau code et l’affiche une seule fois : il n’est gardé nulle part. L’ancien est remplacé à partir "
    "d’aujourd’hui ; un fichier signé avec lui et reçu ensuite attend une décision. Envoyez le code à l’adresse "
    "officielle de l’établissement.\n\n"
    f"Exemple : paliers-academie campagne code 0940120V --lettre lettre-0940120V.odt\n\n{STATUS_WORDS}",
)
@click.argument("uai", metavar="UAI")
@campagne_option
@click.option("--lettre", metavar="FICHIER", type=click.Path(path_type=Path), help="Écrit aussi la lettre, en ODT.")
@reason_option
@json_option
def command(uai: str, campagne: Path, lettre: Path | None, motif: str, en_json: bool) -> None:
    """The letter is written last: its place is checked first."""
    from paliers_desktop.academy.preparing.changes import new_code
    from paliers_desktop.academy.preparing.opening import typed_uai
    from paliers_desktop.academy.preparing.sending import letter_document
    from paliers_desktop.academy.register.campagne import read_campagne
    from paliers_desktop.academy.register.connection import open_register
    from paliers_desktop.academy.written_file import write_over
    from paliers_desktop.core.paris import paris_today

    today = paris_today()
    with open_register(campagne) as register:
        drawn, one = new_code(register, typed_uai(uai), motif, today)
        told = read_campagne(register)
    result = {"uai": one.uai, "code": drawn.code.texte, "courriel": one.courriel}
    sending = f"À envoyer à {one.courriel}." if one.courriel else "Aucune adresse connue : à envoyer par la poste."
    lines = (f"Nouveau code de {one.uai} ({one.nom}) : {drawn.code.texte}", sending, "L’ancien code est remplacé.")
    report(result, lines, en_json=en_json)
    if lettre is not None:
        write_over(lettre, letter_document(told, [(drawn, one)], today), private=True)
