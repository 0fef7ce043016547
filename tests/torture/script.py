"""What a filling does, deed by deed, and what the file may then say: drawn from a number, the same on both sides."""

import random
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from paliers_desktop.core.assessment import Answer, Assessment, Etat
from paliers_desktop.core.grid import Grille

ETATS = (Etat.OUI, Etat.EN_COURS, Etat.NON)
WORDS = ("œuvre", "prise", "salle", "élève", "clé", "cœur", "écran", "réseau", "août", "façade")
DEEDS = 24


class Told(NamedTuple):
    """What the script may change of one answer."""

    etat: str = ""
    commentaire: str = ""
    a_verifier: bool = False


State = dict[str, Told]
"""By criterion; a criterion that says nothing is left out."""


class Deed(NamedTuple):
    """kind: « click », « key », « clear », « flag », « comment » (text typed at the end), « undo », « redo »."""

    kind: str
    critere: str = ""
    text: str = ""


def state_of(assessment: Assessment) -> State:
    """What a dossier says, in the words of the script."""
    return {key: told for key, answer in assessment.answers.items() if (told := _told(answer)) != Told()}


def script(seed: int, grille: Grille, start: State, count: int = DEEDS) -> tuple[Deed, ...]:
    """The deeds of a filling in two domaines: none of them does nothing."""
    draw = random.Random(seed)
    domaines = draw.sample(list(grille.domaines), 2)
    criteres = [critere.id for domaine in domaines for critere in domaine.criteres]
    deeds: list[Deed] = []
    for _ in range(count):
        ahead = _Course(start, deeds)
        deeds.append(_draw(draw, criteres, ahead))
    return tuple(deeds)


def states(start: State, deeds: Sequence[Deed]) -> list[State]:
    """What the file says before the first deed, after it, after the second…"""
    return [_Course(start, deeds[:count]).state for count in range(len(deeds) + 1)]


def found_at(found: State, start: State, deeds: Sequence[Deed], saved: int, made: int) -> int | None:
    """After how many deeds the file is what was found, between those told saved and those begun; None for never.

    A comment under way may be there up to any of its characters: it is saved while it is typed.
    """
    told = states(start, deeds[:made])
    for count in range(saved, made + 1):
        if found == told[count]:
            return count
        if count < made and deeds[count].kind == "comment" and _part(found, told[count], told[count + 1], deeds[count]):
            return count
    return None


class _Course:
    """The state after some deeds, and what can be undone and redone then."""

    def __init__(self, start: State, deeds: Sequence[Deed]) -> None:
        self.state = dict(start)
        self.done: list[State] = []
        self.undone: list[State] = []
        for deed in deeds:
            self._follow(deed)

    def told(self, critere: str) -> Told:
        return self.state.get(critere, Told())

    def _follow(self, deed: Deed) -> None:
        if deed.kind == "undo":
            self.undone.append(self.state)
            self.state = self.done.pop()
        elif deed.kind == "redo":
            self.done.append(self.state)
            self.state = self.undone.pop()
        else:
            self.done.append(self.state)
            self.undone = []
            self.state = _with(self.state, deed.critere, _after(self.told(deed.critere), deed))


def _draw(draw: random.Random, criteres: Sequence[str], course: _Course) -> Deed:
    kinds = ["click", "key", "key", "comment", "flag", "clear"]
    kinds += ["undo"] if course.done else []
    kinds += ["redo"] * 2 if course.undone else []
    kind = draw.choice(kinds)
    if kind in ("undo", "redo"):
        return Deed(kind)
    critere = draw.choice(criteres)
    if kind == "comment":
        return Deed(kind, critere, " ".join(draw.choices(WORDS, k=draw.randint(1, 4))) + " ;")
    answered = [key for key in criteres if course.told(key).etat]
    if kind == "clear" and answered:
        return Deed(kind, draw.choice(answered))
    if kind == "flag":
        return Deed(kind, critere)
    other = [etat.value for etat in ETATS if etat.value != course.told(critere).etat]
    return Deed("key" if kind == "clear" else kind, critere, draw.choice(other))


def _after(told: Told, deed: Deed) -> Told:
    if deed.kind == "comment":
        return told._replace(commentaire=told.commentaire + deed.text)
    if deed.kind == "flag":
        return told._replace(a_verifier=not told.a_verifier)
    return told._replace(etat="" if deed.kind == "clear" else deed.text)


def _with(state: Mapping[str, Told], critere: str, told: Told) -> State:
    changed = {**state, critere: told}
    return {key: value for key, value in changed.items() if value != Told()}


def _part(found: State, before: State, after: State, deed: Deed) -> bool:
    """Whether that comment alone is on its way from before to after."""
    typed = found.get(deed.critere, Told())
    old, new = before.get(deed.critere, Told()), after[deed.critere]
    between = typed.commentaire.startswith(old.commentaire) and new.commentaire.startswith(typed.commentaire)
    return between and _with(found, deed.critere, new) == after


def _told(answer: Answer) -> Told:
    return Told(answer.etat.value if answer.etat else "", answer.commentaire, answer.a_verifier)
