"""« Preuves »: what one could show for each criterion, criterion by criterion."""

from msgspec import Struct

from paliers_desktop.core.grid import Grille
from paliers_desktop.core.help import Aide
from paliers_desktop.core.suivi import Preuve, Suivi

TITLE = "Preuves"
INTRODUCTION = (
    "Ce que l’établissement pourrait montrer pour un critère : un titre, l’endroit où le trouver, une date. Une preuve "
    "reste dans ce fichier : elle n’est jamais transmise, et aucune n’est exigée."
)
NONE = "Aucune preuve n’est encore notée."
MOST_TITRE, MOST_LIEU = 200, 200
"""Characters of each field."""


class PreuveGroup(Struct, frozen=True):
    """The preuves of one criterion; numero: "" for one that this grid no longer has; exemple: what the help expects."""

    critere_id: str
    numero: str
    texte: str
    exemple: str
    preuves: tuple[Preuve, ...]


def preuve_groups(grille: Grille, aide: Aide, suivi: Suivi, asked: str = "") -> tuple[PreuveGroup, ...]:
    """Criteria that have a preuve, in reading order, those of earlier grids last; asked: one to list all the same."""
    by_critere: dict[str, list[Preuve]] = {asked: []} if asked else {}
    for preuve in suivi.preuves:
        by_critere.setdefault(preuve.critere, []).append(preuve)
    place = {key: rank for rank, key in enumerate(grille.reading_order)}
    return tuple(
        _group(grille, aide, key, tuple(by_critere[key]))
        for key in sorted(by_critere, key=lambda key: place.get(key, len(place)))
    )


def _group(grille: Grille, aide: Aide, key: str, preuves: tuple[Preuve, ...]) -> PreuveGroup:
    if key not in grille.criteres:
        return PreuveGroup(key, "", "Critère d’une autre version de la grille", "", preuves)
    return PreuveGroup(key, grille.numeros[key], grille.criteres[key].texte, aide.critere(key).preuve, preuves)
