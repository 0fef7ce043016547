"""The names of the files of the program, valid on every system they travel to."""

import itertools
import re
import unicodedata
from pathlib import Path

SUFFIX = ".paliers"
MAX_BYTES = 120
"""Room enough under Windows' 260 characters for a whole path; a longer name is cut, not refused."""

_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_RESERVED = re.compile(r'[<>:"/\\|?*]')
_INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Cn")
_SPACES = re.compile(r"\s+")


def dossier_file_name(uai: str, nom: str) -> str:
    """`<UAI>_<nom>.paliers`, or `<UAI>.paliers` when nothing of the name can be kept.

    Characters reserved by Windows become hyphens, controls and surrogates go, accents stay (NFC); no space or dot ends
    the name. The UAI keeps it off Windows' device names (CON, NUL…).
    """
    clean = f"{_clean(uai)}_{_clean(nom)}"
    return _cut(clean, MAX_BYTES - len(SUFFIX)).strip(" ._") + SUFFIX


def typed_file_name(text: str) -> str:
    """The name that a person typed for a dossier, made valid on every system, with its suffix; "" when nothing is left.

    The suffix may be typed or not. Windows keeps some names for its devices (CON, NUL…): they get a final hyphen.
    """
    typed = text.strip()
    if typed.casefold().endswith(SUFFIX):
        typed = typed[: -len(SUFFIX)]
    clean = _cut(_clean(typed), MAX_BYTES - len(SUFFIX)).strip(" .")
    if not clean:
        return ""
    return (f"{clean}-" if _DEVICES.fullmatch(clean) else clean) + SUFFIX


def document_file_name(name: str, number: int = 1) -> str:
    """The name of a document made valid on every system: what a dossier says is written in it, and anyone makes those.

    number: from 2 on, it goes before the suffix, « Synthese_0949912N_2.pdf », for a name that is taken.
    """
    stem, dot, suffix = name.rpartition(".")
    ending = (f"_{number}" if number > 1 else "") + dot + _clean(suffix)
    return _cut(_clean(stem), MAX_BYTES - len(ending.encode())) + ending


def free_path(folder: Path, name: str) -> Path:
    """Where a file of that name can go without replacing one: « d_2.paliers » when « d.paliers » is taken."""
    paths = (folder / document_file_name(name, number) for number in itertools.count(1))
    return next(path for path in paths if not path.exists())


def _clean(text: str) -> str:
    spaced = _SPACES.sub(" ", unicodedata.normalize("NFC", text))
    visible = "".join(character for character in spaced if unicodedata.category(character) not in _INVISIBLE)
    return _RESERVED.sub("-", _SPACES.sub(" ", visible)).strip(" .")


def _cut(text: str, limit: int) -> str:
    """The start of a text, at most `limit` bytes of UTF-8, whole characters only."""
    return text.encode()[:limit].decode(errors="ignore")
