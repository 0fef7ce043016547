"""Why a dossier cannot be created, opened or written: one named error per sentence."""

from pathlib import Path

from paliers_desktop.errors import UserError

NOT_SAVED = "La dernière réponse n’a pas pu être enregistrée :"
NOT_SHOWN = "Le document n’a pas été produit :"


class DossierExistsError(UserError):
    """Creating would overwrite a file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Le fichier « {path.name} » existe déjà dans cet emplacement. Il n’a pas été modifié.",
            "Ouvrez-le, ou choisissez un autre nom ou un autre emplacement.",
        )


class ReadOnlyPlaceError(UserError):
    """The place where the dossier should be created cannot be written."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"L’emplacement « {place} » est en lecture seule : le dossier n’a pas été créé.",
            "Choisissez un emplacement où vous pouvez écrire, par exemple une clé USB ou vos documents.",
        )


class MissingPlaceError(UserError):
    """The place where the dossier should be created does not exist (any more)."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"L’emplacement « {place} » n’existe pas ou n’est plus accessible : le dossier n’a pas été créé.",
            "Vérifiez la clé ou l’emplacement partagé, ou choisissez un autre emplacement.",
        )


class FullPlaceError(UserError):
    """There is no room for a new dossier."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"L’emplacement « {place} » est plein : le dossier n’a pas été créé.",
            "Libérez de la place, ou choisissez un autre emplacement.",
        )


class CreationFailedError(UserError):
    """The dossier could not be written where asked, for another reason."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"Le dossier n’a pas pu être écrit dans l’emplacement « {place} ».",
            "Vérifiez la clé ou l’emplacement partagé, ou choisissez un autre emplacement.",
        )


class MissingDossierError(UserError):
    """There is no file there."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Le fichier « {path} » est introuvable.",
            "Vérifiez que la clé ou l’emplacement partagé est accessible, ou choisissez « Ouvrir… » pour le chercher.",
        )


class UnreadableDossierError(UserError):
    """The file or its place cannot be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Le fichier « {path} » ne peut pas être lu : l’accès est refusé ou l’emplacement ne répond pas.",
            "Vérifiez la clé ou l’emplacement partagé et vos droits d’accès, puis ouvrez-le à nouveau.",
        )


class NotADossierError(UserError):
    """The file was not made by this program."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Le fichier « {path.name} » n’est pas un dossier de Paliers numériques. Il n’a pas été modifié.",
            "Choisissez un fichier dont le nom se termine par « .paliers ».",
        )


class NewerDossierError(UserError):
    """The dossier has a schema this program does not know; it is left byte-identical."""

    def __init__(self, version: str) -> None:
        named = f" ({version})" if version else ""
        super().__init__(
            f"Ce dossier a été créé par une version plus récente{named}. Il n’a pas été modifié.",
            "Installez cette version de Paliers numériques pour l’ouvrir.",
        )
        self.version = version


class DamagedDossierError(UserError):
    """The dossier is truncated or corrupt."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Le dossier « {path.name} » est abîmé ou incomplet. Il n’a pas été modifié.",
            "Conservez ce fichier tel quel et cherchez-en une copie : sur une autre clé, dans l’emplacement "
            f"« {path.name}.sauvegardes » ou dans le second emplacement des sauvegardes. À défaut, choisissez "
            "« Reprendre depuis un fichier transmis ».",
        )


class InterruptedDossierError(UserError):
    """A write was cut short (or is under way) and reading without repairing would show torn data."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"La dernière écriture dans « {path.name} » est en cours ou a été interrompue.",
            "Ouvrez ce dossier depuis un emplacement où vous pouvez écrire, avec le fichier "
            f"« {path.name}-journal » à côté : il se rétablit de lui-même.",
        )


class BusyDossierError(UserError):
    """Another program holds the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Le dossier « {path.name} » est en cours d’utilisation par un autre programme ou un autre poste.",
            "Fermez-le là-bas, ou attendez un instant, puis ouvrez-le à nouveau.",
        )


class UpdateFailedError(UserError):
    """The dossier has an older format and its place has no room for the copy or for the update: nothing was changed."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Le dossier « {path.name} » doit être mis à jour, mais l’emplacement est plein ou ne le permet pas. "
            "Il n’a pas été modifié.",
            "Libérez de la place ou copiez-le dans un emplacement où vous pouvez écrire, puis ouvrez-le à nouveau.",
        )


class SaveError(UserError):
    """The geste is not in the file; saving the same geste again later is safe."""

    def __init__(
        self,
        reason: str = "le dossier n’est plus accessible.",
        hint: str = "Vérifiez la clé ou l’emplacement partagé, puis choisissez Réessayer.",
        *,
        what: str = NOT_SAVED,
    ) -> None:
        super().__init__(f"{what} {reason}", hint)


class FullDiskError(SaveError):
    """No room is left where the dossier is."""

    def __init__(self) -> None:
        super().__init__("l’emplacement du dossier est plein.", "Libérez de la place, puis choisissez Réessayer.")


class ReadOnlyDossierError(SaveError):
    """The dossier was opened, or its place became, read-only."""

    def __init__(self) -> None:
        super().__init__(
            "le dossier est en lecture seule.",
            "Copiez-le dans un emplacement où vous pouvez écrire et ouvrez la copie, ou rendez l’emplacement "
            "accessible en écriture, puis choisissez Réessayer.",
        )


class BusySaveError(SaveError):
    """Another program holds the file."""

    def __init__(self) -> None:
        super().__init__(
            "un autre programme ou un autre poste utilise le dossier.",
            "Attendez un instant, puis choisissez Réessayer.",
        )


class ChangedElsewhereError(SaveError):
    """The file is not as this session left it: another post wrote it, or an old copy took its place.

    what: the start of the sentence, which says what was not done.
    """

    def __init__(self, what: str = NOT_SAVED) -> None:
        super().__init__(
            "le dossier a été modifié ou remplacé depuis un autre poste.",
            "Fermez-le, puis ouvrez-le à nouveau pour repartir de son contenu actuel.",
            what=what,
        )


class TakenOverError(ChangedElsewhereError):
    """This post was silent for so long that another took the dossier over."""

    def __init__(self) -> None:
        SaveError.__init__(
            self,
            "un autre poste a repris la main sur cet établissement.",
            "Rien n’y a été écrasé. Enregistrez une copie ailleurs, ou fermez-le et ouvrez-le à nouveau pour repartir "
            "de son contenu actuel.",
        )


class ClosedCampagneError(SaveError):
    """The campagne is closed: only reopening it changes anything of it."""

    def __init__(self) -> None:
        super().__init__(
            "la campagne est close.",
            "Pour la corriger, choisissez « Rouvrir pour corriger » dans la page « Années ».",
        )


class NotReadBackError(SaveError):
    """A share took the geste, and does not give it back."""

    def __init__(self) -> None:
        super().__init__(
            "l’emplacement partagé ne rend pas ce qui vient d’y être écrit.",
            "Vérifiez le réseau, puis choisissez Réessayer.",
        )


class OpenElsewhereError(UserError):
    """A task on a closed dossier would take it away from whoever has it open. here: a program of this post."""

    def __init__(self, path: Path, *, here: bool) -> None:
        where = "sur ce poste" if here else "sur un autre poste"
        super().__init__(
            f"L’établissement du fichier « {path.name} » est ouvert {where}. Rien n’a été modifié.",
            "Fermez-le là-bas, puis recommencez. S’il n’y est plus ouvert, ouvrez-le ici et reprenez la main.",
        )
