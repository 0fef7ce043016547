"""From the nature of the public directory to the type of the grids; sections and services are no établissements."""

import re

from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.core.search import folded
from paliers_desktop.core.type_in_name import type_in_name

_T = TypeEtablissement
_BY_CODE = {
    **dict.fromkeys(("101", "102", "103"), _T.ECOLE_MATERNELLE),
    **dict.fromkeys(("151", "152", "153", "160", "162"), _T.ECOLE_ELEMENTAIRE),
    **dict.fromkeys(("340", "349", "350", "352"), _T.COLLEGE),
    **dict.fromkeys(("300", "301", "302", "306", "310"), _T.LYCEE),
    "320": _T.LYCEE_PROFESSIONNEL,
    "370": _T.EREA,
}
_BY_WORDS = (
    (re.compile(r"\bsection\b|\bsegpa\b|\bsep\b"), None),
    (re.compile(r"\bmaternelle\b"), _T.ECOLE_MATERNELLE),
    (re.compile(r"\becole primaire\b"), _T.ECOLE_PRIMAIRE),
    (re.compile(r"\becole\b.*\belementaire\b"), _T.ECOLE_ELEMENTAIRE),
    (re.compile(r"\bcollege\b"), _T.COLLEGE),
    (re.compile(r"\blycee professionnel\b"), _T.LYCEE_PROFESSIONNEL),
    (re.compile(r"\blycee\b"), _T.LYCEE),
    (re.compile(r"\berea\b|regional d.?enseig\w* adapte"), _T.EREA),
)
_TYPES = {folded(str(item)): item for item in _T}


def type_named(text: str) -> TypeEtablissement | None:
    """The type that a simple CSV names: « lycee_professionnel », « Lycée professionnel »; None for anything else."""
    return _TYPES.get("_".join(folded(text).replace("_", " ").split())) or type_of_nature("", text)


def type_of_nature(code: str, nature: str) -> TypeEtablissement | None:
    """The type of a nature, by its code when there is one; None for a section, a service, or an unknown nature."""
    if code.strip():
        return _BY_CODE.get(code.strip())
    words = folded(nature)
    return next((kind for pattern, kind in _BY_WORDS if pattern.search(words)), None)


def refined(kind: TypeEtablissement, nom: str, *, maternelle: bool, elementaire: bool) -> TypeEtablissement:
    """The public directory counts an école primaire as élémentaire: its classes, or its name, tell."""
    if kind not in (_T.ECOLE_ELEMENTAIRE, _T.ECOLE_MATERNELLE):
        return kind
    if (maternelle and elementaire) or type_in_name(nom) is _T.ECOLE_PRIMAIRE:
        return _T.ECOLE_PRIMAIRE
    return kind
