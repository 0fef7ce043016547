"""One file that counts, as the synthesis sees it: where, which grid, which answers; neither UAI nor name."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from paliers_desktop.core.assessment import Answer, TypeEtablissement

UNKNOWN = "Non renseigné"


class Par(StrEnum):
    """How the académie is divided."""

    DEPARTEMENT = "departement"
    BASSIN = "bassin"
    CIRCONSCRIPTION = "circonscription"


class Place(Struct, frozen=True):
    """Where an awaited établissement is: all that a synthesis may know of it."""

    type: TypeEtablissement
    departement: str
    circonscription: str = ""
    bassin: str = ""
    commune: str = ""

    def territoire(self, par: Par) -> str:
        """The name of its territory; UNKNOWN where the directory does not say."""
        return self.nom_departement if par is Par.DEPARTEMENT else str(getattr(self, par)) or UNKNOWN

    @property
    def nom_departement(self) -> str:
        """« Département 77 », in letters: a spreadsheet takes « 077 » for a number, and the first zero goes."""
        number = self.departement
        return f"Département {number[1:] if len(number) == 3 and number.startswith('0') else number}"


class Filled(Struct, frozen=True):
    """The file retained for one établissement. grille: the sha256 of the grid it answers."""

    place: Place
    grille: str
    answers: Mapping[str, Answer]
