"""One établissement's story as the académie tells it on the phone, and the sentence to answer it."""

import datetime
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from paliers_desktop.academy.reception.facts import Cle, EtatCle, Origine
from paliers_desktop.academy.reception.judging import Judged, judge_schools
from paliers_desktop.academy.reception.sentences import empreinte_of, short
from paliers_desktop.academy.register.choices import decisions_of
from paliers_desktop.academy.register.connection import Register
from paliers_desktop.academy.register.decisions import Decision
from paliers_desktop.academy.register.known import School, depot, grids, school
from paliers_desktop.academy.register.received import Refusal, refusals_naming
from paliers_desktop.core.report.wording import date_in_words

ORIGINES = {Origine.ACADEMIE: "code envoyé par l’académie", Origine.LIBRE: "clé approuvée après comparaison"}
ETATS = {EtatCle.ACTIVE: "en service", EtatCle.REMPLACEE: "remplacée", EtatCle.REVOQUEE: "annulée"}
DECISIONS = {
    "approuver": "approuvé",
    "choisir": "choisi",
    "ecarter": "écarté",
    "revoquer": "clé annulée",
    "code": "nouveau code, clé",
    "ajouter": "ajouté à la campagne",
    "retirer": "retiré de la campagne",
}


class Story(Struct, frozen=True):
    """What the register knows of a UAI. answer: what to write to the établissement; todo: what the académie does."""

    school: School
    files: tuple[Judged, ...]
    decisions: tuple[Decision, ...]
    refusals: tuple[Refusal, ...]
    answer: str
    todo: str


def story(register: Register, uai: str) -> Story:
    """The story of a UAI, its verdicts up to date."""
    with register.transaction():
        judged = judge_schools(register, grids(register), [uai]).values()
    files = tuple(sorted(judged, key=lambda one: (one.file.recu_le, one.file.revision, one.file.identite)))
    refusals = tuple(refusals_naming(register, uai))
    known = school(register, uai)
    about = _telling(files)
    if about is not None:
        answer, todo = about.told.answer, about.told.academie
    elif refusals:
        answer, todo = refusals[-1].phrase, ""
    else:
        answer = f"Aucun fichier de votre établissement n’est arrivé. Où le transmettre : {depot(register)}"
        todo = "" if known.attendu else "Cet établissement n’est pas dans la liste de la campagne."
    return Story(known, files, tuple(decisions_of(register, uai)), refusals, answer, todo)


def story_lines(told: Story) -> Iterator[str]:
    """The story, line by line."""
    name = told.school.nom or "hors liste"
    yield f"{told.school.uai} · {name}" + (
        "" if told.school.attendu or not told.school.nom else " · retiré de la liste"
    )
    for cle in told.school.cles:
        yield f"Clé {empreinte_of(cle.x)} : {_key_words(cle)}"
    if not told.files and not told.refusals:
        yield "Aucun fichier reçu."
    for one in told.files:
        yield from file_lines(one)
    for refusal in told.refusals:
        yield f"{_on(refusal.recu_le)} · {refusal.verdict} · d’après son nom ou son expéditeur ({refusal.nom_vu})"
        yield f"  {refusal.phrase}"
    for decision in told.decisions:
        yield f"{_on(decision.le)} · décision : {_decision_words(decision, told.school)}"
    yield f"À répondre : {told.answer}"
    if told.todo:
        yield f"À faire : {told.todo}"


def file_lines(one: Judged) -> Iterator[str]:
    """A file in two lines: which, then what is said of it."""
    file, ruling = one.file, one.ruling
    words = " ".join([ruling.word, *ruling.notes])
    yield f"{_on(file.recu_le)} · fichier {short(file.identite)} · révision {file.revision} · {words}"
    yield f"  {one.told.phrase}"


def file_in_json(one: Judged) -> dict[str, Any]:
    """The same for a program."""
    file, ruling = one.file, one.ruling
    return {
        "identite": file.identite,
        "recu_le": file.recu_le.isoformat(),
        "revision": file.revision,
        "dossier_id": file.dossier_id,
        "empreinte_de_cle": empreinte_of(file.x),
        "verdict": ruling.word,
        "remarques": list(ruling.notes),
        "retenu": ruling.retained,
        "phrase": one.told.phrase,
        "ecole": one.told.ecole,
        "academie": one.told.academie,
    }


def story_in_json(told: Story) -> dict[str, Any]:
    """The story for a program."""
    return {
        "uai": told.school.uai,
        "nom": told.school.nom,
        "attendu": told.school.attendu,
        "cles": [
            {"empreinte": empreinte_of(cle.x), "origine": cle.origine, "etat": cle.etat} for cle in told.school.cles
        ],
        "fichiers": [file_in_json(one) for one in told.files],
        "refus": [
            {"verdict": one.verdict, "recu_le": one.recu_le.isoformat(), "phrase": one.phrase} for one in told.refusals
        ],
        "decisions": [{"decision": one.kind, "le": one.le.isoformat(), "objet": one.objet} for one in told.decisions],
        "repondre": told.answer,
        "faire": told.todo,
    }


def _telling(files: tuple[Judged, ...]) -> Judged | None:
    """The file to speak of: the one that counts, else the last that somebody must act upon, else the last."""
    retained = [one for one in files if one.ruling.retained]
    waiting = [one for one in files if one.told.academie]
    told = retained or waiting or list(files)
    return told[-1] if told else None


def _key_words(cle: Cle) -> str:
    since = f" depuis le {date_in_words(cle.jusqua)}" if cle.jusqua else ""
    return f"{ORIGINES[cle.origine]}, {ETATS[cle.etat]}{since}"


def _decision_words(decision: Decision, known: School) -> str:
    words = DECISIONS.get(decision.kind, decision.kind)
    keys = {cle.kid: empreinte_of(cle.x) for cle in known.cles}
    objet = f" {keys.get(decision.objet, short(decision.objet))}" if decision.objet else ""
    return f"{words}{objet}" + (f" ({decision.motif})" if decision.motif else "")


def _on(day: datetime.date) -> str:
    return date_in_words(day)
