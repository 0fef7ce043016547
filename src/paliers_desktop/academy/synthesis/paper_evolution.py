"""The evolution on paper: who stayed, then for each type and domaine two bars per territory, before and now."""

from collections.abc import Iterator

from paliers_desktop.academy.synthesis.comparing import Compared
from paliers_desktop.academy.synthesis.diffusion import View
from paliers_desktop.academy.synthesis.evolution_tables import (
    AVANT,
    INCOMPARABLE,
    MAINTENANT,
    MOVED,
    Line,
    both_ends,
    response,
    territories,
    total_passages,
    total_perimeter,
    types,
)
from paliers_desktop.academy.synthesis.grids import Grids
from paliers_desktop.academy.synthesis.tables import WORDS, domaines
from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.core.report.wording import TYPES
from paliers_desktop.output.pdf.statistics import NOT_TOLD, Bar, Chapter, DataLines, Part

MOST = 8
"""Territories that a page shows before and now; of more, only all together, the rest being in the workbook."""

SILENT = "non publié : trop peu d’établissements, ici ou dans un autre groupe"
TOO_MANY = "Territoire par territoire : « Évolution » et « Passages », dans le classeur."
NO_PASSAGE = "Passages non publiés : trop peu d’établissements partent d’un même palier, ou y arrivent."
SINCE = "les établissements comptés alors et maintenant, dans le même territoire et le même type."
PASSED = "Passages : une ligne par palier d’avant, une colonne par palier de maintenant."


def evolution_chapters(view: View, grids: Grids, compared: Compared) -> Iterator[Chapter]:
    """The perimeter, then a chapter per type."""
    lines = [line for type_ in types(compared) for line in _perimeters(view, compared, type_)]
    table = DataLines(("Territoire", "Type", *MOVED, "Taux"), tuple(lines))
    since = f"« {compared.titre} » : {SINCE}"
    yield Chapter("Depuis la campagne d’avant", (since, PASSED), (Part("", tables=(table,)),), own_page=True)
    for type_ in types(compared):
        if compared.moves[type_].groups:
            lost = {slug for of_type, slug in compared.evolution.incomparable if of_type is type_}
            asked = compared.moves[type_].passages.keys() | lost
            titres = {slug: titre for slug, titre in domaines(grids).items() if slug in asked}
            parts = (_domaine(view, compared, type_, slug, titre) for slug, titre in titres.items())
            words = (TOO_MANY,) if len(compared.groups(type_)) > MOST else ()
            yield Chapter(f"{TYPES[type_]}, avant et maintenant", words, tuple(parts))


def _perimeters(view: View, compared: Compared, type_: TypeEtablissement) -> Iterator[tuple[str, ...]]:
    for line in territories(view, compared, type_, compared.moves[type_].groups):
        if not line.groups:
            yield (line.territoire, TYPES[type_], NOT_TOLD, *("" for _ in MOVED))
            continue
        one = total_perimeter(compared, line.groups)
        moved = (one.constants + one.sortis, one.sortis, one.constants, one.entres, one.constants + one.entres)
        yield (line.territoire, TYPES[type_], *map(str, moved), _rate(view, compared, line))


def _domaine(view: View, compared: Compared, type_: TypeEtablissement, slug: str, titre: str) -> Part:
    """Two bars per territory and the table of the same lines, then the passages of those that tell them."""
    if slug not in compared.moves[type_].passages:
        return Part(titre, words=f"{INCOMPARABLE[:1].upper()}{INCOMPARABLE[1:]}.")
    moves = compared.moves[type_]
    lines = _shown(territories(view, compared, type_, moves.groups))
    bars, rows = [], []
    for line in lines:
        bars += list(_bars(view, compared, slug, line, strong=line is lines[-1]))
        rows += list(_rows(view, compared, slug, line))
    words = ""
    tables = [DataLines(("Territoire", "Taux", "Effectif", "Campagne", *WORDS), tuple(rows))]
    passing = _shown(territories(view, compared, type_, moves.passages[slug]))
    headers = ("Passages", "Taux", "Effectif", AVANT, *WORDS)
    passed = [row for line in passing for row in _passages(view, compared, slug, line)]
    if passing[-1].groups:
        tables.append(DataLines(headers, tuple(passed)))
    elif lines[-1].groups:
        words = NO_PASSAGE
    what = f"{titre}, {TYPES[type_].lower()} : deux barres empilées par territoire, avant et maintenant."
    alt = f"{what} Le tableau qui suit donne tous les nombres."
    return Part(titre, words, tuple(bars), alt, tuple(tables))


def _shown(lines: list[Line]) -> list[Line]:
    return lines if len(lines) <= MOST + 1 else lines[-1:]


def _bars(view: View, compared: Compared, slug: str, line: Line, *, strong: bool) -> Iterator[Bar]:
    if not line.groups:
        yield Bar(line.territoire, words=SILENT, strong=strong)
        return
    ends = both_ends(total_passages(compared, slug, line.groups))
    before = f"avant, effectif {response(view, compared, line.groups)[3]}"
    rate = _rate(view, compared, line)
    yield Bar(line.territoire, ends[0], note=before, strong=strong)
    yield Bar("", ends[1], note=f"maintenant, réponse {rate}" if rate else "maintenant", strong=strong)


def _rows(view: View, compared: Compared, slug: str, line: Line) -> Iterator[tuple[str, ...]]:
    if not line.groups:
        yield (line.territoire, NOT_TOLD, "", "", *("" for _ in WORDS))
        return
    of_how_many = _rate(view, compared, line), str(response(view, compared, line.groups)[3])
    ends = both_ends(total_passages(compared, slug, line.groups))
    for word, held in zip((AVANT, MAINTENANT), ends, strict=True):
        yield (line.territoire, *of_how_many, word, *map(str, held))


def _passages(view: View, compared: Compared, slug: str, line: Line) -> Iterator[tuple[str, ...]]:
    if not line.groups:
        yield (line.territoire, NOT_TOLD, "", "", *("" for _ in WORDS))
        return
    of_how_many = _rate(view, compared, line), str(response(view, compared, line.groups)[3])
    for word, row in zip(WORDS, total_passages(compared, slug, line.groups), strict=True):
        if sum(row):
            yield (line.territoire, *of_how_many, word, *map(str, row))


def _rate(view: View, compared: Compared, line: Line) -> str:
    rate = response(view, compared, line.groups)[2]
    return "" if rate is None else f"{rate} %"
