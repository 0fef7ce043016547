"""Why transmitted files cannot make a dossier again, in words; nothing was written."""

from pathlib import Path

from paliers_desktop.errors import UserError

ELSEWHERE = (
    "Cherchez-en une autre copie : sur la clé, dans le message ou le dépôt par lequel il a été transmis. Ne l’ouvrez "
    "pas dans un autre programme."
)


class TransmittedUnreadableError(UserError):
    """The file cannot be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Le fichier « {path.name} » ne peut pas être lu.",
            "Vérifiez la clé ou l’emplacement partagé et vos droits d’accès, puis recommencez.",
        )


class NotTransmittedError(UserError):
    """The file of an établissement was chosen instead."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"« {path.name} » est le fichier d’un établissement, et non un fichier transmis à l’académie.",
            "Choisissez « Ouvrir… » pour l’ouvrir.",
        )


class AcademyFileError(UserError):
    """A campagne, a reçu or repères: signed by the académie, it holds no answer."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"« {path.name} » vient de l’académie : il ne contient pas les réponses de l’établissement.",
            "Choisissez le fichier que l’établissement a transmis : son nom commence par « PMN_ » et se termine par "
            "« .pmn.json ».",
        )


class TransmittedRefusedError(UserError):
    """The file is not one this program signed, or no longer; the cause says why."""

    def __init__(self, path: Path, cause: UserError, hint: str = ELSEWHERE) -> None:
        super().__init__(f"« {path.name} » ne peut pas être repris. {cause.message}", hint)


class UnknownGridError(UserError):
    """It answers a grid that this program does not have."""

    def __init__(self, path: Path, grille: str, version: str) -> None:
        super().__init__(
            f"« {path.name} » répond à une grille que cette version ne connaît pas : « {grille} », version {version}.",
            "Mettez à jour Paliers numériques sur ce poste, puis recommencez.",
        )


class OtherSchoolError(UserError):
    """Files of two établissements."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(
            f"Les fichiers choisis viennent de deux établissements : {first} et {second}.",
            "Choisissez ceux d’un seul établissement.",
        )


class OtherSeriesError(UserError):
    """Files of one établissement that come from two dossiers."""

    def __init__(self, first: Path, second: Path) -> None:
        super().__init__(
            f"« {first.name} » et « {second.name} » ne sont pas de la même suite : ils viennent de deux fichiers "
            "différents de cet établissement.",
            "Choisissez ceux d’une seule suite, celle que l’académie a reçue.",
        )


class SameRevisionError(UserError):
    """Two files say to be the same revision, and differ."""

    def __init__(self, first: Path, second: Path, revision: int) -> None:
        super().__init__(
            f"« {first.name} » et « {second.name} » portent le même numéro, {revision}, et ne disent pas la même "
            "chose.",
            "Choisissez celui que l’académie a reçu.",
        )


class SeriesExistsError(UserError):
    """A dossier of this series is there: nothing is made beside it."""

    def __init__(self, path: Path, revision: int) -> None:
        has = f"jusqu’au fichier signé n° {revision}" if revision else "sans fichier signé"
        super().__init__(
            f"Cet établissement existe déjà, {has} : « {path} ». Rien n’a été écrit.",
            "Ouvrez ce fichier. S’il est abîmé, ou plus ancien que ce que vous reprenez, rangez-le ailleurs et "
            "retirez-le de la liste, puis recommencez.",
        )
        self.path = path
