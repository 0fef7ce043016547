"""What a commission sees on the wall, in order: criteria, a card per domaine, the end, the result. Pure functions."""

from enum import Enum

from msgspec import Struct

from paliers_desktop.core.grid import Grille
from paliers_desktop.core.navigation import domaine_order


class Kind(Enum):
    """What a screen of the projection shows."""

    CRITERE = "critere"
    DOMAINE = "domaine"
    FIN = "fin"
    RESULTAT = "resultat"


class Slide(Struct, frozen=True):
    """One screen; key: a criterion id, the slug of a domaine, a part of the result, "" for the end."""

    kind: Kind
    key: str = ""


SITUATION, RADAR, TABLEAU, ETAPES = "situation", "radar", "tableau", "etapes"
"""The parts of the projected result, in order."""

END = Slide(Kind.FIN)
RESULT = Slide(Kind.RESULTAT, SITUATION)
"""Where the result starts."""


def slides(grille: Grille) -> tuple[Slide, ...]:
    """All screens of a grid: the criteria of each domaine in reading order, then its card; the end; the result."""
    criteres = (
        slide
        for domaine in grille.domaines
        for slide in (
            *(Slide(Kind.CRITERE, key) for key in domaine_order(grille, domaine.slug)),
            Slide(Kind.DOMAINE, domaine.slug),
        )
    )
    result = (Slide(Kind.RESULTAT, part) for part in (SITUATION, RADAR, TABLEAU, ETAPES))
    return (*criteres, END, *result)


def following(grille: Grille, slide: Slide, review: tuple[str, ...] = ()) -> Slide | None:
    """The screen after `slide`, None at the last; `review`: the criteria taken up again, which lead back to the end."""
    return _neighbour(grille, slide, review, 1)


def preceding(grille: Grille, slide: Slide, review: tuple[str, ...] = ()) -> Slide | None:
    """The screen before `slide`, None at the first."""
    return _neighbour(grille, slide, review, -1)


def _neighbour(grille: Grille, slide: Slide, review: tuple[str, ...], offset: int) -> Slide | None:
    if slide.kind is Kind.CRITERE and slide.key in review:
        order: tuple[Slide, ...] = (*(Slide(Kind.CRITERE, key) for key in review), END)
    else:
        order = slides(grille)
    index = order.index(slide) + offset
    return order[index] if 0 <= index < len(order) else None
