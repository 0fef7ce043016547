"""A grid as a spreadsheet to edit, and an edited spreadsheet as a grid: every fault is told with its line."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from paliers_desktop.academy.console import FaultsError
from paliers_desktop.core.grid import Critere, Domaine, Grille
from paliers_desktop.core.report.answer_sheets import AnswerSheet
from paliers_desktop.core.search import folded
from paliers_desktop.core.text import clean_text

HEADERS = ("Domaine", "Identifiant", "Palier", "Critère", "Palier à confirmer", "Remplace")
_NUMBER = re.compile(r"(.*?)(\d+)")


class GridTableError(FaultsError):
    """The edited table makes no grid."""

    def __init__(self, faults: Sequence[str]) -> None:
        count = "un défaut" if len(faults) == 1 else f"{len(faults)} défauts"
        super().__init__(f"Le tableau comporte {count} ; aucune grille n’a été écrite.", faults)


class EditedGrid(Struct, frozen=True):
    """The grid of a table; heirs: what its column « Remplace » says, old id to new one."""

    grille: Grille
    heirs: dict[str, str]


def grid_sheet(grille: Grille) -> AnswerSheet:
    """One line per criterion, in the order of the grid."""
    lines = tuple(
        (domaine.titre_court, critere.id, critere.palier, critere.texte, "oui" if critere.colonne_deduite else "", "")
        for domaine in grille.domaines
        for critere in domaine.criteres
    )
    return AnswerSheet("Grille", HEADERS, lines)


def edited_grid(rows: Sequence[Sequence[str]], base: Grille, version: str) -> EditedGrid:
    """The grid of these rows: titles, rule and domaines of the base, a new id where none is written. GridTableError."""
    reader = _Reader(base)
    places = _places(rows)
    for line, row in enumerate(rows[1:], 2):
        if any(value.strip() for value in row):
            reader.read(line, {name: _cell(row, place) for name, place in places.items()})
    if reader.faults:
        raise GridTableError(reader.faults)
    domaines = tuple(replace(one, criteres=tuple(reader.criteres[one.slug])) for one in base.domaines)
    return EditedGrid(replace(base, version=version, domaines=domaines), reader.heirs)


def _places(rows: Sequence[Sequence[str]]) -> dict[str, int]:
    head = [folded(value.strip()) for value in rows[0]] if rows else []
    missing = [name for name in HEADERS[:4] if folded(name) not in head]
    if missing:
        raise GridTableError([f"Ligne 1 : il manque la colonne « {name} »." for name in missing])
    return {name: head.index(folded(name)) for name in HEADERS if folded(name) in head}


def _cell(row: Sequence[str], place: int) -> str:
    return " ".join(clean_text(row[place])[0].split()) if place < len(row) else ""


class _Reader:
    """The criteria of each domaine as lines come, what they replace, and the faults."""

    def __init__(self, base: Grille) -> None:
        self._base = base
        self._domaines = {folded(name): one for one in base.domaines for name in (one.titre_court, one.titre, one.slug)}
        self._used: dict[str, int] = {}
        self._drawn = set(base.criteres)
        self.criteres: dict[str, list[Critere]] = {one.slug: [] for one in base.domaines}
        self.heirs: dict[str, str] = {}
        self.faults: list[str] = []

    def read(self, line: int, cells: Mapping[str, str]) -> None:
        """One line of the table."""
        domaine = self._domaines.get(folded(cells["Domaine"]))
        if domaine is None:
            self._fault(line, f"le domaine « {cells['Domaine']} » n’existe pas dans la grille de départ.")
            return
        if cells["Palier"] not in ("1", "2", "3"):
            self._fault(line, f"le palier est 1, 2 ou 3, pas « {cells['Palier']} ».")
            return
        if not cells["Critère"]:
            self._fault(line, "le texte du critère manque.")
            return
        key = cells["Identifiant"] or self._new_id(domaine)
        if key in self._used:
            self._fault(line, f"l’identifiant {key} figure déjà à la ligne {self._used[key]}.")
            return
        self._used[key] = line
        inferred = folded(cells.get("Palier à confirmer", "")) in ("oui", "x")
        self.criteres[domaine.slug].append(Critere(key, int(cells["Palier"]), self._text(key, cells), inferred))
        self._heir(line, key, cells.get("Remplace", ""))

    def _text(self, key: str, cells: Mapping[str, str]) -> str:
        """The words of the base when only their spaces differ: a spreadsheet may have touched those."""
        known = self._base.criteres.get(key)
        text = cells["Critère"]
        return known.texte if known and " ".join(known.texte.split()) == text else text

    def _heir(self, line: int, key: str, old: str) -> None:
        if not old:
            return
        if old not in self._base.criteres:
            self._fault(line, f"« {old} », à remplacer, n’existe pas dans la grille de départ.")
        else:
            self.heirs[old] = key

    def _new_id(self, domaine: Domaine) -> str:
        """After the highest number that this domaine ever had here: an id is never used again."""
        found = [_NUMBER.fullmatch(critere.id) for critere in domaine.criteres]
        numbered = [match for match in found if match]
        prefix = numbered[0][1] if numbered else f"{domaine.slug[:3].upper()}-"
        number = max((int(match[2]) for match in numbered), default=0)
        while True:
            number += 1
            key = f"{prefix}{number:02}"
            if key not in self._drawn:
                self._drawn.add(key)
                return key

    def _fault(self, line: int, words: str) -> None:
        self.faults.append(f"Ligne {line} : {words}")
