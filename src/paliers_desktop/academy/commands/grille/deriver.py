"""grille deriver: a new version of a grid, with what becomes of the answers of the old one."""

from pathlib import Path

import click

from paliers_desktop.academy.console import STATUS_WORDS, MisuseError, json_option, report
from paliers_desktop.academy.french_click import FrenchCommand


@click.command(
    cls=FrenchCommand,
    help="Fait une nouvelle version d’une grille à partir d’un tableau ODS ou d’un TOML modifié : écrit la grille et, "
    "à côté, la correspondance de ses critères avec ceux de l’ancienne, et les aides de ceux dont le texte n’a pas "
    "changé. Dit ce qui change, les réponses qui ne seront pas reprises, et les paliers à confirmer.\n\n"
    "Exemple : paliers-academie grille deriver ecoles.ods --base creteil-ecoles --version 2027.1 "
    f"--vers creteil-ecoles-2027.toml\n\n{STATUS_WORDS}",
)
@click.argument("fichier", metavar="FICHIER", type=click.Path(path_type=Path))
@click.option("--base", metavar="GRILLE", required=True, help="Grille de départ : un fichier, ou un identifiant.")
@click.option("--version", "version", metavar="VERSION", required=True, help="Version de la nouvelle grille.")
@click.option("--vers", metavar="SORTIE", type=click.Path(path_type=Path), required=True, help="Fichier à écrire.")
@click.option(
    "--heritier",
    "heirs",
    metavar="ANCIEN=NOUVEAU",
    multiple=True,
    help=("Critère dont un nouveau reprend les réponses, à répéter."),
)
@json_option
def command(fichier: Path, base: str, version: str, vers: Path, heirs: tuple[str, ...], en_json: bool) -> None:
    """The grid, then its mapping beside it."""
    from paliers_desktop.academy.preparing.grid_derivation import SUFFIX, derive, encode_mapping
    from paliers_desktop.academy.preparing.grid_words import derived_words, without_help_words
    from paliers_desktop.academy.preparing.grids import help_path, known_grid, known_help
    from paliers_desktop.academy.written_file import write_new
    from paliers_desktop.core.grid_writer import grid_toml
    from paliers_desktop.core.help_writer import carried_help, help_toml

    pairs = [heir.partition("=") for heir in heirs]
    if not all(old and new for old, _, new in pairs):
        raise MisuseError("L’option --heritier s’écrit ANCIEN=NOUVEAU, par exemple PIL-04=PIL-21.")
    old = known_grid(base)
    derived = derive(fichier, old, version, {one: other for one, _, other in pairs})
    beside = vers.with_name(vers.name.removesuffix(".toml") + SUFFIX)
    aide = carried_help(known_help(base, old), derived.unchanged(old))
    write_new(vers, grid_toml(derived.grille))
    write_new(beside, encode_mapping(derived.correspondance))
    write_new(help_path(vers), help_toml(aide, derived.grille.id))
    without = [one for one in derived.grille.criteres if one not in aide.criteres]
    result = {
        "grille": str(vers),
        "correspondance": str(beside),
        "sans_heritier": [one for one, heir in derived.correspondance.criteres.items() if heir is None],
        "a_confirmer": list(derived.inferred),
        "aides": str(help_path(vers)),
        "sans_aide": without,
    }
    files = (f"Nouvelle grille : {vers}", f"Correspondance : {beside}", f"Aides reprises : {help_path(vers)}")
    lines = (*derived_words(derived, old), *without_help_words(without), *files)
    report(result, lines, en_json=en_json)
