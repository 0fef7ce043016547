"""The kinds of PDF in words: in the list of the export page, and as a window names them."""

from typing import NamedTuple

from paliers_desktop.actions.pdf_documents import PdfKind
from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.core.report.wording import is_ecole


class KindWords(NamedTuple):
    """choice: in the list; title: in the title of a window; about: what it is for."""

    choice: str
    title: str
    about: str


KINDS = {
    PdfKind.SYNTHESE: KindWords("Synthèse, 2 pages", "synthèse", "À joindre au projet d’établissement."),
    PdfKind.COMPLET: KindWords(
        "Version complète", "version complète", "La synthèse, puis chaque critère avec sa réponse."
    ),
    PdfKind.DIALOGUE: KindWords(
        "Fiche pour le dialogue de gestion",
        "fiche pour le dialogue de gestion",
        "Une page : la situation, les points à décider, les demandes.",
    ),
    PdfKind.GRILLE: KindWords("Grille vierge", "grille vierge", "Sans réponse, pour préparer une réunion sur papier."),
}


def about(kind: PdfKind, type_: TypeEtablissement) -> str:
    """What a kind of PDF is for, in this type of établissement."""
    words = KINDS[kind].about
    return words.replace("projet d’établissement", "projet d’école") if is_ecole(type_) else words
