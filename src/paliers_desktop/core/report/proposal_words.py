"""What becomes of proposals in one établissement, in a few sentences: before anything is written, then after."""

from collections.abc import Iterable

from paliers_desktop.core.grid import Grille
from paliers_desktop.core.proposal import Offer
from paliers_desktop.core.report.wording import counted, joined

NOTHING = "Rien à proposer."
OTHER_GRID = "Sa grille n’a aucun de ces critères."


def offer_words(grille: Grille, offer: Offer, *, done: bool) -> str:
    """« 5 réponses proposées, à confirmer. L’établissement a déjà répondu à 1.6 et 2.7, qui ne changent pas. »"""
    if offer.foreign and not (offer.taken or offer.answered or offer.known):
        return f"{NOTHING} {OTHER_GRID}"
    said = [_taken(len(offer.taken), done=done) if offer.taken else NOTHING]
    if offer.replaced:
        said.append(f"À la place d’une réponse encore à confirmer : {_numbers(grille, offer.replaced)}.")
    if offer.answered:
        said.append(f"Déjà répondu, et laissé tel quel : {_numbers(grille, offer.answered)}.")
    if offer.known:
        said.append(f"Déjà proposé : {_numbers(grille, offer.known)}.")
    if offer.commented:
        said.append(f"Commentaire déjà écrit, et gardé : {_numbers(grille, offer.commented)}.")
    if offer.foreign:
        said.append(f"Absent de sa grille : {joined(offer.foreign)}.")
    return " ".join(said)


def _taken(count: int, *, done: bool) -> str:
    if done:
        return f"{counted(count, 'réponse proposée', 'réponses proposées')}, à confirmer."
    return f"{counted(count, 'réponse sera proposée', 'réponses seront proposées')}, à confirmer."


def _numbers(grille: Grille, keys: Iterable[str]) -> str:
    return joined(grille.numeros[key] for key in keys)
