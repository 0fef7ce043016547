"""Search in the criteria, the helps and the comments: every word must be found, accents and capitals do not matter."""

import unicodedata
from enum import Enum

from msgspec import Struct

from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.help import Aide

APOSTROPHES = str.maketrans({"’": "'", "œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"})


class Where(Enum):
    """In which text all the words were found."""

    NUMERO = "numero"
    TEXTE = "texte"
    COMMENTAIRE = "commentaire"
    AIDE = "aide"


class Hit(Struct, frozen=True):
    """A criterion found, and where."""

    critere_id: str
    where: Where


def search(grille: Grille, aide: Aide, assessment: Assessment, words: str) -> tuple[Hit, ...]:
    """Criteria that hold every word in one of their texts; none for an empty search.

    Those found by their own words come first, those found in a comment or in the help after; each in reading order.
    """
    wanted = folded(words).split()
    if not wanted:
        return ()
    hits = (_hit(grille, aide, assessment, critere_id, wanted) for critere_id in grille.reading_order)
    return tuple(sorted((hit for hit in hits if hit), key=lambda hit: list(Where).index(hit.where)))


def folded(text: str) -> str:
    """The text without accents, ligatures nor capitals."""
    plain = unicodedata.normalize("NFD", text.translate(APOSTROPHES).casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def _hit(grille: Grille, aide: Aide, assessment: Assessment, critere_id: str, wanted: list[str]) -> Hit | None:
    help_ = aide.critere(critere_id)
    answer = assessment.answer(critere_id)
    texts = (
        (Where.TEXTE, grille.criteres[critere_id].texte),
        (Where.COMMENTAIRE, f"{answer.commentaire} {answer.motif_texte}"),
        (Where.AIDE, " ".join((help_.sens, help_.preuve, help_.premier_pas, help_.levier, help_.lecture))),
    )
    if wanted == [grille.numeros[critere_id]]:
        return Hit(critere_id, Where.NUMERO)
    for where, text in texts:
        plain = folded(text)
        if all(word in plain for word in wanted):
            return Hit(critere_id, where)
    return None
