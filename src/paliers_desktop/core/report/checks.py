"""What to look at before an export: never a condition, only a list that leads there."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from paliers_desktop.core.assessment import Answer, Assessment, Etat
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.help import Aide
from paliers_desktop.core.implications import Contradiction, contradictions
from paliers_desktop.core.report.named import Named, named
from paliers_desktop.core.report.wording import ETATS, counted

FEW = 5
"""Up to so many criteria are named at once; beyond, they are folded per domaine."""


class CheckDomaine(Struct, frozen=True):
    """The criteria of one domaine; titre: « Formation », its short title."""

    slug: str
    titre: str
    lines: tuple[Named, ...]


class Check(Struct, frozen=True):
    """Something to look at, or nothing left to: « 3 réponses à vérifier », and the criteria by domaine."""

    kind: str
    titre: str
    domaines: tuple[CheckDomaine, ...] = ()

    @property
    def done(self) -> bool:
        """Whether nothing is left to look at."""
        return not self.domaines

    @property
    def lines(self) -> tuple[Named, ...]:
        """The criteria, in reading order."""
        return tuple(line for domaine in self.domaines for line in domaine.lines)

    @property
    def folded(self) -> bool:
        """Whether the criteria are too many to be named at once."""
        return len(self.lines) > FEW


def export_checks(grille: Grille, aide: Aide, assessment: Assessment) -> tuple[Check, ...]:
    """Answers missing, sans objet without motif, à vérifier, à confirmer (if there ever was), not in agreement."""
    unanswered = _where(grille, assessment, lambda answer: answer.etat is None)
    without_motif = _where(grille, assessment, _lacks_motif)
    to_check = _where(grille, assessment, lambda answer: answer.a_verifier, _aupres)
    to_confirm = _where(grille, assessment, lambda answer: answer.a_confirmer)
    total = len(grille.criteres)
    sans_objet = len(_where(grille, assessment, lambda answer: answer.etat is Etat.SANS_OBJET))
    checks = (
        _check(grille, "sans_reponse", unanswered, "critère", "sans réponse", f"{total} réponses sur {total}"),
        _check(grille, "sans_motif", without_motif, "« Sans objet »", "sans motif", _motifs(sans_objet)),
        _check(grille, "a_verifier", to_check, "réponse", "à vérifier", "Plus rien à vérifier"),
        _check(grille, "a_confirmer", to_confirm, "réponse", "à confirmer", ""),
        _agreement(grille, assessment, contradictions(grille, aide, assessment)),
    )
    return tuple(check for check in checks if check.titre)


def _agreement(grille: Grille, assessment: Assessment, found: tuple[Contradiction, ...]) -> Check:
    """« 5.2 « Non », supposé par 5.7 « Oui » »: shown, never refused; it leads to the one supposed."""
    supposing: dict[str, list[str]] = {}
    for pair in found:
        supposing.setdefault(pair.implied_id, []).append(grille.numeros[pair.critere_id])
    lines = [
        named(grille, key, f"« {ETATS[assessment.answer(key).etat]} », supposé par {' · '.join(numeros)} « Oui »")
        for key in grille.reading_order
        if (numeros := supposing.get(key))
    ]
    done = "Les réponses s’accordent entre elles"
    return _check(grille, "accord", lines, "réponse", "à rapprocher d’une autre", done)


def _lacks_motif(answer: Answer) -> bool:
    return answer.etat is Etat.SANS_OBJET and answer.motif_code is None and not answer.motif_texte.strip()


def _aupres(answer: Answer) -> str:
    return f"auprès de : {answer.aupres_de.strip()}" if answer.aupres_de.strip() else ""


def _motifs(sans_objet: int) -> str:
    return "Chaque « Sans objet » a son motif" if sans_objet else "Aucun « Sans objet »"


def _where(
    grille: Grille,
    assessment: Assessment,
    wanted: Callable[[Answer], bool],
    note: Callable[[Answer], str] = lambda _: "",
) -> list[Named]:
    found = ((key, assessment.answer(key)) for key in grille.reading_order)
    return [named(grille, key, note(answer)) for key, answer in found if wanted(answer)]


def _check(grille: Grille, kind: str, lines: Iterable[Named], noun: str, state: str, done: str) -> Check:
    """`done` is what is said when there is no line."""
    lines = tuple(lines)
    if not lines:
        return Check(kind, done)
    plural = noun if noun.startswith("«") else ""
    by_domaine: dict[str, list[Named]] = {}
    for line in lines:
        by_domaine.setdefault(grille.domaine_of(line.critere_id).slug, []).append(line)
    domaines = tuple(CheckDomaine(slug, grille.domaine(slug).titre_court, tuple(of)) for slug, of in by_domaine.items())
    return Check(kind, f"{counted(len(lines), noun, plural)} {state}", domaines)
