"""Functions that can be asked about a criterion « à vérifier », by type of établissement."""

from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.core.report.wording import is_ecole

_ECOLE = ("Directeur ou directrice", "ERUN", "IEN", "Collectivité", "Référent numérique", "Conseil des maîtres")
_ETABLISSEMENT = (
    "Gestionnaire",
    "CPE",
    "Professeur documentaliste",
    "Référent numérique",
    "Chef d’établissement",
    "Collectivité",
    "IEN",
)


def aupres_suggestions(type_: TypeEtablissement) -> tuple[str, ...]:
    """The functions offered, never a name; any other text is allowed."""
    return _ECOLE if is_ecole(type_) else _ETABLISSEMENT
