"""The non-normative companion of a grid: what helps to read a criterion today, never what decides a palier."""

from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from paliers_desktop.core.faults import GridError, Node, read_document
from paliers_desktop.core.grid import Grille

LECTURE_INTRODUCTION = "Lire aujourd’hui :"
"""What a `lecture` line starts with on every screen and page."""

LECTURE_A_CONFIRMER = "lecture proposée, à confirmer par l’académie"
"""The mark of a lecture that the academy has not confirmed."""


class ReleveDe(StrEnum):
    """Who can act on a criterion."""

    ETABLISSEMENT = "etablissement"
    COLLECTIVITE = "collectivite"
    ACADEMIE = "academie"
    CIRCONSCRIPTION = "circonscription"


class Echelle(StrEnum):
    """For whom an answer is the same, where it is not the établissement's alone."""

    CIRCONSCRIPTION = "circonscription"


class AideCritere(Struct, frozen=True):
    """What helps with one criterion; "" (or None) where nothing is written.

    sens: meaning; preuve: expected proof; premier_pas: first step; levier: what the academy offers for it, where the
    source of the grid names it; lecture: how to read a dated criterion today, without introduction, final dot nor
    mark; implique: ids of the criteria that a « oui » here supposes, never in a circle; echelle: who shares the answer.
    """

    sens: str = ""
    preuve: str = ""
    premier_pas: str = ""
    releve_de: ReleveDe | None = None
    levier: str = ""
    lecture: str = ""
    lecture_a_confirmer: bool = True
    implique: tuple[str, ...] = ()
    echelle: Echelle | None = None


class Terme(Struct, frozen=True):
    """One glossary entry: a word of the grid, what it is called today, since when (free text, "" when unknown)."""

    terme: str
    aujourd_hui: str
    depuis: str = ""
    a_confirmer: bool = True


NO_HELP = AideCritere()


class Aide(Struct, frozen=True):
    """All helps of one grid, by criterion id, and its glossary in file order."""

    criteres: dict[str, AideCritere] = {}
    glossaire: tuple[Terme, ...] = ()

    def critere(self, critere_id: str) -> AideCritere:
        """The help of a criterion, NO_HELP when none is written."""
        return self.criteres.get(critere_id, NO_HELP)

    def of_circonscription(self) -> tuple[str, ...]:
        """The criteria whose answer is the same for all the écoles of a circonscription, in file order."""
        return tuple(key for key, one in self.criteres.items() if one.echelle is Echelle.CIRCONSCRIPTION)

    def lecture(self, critere_id: str) -> str | None:
        """The line « Lire aujourd’hui : … » of a dated criterion, None for the others."""
        texte = self.critere(critere_id).lecture
        return f"{LECTURE_INTRODUCTION} {texte}." if texte else None

    def lecture_mark(self, critere_id: str) -> str | None:
        """« lecture proposée, à confirmer par l’académie » where that is so; None without lecture or once confirmed."""
        aide = self.critere(critere_id)
        return LECTURE_A_CONFIRMER if aide.lecture and aide.lecture_a_confirmer else None

    def full_lecture(self, critere_id: str) -> str | None:
        """Line and mark together: « Lire aujourd’hui : … (lecture proposée, à confirmer par l’académie). »."""
        line, mark = self.lecture(critere_id), self.lecture_mark(critere_id)
        return f"{line.removesuffix('.')} ({mark})." if line and mark else line


def load_help(data: bytes, grille: Grille, name: str) -> Aide:
    """Read the help file `name` of a grid; raises GridError with every fault of the file, each with its place."""
    try:
        return _once(data, grille)
    except GridError:
        return _read(data, grille, name)  # the faults name the file


def kept_help(data: bytes, grille: Grille, name: str) -> Aide:
    """The helps as they are kept beside a grid: b"" where the académie wrote none; raises as `load_help`."""
    return load_help(data, grille, name) if data else Aide()


@lru_cache(maxsize=4)
def _once(data: bytes, grille: Grille) -> Aide:
    """As the grid: what forty dossiers hold is read once."""
    return _read(data, grille, "")


def _read(data: bytes, grille: Grille, name: str) -> Aide:
    faults: list[str] = []
    root = Node(read_document(data, name), "", faults)
    written_for = root.text("grille")
    if written_for and written_for != grille.id:
        root.fault("grille", f"ces aides sont écrites pour « {written_for} », pas pour « {grille.id} »")
    criteres = root.table("criteres", required=False)
    aide = Aide(
        criteres=_criteres(criteres, grille) if criteres else {},
        glossaire=tuple(_terme(node) for node in root.tables("glossaire")),
    )
    root.close()
    if faults:
        raise GridError(name, tuple(faults))
    return aide


def _criteres(table: Node, grille: Grille) -> dict[str, AideCritere]:
    helps = {}
    for key in table.names():
        if key not in grille.criteres:
            table.fault(key, f"« {key} » n’est pas un critère de la grille {grille.id}")
        node = table.table(key)
        if node:
            helps[key] = _aide_critere(node, key, grille)
    _refuse_circles(table, helps)
    return helps


def _refuse_circles(table: Node, helps: dict[str, AideCritere]) -> None:
    """Name each circle of `implique` once, at the first of its criteria in the file."""
    named: set[str] = set()
    for key in helps:
        circle = _circle(key, helps)
        if circle and not named.intersection(circle):
            named.update(circle)
            table.fault_at(f"{table.at(key)}.implique", f"les critères s’impliquent en rond ({' → '.join(circle)})")


def _circle(start: str, helps: dict[str, AideCritere]) -> tuple[str, ...]:
    """The shortest way from a criterion back to itself through others, both ends included; () when there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    for way in ways:  # grows while it is read: nearest first
        for key in helps[way[-1]].implique if way[-1] in helps else ():
            if key == start and len(way) > 1:  # alone, a self-reference, which has its own fault
                return (*way, start)
            if key not in seen:
                seen.add(key)
                ways.append((*way, key))
    return ()


def _aide_critere(node: Node, critere_id: str, grille: Grille) -> AideCritere:
    releve_de = node.choice("releve_de", tuple(ReleveDe), required=False)
    echelle = node.choice("echelle", tuple(Echelle), required=False)
    implique = node.texts("implique", required=False)
    for place, value in implique:
        if value not in grille.criteres:
            node.fault_at(place, f"« {value} » n’est pas un critère de la grille {grille.id}")
        elif value == critere_id:
            node.fault_at(place, "un critère ne s’implique pas lui-même")
    lecture = node.text("lecture", required=False)
    if lecture.startswith("Lire aujourd"):
        node.fault("lecture", f"« {LECTURE_INTRODUCTION} » est ajouté par le programme")
    if lecture.endswith("."):
        node.fault("lecture", "le point final est ajouté par le programme")
    aide = AideCritere(
        sens=node.text("sens", required=False),
        preuve=node.text("preuve", required=False),
        premier_pas=node.text("premier_pas", required=False),
        releve_de=ReleveDe(releve_de) if releve_de else None,
        levier=node.text("levier", required=False),
        lecture=lecture,
        lecture_a_confirmer=node.flag("lecture_a_confirmer", True),
        implique=tuple(value for _, value in implique),
        echelle=Echelle(echelle) if echelle else None,
    )
    node.close()
    return aide


def _terme(node: Node) -> Terme:
    terme = Terme(
        terme=node.text("terme"),
        aujourd_hui=node.text("aujourd_hui"),
        depuis=node.text("depuis", required=False),
        a_confirmer=node.flag("a_confirmer", True),
    )
    node.close()
    return terme
