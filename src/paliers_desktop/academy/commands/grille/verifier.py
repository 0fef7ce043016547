"""grille verifier: the faults of a grid, what changed since the known version, and the blank grid to print."""

from pathlib import Path

import click

from paliers_desktop.academy.console import REFUSED, STATUS_WORDS, json_option, report
from paliers_desktop.academy.french_click import FrenchCommand


@click.command(
    cls=FrenchCommand,
    help="Contrôle une grille (un fichier TOML, ou l’identifiant d’une de celles du programme) et ses aides : chaque "
    "défaut avec sa place, ce qui change par rapport à la version que le programme connaît, les paliers à confirmer. "
    "Avec --pdf, écrit la grille vierge à relire.\n\n"
    f"Exemple : paliers-academie grille verifier creteil-ecoles.toml --pdf relecture.pdf\n\n{STATUS_WORDS}",
)
@click.argument("fichier", metavar="GRILLE")
@click.option("--pdf", metavar="SORTIE", type=click.Path(path_type=Path), help="Écrit la grille vierge en PDF.")
@json_option
@click.pass_context
def command(ctx: click.Context, fichier: str, pdf: Path | None, en_json: bool) -> None:
    """Faults are a result, not a failure: they are all listed."""
    from paliers_desktop.academy.preparing.blank_pdf import write_blank_pdf
    from paliers_desktop.academy.preparing.grid_words import difference_words, grid_words
    from paliers_desktop.academy.preparing.grids import grid_named, known_version
    from paliers_desktop.core.grid_difference import grid_difference
    from paliers_desktop.core.grid_loader import GridError, load_grid

    try:
        grid = grid_named(fichier)
    except GridError as error:
        report({"lisible": False, "defauts": error.faults}, (error.message, *error.faults), en_json=en_json)
        ctx.exit(REFUSED)
    grille = load_grid(grid.toml, Path(fichier).name)
    known = known_version(grille)
    lines = list(grid_words(grille))
    if known:
        lines += difference_words(grid_difference(known, grille), known)
    if pdf is not None:
        write_blank_pdf(grid, pdf)
        lines.append(f"Grille vierge : {pdf}")
    inferred = [critere.id for critere in grille.criteres.values() if critere.colonne_deduite]
    result = {
        "lisible": True,
        "id": grille.id,
        "version": grille.version,
        "sha256": grille.sha256,
        "a_confirmer": inferred,
    }
    report(result, lines, en_json=en_json)
