"""Read the TOML of a grid: every fault is reported at once, with its place (docs/grille.md describes the format)."""

import re
from functools import lru_cache

from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.core.faults import GridError, Node, read_document
from paliers_desktop.core.grid import PALIERS, Ancienne, Critere, Domaine, Grille, Jalon, Palier, Regle
from paliers_desktop.core.navigation import EXPORT, IDENTITE, RESULTAT

AGREGATIONS = ("minimum",)
MIN_DOMAINES = 3
"""The radar has one axis per domaine and needs three to enclose anything."""

_GRID_ID = re.compile(r"[a-z0-9-]{3,40}")
_SLUG = re.compile(r"[a-z][a-z0-9_]*")
_CRITERE_ID = re.compile(r"[A-Z0-9]+(-[A-Z0-9]+)*")
_SHA256 = re.compile(r"[0-9a-f]{64}")


def load_grid(data: bytes, name: str) -> Grille:
    """Read the grid in `data`, the content of the file `name`.

    Raises GridError (a UserError with `faults`): one line per fault, each with its place; indices count from 0.
    """
    try:
        return _once(data)
    except GridError:
        return _read(data, name)  # the faults name the file


@lru_cache(maxsize=4)
def _once(data: bytes) -> Grille:
    """Forty dossiers hold the same grid, and this program's own file too: it is read once."""
    return _read(data, "")


def _read(data: bytes, name: str) -> Grille:
    faults: list[str] = []
    grille = _grille(Node(read_document(data, name), "", faults))
    if faults:
        raise GridError(name, tuple(faults))
    return grille


def _grille(root: Node) -> Grille:
    grille = Grille(
        id=_matching(root, "id", _GRID_ID, "3 à 40 minuscules, chiffres ou tirets"),
        version=root.text("version"),
        academie=root.text("academie"),
        titre=root.text("titre"),
        titre_court=root.text("titre_court"),
        source=root.text("source"),
        types=_types(root),
        paliers=_paliers(root),
        regle=_regle(root),
        domaines=_domaines(root),
        jalons=tuple(_jalon(node) for node in root.tables("jalons")),
        ancienne=_ancienne(root),
    )
    _check_heirs(root, grille)
    root.close()
    return grille


def _types(root: Node) -> tuple[str, ...]:
    known = [str(item) for item in TypeEtablissement]
    seen = _Unique(root)
    for place, value in root.texts("types"):
        if value not in known:
            root.fault_at(place, f"« {value} » n’est pas un type d’établissement ({', '.join(known)})")
        seen.add(place, value)
    return tuple(seen.values)


def _paliers(root: Node) -> tuple[Palier, ...]:
    nodes = root.tables("paliers", empty="manque")
    if nodes and len(nodes) != len(PALIERS):
        root.fault("paliers", f"{len(PALIERS)} paliers sont attendus, pas {len(nodes)}")
    return tuple(_palier(node) for node in nodes)


def _palier(node: Node) -> Palier:
    palier = Palier(node.text("titre"), node.text("titre_court"))
    node.close()
    return palier


def _regle(root: Node) -> Regle:
    node = root.table("regle")
    if node is None:
        return Regle(100, "minimum")
    seuil = node.integer("seuil")
    if seuil is not None and not 1 <= seuil <= 100:
        node.fault("seuil", f"{seuil} n’est pas un pourcentage (1 à 100)")
    node.choice("agregation", AGREGATIONS)
    node.close()
    return Regle(seuil or 100, "minimum")


def _domaines(root: Node) -> tuple[Domaine, ...]:
    nodes = root.tables("domaines", empty="manque")
    if 0 < len(nodes) < MIN_DOMAINES:
        root.fault("domaines", f"{MIN_DOMAINES} domaines au moins sont attendus, pas {len(nodes)}")
    slugs, ids = _Unique(root), _Unique(root)
    return tuple(_domaine(node, slugs, ids) for node in nodes)


def _domaine(node: Node, slugs: "_Unique", ids: "_Unique") -> Domaine:
    slug = _matching(node, "slug", _SLUG, "des minuscules sans accent, des chiffres ou _")
    if slug in (IDENTITE, RESULTAT, EXPORT):
        node.fault("slug", f"« {slug} » est le nom d’une étape du parcours")
    slugs.add(node.at("slug"), slug)
    criteres = node.tables("criteres", empty="le domaine n’a aucun critère")
    domaine = Domaine(
        slug=slug,
        titre=node.text("titre"),
        titre_court=node.text("titre_court"),
        criteres=tuple(_critere(critere, ids) for critere in criteres),
    )
    node.close()
    return domaine


def _critere(node: Node, ids: "_Unique") -> Critere:
    critere_id = _matching(
        node, "id", _CRITERE_ID, "des capitales sans accent, des chiffres et des tirets, comme PIL-01"
    )
    ids.add(node.at("id"), critere_id)
    palier = node.integer("palier")
    if palier is not None and palier not in PALIERS:
        node.fault("palier", f"{palier} n’est pas un palier ({PALIERS[0]} à {PALIERS[-1]})")
    critere = Critere(critere_id, palier or 0, node.text("texte"), node.flag("colonne_deduite", False))
    node.close()
    return critere


def _jalon(node: Node) -> Jalon:
    jalon = Jalon(node.text("titre"), node.text("texte"))
    node.close()
    return jalon


def _ancienne(root: Node) -> Ancienne | None:
    node = root.table("ancienne", required=False)
    if node is None:
        return None
    devient = node.table("devient", required=False)
    ancienne = Ancienne(
        version=node.text("version"),
        sha256=_matching(node, "sha256", _SHA256, "64 chiffres de 0 à 9 et de a à f"),
        devient=tuple((old, devient.text(old)) for old in devient.names()) if devient else (),
        sans_suite=tuple(value for _, value in node.texts("sans_suite", required=False)),
    )
    node.close()
    return ancienne


def _check_heirs(root: Node, grille: Grille) -> None:
    """What a criterion of the version before became is in this one."""
    for old, new in grille.ancienne.devient if grille.ancienne else ():
        if new and new not in grille.criteres:
            root.fault_at(f"ancienne.devient.{old}", f"« {new} » n’est pas un critère de cette grille")


def _matching(node: Node, key: str, pattern: re.Pattern[str], wanted: str) -> str:
    value = node.text(key)
    if value and not pattern.fullmatch(value):
        node.fault(key, f"« {value} » n’a pas la forme attendue ({wanted})")
    return value


class _Unique:
    """Values that must not come twice, each with the place where it came first."""

    def __init__(self, root: Node) -> None:
        self._root = root
        self._places: dict[str, str] = {}

    @property
    def values(self) -> tuple[str, ...]:
        """The values, in file order."""
        return tuple(self._places)

    def add(self, place: str, value: str) -> None:
        """Remember a value; one that came before is a fault of this place."""
        if value in self._places:
            self._root.fault_at(place, f"« {value} » est déjà utilisé ({self._places[value]})")
        elif value:
            self._places[value] = place
