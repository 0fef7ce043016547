"""Why a file of the académie was not taken, in words; nothing changed on this post nor in any établissement."""

from collections.abc import Sequence
from pathlib import Path

from paliers_desktop.errors import UserError
from paliers_desktop.storage.errors import ChangedElsewhereError, ReadOnlyDossierError, SaveError

SAVE_IT_AGAIN = (
    "Enregistrez à nouveau la pièce jointe du message de l’académie, sans l’ouvrir dans un autre programme, puis "
    "recommencez."
)

_NOT_KEPT: tuple[tuple[type[SaveError], str], ...] = (
    (
        ReadOnlyDossierError,
        "Son fichier est ouvert en lecture seule : importez l’accusé là où vous pouvez écrire.",
    ),
    (
        ChangedElsewhereError,
        "Son fichier a été modifié depuis un autre poste : fermez-le, ouvrez-le, recommencez.",
    ),
    (SaveError, "Vérifiez la clé ou l’emplacement partagé, puis importez-le à nouveau."),
)
"""What to do about each failure, the general one last."""


class AcademyUnreadableError(UserError):
    """The file cannot be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Le fichier « {path.name} » ne peut pas être lu.",
            "Vérifiez la clé ou l’emplacement partagé et vos droits d’accès, puis recommencez.",
        )


class NotOfTheAcademyError(UserError):
    """The file of an établissement, or one that it transmits."""

    def __init__(self, path: Path, found: str) -> None:
        super().__init__(
            f"« {path.name} » est {found}, et non un fichier de l’académie.",
            "Choisissez un fichier reçu de l’académie : son nom se termine par « .pmnc.json » (campagne), "
            "« .pmnr.json » (accusé de réception) ou « .pmnp.json » (repères).",
        )


class AcademyRefusedError(UserError):
    """The file is not one that the académie signed, or no longer; the cause says why."""

    def __init__(self, path: Path, cause: UserError, hint: str = SAVE_IT_AGAIN) -> None:
        super().__init__(f"« {path.name} » ne peut pas être importé. {cause.message}", hint)


class AcademyAlteredError(UserError):
    """The signature does not match."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"« {path.name} » a été modifié depuis que l’académie l’a signé.", SAVE_IT_AGAIN)


class NotDeployedKeyError(UserError):
    """Signed by another key than those deployed with the program."""

    def __init__(self, deployed: Sequence[str], found: str) -> None:
        super().__init__(
            "Ce fichier de campagne n’est pas signé par la clé de l’académie installée avec le programme.\n"
            f"Empreinte installée :\n{' ou '.join(deployed)}\nEmpreinte de ce fichier :\n{found}",
            "Demandez à l’académie si sa clé a changé ; la personne qui a installé le programme peut alors y placer la "
            "nouvelle. Vous pouvez remplir la grille et exporter en attendant.",
        )


class OlderCampagneError(UserError):
    """A higher revision is kept."""

    def __init__(self, kept: int, found: int) -> None:
        super().__init__(
            f"Une version plus récente de cette campagne est déjà importée : révision {kept}, alors que ce fichier "
            f"est la révision {found}.",
            "Il n’y a rien à faire : la plus récente reste.",
        )


class OtherContentError(UserError):
    """Another content under the same revision."""

    def __init__(self, revision: int) -> None:
        super().__init__(
            f"Une campagne de la même révision ({revision}) et d’un autre contenu est déjà importée.",
            "Demandez à l’académie quel fichier est le bon.",
        )


class RecuElsewhereError(UserError):
    """A receipt for another établissement than the open one, or while none is open."""

    def __init__(self, uai: str, opened: str = "") -> None:
        other = f", et non {opened}" if opened else ""
        super().__init__(
            f"Cet accusé de réception concerne {uai}{other}.",
            f"Ouvrez l’établissement {uai}, puis importez-le depuis « Vérifier et exporter ».",
        )


class RecuUnknownFileError(UserError):
    """A receipt for a file that this dossier did not export."""

    def __init__(self) -> None:
        super().__init__(
            "Cet accusé de réception répond à un fichier qui n’a pas été exporté d’ici.",
            "S’il a été exporté depuis une autre copie de cet établissement, ouvrez cette copie, ou réunissez les deux "
            "(« Fusionner avec une autre copie… »). Sinon, dites-le à l’académie.",
        )


class RecuNotKeptError(UserError):
    """The dossier could not record the receipt."""

    def __init__(self, cause: SaveError) -> None:
        super().__init__(
            "L’accusé de réception n’a pas pu être enregistré dans l’établissement.",
            next(hint for kind, hint in _NOT_KEPT if isinstance(cause, kind)),
        )


class CampagneNotKeptError(UserError):
    """The post did not take it."""

    def __init__(self) -> None:
        super().__init__(
            "La campagne n’a pas pu être enregistrée sur ce poste.",
            "L’emplacement des réglages est plein ou protégé : libérez de la place, ou demandez à la personne qui "
            "s’occupe du poste. Vous pouvez remplir la grille et exporter sans elle.",
        )
