"""grille tableau: a grid as a spreadsheet, to be edited then derived."""

from pathlib import Path

import click

from paliers_desktop.academy.console import STATUS_WORDS, json_option, report
from paliers_desktop.academy.french_click import FrenchCommand


@click.command(
    cls=FrenchCommand,
    help="Écrit une grille dans un classeur ODS à modifier : une ligne par critère. Laissez vide l’identifiant d’un "
    "nouveau critère ; « Remplace » nomme l’ancien critère dont il reprend les réponses. Puis « grille deriver ».\n\n"
    f"Exemple : paliers-academie grille tableau creteil-ecoles ecoles.ods\n\n{STATUS_WORDS}",
)
@click.argument("grille", metavar="GRILLE")
@click.argument("sortie", metavar="SORTIE.ods", type=click.Path(path_type=Path))
@json_option
def command(grille: str, sortie: Path, en_json: bool) -> None:
    """GRILLE is a file or the id of a grid of the program."""
    from paliers_desktop.academy.preparing.grid_table import grid_sheet
    from paliers_desktop.academy.preparing.grids import known_grid
    from paliers_desktop.academy.written_file import write_new
    from paliers_desktop.output.odf.ods import render_sheets

    known = known_grid(grille)
    pied = f"{known.titre} · version {known.version}"
    write_new(sortie, render_sheets((grid_sheet(known),), known.titre, pied, None))
    report({"tableau": str(sortie)}, (f"Tableau à modifier : {sortie}",), en_json=en_json)
