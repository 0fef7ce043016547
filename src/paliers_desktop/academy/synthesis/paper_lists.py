"""The lists of the synthesis on paper: short ones, the whole of which is in the workbook."""

from collections import Counter
from collections.abc import Iterable, Iterator

from paliers_desktop.academy.synthesis.diffusion import View
from paliers_desktop.academy.synthesis.synthesis import Synthesis
from paliers_desktop.core.report.answer_sheets import AnswerSheet
from paliers_desktop.core.report.wording import TYPES
from paliers_desktop.output.pdf.statistics import Chapter, DataLines, Part

FIRST = 10
"""Lines of each list that a page can bear; the rest is in the workbook."""

WHOLE = f"Les {FIRST} premiers de chaque liste ; tous sont dans le classeur."
ETATS = ("Oui", "En cours", "Non", "Sans objet")
OF = ("Effectif", "Taux de réponse (%)")
COMMUNE = "Commune :"


def lists_chapters(view: View, made: Synthesis) -> Iterator[Chapter]:
    """Criteria by type, by collectivité, motifs, contradictions: those that this synthesis tells."""
    sheets = {sheet.titre: sheet for sheet in made.sheets if sheet.lines}
    types = [TYPES[type_] for type_ in view.types()]
    if sheet := sheets.get("Critères"):
        columns = ("Critère", "Numéro", "Relève de", *OF, "Manquent", *ETATS)
        parts = _by(sheet, "Type", types, columns, by_most="Manquent")
        yield Chapter("Ce qui manque le plus souvent", (WHOLE,), tuple(parts))
    if sheet := sheets.get("Collectivités"):
        yield _collectivites(sheet)
    if sheet := sheets.get("Sans objet"):
        motifs = sheet.headers[sheet.headers.index("Réponses sans objet") :]
        yield Chapter("Ce qui est dit sans objet", (), tuple(_by(sheet, "Type", types, ("Domaine", *OF, *motifs))))
    if sheet := sheets.get("Contradictions"):
        words = "Un critère répondu « Oui », quand celui qu’il suppose ne l’est pas."
        parts = _by(sheet, "Type", types, ("Critère", "Critère supposé", *OF, "Établissements"))
        yield Chapter("Ce qui se contredit", (words, WHOLE), tuple(parts))


def entraide_chapter(view: View, made: Synthesis) -> Iterator[Chapter]:
    """How many besoins and partages each bassin has, and the criteria that it asks most for."""
    sheet = next((sheet for sheet in made.sheets if sheet.titre == "Entraide" and sheet.lines), None)
    if sheet is None:
        return
    sums: Counter[tuple[str, str]] = Counter()
    for bassin, besoins, partages in cells(sheet, "Bassin", "Besoins", "Partages"):
        sums[bassin, "besoins"] += int(besoins)
        sums[bassin, "partages"] += int(partages)
    lines = []
    for bassin, effectif in view.counts.bassins.items():
        told = effectif.attendus, effectif.recus, "" if effectif.taux is None else f"{effectif.taux} %"
        lines.append((bassin, *map(str, told), str(sums[bassin, "besoins"]), str(sums[bassin, "partages"])))
    table = DataLines(("Bassin", "Attendus", "Reçus", "Taux", "Besoins", "Partages"), tuple(lines))
    words = (
        "Pour le plan de formation et les formateurs : les critères les plus demandés de chaque bassin, et qui partage."
    )
    columns = ("Critère", "Numéro", "Grille", "Reçus", "Taux de réponse (%)", "Besoins", "Partages")
    parts = _by(sheet, "Bassin", view.counts.bassins, columns, by_most="Besoins")
    yield Chapter("L’entraide", (words, WHOLE), (Part("", tables=(table,)), *parts))


def _collectivites(sheet: AnswerSheet) -> Chapter:
    """Région and départements; the communes are too many for paper."""
    named = dict.fromkeys(str(line[0]) for line in sheet.lines)
    kept = [name for name in named if not name.startswith(COMMUNE)]
    columns = ("Critère", "Type", "Numéro", *OF, "Manquent")
    words = "Celles des communes sont dans le classeur."
    return Chapter("Ce qui relève des collectivités", (WHOLE, words), tuple(_by(sheet, "Collectivité", kept, columns)))


def _by(
    sheet: AnswerSheet, column: str, values: Iterable[str], columns: tuple[str, ...], by_most: str = ""
) -> Iterator[Part]:
    """A part per value of that column, with its first lines; by_most: the number that puts them in order."""
    rank = sheet.headers.index(column)
    for value in values:
        of_this = [line for line in sheet.lines if line[rank] == value]
        if by_most:
            most = sheet.headers.index(by_most)
            of_this.sort(key=lambda line: -int(str(line[most])))
        if of_this:
            part = AnswerSheet(sheet.titre, sheet.headers, tuple(of_this[:FIRST]))
            yield Part(value, tables=(DataLines(columns, tuple(cells(part, *columns))),))


def cells(sheet: AnswerSheet, *columns: str) -> Iterator[tuple[str, ...]]:
    """Some columns of a table, as texts."""
    places = [sheet.headers.index(name) for name in columns]
    for line in sheet.lines:
        yield tuple("" if line[place] is None else str(line[place]) for place in places)
