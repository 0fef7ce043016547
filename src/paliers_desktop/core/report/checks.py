"""What to look at before an export: never a condition, only a list that leads there."""

from collections.abc import Callable

from msgspec import Struct

from paliers_desktop.core.assessment import Answer, Assessment, Etat
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.help import Aide
from paliers_desktop.core.implications import Contradiction, contradictions
from paliers_desktop.core.report.wording import counted

MAX_NAMED = 4


class Check(Struct, frozen=True):
    """One line: done or not, what, where (« 2.9 Formation · 6.7 Équipement »), the link's word and its criterion."""

    done: bool
    titre: str
    detail: str = ""
    action: str = ""
    critere_id: str = ""


def export_checks(grille: Grille, aide: Aide, assessment: Assessment) -> tuple[Check, ...]:
    """Answers missing, sans objet without motif, à vérifier, answers that do not agree."""
    unanswered = _where(grille, assessment, lambda answer: answer.etat is None)
    without_motif = _where(grille, assessment, _lacks_motif)
    to_check = _where(grille, assessment, lambda answer: answer.a_verifier)
    total = len(grille.criteres)
    sans_objet = len(_where(grille, assessment, lambda answer: answer.etat is Etat.SANS_OBJET))
    return (
        _check(grille, unanswered, "critère", "sans réponse", "Répondre", f"{total} réponses sur {total}"),
        _check(
            grille,
            without_motif,
            "« Sans objet »",
            "sans motif",
            "Compléter",
            _motifs(sans_objet),
            plural="« Sans objet »",
        ),
        _check(grille, to_check, "réponse", "à vérifier", "Revoir", "Plus rien à vérifier"),
        _agreement(grille, contradictions(grille, aide, assessment)),
    )


def _agreement(grille: Grille, found: tuple[Contradiction, ...]) -> Check:
    """« 5.7 « Oui » suppose 5.2 »: shown, never refused."""
    if not found:
        return Check(True, "Les réponses s’accordent entre elles")
    numeros = grille.numeros
    named = [f"{numeros[pair.critere_id]} suppose {numeros[pair.implied_id]}" for pair in found[:MAX_NAMED]]
    if len(found) > MAX_NAMED:
        named.append(f"et {counted(len(found) - MAX_NAMED, 'autre')}")
    titre = f"{counted(len(found), 'réponse')} à rapprocher d’une autre"
    return Check(False, titre, " · ".join(named), "Revoir", found[0].implied_id)


def _lacks_motif(answer: Answer) -> bool:
    return answer.etat is Etat.SANS_OBJET and answer.motif_code is None and not answer.motif_texte.strip()


def _motifs(sans_objet: int) -> str:
    return "Chaque « Sans objet » a son motif" if sans_objet else "Aucun « Sans objet »"


def _where(grille: Grille, assessment: Assessment, wanted: Callable[[Answer], bool]) -> tuple[str, ...]:
    return tuple(key for key in grille.reading_order if wanted(assessment.answer(key)))


def _check(
    grille: Grille, found: tuple[str, ...], noun: str, state: str, action: str, done: str, plural: str = ""
) -> Check:
    if not found:
        return Check(True, done)
    named = [f"{grille.numeros[key]} {grille.domaine_of(key).titre_court}" for key in found[:MAX_NAMED]]
    if len(found) > MAX_NAMED:
        named.append(f"et {counted(len(found) - MAX_NAMED, 'autre')}")
    return Check(False, f"{counted(len(found), noun, plural)} {state}", " · ".join(named), action, found[0])
