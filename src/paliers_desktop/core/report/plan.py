"""The plan d'action in words: what is done, by whom, who pays, by when; prefilled from the helps of a criterion."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec import Struct

from paliers_desktop.core.assessment import Assessment, Etat, TypeEtablissement
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.help import Aide, ReleveDe
from paliers_desktop.core.report.answer_sheets import AnswerSheet
from paliers_desktop.core.report.identity import Identity, identity_report
from paliers_desktop.core.report.seance_words import ROLES
from paliers_desktop.core.report.wording import ETATS, counted, is_ecole
from paliers_desktop.core.seance import Role
from paliers_desktop.core.suivi import Action, Avancement, Horizon, Payeur, Suivi

TITLE = "Plan d’action"
INTRODUCTION = (
    "Ce que l’établissement décide de faire, qui le porte, qui le paie et pour quand. Le plan reste dans ce fichier : "
    "il n’est jamais transmis avec les réponses."
)
EMPTY = (
    "Le plan est vide. Dans « Objectifs » ou sous « Prochaines étapes », « Ajouter au plan » prépare une action à "
    "partir d’un critère ; vous pouvez aussi en écrire une ici."
)
HEADERS = ("Action", "Porté par", "Terme", "Avancement")
NOBODY = "À préciser"
FORMATIVE = "Ce plan sert au dialogue : il dit ce qui est envisagé, et n’engage ni la collectivité ni l’académie."
MOST_INTITULE = 300
"""Characters of the words of an action."""

AVANCEMENTS: Mapping[Avancement, str] = {
    Avancement.A_FAIRE: "À faire",
    Avancement.EN_COURS: "En cours",
    Avancement.FAITE: "Faite",
    Avancement.ABANDONNEE: "Abandonnée",
}
TERMES: Mapping[Horizon, str] = {
    Horizon.AUCUN: NOBODY,
    Horizon.COURT: "Cette année",
    Horizon.MOYEN: "D’ici trois ans",
}
_PAYEURS = {
    Payeur.ETABLISSEMENT: "Établissement",
    Payeur.COMMUNE: "Commune",
    Payeur.DEPARTEMENT: "Département",
    Payeur.REGION: "Région",
    Payeur.ACADEMIE: "Académie",
    Payeur.AUCUN: NOBODY,
}
_OVER = (Avancement.FAITE, Avancement.ABANDONNEE)
_COLLECTIVITES = {TypeEtablissement.COLLEGE: Payeur.DEPARTEMENT}


class PlanLine(Struct, frozen=True):
    """One action. numero, domaine: of its criterion, "" without; offer: what is proposed once it is done, or ""."""

    action: Action
    numero: str
    domaine: str
    intitule: str
    responsable: str
    payeur: str
    terme: str
    avancement: str
    offer: str

    @property
    def about(self) -> str:
        """« Chef d’établissement · payé par : Région · cette année »."""
        parts = [self.responsable] if self.responsable else []
        if self.action.payeur:
            parts.append(f"payé par : {self.payeur}")
        if self.action.terme:
            parts.append(self.terme.lower())
        return " · ".join(parts)


class PayeurGroup(Struct, frozen=True):
    """The actions that one payer would pay."""

    titre: str
    lines: tuple[PlanLine, ...]


class PlanReport(Struct, frozen=True):
    """The plan to hand over, by payer."""

    identity: Identity
    progress: str
    groups: tuple[PayeurGroup, ...]


def payeurs(type_: TypeEtablissement) -> dict[Payeur, str]:
    """Who can pay, as the établissement calls them: an école says « École »."""
    return {**_PAYEURS, Payeur.ETABLISSEMENT: "École"} if is_ecole(type_) else dict(_PAYEURS)


def prefilled(grille: Grille, aide: Aide, type_: TypeEtablissement, critere_id: str) -> dict[str, Any]:
    """The fields of an action for a criterion: its first step, its lever as a note, who usually pays."""
    told = aide.critere(critere_id)
    return {
        "critere": critere_id,
        "intitule": (told.premier_pas or grille.criteres[critere_id].texte)[:MOST_INTITULE],
        "note": f"Appui : {told.levier}" if told.levier else "",
        "terme": Horizon.COURT,
        "payeur": _payer(told.releve_de, type_),
    }


def planned_for(suivi: Suivi, critere_id: str) -> Action | None:
    """The action of the plan that is still to be done for a criterion."""
    return next((one for one in suivi.actions if one.critere == critere_id and one.avancement not in _OVER), None)


def plan_lines(grille: Grille, assessment: Assessment, suivi: Suivi) -> tuple[PlanLine, ...]:
    """Every action of the plan: those of this year first, then by domaine, then as they were written."""
    order = {Horizon.COURT: 0, Horizon.MOYEN: 1, Horizon.AUCUN: 2}
    place = {key: rank for rank, key in enumerate(grille.reading_order)}
    actions = sorted(suivi.actions, key=lambda one: (order[one.terme], place.get(one.critere, len(place))))
    return tuple(plan_line(grille, assessment, one) for one in actions)


def open_plan(grille: Grille, assessment: Assessment, suivi: Suivi) -> tuple[PlanLine, ...]:
    """What of the plan is still to be done."""
    return tuple(line for line in plan_lines(grille, assessment, suivi) if line.action.avancement not in _OVER)


def plan_line(grille: Grille, assessment: Assessment, action: Action) -> PlanLine:
    """One action in words; a criterion of an earlier grid that is no longer in this one is left out."""
    known = action.critere in grille.criteres
    return PlanLine(
        action=action,
        numero=grille.numeros[action.critere] if known else "",
        domaine=grille.domaine_of(action.critere).titre_court if known else "",
        intitule=action.intitule or "Action sans titre",
        responsable=responsable_words(action.responsable),
        payeur=payeurs(assessment.etablissement.type)[action.payeur],
        terme=TERMES[action.terme],
        avancement=AVANCEMENTS[action.avancement],
        offer=_offer(grille, assessment, action) if known else "",
    )


def responsable_words(code: str) -> str:
    """The function in charge; one that this program does not know, as it is kept."""
    return ROLES[Role(code)] if code in set(Role) else code


def progress(actions: Iterable[Action]) -> tuple[int, int]:
    """How many are done, of how many; what was given up does not count."""
    kept = [one for one in actions if one.avancement is not Avancement.ABANDONNEE]
    return sum(one.avancement is Avancement.FAITE for one in kept), len(kept)


def progress_words(actions: Iterable[Action]) -> str:
    """« 3 actions faites sur 8 »."""
    done, total = progress(actions)
    return f"{counted(done, 'action faite', 'actions faites')} sur {total}" if total else "Aucune action"


def plan_report(grille: Grille, assessment: Assessment, suivi: Suivi) -> PlanReport:
    """The plan by payer, without what was given up."""
    lines = [line for line in plan_lines(grille, assessment, suivi) if not _is_given_up(line)]
    names = payeurs(assessment.etablissement.type)
    groups = (
        PayeurGroup(f"Payé par : {name}" if payeur else "Payeur à préciser", tuple(_of(lines, payeur)))
        for payeur, name in names.items()
    )
    identity = identity_report(grille, assessment, None)
    return PlanReport(
        identity=identity,
        progress=f"{progress_words(suivi.actions)}.",
        groups=tuple(group for group in groups if group.lines),
    )


def plan_sheet(grille: Grille, assessment: Assessment, suivi: Suivi) -> AnswerSheet:
    """The plan as a table, one action a line, also those given up."""
    headers = ("N°", "Domaine", "Action", "Porté par", "Payeur", "Terme", "Avancement", "Note")
    lines = tuple(
        (
            line.numero or None,
            line.domaine or None,
            line.intitule,
            line.responsable or None,
            line.payeur if line.action.payeur else None,
            line.terme if line.action.terme else None,
            line.avancement,
            line.action.note or None,
        )
        for line in plan_lines(grille, assessment, suivi)
    )
    return AnswerSheet(TITLE, headers, lines)


def chosen(
    lines: Iterable[PlanLine], *, payeur: Payeur | None, terme: Horizon | None, avancement: Avancement | None
) -> tuple[PlanLine, ...]:
    """Those that the filters let through; None lets all through."""
    tests: tuple[Callable[[Action], bool], ...] = (
        lambda action: payeur is None or action.payeur is payeur,
        lambda action: terme is None or action.terme is terme,
        lambda action: avancement is None or action.avancement is avancement,
    )
    return tuple(line for line in lines if all(test(line.action) for test in tests))


def _payer(releve_de: ReleveDe | None, type_: TypeEtablissement) -> Payeur:
    if releve_de is ReleveDe.COLLECTIVITE:
        return Payeur.COMMUNE if is_ecole(type_) else _COLLECTIVITES.get(type_, Payeur.REGION)
    if releve_de in (ReleveDe.ACADEMIE, ReleveDe.CIRCONSCRIPTION):
        return Payeur.ACADEMIE
    return Payeur.ETABLISSEMENT


def _offer(grille: Grille, assessment: Assessment, action: Action) -> str:
    """A done action proposes an answer, and never gives it by itself."""
    etat = assessment.answer(action.critere).etat
    if action.avancement is not Avancement.FAITE or etat in (Etat.OUI, Etat.SANS_OBJET):
        return ""
    numero = grille.numeros[action.critere]
    state = "n’a pas de réponse" if etat is None else f"est « {ETATS[etat]} »"
    return f"L’action est faite et le critère {numero} {state} : est-il en place ?"


def _is_given_up(line: PlanLine) -> bool:
    return line.action.avancement is Avancement.ABANDONNEE


def _of(lines: Iterable[PlanLine], payeur: Payeur) -> Iterable[PlanLine]:
    return (line for line in lines if line.action.payeur is payeur)
