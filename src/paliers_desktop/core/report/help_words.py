"""The help of a criterion, already worded: what it means, what shows it, a first step, who can act, who can support."""

from msgspec import Struct

from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.core.help import Aide, AideCritere, ReleveDe
from paliers_desktop.core.report.wording import is_ecole

_ACTORS = {
    ReleveDe.COLLECTIVITE: "la collectivité qui équipe l’établissement ; l’établissement formule la demande.",
    ReleveDe.ACADEMIE: "l’académie ; l’établissement formule la demande.",
    ReleveDe.CIRCONSCRIPTION: "l’équipe de circonscription, avec l’école.",
}


MEANING, PROOF = "De quoi s’agit-il ?", "Ce qui le montre :"
"""The leads of what a commission needs to answer."""


class HelpSection(Struct, frozen=True):
    """A lead (« De quoi s’agit-il ? ») and its sentences."""

    lead: str
    text: str


def help_sections(aide: Aide, critere_id: str, type_: TypeEtablissement) -> tuple[HelpSection, ...]:
    """What is written of a criterion, in reading order; nothing when no help is written."""
    critere = aide.critere(critere_id)
    sections = (
        HelpSection(MEANING, critere.sens),
        HelpSection(PROOF, critere.preuve),
        HelpSection("Première étape :", critere.premier_pas),
        HelpSection("Qui peut agir :", _actor(critere, type_)),
        HelpSection("Appui de l’académie :", critere.levier),
    )
    return tuple(section for section in sections if section.text)


def _actor(critere: AideCritere, type_: TypeEtablissement) -> str:
    if critere.releve_de is None:
        return ""
    if critere.releve_de is ReleveDe.ETABLISSEMENT:
        return "l’école." if is_ecole(type_) else "l’établissement."
    words = _ACTORS[critere.releve_de]
    if is_ecole(type_):
        words = words.replace("la collectivité qui équipe l’établissement", "la commune, qui équipe l’école")
        words = words.replace("l’établissement formule", "l’école formule")
    return words
