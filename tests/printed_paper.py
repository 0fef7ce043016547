"""What the fiche dialogue de gestion and the grille vierge must say, text by text, worked out from the report alone."""

from collections.abc import Iterator

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.report.blank_grid import BlankGrid
from paliers_desktop.core.report.dialogue import Dialogue, DialogueList
from paliers_desktop.core.report.wording import ETATS
from paliers_desktop.output.pdf.dialogue_story import fitted_dialogue
from paliers_desktop.output.pdf.fonts import register_fonts
from paliers_desktop.paths import resources_folder

_FONTS = register_fonts(resources_folder() / "fonts")


def dialogue_words(whole: Dialogue) -> Iterator[str]:
    """What one page holds of it: test_dialogue.py says how much that must be."""
    shown = fitted_dialogue(whole, _FONTS)
    identity, signature = shown.identity, shown.signature
    yield from (identity.titre, identity.sous_titre, shown.mention, identity.nom, *shown.facts)
    yield from (shown.headline, *shown.sentences, "Domaine", "Palier", "Il manque")
    for row in shown.rows:
        yield from (row.titre_court, row.chip, row.missing)
    yield from _steps(shown.steps)
    yield from ("Points à décider", "Demande", "Réponse donnée", "Échéance")
    for listed in shown.demandes:
        yield listed.titre
        for line in listed.lines:
            yield from (f"{line.numero} {line.texte} ({line.note})", line.echeance)
        yield from (listed.note, listed.others)
    yield from ("Autres points", shown.about)
    yield f"{signature.label} {signature.empreinte}" if signature.empreinte else signature.changed or identity.etat_au
    yield identity.grille


def _steps(listed: DialogueList) -> Iterator[str]:
    yield listed.titre
    for line in listed.lines:
        due = f", échéance : {line.echeance}" if line.echeance else ""
        yield from (line.numero, f"{line.texte} ({line.note}{due})")
    yield from (listed.note, listed.others)


def grid_words(grid: BlankGrid) -> Iterator[str]:
    """Every criterion with its four answers."""
    yield from ("Grille vierge", grid.sous_titre)
    for fields in grid.fields:
        for field in fields:
            yield from (field.label, field.value)
    yield from ("Comment remplir", *grid.comment_remplir)
    for domaine in grid.domaines:
        yield from (domaine.titre, "N°", "Critère", "Réponse et note")
        for part in domaine.paliers:
            yield part.titre
            for critere in part.criteres:
                yield from (critere.numero, critere.texte, critere.lecture)
                yield from (ETATS[etat] for etat in Etat)
    yield grid.grille
