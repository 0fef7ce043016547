"""Why a decision cannot be taken: one named error per sentence."""

from collections.abc import Iterable

from paliers_desktop.academy.reception.sentences import short
from paliers_desktop.core.report.wording import joined
from paliers_desktop.errors import UserError


class DecisionError(UserError):
    """Nothing was decided; the register is as it was."""


class NothingToApproveError(DecisionError):
    """No file of this UAI waits for an approval."""

    def __init__(self, uai: str) -> None:
        super().__init__(f"Aucun fichier de {uai} n’attend d’approbation.", f"Pour savoir où il en est : etat {uai}")


class NothingToChooseError(DecisionError):
    """Nothing disputes its place to this file."""

    def __init__(self, uai: str) -> None:
        super().__init__(f"Aucun autre fichier de {uai} n’est à écarter.", f"Pour savoir où il en est : etat {uai}")


class NoSuchFileError(DecisionError):
    """No file of that identity among those concerned."""

    def __init__(self, digits: str) -> None:
        super().__init__(
            f"Aucun fichier concerné ne commence par « {digits[:64]} »."
            if digits
            else "Aucun fichier n’est concerné par cette décision.",
            "Recopiez les premiers chiffres affichés par « etat ».",
        )


class AmbiguousFileError(DecisionError):
    """Several files answer to what was typed."""

    def __init__(self, identites: Iterable[str]) -> None:
        super().__init__(
            f"Plusieurs fichiers sont possibles : {joined(map(short, identites))}.",
            "Indiquez lequel par ses premiers chiffres.",
        )


class NoKeyError(DecisionError):
    """No key of that empreinte is waiting, or left to revoke."""

    def __init__(self, uai: str) -> None:
        super().__init__(
            f"Aucune clé concernée de {uai} n’a cette empreinte de clé.",
            "Si la comparaison échoue, n’approuvez pas : redemandez la feuille « À communiquer » à l’établissement.",
        )


class WhichKeyError(DecisionError):
    """The empreinte of the key must be given: it is what was compared."""

    def __init__(self, uai: str, empreintes: Iterable[str]) -> None:
        super().__init__(
            f"Pour {uai}, il faut dire quelle clé, par son empreinte de clé : {joined(empreintes)}.",
            "Comparez-la avec la feuille « À communiquer » ou au téléphone, puis ajoutez --empreinte.",
        )
