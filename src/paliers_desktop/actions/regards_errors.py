"""Why a copy cannot be counted as a voice."""

from paliers_desktop.core.campagne import label
from paliers_desktop.errors import UserError


class VoixError(UserError):
    """The copy is not one of a voice for this établissement."""


class OtherSchoolVoixError(VoixError):
    """The copy is of another établissement."""

    def __init__(self, name: str, uai: str) -> None:
        super().__init__(f"« {name} » est d’un autre établissement ({uai}) : ses réponses n’ont pas été prises.")


class OtherCampagneVoixError(VoixError):
    """The copy is of another campagne, or of another version of the grid."""

    def __init__(self, name: str, campagne: str) -> None:
        super().__init__(
            f"« {name} » est d’une autre campagne ({label(campagne)}) ou d’une autre grille : ses réponses n’ont pas "
            "été prises.",
            "Préparez une copie depuis la campagne en cours.",
        )


class SilentVoixError(VoixError):
    """Nothing is answered in the copy."""

    def __init__(self, name: str) -> None:
        super().__init__(f"« {name} » n’a aucune réponse : il n’y a rien à recueillir.")


class OwnFileVoixError(VoixError):
    """The person chose the file that is open."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"« {name} » est le fichier ouvert, celui où vous décidez ensemble : ses réponses ne sont pas une voix.",
            "Choisissez la copie qu’un groupe a remplie.",
        )
