"""Response and paliers as tables: territories by name, never by palier; no school is named."""

from collections.abc import Iterator, Mapping

from paliers_desktop.academy.synthesis.counts import PLACES, Distribution, Effectif, Group
from paliers_desktop.academy.synthesis.diffusion import View
from paliers_desktop.academy.synthesis.grids import Grids
from paliers_desktop.core.report.answer_sheets import AnswerSheet, Value
from paliers_desktop.core.report.wording import TYPES, palier_words
from paliers_desktop.output.pdf.statistics import NOT_TOLD

EFFECTIF = ("Attendus", "Reçus", "Taux de réponse (%)", "Effectif")
WORDS = tuple(palier_words(place) for place in PLACES)


def domaines(grids: Grids) -> dict[str, str]:
    """The title of each domaine by slug, in the order of the grids."""
    return {domaine.slug: domaine.titre for grid in grids.counted.values() for domaine in grid.grille.domaines}


def effectif_cells(effectif: Effectif | None) -> tuple[Value, ...]:
    """The four cells of EFFECTIF, empty when nothing is told."""
    if effectif is None:
        return (None,) * len(EFFECTIF)
    return effectif.attendus, effectif.recus, effectif.taux, effectif.comptes


def reponse_sheet(view: View) -> AnswerSheet:
    """How many are awaited, came, are counted: each group, then each type."""

    def line(titre: str, words: str, effectif: Effectif | None) -> tuple[Value, ...]:
        if effectif is None:
            return titre, words, *effectif_cells(None), None, None, NOT_TOLD
        return titre, words, *effectif_cells(effectif), effectif.provisoires, effectif.autre_grille, None

    lines = []
    for type_ in view.types():
        groups = view.groups(type_)
        lines += [line(group.territoire, TYPES[type_], view.effectif(group)) for group in groups]
        lines.append(line(view.ensemble, TYPES[type_], _total(view, groups)))
    headers = ("Territoire", "Type", *EFFECTIF, "Provisoires", "Grille d’un autre type", "Remarque")
    return AnswerSheet("Réponse", headers, tuple(lines))


def paliers_sheet(view: View, grids: Grids) -> AnswerSheet:
    """How many of each group are at each palier of each domaine; provisional files are not among them."""
    lines: list[tuple[Value, ...]] = []
    for slug, titre in domaines(grids).items():
        for type_ in view.types():
            lines += _paliers(view, slug, (titre, TYPES[type_]), view.groups(type_))
            shown = view.shown(type_, slug)
            total = view.releases[type_].totals.get(slug)
            lines.append(_palier_line((titre, view.ensemble, TYPES[type_]), _total(view, shown), total))
    return AnswerSheet("Paliers", ("Domaine", "Territoire", "Type", *EFFECTIF, *WORDS, "Remarque"), tuple(lines))


def provisoires_sheet(view: View, grids: Grids) -> AnswerSheet:
    """The same of provisional files, apart: for those who follow the campagne only."""
    lines: list[tuple[Value, ...]] = []
    for slug, titre in domaines(grids).items():
        by: Mapping[Group, Distribution] = view.counts.provisoires.get(slug, {})
        for group, held in by.items():
            effectif = view.effectif(group)
            if effectif and effectif.provisoires:
                cells = *effectif_cells(effectif)[:-1], effectif.provisoires
                lines.append((titre, group.territoire, TYPES[group.type], *cells, *held))
    return AnswerSheet("Provisoires", ("Domaine", "Territoire", "Type", *EFFECTIF, *WORDS), tuple(lines))


def _paliers(view: View, slug: str, titres: tuple[str, str], groups: list[Group]) -> Iterator[tuple[Value, ...]]:
    for group in groups:
        held = view.distribution(slug, group)
        names = (titres[0], group.territoire, titres[1])
        yield _palier_line(names, view.effectif(group) if held else None, held)


def _palier_line(
    names: tuple[str, str, str], effectif: Effectif | None, held: Distribution | None
) -> tuple[Value, ...]:
    if effectif is None or held is None:
        return (*names, *effectif_cells(None), *(None for _ in PLACES), NOT_TOLD)
    return (*names, *effectif_cells(effectif), *held, None)


def _total(view: View, groups: list[Group] | tuple[Group, ...]) -> Effectif | None:
    """Of what is told; None when nothing is."""
    told = [group for group in groups if view.effectif(group)]
    return view.total(told) if told else None
