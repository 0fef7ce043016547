"""What a page says of the signed file: its empreinte, that the answers changed since, or nothing (exchange.md §1)."""

import datetime

from msgspec import Struct

from paliers_desktop.core.report.wording import date_in_words

FORMATIVE = "Cette synthèse a une valeur formative : elle ne sert ni à classer ni à évaluer les personnes."
FORMATIVE_COMPLET = "Ce document a une valeur formative : il ne sert ni à classer ni à évaluer les personnes."


class Signature(Struct, frozen=True):
    """The words, "" where nothing is said.

    label and empreinte: « Empreinte du fichier signé » and its digits, only while the answers equal that export's;
    changed: « Réponses modifiées depuis le fichier signé du … »; about: sentences for the end of the document.
    """

    label: str
    empreinte: str
    changed: str
    about: tuple[str, ...]


NO_SIGNATURE = Signature("", "", "", ())
"""Never exported."""


def signature(empreinte: str | None, signed_on: datetime.date | None, level_of_proof: str = "") -> Signature:
    """The words about the signed file: empreinte, or that the answers changed since, or nothing (never exported)."""
    if empreinte:
        meaning = (
            "L’empreinte relie ce document au fichier signé transmis à l’académie : si une réponse change, l’empreinte "
            "change."
        )
        return Signature("Empreinte du fichier signé", empreinte, "", tuple(filter(None, (meaning, level_of_proof))))
    if signed_on is None:
        return NO_SIGNATURE
    changed = (
        f"Réponses modifiées depuis le fichier signé du {date_in_words(signed_on)} : "
        "ce document ne porte pas d’empreinte."
    )
    return Signature("", "", changed, ())
