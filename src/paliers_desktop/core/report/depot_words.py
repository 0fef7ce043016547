"""Where and until when the signed file is transmitted, and the message that goes with it; nothing here forbids."""

import datetime
import re

from msgspec import Struct

from paliers_desktop.core.assessment import Etablissement
from paliers_desktop.core.report.wording import FONCTIONS, date_in_words, is_ecole
from paliers_desktop.core.typography import typographic

_ADDRESS = re.compile(r"[^\s@,;:<>()\"«»]+@[^\s@,;:<>()\"«»]+\.[\w-]*\w")


class Depot(Struct, frozen=True):
    """What an académie says of transmitting to its campagne; lieu: where, in words; courriel: whom to ask."""

    titre: str
    cloture: datetime.date
    lieu: str
    courriel: str

    @property
    def address(self) -> str:
        """Whom to write to: the first address that `lieu` names, else that of the questions."""
        named = _ADDRESS.search(self.lieu)
        return named[0] if named else self.courriel


class Envoi(Struct, frozen=True):
    """The signed file that a message goes with."""

    file_name: str
    revision: int
    empreinte: str
    provisoire: bool


def deadline(depot: Depot, today: datetime.date) -> str:
    """« Date limite de dépôt : 15 janvier 2027. », said otherwise on the last day and after it."""
    day = date_in_words(depot.cloture)
    if today < depot.cloture:
        return f"Date limite de dépôt : {day}."
    if today == depot.cloture:
        return f"Date limite de dépôt : aujourd’hui, {day}."
    return (
        f"Le dépôt était prévu jusqu’au {day}. Vous pouvez encore exporter : l’académie dira si elle compte un fichier "
        "arrivé après."
    )


def accompanying_message(depot: Depot, etablissement: Etablissement, campagne: str, envoi: Envoi) -> str:
    """A mail ready to be pasted: address, subject, text; the function of whoever filled the grid, never a name."""
    school = "de l’école" if is_ecole(etablissement.type) else "de l’établissement"
    state = (
        "provisoire : une nouvelle révision suivra, une fois les réponses complétées" if envoi.provisoire else "complet"
    )
    place = f", {etablissement.commune}" if etablissement.commune else ""
    return typographic(
        f"À : {depot.address}\n"
        f"Objet : {depot.titre} : {etablissement.uai}, {etablissement.nom}\n\n"
        "Madame, Monsieur,\n\n"
        f"Veuillez trouver ci-joint le fichier signé {school} pour la campagne « {depot.titre} ».\n\n"
        f"- {'École' if is_ecole(etablissement.type) else 'Établissement'} : {etablissement.nom}{place}\n"
        f"- UAI : {etablissement.uai}\n"
        f"- Campagne : {campagne}\n"
        f"- Fichier joint : {envoi.file_name} (révision {envoi.revision})\n"
        f"- Empreinte : {envoi.empreinte}\n"
        f"- État : {state}\n\n"
        f"Cordialement,\n{FONCTIONS[etablissement.fonction]}\n"
    )
