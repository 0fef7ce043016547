"""Read a file that somebody sent: never more than the format allows, each obstacle with its own sentence."""

from pathlib import Path

from paliers_desktop.errors import UserError
from paliers_desktop.exchange.envelope import MAX_BYTES


class UnreadableFileError(UserError):
    """There is nothing to verify at that path."""


def read_received(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a file, at most `limit` + 1 of them: the envelope refuses what is longer. UnreadableFileError."""
    try:
        if path.is_dir():
            raise UnreadableFileError(
                "C’est un emplacement, pas un fichier.",
                f"Indiquez les fichiers qu’il contient, par exemple {path}/*.json.",
            )
        if path.exists() and not path.is_file():
            raise UnreadableFileError("Ce n’est pas un fichier ordinaire.")
        with path.open("rb") as stream:
            return stream.read(limit + 1)
    except FileNotFoundError as error:
        raise UnreadableFileError("Ce fichier est introuvable.", "Vérifiez son nom et son emplacement.") from error
    except PermissionError as error:
        raise UnreadableFileError("Ce fichier ne peut pas être lu : l’accès est refusé.") from error
    except (OSError, ValueError) as error:  # ValueError: a name that holds a zero byte
        raise UnreadableFileError("Ce fichier ne peut pas être lu.", "Vérifiez son nom et son emplacement.") from error
