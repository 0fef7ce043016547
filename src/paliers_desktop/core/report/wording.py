"""The French words of the reports: states, types, functions, counts, dates; nothing here ranks or blames."""

import datetime
from collections.abc import Iterable

from paliers_desktop.core.assessment import Etat, Fonction, MotifCode, TypeEtablissement
from paliers_desktop.core.paris import in_paris
from paliers_desktop.core.scoring import DomaineProfile, Profile
from paliers_desktop.core.typography import NO_BREAK_SPACE

SANS_REPONSE = "Sans réponse"

ETATS: dict[Etat | None, str] = {
    Etat.OUI: "Oui",
    Etat.EN_COURS: "En cours",
    Etat.NON: "Non",
    Etat.SANS_OBJET: "Sans objet",
    None: SANS_REPONSE,
}

MOTIFS: dict[MotifCode, str] = {
    MotifCode.DISPOSITIF_REMPLACE: "remplacé par un autre dispositif",
    MotifCode.TYPE_ETABLISSEMENT: "ne concerne pas ce type d’établissement",
    MotifCode.PUBLIC_ABSENT: "public absent",
    MotifCode.AUTRE: "autre",
}

TYPES: dict[TypeEtablissement, str] = {
    TypeEtablissement.ECOLE_MATERNELLE: "École maternelle",
    TypeEtablissement.ECOLE_ELEMENTAIRE: "École élémentaire",
    TypeEtablissement.ECOLE_PRIMAIRE: "École primaire",
    TypeEtablissement.COLLEGE: "Collège",
    TypeEtablissement.LYCEE: "Lycée",
    TypeEtablissement.LYCEE_PROFESSIONNEL: "Lycée professionnel",
    TypeEtablissement.EREA: "EREA",
    TypeEtablissement.AUTRE: "Autre établissement",
}

FONCTIONS: dict[Fonction, str] = {
    Fonction.REFERENT_NUMERIQUE: "Référent numérique",
    Fonction.CHEF_ETABLISSEMENT: "Chef d’établissement",
    Fonction.ADJOINT: "Chef d’établissement adjoint",
    Fonction.DIRECTEUR_ECOLE: "Directeur ou directrice d’école",
    Fonction.ERUN: "ERUN",
    Fonction.PROFESSEUR_DOCUMENTALISTE: "Professeur documentaliste",
    Fonction.IEN: "IEN",
    Fonction.AUTRE: "Autre fonction",
}

_ECOLES = (TypeEtablissement.ECOLE_MATERNELLE, TypeEtablissement.ECOLE_ELEMENTAIRE, TypeEtablissement.ECOLE_PRIMAIRE)

_LETTERS = ("aucun", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")

MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


def counted(count: int, noun: str, plural: str = "") -> str:
    """« 1 critère », « 2 critères », « 4 006 critères », « 0 critère »: French keeps the singular below 2."""
    return f"{thousands(count)} {noun if count < 2 else plural or noun + 's'}"


def thousands(count: int) -> str:
    """« 4 006 »: a number that does not break at the end of a line."""
    return f"{count:,}".replace(",", NO_BREAK_SPACE)


def in_letters(count: int, *, feminine: bool = False) -> str:
    """A count in letters up to ten, in digits beyond; « une » and « aucune » when feminine."""
    if not 0 <= count < len(_LETTERS):
        return str(count)
    return _LETTERS[count] + ("e" if feminine and count < 2 else "")


def sentence_case(text: str) -> str:
    """The text with its first letter in capitals, the rest untouched."""
    return text[:1].upper() + text[1:]


def joined(parts: Iterable[str]) -> str:
    """« a », « a et b », « a, b et c »."""
    items = list(parts)
    return " et ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def date_in_words(day: datetime.date) -> str:
    """« 12 mars 2027 », « 1er mars 2027 », whatever the locale of the computer."""
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"


def moment_in_words(moment: datetime.datetime, between: str = ", ") -> str:
    """« 12 mars 2027, 10:42 », by the clocks of Paris; `between` is « à » in a sentence."""
    local = in_paris(moment)
    return f"{date_in_words(local.date())}{between}{local.hour}:{local.minute:02}"


def is_ecole(type_: TypeEtablissement) -> bool:
    """Whether people say « école » rather than « établissement »."""
    return type_ in _ECOLES


def palier_words(palier: int | None) -> str:
    """The text of a palier chip: « Palier 2 », « Vers le palier 1 » at 0, « Sans objet » without palier."""
    if palier is None:
        return "Sans objet"
    return f"Palier {palier}" if palier else "Vers le palier 1"


def value_words(profile: DomaineProfile) -> str:
    """What the tooltip, the description and the table say: « 1 · 3 sur 5 vers le palier 2 », « 3 », « Sans objet »."""
    if profile.palier is None:
        return "Sans objet"
    share = profile.next_share
    if share is None:
        return str(profile.palier)
    return f"{profile.palier} · {share.oui} sur {share.applicable} vers le palier {share.palier}"


def missing_sentence(profile: DomaineProfile) -> str:
    """« Il manque 2 critères pour le palier 2 » and its kin (ux/guide.md §6); whole sentences bear their full stop."""
    if profile.palier is None:
        return "Ce domaine est sans objet."
    if profile.next_palier is None:
        return "Ce domaine réunit les conditions du palier 3."
    missing = counted(profile.missing, "critère")
    if profile.palier == 2:
        return f"Les conditions du palier 2 sont réunies. Le palier 3 demande {missing} de plus."
    return f"Il manque {missing} pour le palier {profile.next_palier}"


def provisoire_mention(profile: Profile) -> str:
    """« provisoire : 3 sans réponse, 1 à vérifier », zero parts left out; "" when nothing is provisional."""
    parts = (
        (profile.unanswered, "sans réponse"),
        (profile.a_verifier, "à vérifier"),
        (sum(domaine.a_confirmer for domaine in profile.domaines), "à confirmer"),
    )
    shown = [f"{count} {word}" for count, word in parts if count]
    return f"provisoire : {', '.join(shown)}" if shown else ""
