"""Who has read and seen the synthèse: boxes to fill in by hand (ux/guide.md §4); nobody's name is printed."""

from msgspec import Struct

from paliers_desktop.core.assessment import Etablissement
from paliers_desktop.core.report.relecture import responsable
from paliers_desktop.core.report.wording import FONCTIONS, is_ecole

TITRE = "Visas"
SIGNATURE = "Signature"


class Visa(Struct, frozen=True):
    """One box: « Vu par le chef d’établissement, », then each label with room to write after it.

    value: what is known and printed, mostly ""; note: « (s’il y a lieu) ».
    """

    titre: str
    value: str = ""
    blanks: tuple[str, ...] = ()
    note: str = ""


def visas(etablissement: Etablissement) -> tuple[Visa, ...]:
    """Those of this type of établissement; who filled the grid is a function, without signature."""
    renseigne = Visa("Renseigné par", FONCTIONS[etablissement.fonction])
    vu = Visa(f"Vu par {responsable(etablissement.type)},", blanks=("le", SIGNATURE))
    if is_ecole(etablissement.type):
        conseil = Visa("Présenté au conseil d’école", blanks=("du",))
        return (renseigne, vu, conseil, Visa("Vu, l’IEN (facultatif)", blanks=("le", SIGNATURE)))
    conseil = Visa("Présenté au conseil d’administration", blanks=("du", "délibération n°"), note="(s’il y a lieu)")
    return (renseigne, vu, conseil)
