"""« Années »: what is said of each campagne of an établissement, and of the one that comes next."""

import datetime

from paliers_desktop.core.campagne import first_day, label, next_campagne
from paliers_desktop.core.report.wording import counted, date_in_words
from paliers_desktop.core.scoring import Profile

TITLE = "Années"
INTRODUCTION = (
    "Chaque année scolaire a sa campagne. Les précédentes restent dans ce fichier, telles que vous les avez laissées."
)
CLOSE = "Clore la campagne"
CLOSE_WHY = "Elle se lira sans se modifier. Vous pourrez la rouvrir pour corriger."
REOPEN = "Rouvrir pour corriger"
REOPEN_WHY = "La réouverture est inscrite dans l’historique."
READ = "Consulter"
CARRY = "Reprendre les réponses, à confirmer"
DEMO = "La démonstration n’a qu’une année."


def title(campagne: str) -> str:
    """« Campagne 2026-2027 »."""
    return f"Campagne {label(campagne)}"


def situation(profile: Profile, revision: int, close_le: datetime.date | None, *, current: bool) -> str:
    """« Ouverte · 58 réponses sur 58 · dernier fichier signé : révision 2 »."""
    opened = "Ouverte" if current else "Terminée"
    state = f"Close le {date_in_words(close_le)}" if close_le else opened
    answered = sum(domaine.answered for domaine in profile.domaines)
    total = sum(domaine.total for domaine in profile.domaines)
    sent = f"dernier fichier signé : révision {revision}" if revision else "aucun fichier signé"
    return f"{state} · {counted(answered, 'réponse')} sur {total} · {sent}"


def next_words(campagne: str, carried: int, before: str) -> str:
    """What opening a campagne does; carried: how many answers it can begin with."""
    start = f"La campagne {label(campagne)} peut s’ouvrir."
    if not carried:
        return f"{start} Elle commencera sans réponse."
    verb = "sera proposée" if carried == 1 else "seront proposées"
    return (
        f"{start} {counted(carried, 'réponse')} de {label(before)} y {verb} : vous direz si c’est toujours vrai, "
        "une à une ou par domaine."
    )


def waiting_words(current: str) -> str:
    """Why no campagne can be opened yet."""
    following = next_campagne(current)
    day = first_day(following) if following else None
    if following is None or day is None:
        return "La campagne suivante s’ouvrira quand l’académie l’annoncera."
    return (
        f"La campagne {label(following)} pourra s’ouvrir le {date_in_words(day)}, ou dès que le fichier de campagne de "
        "l’académie l’annoncera."
    )


def open_words(campagne: str) -> str:
    """« Ouvrir la campagne 2027-2028 »."""
    return f"Ouvrir la campagne {label(campagne)}"


def close_too_words(campagne: str) -> str:
    """« Clore la campagne 2026-2027 »."""
    return f"Clore la campagne {label(campagne)}"


def due_words(campagne: str) -> str:
    """What the banner says when the school year has turned."""
    return f"Une nouvelle année scolaire a commencé : la campagne {label(campagne)} peut s’ouvrir."


def closed_words(campagne: str, day: datetime.date) -> str:
    """What the banner says of a closed campagne."""
    return f"La campagne {label(campagne)} est close depuis le {date_in_words(day)} : elle se lit sans se modifier."


def confirm_words(count: int) -> str:
    """« 9 réponses reprises sont à confirmer dans ce domaine : est-ce toujours vrai ? »."""
    told = "1 réponse reprise est" if count == 1 else f"{count} réponses reprises sont"
    return f"{told} à confirmer dans ce domaine : est-ce toujours vrai ?"


def question(years: int = 0) -> str:
    """What a card asks of an answer to be confirmed; years: for how many campagnes it is the same, 0 when few."""
    asked = "Réponse proposée : est-ce toujours vrai ?"
    return f"{asked} {long_words(years)}" if years else asked


def long_words(years: int) -> str:
    """« Réponse inchangée depuis 3 ans. »."""
    return f"Réponse inchangée depuis {years} ans."
