"""The type that an établissement's name says (« Collège des Tilleuls »), to spare a choice; nothing when in doubt."""

import re

from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.core.search import folded

_KINDS = {
    TypeEtablissement.COLLEGE: r"college",
    TypeEtablissement.LYCEE_PROFESSIONNEL: r"lycee (?:polyvalent et )?professionnel|lp",
    TypeEtablissement.LYCEE: r"lycee(?! (?:polyvalent et )?professionnel| des metiers)",
    TypeEtablissement.EREA: r"erea",
    TypeEtablissement.ECOLE_MATERNELLE: r"(?:ecole )?maternelle",
    TypeEtablissement.ECOLE_ELEMENTAIRE: r"(?:ecole )?elementaire",
    TypeEtablissement.ECOLE_PRIMAIRE: r"ecole primaire",
}
_PATTERNS = {kind: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for kind, words in _KINDS.items()}


def type_in_name(nom: str) -> TypeEtablissement | None:
    """The one type that the name starts with; None when it starts with none, or holds the word of another too."""
    plain = " ".join(folded(nom).split())
    found = [kind for kind, pattern in _PATTERNS.items() if pattern.search(plain)]
    return found[0] if len(found) == 1 and _PATTERNS[found[0]].match(plain) else None
