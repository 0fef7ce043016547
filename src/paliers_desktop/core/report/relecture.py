"""The words about the head's reading of the synthesis: declared, never blocking, never a validation."""

import datetime

from paliers_desktop.core import campagne
from paliers_desktop.core.assessment import Relecture, TypeEtablissement
from paliers_desktop.core.report.wording import date_in_words, is_ecole

NEVER_BLOCKS = "Cette déclaration est transmise avec le fichier ; elle ne conditionne pas l’export."
TO_COME = "Cette date est à venir."
"""Told of a day after today, which is kept all the same: the clock of a post proves nothing (exchange.md §3)."""


def responsable(type_: TypeEtablissement) -> str:
    """« le chef d’établissement », « le directeur ou la directrice » in an école."""
    return "le directeur ou la directrice" if is_ecole(type_) else "le chef d’établissement"


def question(type_: TypeEtablissement) -> str:
    """« Le chef d’établissement a relu la synthèse »."""
    who = responsable(type_)
    return f"{who[:1].upper()}{who[1:]} a relu la synthèse"


def relecture_value(relecture: Relecture) -> str:
    """« déclarée le 20 novembre 2026 », « déclarée, sans date », « non indiquée »."""
    if not relecture.relu:
        return "non indiquée"
    return f"déclarée le {date_in_words(relecture.relu_le)}" if relecture.relu_le else "déclarée, sans date"


def relecture_sentence(relecture: Relecture, type_: TypeEtablissement) -> str:
    """« Synthèse relue par le chef d’établissement le 20 novembre 2026 (déclaré) », "" when not said."""
    if not relecture.relu:
        return ""
    when = f" le {date_in_words(relecture.relu_le)}" if relecture.relu_le else ""
    return f"Synthèse relue par {responsable(type_)}{when} (déclaré)"


def day_note(day: datetime.date, today: datetime.date, campagne_id: str) -> str:
    """What is worth knowing of that day, "" when nothing is: it is kept whatever is said."""
    if day > today:
        return TO_COME
    first = campagne.first_day(campagne_id)
    if first and day < first:
        return f"Cette date est antérieure à la campagne {campagne.label(campagne_id)}."
    return ""
