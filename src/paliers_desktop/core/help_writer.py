"""Write the helps of a grid as the TOML that `load_help` reads, whole or for the criteria that a new version keeps."""

import json
from collections.abc import Collection

from msgspec.structs import replace

from paliers_desktop.core.help import Aide, AideCritere, Terme

_HEAD = (
    "# Aides de la grille : elles aident à lire un critère et ne changent jamais un palier (format : docs/grille.md).\n"
    "# « Lire aujourd’hui : » et « lecture proposée, à confirmer par l’académie » sont ajoutés par le programme ;\n"
    "# une lecture confirmée par l’académie se marque lecture_a_confirmer = false."
)
_TEXTS = ("sens", "preuve", "premier_pas", "releve_de", "echelle", "levier", "lecture")


def carried_help(aide: Aide, kept: Collection[str]) -> Aide:
    """The helps of the criteria that are the same as before; what they imply of the others is left out."""
    criteres = {
        key: replace(one, implique=tuple(other for other in one.implique if other in kept))
        for key, one in aide.criteres.items()
        if key in kept
    }
    return Aide(criteres, aide.glossaire)


def help_toml(aide: Aide, grille_id: str) -> bytes:
    """The file; reading it with that grid gives the same helps."""
    blocks = [_HEAD, f"grille = {_text(grille_id)}"]
    blocks += [_critere(key, one) for key, one in aide.criteres.items()]
    blocks += map(_terme, aide.glossaire)
    return ("\n\n".join(blocks) + "\n").encode()


def _critere(key: str, one: AideCritere) -> str:
    lines = [f"[criteres.{_text(key)}]"]
    lines += [f"{name} = {_text(str(getattr(one, name)))}" for name in _TEXTS if getattr(one, name)]
    if not one.lecture_a_confirmer:
        lines.append("lecture_a_confirmer = false")
    if one.implique:
        lines.append(f"implique = [{', '.join(map(_text, one.implique))}]")
    return "\n".join(lines)


def _terme(one: Terme) -> str:
    lines = ["[[glossaire]]", f"terme = {_text(one.terme)}", f"aujourd_hui = {_text(one.aujourd_hui)}"]
    if one.depuis:
        lines.append(f"depuis = {_text(one.depuis)}")
    if not one.a_confirmer:
        lines.append("a_confirmer = false")
    return "\n".join(lines)


def _text(value: str) -> str:
    """A basic string: JSON's escapes are TOML's."""
    return json.dumps(value, ensure_ascii=False)
