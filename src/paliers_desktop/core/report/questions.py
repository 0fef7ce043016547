"""The fiche de questions: one page per person asked, with the criteria to verify, never an answer nor a comment."""

import unicodedata

from msgspec import Struct

from paliers_desktop.core import campagne
from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.help import Aide
from paliers_desktop.core.report.wording import counted, is_ecole, sentence_case

TITRE = "Fiche de questions"
SANS_DESTINATAIRE = "Sans destinataire"
LONGEST = 120
"""Characters of a person asked at the head of a page; a function takes far fewer."""


class Question(Struct, frozen=True):
    """A criterion to ask about; lecture, sens, preuve: "" where nothing is written (core.help)."""

    numero: str
    texte: str
    lecture: str
    sens: str
    preuve: str


class QuestionPage(Struct, frozen=True):
    """What one person is asked; destinataire: « Gestionnaire » or « Sans destinataire »."""

    destinataire: str
    introduction: str
    questions: tuple[Question, ...]


class QuestionSheets(Struct, frozen=True):
    """The whole document; line: « Collège des Tilleuls · 0949912N · campagne 2026-2027 »."""

    line: str
    grille: str
    pages: tuple[QuestionPage, ...]


def question_sheets(grille: Grille, aide: Aide, assessment: Assessment) -> QuestionSheets:
    """The criteria marked « à vérifier », by person asked in alphabetical order, those without anyone last."""
    etablissement = assessment.etablissement
    groups: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for critere_id in grille.reading_order:
        answer = assessment.answer(critere_id)
        if answer.a_verifier:
            name = " ".join(answer.aupres_de.split())
            groups.setdefault(_key(name), []).append(critere_id)
            names.setdefault(_key(name), name)
    place = "l’école" if is_ecole(etablissement.type) else "l’établissement"
    pages = tuple(
        QuestionPage(
            sentence_case(_shortened(names[key])) or SANS_DESTINATAIRE,
            _introduction(len(groups[key]), place),
            tuple(_question(grille, aide, critere_id) for critere_id in groups[key]),
        )
        for key in sorted(groups, key=lambda key: (not key, key))
    )
    nom = etablissement.nom or etablissement.uai
    return QuestionSheets(
        f"{nom} · {etablissement.uai} · campagne {campagne.label(assessment.campagne)}",
        f"Grille {grille.titre_court}, version {grille.version}",
        pages,
    )


def print_words(assessment: Assessment) -> str:
    """What the fiche would hold: « 3 critères à vérifier, 2 personnes à interroger », "" without any mark."""
    marked = [answer for answer in assessment.answers.values() if answer.a_verifier]
    if not marked:
        return ""
    asked = {_key(answer.aupres_de) for answer in marked if answer.aupres_de.strip()}
    criteria = f"{counted(len(marked), 'critère')} à vérifier dans la grille"
    people = f", {counted(len(asked), 'personne')} à interroger" if asked else ""
    return f"{criteria}{people}."


def _key(name: str) -> str:
    """The same for « Gestionnaire », « gestionnaire » and « GESTIONNAIRE »."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(char for char in decomposed if not unicodedata.combining(char)).split())


def _shortened(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"


def _introduction(count: int, place: str) -> str:
    asked = "en est ce critère" if count == 1 else f"en sont ces {count} critères"
    return (
        f"{sentence_case(place)} situe ses usages du numérique. Pouvez-vous dire où {asked} ? "
        "Cochez une réponse par critère ; les lignes sont libres."
    )


def _question(grille: Grille, aide: Aide, critere_id: str) -> Question:
    helped = aide.critere(critere_id)
    return Question(
        grille.numeros[critere_id],
        grille.criteres[critere_id].texte,
        aide.full_lecture(critere_id) or "",
        helped.sens,
        helped.preuve,
    )
