"""Where the whole établissement stands, in sentences: profile, palier commun, what is in place, what may change."""

from itertools import groupby

from msgspec import Struct

from paliers_desktop.core.assessment import Assessment, Etat, TypeEtablissement
from paliers_desktop.core.grid import PALIERS, Grille
from paliers_desktop.core.report.wording import (
    counted,
    in_letters,
    is_ecole,
    joined,
    palier_words,
    provisoire_mention,
    sentence_case,
)
from paliers_desktop.core.scoring import Profile


class Situation(Struct, frozen=True):
    """The sentences of the result, "" where there is nothing to say.

    tile: the big number « 1 », else « Vers le palier 1 », « Sans objet », « À situer » (nothing answered).
    headline: « Trois domaines au palier 2, trois au palier 1 » (no full stop, as `commun`).
    commun: « Palier commun aux six domaines : 1 ».
    reste: « Il reste cinq étapes vers le palier 2. »
    acquis: « 14 critères des paliers 2 et 3 sont déjà en place. »
    sans_objet: « 3 critères sont sans objet. »
    provisoire: « 2 critères attendent une réponse : ce résultat peut encore évoluer. »
    mention: « provisoire : 2 sans réponse ».
    """

    palier: int | None
    tile: str
    headline: str
    commun: str
    reste: str
    acquis: str
    sans_objet: str
    provisoire: str
    mention: str


def situation(grille: Grille, assessment: Assessment, profile: Profile) -> Situation:
    """All the sentences about the whole établissement."""
    return Situation(
        palier=profile.palier,
        tile=_tile(profile),
        headline=headline(profile),
        commun=_commun(profile, assessment.etablissement.type),
        reste=_reste(profile),
        acquis=_acquis(grille, assessment, profile),
        sans_objet=_are(profile.sans_objet, "sans objet"),
        provisoire=provisoire_sentence(profile),
        mention=provisoire_mention(profile),
    )


def headline(profile: Profile) -> str:
    """The profile sentence: how many domaines stand at each palier, the highest first."""
    if profile.answered == 0:
        return "Aucune réponse pour l’instant"
    ordered = sorted((-1 if d.palier is None else d.palier for d in profile.domaines), reverse=True)
    groups = [(palier, len(list(same))) for palier, same in groupby(ordered)]
    if len(groups) == 1 and groups[0][1] > 1:
        return _unanimous(*groups[0])
    (first, count), *others = groups
    start = f"{in_letters(count)} {'domaine' if count == 1 else 'domaines'} {_standing(first)}"
    return ", ".join([sentence_case(start), *(f"{in_letters(count)} {_standing(palier)}" for palier, count in others)])


def school_sentence(profile: Profile, type_: TypeEtablissement) -> str:
    """« L’établissement est au palier 1 », « L’école prépare le palier 1 » (ux/guide.md §6), without full stop."""
    subject = "L’école" if is_ecole(type_) else "L’établissement"
    if profile.palier is None:
        return f"Aucun critère de la grille ne concerne {subject[0].lower()}{subject[1:]}"
    return f"{subject} est au palier {profile.palier}" if profile.palier else f"{subject} prépare le palier 1"


def provisoire_sentence(profile: Profile) -> str:
    """« 2 critères attendent une réponse : ce résultat peut encore évoluer. », "" when nothing is provisional."""
    a_confirmer = sum(domaine.a_confirmer for domaine in profile.domaines)
    clauses = [
        (profile.unanswered, "attend une réponse", "attendent une réponse"),
        (profile.a_verifier, "est à vérifier", "sont à vérifier"),
        (a_confirmer, "est à confirmer", "sont à confirmer"),
    ]
    shown = [(count, one if count == 1 else many) for count, one, many in clauses if count]
    if not shown:
        return ""
    (count, verb), *others = shown
    words = [f"{counted(count, 'critère')} {verb}", *(f"{count} {verb}" for count, verb in others)]
    return f"{joined(words)} : ce résultat peut encore évoluer."


def domaines_concerned(profile: Profile) -> str:
    """« les six domaines », « les cinq domaines concernés », « le seul domaine concerné »."""
    concerned = sum(domaine.palier is not None for domaine in profile.domaines)
    if concerned == 1:
        return "le seul domaine concerné"
    partial = "" if concerned == len(profile.domaines) else " concernés"
    return f"les {in_letters(concerned)} domaines{partial}"


def _tile(profile: Profile) -> str:
    if profile.answered == 0:
        return "À situer"
    return str(profile.palier) if profile.palier else palier_words(profile.palier)


def _commun(profile: Profile, type_: TypeEtablissement) -> str:
    if profile.answered == 0:
        return "Palier à situer"
    if not profile.palier:
        return school_sentence(profile, type_)
    domaines = domaines_concerned(profile)
    subject = f"commun aux {domaines[4:]}" if domaines.startswith("les ") else f"du {domaines[3:]}"
    return f"Palier {subject} : {profile.palier}"


def _reste(profile: Profile) -> str:
    if profile.palier is None or profile.answered == 0:
        return ""
    if profile.next_palier is None:
        return f"Les conditions du palier {profile.palier} sont réunies."
    count = profile.missing
    steps = f"{in_letters(count, feminine=True)} {'étape' if count == 1 else 'étapes'}"
    towards = f"vers le palier {profile.next_palier}" if profile.palier else "pour réunir les conditions minimales"
    return f"Il reste {steps} {towards}."


def _acquis(grille: Grille, assessment: Assessment, profile: Profile) -> str:
    """What is in place above the palier commun: it takes nothing away, and shows what a minimum hides."""
    above = [palier for palier in PALIERS if palier > (profile.palier or 0)]
    count = sum(c.palier in above and assessment.answer(c.id).etat is Etat.OUI for c in grille.criteres.values())
    if not count:
        return ""
    where = "du palier" if len(above) == 1 else "des paliers"
    of_paliers = f" {where} {joined(map(str, above))}" if len(above) < len(PALIERS) else ""
    return f"{counted(count, 'critère')}{of_paliers} {'est' if count == 1 else 'sont'} déjà en place."


def _are(count: int, state: str) -> str:
    return f"{counted(count, 'critère')} {'est' if count == 1 else 'sont'} {state}." if count else ""


def _standing(palier: int) -> str:
    if palier < 0:
        return "sans objet"
    return f"au palier {palier}" if palier else "vers le palier 1"


def _unanimous(palier: int, count: int) -> str:
    verb = "préparent le palier 1" if palier == 0 else f"sont {_standing(palier)}"
    return f"Les {in_letters(count)} domaines {verb}"
