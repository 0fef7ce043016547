"""The glossary of a grid: which of its terms a criterion uses, and which answer to typed words."""

import functools
import re

from paliers_desktop.core.grid import Grille
from paliers_desktop.core.help import Aide, Terme
from paliers_desktop.core.search import folded

_ACRONYM = re.compile(r"[^\W\d_a-zà-öø-ÿ]{2}")
"""Two capitals in a row: written so, and never found in ordinary words (AVEC is not « avec »)."""


def terms_of(grille: Grille, aide: Aide, critere_id: str) -> tuple[Terme, ...]:
    """The terms that the text or the help of a criterion uses, in the order of the glossary."""
    help_ = aide.critere(critere_id)
    texts = (
        grille.criteres[critere_id].texte,
        help_.sens,
        help_.preuve,
        help_.premier_pas,
        help_.levier,
        help_.lecture,
    )
    text = "\n".join(texts).replace("'", "’")
    plain = folded(text)
    return tuple(terme for terme in aide.glossaire if _occurs(terme.terme, text, plain))


def find_terms(glossaire: tuple[Terme, ...], words: str) -> tuple[Terme, ...]:
    """The terms that hold every word in their name or their definition; all of them for no word."""
    wanted = folded(words).split()
    plain = ((terme, folded(f"{terme.terme} {terme.aujourd_hui}")) for terme in glossaire)
    return tuple(terme for terme, text in plain if all(word in text for word in wanted))


def _occurs(name: str, text: str, plain: str) -> bool:
    return any(pattern.search(text if exact else plain) for pattern, exact in _patterns(name))


@functools.cache
def _patterns(name: str) -> tuple[tuple[re.Pattern[str], bool], ...]:
    """One pattern for each of the names « TNI, VPI », whole words, the plural allowed; and whether capitals matter."""
    found = []
    for one in name.replace("'", "’").split(", "):
        exact = bool(_ACRONYM.search(one))
        words = (one if exact else folded(one)).split()
        body = r"\s+".join(rf"{re.escape(word)}[sx]?" for word in words)
        found.append((re.compile(rf"(?<![\w@]){body}(?![\w@])"), exact))
    return tuple(found)
