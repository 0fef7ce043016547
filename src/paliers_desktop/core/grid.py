"""The grid of an annexe: paliers, domaines, critères and the rule, as frozen structs."""

import hashlib
import json
from functools import cached_property
from typing import Literal

from msgspec import Struct

PALIERS = (1, 2, 3)
"""The three paliers of maturité numérique, lowest first (feuille de route, Annexes 1 and 7)."""


class Critere(Struct, frozen=True):
    """One criterion. `id` is opaque and stable: never parsed, never reused, kept when a palier is corrected.

    colonne_deduite: the source is a text whose columns run together; the palier was inferred, not read.
    """

    id: str
    palier: int
    texte: str
    colonne_deduite: bool = False


class Domaine(Struct, frozen=True):
    """One of the six domaines; `criteres` in file order."""

    slug: str
    titre: str
    titre_court: str
    criteres: tuple[Critere, ...]


class Palier(Struct, frozen=True):
    """The title of a palier, whole (`titre`) and for narrow places (`titre_court`)."""

    titre: str
    titre_court: str


class Regle(Struct, frozen=True):
    """How answers become a palier: `seuil` is the integer percentage (1 to 100) of applicable criteria in place."""

    seuil: int
    agregation: Literal["minimum"]


class Jalon(Struct, frozen=True):
    """One step of putting the numérique in place (Annexe 8 of the source is only a title: no grid carries any yet)."""

    titre: str
    texte: str


class Ancienne(Struct, frozen=True):
    """The version that a grid replaces (its normative sha256), and what becomes of the criteria of that version.

    devient: those that have another id now, old and new. sans_suite: those whose answers say nothing of the new
    version, though it may have their id. Any other is itself where its id was kept, else has no counterpart.
    """

    version: str
    sha256: str
    devient: tuple[tuple[str, str], ...] = ()
    sans_suite: tuple[str, ...] = ()


class Grille(Struct, frozen=True, dict=True):
    """A whole grid; `types` are the établissement types (exchange payload values) it is meant for.

    ancienne: the version before, where the grid says so; no part of the normative content.
    """

    id: str
    version: str
    academie: str
    titre: str
    titre_court: str
    source: str
    types: tuple[str, ...]
    paliers: tuple[Palier, ...]
    regle: Regle
    domaines: tuple[Domaine, ...]
    jalons: tuple[Jalon, ...] = ()
    ancienne: Ancienne | None = None

    @cached_property
    def criteres(self) -> dict[str, Critere]:
        """Every criterion by id, in grid order (domaine by domaine, file order)."""
        return {critere.id: critere for domaine in self.domaines for critere in domaine.criteres}

    @cached_property
    def numeros(self) -> dict[str, str]:
        """The number people see, by criterion id: « 2.5 » is the 5th of domaine 2 once sorted by palier."""
        return {
            critere.id: f"{rang}.{place}"
            for rang, domaine in enumerate(self.domaines, 1)
            for place, critere in enumerate(sorted(domaine.criteres, key=lambda c: c.palier), 1)
        }

    @cached_property
    def reading_order(self) -> tuple[str, ...]:
        """Criterion ids as people meet them: domaine by domaine, palier by palier."""
        return tuple(self.numeros)

    def domaine(self, slug: str) -> Domaine:
        """The domaine of that slug; KeyError when the grid has none."""
        return self._domaines_by_slug[slug]

    def domaine_of(self, critere_id: str) -> Domaine:
        """The domaine that holds the criterion; KeyError for an unknown id."""
        return self._domaine_by_critere[critere_id]

    @cached_property
    def _domaines_by_slug(self) -> dict[str, Domaine]:
        return {domaine.slug: domaine for domaine in self.domaines}

    @cached_property
    def _domaine_by_critere(self) -> dict[str, Domaine]:
        return {critere.id: domaine for domaine in self.domaines for critere in domaine.criteres}

    @cached_property
    def sha256(self) -> str:
        """SHA-256 (hex) of the normative part as canonical JSON (exchange.md §1).

        Canonical JSON: UTF-8, members sorted, no white space. Helps, sources, marks and short titles are left out, so
        that mending them changes nothing.
        """
        return hashlib.sha256(normative_json(self)).hexdigest()


def normative_json(grille: Grille) -> bytes:
    """The normative part of a grid (id, version, titles, criterion ids, texts, paliers, order, rule), canonical."""
    normative = {
        "id": grille.id,
        "version": grille.version,
        "titre": grille.titre,
        "paliers": [palier.titre for palier in grille.paliers],
        "regle": {"seuil": grille.regle.seuil, "agregation": grille.regle.agregation},
        "domaines": [
            {
                "slug": domaine.slug,
                "titre": domaine.titre,
                "criteres": [{"id": c.id, "palier": c.palier, "texte": c.texte} for c in domaine.criteres],
            }
            for domaine in grille.domaines
        ],
    }
    return json.dumps(normative, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
