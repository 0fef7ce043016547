"""What is said of a grid and of what changed in it."""

from collections.abc import Iterator, Sequence

from paliers_desktop.academy.preparing.grid_derivation import Derived
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.grid_difference import GridDifference
from paliers_desktop.core.report.wording import counted


def grid_words(grille: Grille) -> Iterator[str]:
    """A sound grid: its name, its size, and the criteria whose palier is to be confirmed."""
    yield f"Grille {grille.id}, version {grille.version} : {counted(len(grille.criteres), 'critère')}, lisible."
    yield f"SHA-256 de sa partie normative : {grille.sha256}"
    yield from inferred_words(grille)


def inferred_words(grille: Grille) -> Iterator[str]:
    """The criteria whose palier was inferred from the layout of the source."""
    inferred = [critere for critere in grille.criteres.values() if critere.colonne_deduite]
    if inferred:
        yield f"Palier déduit de la mise en page, à confirmer : {counted(len(inferred), 'critère')}."
    for critere in inferred:
        yield f"  {critere.id}, palier {critere.palier} : {critere.texte}"


def difference_words(difference: GridDifference, old: Grille) -> Iterator[str]:
    """What changed since a version."""
    if difference.same:
        yield f"Identique à la version {old.version} que le programme connaît."
        return
    yield f"Par rapport à la version {old.version} :"
    if difference.rule:
        yield "  La règle des paliers change."
    for critere in difference.added:
        yield f"  Nouveau : {critere.id}, palier {critere.palier} : {critere.texte}"
    for critere in difference.removed:
        yield f"  Supprimé : {critere.id} : {critere.texte}"
    for one in difference.changed:
        if one.old.palier != one.new.palier:
            yield f"  {one.old.id} passe du palier {one.old.palier} au palier {one.new.palier}."
        if one.moved:
            yield f"  {one.old.id} change de domaine."
        if one.old.texte != one.new.texte:
            yield f"  {one.old.id} : « {one.old.texte} » devient « {one.new.texte} »"
        if one.other_text:
            yield "    Ce texte est un autre critère : les réponses de l’ancien ne sont pas reprises."
            yield "    Donnez-lui un autre identifiant."


def derived_words(derived: Derived, base: Grille) -> Iterator[str]:
    """What a derivation made: what changed, what the old answers become, what to confirm."""
    yield from difference_words(derived.difference, base)
    kept = sum(heir is not None for heir in derived.correspondance.criteres.values())
    yield f"Réponses de l’ancienne version reprises : {counted(kept, 'critère')} sur {len(base.criteres)}."
    for old, new in derived.heirs.items():
        yield f"  {old} ressemble à {new} : si c’est le même critère, relancez avec --heritier {old}={new}."
    yield from inferred_words(derived.grille)


def without_help_words(criteres: Sequence[str]) -> Iterator[str]:
    """The criteria of a new version that nothing helps to read yet."""
    if criteres:
        yield f"Aide à écrire : {counted(len(criteres), 'critère')} ({', '.join(criteres)})."
