"""Why two copies were not merged, in words; nothing was changed."""

from pathlib import Path

from paliers_desktop.core.assessment import Etablissement
from paliers_desktop.errors import UserError
from paliers_desktop.storage.errors import (
    BusySaveError,
    ChangedElsewhereError,
    FullDiskError,
    ReadOnlyDossierError,
    SaveError,
)

_UNTOUCHED = "Rien n’a été modifié."
_ANOTHER = (
    "Choisissez une autre copie de ce même fichier : sur la clé, sur l’autre poste, ou dans l’emplacement de ses "
    "sauvegardes."
)

_CAUSES: tuple[tuple[type[SaveError], str], ...] = (
    (FullDiskError, "L’emplacement du fichier est plein : libérez de la place, puis recommencez."),
    (ReadOnlyDossierError, "Le fichier est devenu inaccessible en écriture : vérifiez son emplacement, recommencez."),
    (BusySaveError, "Un autre programme ou un autre poste l’utilise : attendez un instant, puis recommencez."),
    (ChangedElsewhereError, "Il a changé entre-temps depuis un autre poste : recommencez avec son contenu actuel."),
    (SaveError, "Il n’est plus accessible : vérifiez la clé ou l’emplacement partagé, puis recommencez."),
)
"""What to do about each failure, the general one last."""


class SameFileError(UserError):
    """The other copy is the file itself."""

    def __init__(self) -> None:
        super().__init__(f"Vous avez choisi deux fois le même fichier. {_UNTOUCHED}", _ANOTHER)


class OtherCopyRefusedError(UserError):
    """The other copy cannot be read; the cause says why."""

    def __init__(self, path: Path, cause: UserError) -> None:
        super().__init__(f"« {path.name} » ne peut pas être fusionné. {cause.message}", cause.hint)


class OtherEtablissementError(UserError):
    """The file chosen is another établissement's."""

    def __init__(self, path: Path, other: Etablissement) -> None:
        super().__init__(
            f"« {path.name} » est le fichier d’un autre établissement : {other.nom} ({other.uai}). {_UNTOUCHED}",
            _ANOTHER,
        )


class OtherFileError(UserError):
    """A file of this établissement that was created apart: it has no common history, and is no copy."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"« {path.name} » est un fichier du même établissement, mais créé à part : seules deux copies d’un même "
            f"fichier se fusionnent. {_UNTOUCHED}",
            f"{_ANOTHER} Sinon, gardez l’un des deux fichiers et reportez-y les réponses de l’autre.",
        )


class OtherCampagneError(UserError):
    """One of the copies is already of the next campagne."""

    def __init__(self, here: str, there: str) -> None:
        super().__init__(
            f"Les deux copies ne sont pas de la même campagne : {here} ici, {there} dans l’autre. {_UNTOUCHED}",
            "Fusionnez des copies de la même campagne.",
        )


class OtherGridCopyError(UserError):
    """The type of one of the copies was changed before anything was answered."""

    def __init__(self, here: str, there: str) -> None:
        super().__init__(
            f"Les deux copies ne répondent pas à la même grille : {here} ici, {there} dans l’autre. {_UNTOUCHED}",
            "Donnez le même type d’établissement aux deux copies, tant que l’une d’elles n’a aucune réponse.",
        )


class OtherUaiError(UserError):
    """The UAI differ, and a signed file already bears one of them."""

    def __init__(self, here: str, there: str) -> None:
        super().__init__(
            f"Les deux copies n’ont pas le même UAI : {here} ici, {there} dans l’autre, et un fichier signé porte déjà "
            f"l’un des deux. {_UNTOUCHED}",
            "Corrigez l’UAI dans la copie qui n’a pas de fichier signé, puis recommencez.",
        )


class ReadOnlyHereError(UserError):
    """The file into which the other copy would be merged cannot be written."""

    def __init__(self) -> None:
        super().__init__(
            f"Ce fichier ne peut pas être modifié à cet emplacement : rien ne peut y être fusionné. {_UNTOUCHED}",
            "Copiez-le dans un emplacement où vous pouvez écrire, ouvrez cette copie, puis recommencez.",
        )


class NothingNewError(UserError):
    """All that the other copy says is here."""

    def __init__(self) -> None:
        super().__init__(
            "Cette copie n’apporte rien de nouveau.", f"Tout ce qu’elle contient est déjà ici. {_UNTOUCHED}"
        )


class NotMergedError(UserError):
    """The result could not be written."""

    def __init__(self, cause: SaveError) -> None:
        super().__init__(
            f"La fusion n’a pas pu être enregistrée. {_UNTOUCHED}",
            next(hint for kind, hint in _CAUSES if isinstance(cause, kind)),
        )
