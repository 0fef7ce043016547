"""What reminds a territory of its missing établissements: the columns of its list, and a model mail for its IEN."""

from paliers_desktop.academy.register.records import Campagne
from paliers_desktop.academy.reminding.missing import SITUATIONS, Missing, Situation, Territory
from paliers_desktop.core.report.wording import date_in_words
from paliers_desktop.core.typography import typographic

HEADERS = ("UAI", "Nom", "Commune", "Courriel", "Situation", "Phrase")
MERGE_HEADERS = (
    *("Territoire", "Attendus", "Complets", "Provisoires", "En_attente", "Refuses", "Jamais_recus"),
    *("Date_limite", "Fichier"),
)
"""The columns that the model mail names, so that a word processor or a mail program fills it."""


def line(one: Missing) -> tuple[str, ...]:
    """The values of HEADERS for an établissement."""
    school = one.etablissement
    words = typographic(SITUATIONS[one.situation]), typographic(one.phrase)
    return school.uai, school.nom, school.commune, school.courriel, *words


def merge_line(territory: Territory, campagne: Campagne, file: str) -> tuple[str | int, ...]:
    """The values of MERGE_HEADERS for a territory."""
    counts = [territory.counts[situation] for situation in Situation]
    return territory.nom, len(territory.schools), *counts, date_in_words(campagne.cloture), file


def model_mail(campagne: Campagne) -> str:
    """A message to merge: {{Territoire}}, {{Refuses}}… are the columns of relances.csv; {{Fichier}} is to be joined."""
    return typographic(
        f"Objet : {campagne.titre} : les écoles et établissements à relancer, {{{{Territoire}}}}\n\n"
        "Madame, Monsieur,\n\n"
        "Les écoles et établissements de {{Territoire}} sont invités à transmettre leur fichier pour la campagne "
        f"« {campagne.titre} », jusqu’au {{{{Date_limite}}}}. Sur {{{{Attendus}}}} attendus, {{{{Complets}}}} ont "
        "transmis un fichier complet. Restent :\n\n"
        "- {{Jamais_recus}} dont rien n’est arrivé : ont-ils reçu leur code, à l’adresse officielle ? Un code perdu se "
        "remplace ;\n"
        "- {{Refuses}} dont le fichier est refusé : la liste jointe dit pourquoi, et quoi faire ;\n"
        "- {{Provisoires}} dont le fichier est provisoire : il compte déjà, et se complète jusqu’à la date limite ;\n"
        "- {{En_attente}} en attente d’une vérification : rien à faire, sauf si la liste le demande.\n\n"
        "La liste jointe ({{Fichier}}) les nomme, sans aucun de leurs résultats. Pouvez-vous leur rappeler la date, ou "
        "nous dire ce qui les retient ? Un fichier provisoire, puis une nouvelle révision, valent mieux que rien.\n\n"
        f"Question : {campagne.courriel}\n"
    )
