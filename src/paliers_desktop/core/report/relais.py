"""« Ce qui reste à faire »: what the next person in charge reads first, told from the answers alone."""

import datetime
from collections.abc import Iterable

from msgspec import Struct

from paliers_desktop.core.assessment import Assessment, Etat
from paliers_desktop.core.campagne import label
from paliers_desktop.core.echeance import echeance_words
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.help import Aide
from paliers_desktop.core.paris import in_paris
from paliers_desktop.core.report.checks import Check, export_checks
from paliers_desktop.core.report.seance_words import seance_title
from paliers_desktop.core.report.steps import next_steps
from paliers_desktop.core.report.wording import counted, date_in_words
from paliers_desktop.core.scoring import compute_profile
from paliers_desktop.core.seance import Seance

MOST = 6
"""Criteria that a line names; beyond, it says how many there are per domaine."""

CODE = (
    "Le code de transmission n’est pas dans ce fichier. L’académie l’a envoyé à l’établissement : demandez-le à la "
    "direction ; perdu, l’académie en donne un autre. Un code créé dans l’établissement est sur sa feuille « À "
    "conserver »."
)
"""How the code is passed on, which is never by the file (exchange format §2)."""


class Sent(Struct, frozen=True):
    """The last signed file of the campagne; current: the answers are still its."""

    revision: int
    cree_le: datetime.date
    current: bool


class RelaisSection(Struct, frozen=True):
    """A title and what is said under it; never empty."""

    titre: str
    lines: tuple[str, ...]


class Relais(Struct, frozen=True):
    """« Ce qui reste à faire »: what is left to do, then how far things are."""

    sections: tuple[RelaisSection, ...]


def relais(
    grille: Grille,
    aide: Aide,
    assessment: Assessment,
    seances: Iterable[Seance],
    sent: Sent | None,
    last_change: datetime.datetime | None,
) -> Relais:
    """What the next person in charge reads; last_change: UTC."""
    kept = tuple(seance for seance in seances if not seance.ecartee)
    sections = (
        RelaisSection("Où en est l’établissement", _situation(grille, assessment, kept, sent, last_change)),
        RelaisSection("À compléter", _missing(grille, aide, assessment)),
        RelaisSection("Échéances notées", _echeances(grille, assessment)),
        RelaisSection("Prochaines étapes", _steps(grille, assessment)),
        RelaisSection("Pour transmettre à l’académie", (CODE,)),
    )
    return Relais(tuple(section for section in sections if section.lines))


def _situation(
    grille: Grille,
    assessment: Assessment,
    seances: tuple[Seance, ...],
    sent: Sent | None,
    last_change: datetime.datetime | None,
) -> tuple[str, ...]:
    total = len(grille.criteres)
    answered = sum(assessment.answer(critere).etat is not None for critere in grille.criteres)
    changed = f" ; dernière modification le {date_in_words(in_paris(last_change).date())}" if last_change else ""
    lines = [f"Campagne {label(assessment.campagne)} : {counted(answered, 'réponse')} sur {total}{changed}."]
    if sent:
        since = "les réponses sont toujours celles-là" if sent.current else "les réponses ont changé depuis"
        lines.append(f"Dernier fichier signé : n° {sent.revision}, du {date_in_words(sent.cree_le)} ; {since}.")
    else:
        lines.append("Aucun fichier signé n’a été exporté pour cette campagne.")
    if seances:
        last = max(seances, key=lambda seance: seance.debut)
        lines.append(
            f"{counted(len(seances), 'séance')} de la commission ; la dernière : {_lower(seance_title(last))}."
        )
    return tuple(lines)


def _missing(grille: Grille, aide: Aide, assessment: Assessment) -> tuple[str, ...]:
    waiting = [check for check in export_checks(grille, aide, assessment) if not check.done]
    return tuple(map(_check_line, waiting)) or ("Rien : chaque critère a sa réponse, et aucune n’est à vérifier.",)


def _check_line(check: Check) -> str:
    if len(check.lines) <= MOST:
        which = ", ".join(line.numero + (f" ({line.note})" if line.note else "") for line in check.lines)
    else:
        which = ", ".join(f"{domaine.titre} {len(domaine.lines)}" for domaine in check.domaines)
    return f"{check.titre} : {which}."


def _echeances(grille: Grille, assessment: Assessment) -> tuple[str, ...]:
    dated = [
        (answer.echeance, grille.numeros[critere])
        for critere in grille.reading_order
        if (answer := assessment.answer(critere)).echeance and answer.etat is Etat.EN_COURS
    ]
    return tuple(f"{numero} : {echeance_words(day)}." for day, numero in sorted(dated, key=lambda pair: pair[0]) if day)


def _steps(grille: Grille, assessment: Assessment) -> tuple[str, ...]:
    steps = next_steps(grille, assessment, compute_profile(grille, assessment))
    return tuple(
        f"{group.titre} : {group.count}, {', '.join(s.numero for s in group.steps)}." for group in steps.groups
    )


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
