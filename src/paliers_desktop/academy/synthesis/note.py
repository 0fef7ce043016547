"""The synthesis in two pages to be edited: response, paliers by domaine, what is missed most, what to decide."""

from collections.abc import Iterator

from paliers_desktop.academy.synthesis.comparing import Compared
from paliers_desktop.academy.synthesis.counts import PLACES, Distribution, Group
from paliers_desktop.academy.synthesis.diffusion import View
from paliers_desktop.academy.synthesis.evolution_tables import both_ends, total_passages, total_perimeter, types
from paliers_desktop.academy.synthesis.grids import Grids
from paliers_desktop.academy.synthesis.synthesis import RESTREINTE, Synthesis
from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.core.report.answer_sheets import AnswerSheet
from paliers_desktop.core.report.wording import TYPES, counted, date_in_words
from paliers_desktop.output.odf.note import Note, NoteTable, Section
from paliers_desktop.output.pdf.statistics import NOT_TOLD

CRITERIA = 10
"""Criteria named in the note, shared between the types: two pages hold no more."""
MOST_TYPES = 4
"""More of them leave no room for palier 2 beside an evolution."""

READ = (
    "Part des établissements comptés, hors ceux dont le domaine est sans objet, puis leur nombre. Un palier est "
    "atteint quand tous ses critères, et ceux des paliers d’avant, sont en place."
)
TWICE = "Déjà comptés"
NO_ONE = "–"
TO_WRITE = "À compléter : ce que l’académie retient, ce qu’elle propose, avec qui et pour quand."


def note(view: View, grids: Grids, made: Synthesis, compared: Compared | None = None) -> Note:
    """The note of that synthesis, from its tables and nothing more."""
    restreinte = made.diffusion.restreinte
    types = [type_ for type_ in view.types() if view.releases[type_].groups]
    paliers = (1,) if compared and len(types) > MOST_TYPES else (1, 2)
    tables = tuple(_reached(view, grids, types, palier) for palier in paliers) if types else ()
    criteres = next(sheet for sheet in made.sheets if sheet.titre == "Critères")
    sections = (
        Section("La réponse", tables=(_response(view, compared),)),
        Section("Les paliers", before=READ, tables=tables),
        *((_since(compared, grids),) if compared else ()),
        Section("Ce qui manque le plus souvent", bullets=tuple(_missed(criteres, len(types)))),
        Section("Ce que nous en retenons", after=TO_WRITE),
    )
    etat = f"État au {date_in_words(made.day)}"
    return Note(made.titre, etat, RESTREINTE if restreinte else "", made.pied, sections)


def _response(view: View, compared: Compared | None) -> NoteTable:
    lines = []
    for type_ in view.types():
        told = [group for group in view.groups(type_) if view.effectif(group)]
        total = view.total(told)
        values = (total.recus, total.attendus, f"{total.taux} %", total.comptes, total.provisoires)
        line = (TYPES[type_], *(map(str, values) if told else (NOT_TOLD, "", "", "", "")))
        lines.append((*line, _twice(compared, type_)) if compared else line)
    headers = ("Type", "Reçus", "Attendus", "Taux", "Effectif", "Provisoires", *([TWICE] if compared else []))
    return NoteTable(f"Réponse, {view.ensemble.lower()}", headers, tuple(lines))


def _twice(compared: Compared, type_: TypeEtablissement) -> str:
    groups = _told(compared, type_) if type_ in compared.moves else []
    return str(total_perimeter(compared, groups).constants) if groups else NOT_TOLD


def _reached(view: View, grids: Grids, types: list[TypeEtablissement], palier: int) -> NoteTable:
    short = {domaine.slug: domaine.titre_court for grid in grids.counted.values() for domaine in grid.grille.domaines}
    lines = tuple(
        (TYPES[type_], *(_share(view.releases[type_].totals.get(slug), palier) for slug in short)) for type_ in types
    )
    return NoteTable(f"Palier {palier} au moins, {view.ensemble.lower()}", ("Type", *short.values()), lines)


def _since(compared: Compared, grids: Grids) -> Section:
    """Those that were counted twice, type by type."""
    short = {domaine.slug: domaine.titre_court for grid in grids.counted.values() for domaine in grid.grille.domaines}
    lines = tuple((TYPES[type_], *(_moved(compared, type_, slug) for slug in short)) for type_ in types(compared))
    name = "Palier 1 au moins, en %, des établissements déjà comptés alors, dans le même territoire"
    table = NoteTable(name, ("Type", *short.values()), lines)
    return Section(f"Depuis « {compared.titre} »", tables=(table,))


def _moved(compared: Compared, type_: TypeEtablissement, slug: str) -> str:
    """« 40 → 62 »."""
    if (type_, slug) in compared.evolution.incomparable:
        return "non comparable"
    groups = _told(compared, type_)
    if not groups or slug not in compared.moves[type_].passages:
        return NOT_TOLD
    return " → ".join(_share(held, 1).partition(" ")[0] for held in both_ends(total_passages(compared, slug, groups)))


def _told(compared: Compared, type_: TypeEtablissement) -> list[Group]:
    return [group for group in compared.groups(type_) if group in compared.moves[type_].groups]


def _share(held: Distribution | None, palier: int) -> str:
    """« 62 % (13) »."""
    if held is None:
        return NOT_TOLD
    by = dict(zip(PLACES, held, strict=True))
    concerned = sum(held) - by[None]
    reached = sum(number for place, number in by.items() if place is not None and place >= palier)
    return f"{round(100 * reached / concerned)} % ({reached})" if concerned else NO_ONE


def _missed(sheet: AnswerSheet, types: int) -> Iterator[str]:
    """The first criteria of each type, in the words of the table."""
    lines = [dict(zip(sheet.headers, line, strict=True)) for line in sheet.lines]
    lines.sort(key=lambda line: -int(str(line["Manquent"])))
    for words in TYPES.values():
        of_type = [line for line in lines if line["Type"] == words]
        for line in of_type[: max(1, CRITERIA // max(types, 1))]:
            missing = counted(int(str(line["Manquent"])), "établissement")
            who = str(line["Relève de"]).lower()
            yield f"{words} · {line['Numéro']} {line['Critère']} : manque à {missing} sur {line['Effectif']} ({who})."
