"""What the académie answered about one transmitted file, in sentences that a référent understands."""

import datetime
from collections.abc import Sequence

from msgspec import Struct

from paliers_desktop.core.recu import PREUVES, REMARQUES, SUITES, VERDICTS, Preuve, Remarque, Verdict
from paliers_desktop.core.report.wording import date_in_words

UNVERIFIED = (
    "Non vérifié : cet accusé de réception n’est pas signé par une clé retenue sur ce poste. Importez le fichier de "
    "campagne de l’académie, ou demandez-lui confirmation."
)
NO_ANSWER = "Pas d’accusé de réception"


class Reponse(Struct, frozen=True):
    """A receipt: its number, its day, what it says, and whether a retained key signed it."""

    numero: int
    recu_le: datetime.date
    verdict: Verdict
    preuve: Preuve
    remarques: tuple[Remarque, ...]
    verified: bool


def short_answer(reponse: Reponse | None) -> str:
    """« Reçu et retenu », « Reçu et retenu (non vérifié) »; that there is none."""
    if reponse is None:
        return NO_ANSWER
    words = VERDICTS[reponse.verdict]
    return words if reponse.verified else f"{words} (non vérifié)"


def answer_sentences(reponse: Reponse) -> tuple[str, ...]:
    """The whole answer: when, its remarks, what to do next, what proves whose file it is, whether it is believed."""
    said = [f"Accusé de réception n° {reponse.numero}. Fichier arrivé le {date_in_words(reponse.recu_le)}."]
    said += [REMARQUES[remarque] for remarque in reponse.remarques]
    if reponse.verdict in SUITES:
        said.append(SUITES[reponse.verdict])
    if reponse.preuve is not Preuve.AUCUNE:
        said.append(PREUVES[reponse.preuve])
    return (*said, *(() if reponse.verified else (UNVERIFIED,)))


def best(reponses: Sequence[Reponse]) -> Reponse | None:
    """The highest number: an académie answers again when its verdict changes."""
    return max(reponses, key=lambda reponse: reponse.numero, default=None)
