"""Regards croisés in words: who answered, and where the answers differ; nobody is told apart."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.regards import LEAST, Counts, Groupe, Voix, regards, sizes, told_groups
from paliers_desktop.core.report.wording import ETATS, counted, joined

TITLE = "Regards croisés"
INTRODUCTION = (
    "Direction, enseignants, élèves, parents : chacun peut répondre de son côté, sur une copie. Vous voyez ensuite où "
    "les réponses diffèrent, pour en parler et décider ensemble."
)
PRIVACY = (
    "Les voix restent dans ce fichier jusqu’à la décision, puis sont effacées. Elles n’entrent ni dans l’historique, "
    "ni dans les sauvegardes, ni dans ce qui est transmis. "
    f"Un groupe de moins de {LEAST} n’apparaît que dans l’ensemble."
)
NOBODY = "Aucune voix n’est encore recueillie."
AGREED = "Toutes les voix répondent de la même façon."
DECIDE = "Décision prise : effacer les voix"
ERASE_QUESTION = "Effacer toutes les voix de ce fichier ?"
ERASE_DETAIL = "Elles ne reviendront pas. Les réponses que vous avez données ensemble restent."
COLLECT_DETAIL = "Le groupe se choisit au-dessus des boutons. Une copie déjà recueillie remplace ce qu’elle disait."
WHOLE = "Ensemble"

GROUPES: Mapping[Groupe, str] = {
    Groupe.DIRECTION: "Direction",
    Groupe.ENSEIGNANTS: "Enseignants",
    Groupe.ELEVES: "Élèves",
    Groupe.PARENTS: "Parents d’élèves",
    Groupe.AUTRES: "Autres personnels",
}


class RegardLine(Struct, frozen=True):
    """One criterion: « Ensemble », then each group that may be told, each with what it answered in words."""

    critere_id: str
    numero: str
    texte: str
    groupes: tuple[tuple[str, str], ...]


class RegardsReport(Struct, frozen=True):
    """who: « 12 voix : 1 de la direction… »; hidden: which groups are told only inside the whole, "" when none is."""

    who: str
    hidden: str
    lines: tuple[RegardLine, ...]


def regards_report(grille: Grille, voix: Iterable[Voix]) -> RegardsReport:
    """Where the voices differ."""
    voices = tuple(voix)
    counts = sizes(voices)
    told = told_groups(counts)
    masked = [GROUPES[groupe].lower() for groupe in counts if groupe not in told]
    return RegardsReport(
        who=_who(counts),
        hidden=f"Seulement dans l’ensemble : {joined(masked)}." if masked else "",
        lines=tuple(
            RegardLine(
                one.critere_id,
                grille.numeros[one.critere_id],
                grille.criteres[one.critere_id].texte,
                (
                    (WHOLE, counts_words(one.ensemble)),
                    *((GROUPES[groupe], counts_words(own)) for groupe, own in one.groupes),
                ),
            )
            for one in regards(grille, voices)
        ),
    )


def collect_question(groupe: Groupe, count: int) -> str:
    """« Recueillir 6 copies comme voix du groupe « Enseignants » ? »."""
    what = counted(count, "copie")
    return f"Recueillir {what} comme voix du groupe « {GROUPES[groupe]} » ?"


def counts_words(counts: Counts) -> str:
    """« 6 oui, 3 en cours, 2 sans réponse »."""
    parts = [f"{count} {ETATS[etat].lower()}" for etat, count in zip(Etat, counts.etats, strict=True) if count]
    return ", ".join([*parts, f"{counts.silent} sans réponse"] if counts.silent else parts)


def _who(counts: Mapping[Groupe, int]) -> str:
    if not counts:
        return NOBODY
    parts = [f"{GROUPES[groupe].lower()} : {count}" for groupe, count in counts.items()]
    return f"{counted(sum(counts.values()), 'voix', 'voix')} ({', '.join(parts)})."
