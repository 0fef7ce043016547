"""campagne retirer: an établissement that closed, or that another one takes over."""

from pathlib import Path

import click

from paliers_desktop.academy.console import STATUS_WORDS, json_option, report
from paliers_desktop.academy.french_click import FrenchCommand
from paliers_desktop.academy.options import campagne_option, key_option, reason_option


@click.command(
    cls=FrenchCommand,
    help="Retire un établissement : il n’est plus attendu ni relancé. Ce qu’il a envoyé reste au registre. Avec "
    "--au-profit-de, la décision dit quel établissement le remplace, après une fusion d’écoles.\n\n"
    "Exemple : paliers-academie campagne retirer 0770512N --au-profit-de 0770513P --cle cle-creteil.json\n\n"
    f"{STATUS_WORDS}",
)
@click.argument("uai", metavar="UAI")
@campagne_option
@key_option
@click.option("--au-profit-de", "successor", metavar="UAI", default="", help="Établissement qui le remplace.")
@reason_option
@json_option
def command(uai: str, campagne: Path, cle: Path, successor: str, motif: str, en_json: bool) -> None:
    """One établissement."""
    from paliers_desktop.academy.preparing.changes import expected, remove
    from paliers_desktop.academy.preparing.opening import campagne_key, typed_uai
    from paliers_desktop.academy.register.connection import open_register
    from paliers_desktop.core.paris import paris_today

    with open_register(campagne) as register:
        one = expected(register, typed_uai(uai))
        other = typed_uai(successor) if successor else ""
        signed = remove(register, one.uai, motif, other, campagne_key(register, cle), paris_today())
    lines = (
        f"L’établissement {one.uai} ({one.nom}) est retiré de la campagne.",
        f"Fichier de campagne signé à nouveau : {signed}",
    )
    report({"retire": one.uai, "fichier_de_campagne": str(signed)}, lines, en_json=en_json)
