"""What of the établissement may still change: its type until something is answered, its UAI until an export."""

from collections.abc import Iterable

from paliers_desktop.core.assessment import Assessment, TypeEtablissement
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.history import Change, Target
from paliers_desktop.errors import UserError


class TypeFixedError(UserError):
    """The type chose the grid; answers to it exist."""

    def __init__(self) -> None:
        super().__init__(
            "Le type de l’établissement ne change plus une fois la grille commencée.",
            "Pour un autre type, créez un nouvel établissement ; celui-ci garde ses réponses.",
        )


class UaiFixedError(UserError):
    """A signed file names this UAI."""

    def __init__(self) -> None:
        super().__init__(
            "L’UAI ne change plus une fois un fichier signé exporté.",
            "Pour un autre UAI, créez un nouvel établissement ; celui-ci garde ses réponses.",
        )


class OtherGridError(UserError):
    """The dossier already holds the grid of another kind of établissement."""

    def __init__(self, titre_court: str) -> None:
        super().__init__(
            f"Ce fichier contient la grille des {titre_court}, qui n’est pas celle de ce type.",
            "Créez un nouvel établissement du bon type.",
        )


def check_grid(grille: Grille, type_: TypeEtablissement) -> None:
    """Raise OtherGridError when the dossier's grid is not meant for this type."""
    if type_ not in grille.types:
        raise OtherGridError(grille.titre_court)


def type_is_fixed(assessment: Assessment) -> bool:
    """True as soon as anything was said of any criterion: the answers belong to the grid that the type chose."""
    return bool(assessment.answers)


def check_identity(changes: Iterable[Change], *, answered: bool, exported: bool) -> None:
    """Raise TypeFixedError or UaiFixedError when one of these changes is no longer possible.

    answered: see `type_is_fixed`, or there are earlier campagnes; exported: the dossier holds a signed export of any
    campagne. A fusion may choose between two types, since both copies have one grid.
    """
    told = tuple(changes)
    fields = {change.field for change in told if change.target is not Target.REPONSES}
    merged = any(change.target is Target.JOURNAL for change in told)
    if answered and not merged and {"type", "grille"} & fields:
        raise TypeFixedError
    if exported and "uai" in fields:
        raise UaiFixedError
