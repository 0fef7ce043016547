"""Write a grid as the TOML that `load_grid` reads: what a person then corrects by hand."""

import json

from paliers_desktop.core.grid import Ancienne, Critere, Domaine, Grille

_HEAD = (
    "# Un identifiant ne change jamais et ne resert jamais. Format : docs/grille.md.\n"
    "# colonne_deduite = true : palier déduit de la mise en page de la source, à confirmer par l’académie.\n"
)


def grid_toml(grille: Grille) -> bytes:
    """The file; reading it gives the same grid."""
    lines = [_HEAD]
    for name in ("id", "version", "academie", "titre", "titre_court", "source"):
        lines.append(f"{name} = {_text(getattr(grille, name))}")
    lines.append(f"types = [{', '.join(map(_text, grille.types))}]")
    lines.append(f"\n[regle]\nseuil = {grille.regle.seuil}\nagregation = {_text(grille.regle.agregation)}")
    for palier in grille.paliers:
        lines.append(f"\n[[paliers]]\ntitre = {_text(palier.titre)}\ntitre_court = {_text(palier.titre_court)}")
    for domaine in grille.domaines:
        lines += _domaine(domaine)
    for jalon in grille.jalons:
        lines.append(f"\n[[jalons]]\ntitre = {_text(jalon.titre)}\ntexte = {_text(jalon.texte)}")
    if grille.ancienne:
        lines.append(_ancienne(grille.ancienne))
    return ("\n".join(lines) + "\n").encode()


def _domaine(domaine: Domaine) -> list[str]:
    head = (
        f"\n# {'-' * 60}\n[[domaines]]\nslug = {_text(domaine.slug)}\n"
        f"titre = {_text(domaine.titre)}\ntitre_court = {_text(domaine.titre_court)}"
    )
    return [head, *map(_critere, domaine.criteres)]


def _critere(critere: Critere) -> str:
    inferred = "\ncolonne_deduite = true" if critere.colonne_deduite else ""
    return (
        f"\n[[domaines.criteres]]\nid = {_text(critere.id)}\npalier = {critere.palier}\n"
        f"texte = {_text(critere.texte)}{inferred}"
    )


def _ancienne(ancienne: Ancienne) -> str:
    lines = [f"\n[ancienne]\nversion = {_text(ancienne.version)}\nsha256 = {_text(ancienne.sha256)}"]
    if ancienne.sans_suite:
        lines.append(f"sans_suite = [{', '.join(map(_text, ancienne.sans_suite))}]")
    if ancienne.devient:
        lines.append("\n[ancienne.devient]")
        lines += [f"{_text(old)} = {_text(new)}" for old, new in ancienne.devient]
    return "\n".join(lines)


def _text(value: str) -> str:
    """A basic string: JSON's escapes are TOML's."""
    return json.dumps(value, ensure_ascii=False)
