"""Why a typed code de transmission is not accepted: one named error per sentence."""

from collections.abc import Sequence

from paliers_desktop.core.campagne import label
from paliers_desktop.errors import UserError

LENGTH = 24


class CodeError(UserError):
    """What was typed is not the code of this établissement for this campagne."""


class CodeEmptyError(CodeError):
    """Nothing was typed."""

    def __init__(self) -> None:
        super().__init__("Saisissez le code de transmission reçu de l’académie.", f"Il compte {LENGTH} caractères.")


class CodeCharacterError(CodeError):
    """A character that no code holds; `groupe` is the rank of its group, from 1."""

    def __init__(self, char: str, groupe: int) -> None:
        shown = f"« {char} »" if char.isprintable() else "invisible"
        super().__init__(f"Le caractère {shown} ne figure dans aucun code. Vérifiez le {ordinal(groupe)} groupe.")


class CodeLengthError(CodeError):
    """Too few or too many characters."""

    def __init__(self, found: int) -> None:
        missing = LENGTH - found
        there = "il en manque" if missing > 0 else "il y en a"
        extra = "" if missing > 0 else " de trop"
        super().__init__(f"Le code compte {LENGTH} caractères ; {there} {abs(missing)}{extra}.")


class CodeTypoError(CodeError):
    """One wrong character or two swapped ones explain the failure; `groupes` are the ranks where, from 1."""

    def __init__(self, groupes: Sequence[int]) -> None:
        super().__init__("Le code contient sans doute une faute de frappe.", f"Vérifiez {_groupes(groupes)}.")
        self.groupes = tuple(groupes)


class OtherCampagneError(CodeError):
    """A right code, of the campagne before or after."""

    def __init__(self, found: str, expected: str) -> None:
        super().__init__(f"Ce code est celui de {label(found)}.", f"Saisissez celui de {label(expected)}.")
        self.campagne = found


class OtherUaiError(CodeError):
    """A right code, of another établissement known on this post."""

    def __init__(self, found: str, expected: str) -> None:
        super().__init__(f"Ce code est celui de {found}.", f"Saisissez celui de {expected}.")
        self.uai = found


class CodeMismatchError(CodeError):
    """Nothing explains the failure."""

    def __init__(self, uai: str, campagne: str) -> None:
        super().__init__(
            f"Ce code ne correspond pas à {uai} pour la campagne {label(campagne)}.",
            "Comparez-le au message reçu, groupe par groupe.",
        )


class CodeNotFoundError(CodeError):
    """A text or a file without any code in it."""

    def __init__(self) -> None:
        super().__init__(
            "Ce texte ne contient pas de code de transmission.",
            "Un code compte 6 groupes de 4 caractères, par exemple XWSY-GQSD-VNZK-4JEG-M1M3-51AS.",
        )


class CodeFileError(CodeError):
    """The chosen file is no text file."""

    def __init__(self) -> None:
        super().__init__(
            "Ce fichier n’est pas un fichier texte.", "Ouvrez le message reçu de l’académie, puis copiez-y le code."
        )


class CodeFileUnreadableError(CodeError):
    """The chosen file cannot be read."""

    def __init__(self) -> None:
        super().__init__(
            "Ce fichier ne peut pas être lu : il a disparu, l’accès est refusé ou l’emplacement ne répond pas.",
            "Vérifiez la clé ou l’emplacement partagé, ou saisissez le code.",
        )


def ordinal(rank: int) -> str:
    """« 1er », « 6e »."""
    return "1er" if rank == 1 else f"{rank}e"


def _groupes(ranks: Sequence[int]) -> str:
    if len(ranks) == 1:
        return f"le {ordinal(ranks[0])} groupe"
    *first, last = [ordinal(rank) for rank in ranks]
    return f"les {', '.join(first)} et {last} groupes"
