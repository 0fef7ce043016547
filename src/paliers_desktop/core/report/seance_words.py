"""A séance in words: when, how long, who was there, what came up; nothing here names a person."""

import datetime

from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.core.paris import in_paris
from paliers_desktop.core.report.wording import counted, date_in_words, is_ecole
from paliers_desktop.core.seance import Role, Seance

ROLES: dict[Role, str] = {
    Role.CHEF_ETABLISSEMENT: "Chef d’établissement",
    Role.ADJOINT: "Chef d’établissement adjoint",
    Role.DIRECTEUR_ECOLE: "Directeur ou directrice",
    Role.REFERENT_NUMERIQUE: "Référent numérique",
    Role.ERUN: "ERUN",
    Role.PROFESSEUR_DOCUMENTALISTE: "Professeur documentaliste",
    Role.ENSEIGNANTS: "Enseignants",
    Role.CPE: "CPE",
    Role.GESTIONNAIRE: "Gestionnaire",
    Role.PARENTS: "Parents d’élèves",
    Role.ELEVES: "Élèves",
    Role.COLLECTIVITE: "Collectivité",
    Role.IEN: "IEN",
    Role.AUTRE: "Autre fonction",
}

_ONLY_ECOLE = (Role.DIRECTEUR_ECOLE, Role.ERUN, Role.IEN)
_ONLY_SECOND_DEGRE = (
    Role.CHEF_ETABLISSEMENT,
    Role.ADJOINT,
    Role.PROFESSEUR_DOCUMENTALISTE,
    Role.CPE,
    Role.GESTIONNAIRE,
)


def roles_for(type_: TypeEtablissement, chosen: tuple[Role, ...] = ()) -> tuple[Role, ...]:
    """The roles to offer for a type of établissement, and those already chosen, in one order."""
    elsewhere = _ONLY_SECOND_DEGRE if is_ecole(type_) else _ONLY_ECOLE
    return tuple(role for role in Role if role not in elsewhere or role in chosen)


def seance_title(seance: Seance) -> str:
    """« Séance du 12 mars 2027 », the day it was in Paris."""
    return f"Séance du {date_in_words(in_paris(seance.debut).date())}"


def seance_moment(seance: Seance) -> str:
    """« 12 mars 2027, 14:05 »: when it began."""
    start = in_paris(seance.debut)
    return f"{date_in_words(start.date())}, {clock(start)}"


def seance_hours(seance: Seance) -> str:
    """« de 14:05 à 15:40 »; « de 22:10 à 0:30, le 13 mars 2027 » when it ends on another day."""
    start, end = map(in_paris, (seance.debut, seance.debut + seance.duree))
    later = f", le {date_in_words(end.date())}" if end.date() != start.date() else ""
    return f"de {clock(start)} à {clock(end)}{later}"


def since_words(seance: Seance) -> str:
    """« depuis 14:05 », for a séance under way."""
    return f"depuis {clock(in_paris(seance.debut))}"


def duration_words(duration: datetime.timedelta) -> str:
    """« 1 h 35 », « 2 h », « 12 minutes », « moins d’une minute »."""
    minutes = int(duration.total_seconds()) // 60
    hours, rest = divmod(minutes, 60)
    if hours:
        return f"{hours} h {rest:02}" if rest else f"{hours} h"
    return counted(minutes, "minute") if minutes else "moins d’une minute"


def seance_counts(seance: Seance) -> str:
    """« 12 critères discutés, 3 réponses modifiées »; zero parts are left out, « aucun critère discuté » alone."""
    discussed, changed = len(seance.discutes), len(seance.reponses_modifiees)
    parts = (
        counted(discussed, "critère discuté", "critères discutés") if discussed else "",
        counted(changed, "réponse modifiée", "réponses modifiées") if changed else "",
    )
    return ", ".join(part for part in parts if part) or "aucun critère discuté"


def clock(time: datetime.datetime) -> str:
    """« 14:05 », « 9:05 »."""
    return f"{time.hour}:{time.minute:02}"
