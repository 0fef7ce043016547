"""Why a campagne's register cannot be used: one named error per sentence."""

from pathlib import Path

from paliers_desktop.errors import UserError


class RegisterError(UserError):
    """The register of a campagne cannot be opened, read or written."""


class NoRegisterError(RegisterError):
    """The folder holds no register."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Aucune campagne dans l’emplacement {folder}.",
            "Indiquez le sien avec --campagne EMPLACEMENT, ou créez-la avec « paliers-academie campagne creer ».",
        )


class RegisterExistsError(RegisterError):
    """The folder already holds a register: a campagne is created once."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"L’emplacement {folder} contient déjà une campagne ; elle n’a pas été modifiée.",
            "Choisissez un autre emplacement, ou « campagne ajouter » pour y ajouter des établissements.",
        )


class ForeignRegisterError(RegisterError):
    """A file of that name that is not a register, or a damaged one."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Le fichier {path} n’est pas le registre d’une campagne, ou il est abîmé ; il n’a pas été modifié.",
            "Reprenez la dernière copie de cet emplacement.",
        )


class NewerRegisterError(RegisterError):
    """Written by a newer program."""

    def __init__(self, version: str) -> None:
        super().__init__(
            f"Ce registre a été créé par une version plus récente ({version}). Il n’a pas été modifié.",
            "Mettez à jour Paliers numériques sur ce poste.",
        )


class BusyRegisterError(RegisterError):
    """Another program writes in it."""

    def __init__(self) -> None:
        super().__init__(
            "Le registre est en cours de modification par une autre commande.",
            "Attendez qu’elle se termine, puis relancez celle-ci.",
        )


class UnwritableRegisterError(RegisterError):
    """The disk is full, gone or read-only."""

    def __init__(self) -> None:
        super().__init__(
            "Le registre n’a pas pu être écrit ; ce qu’il contenait est intact.",
            "Vérifiez la place libre et le droit d’écrire dans cet emplacement, puis relancez la commande.",
        )
