"""What an « oui » supposes, in words: the offer that follows it, the answers that do not agree."""

from msgspec import Struct

from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.help import Aide
from paliers_desktop.core.implications import to_offer
from paliers_desktop.core.report.wording import joined


class Offer(Struct, frozen=True):
    """« 5.7 suppose aussi 5.2 : Câblage… », « Répondre Oui »; criteres: the ids to answer oui."""

    sentence: str
    action: str
    criteres: tuple[str, ...]


def offer_after(grille: Grille, aide: Aide, assessment: Assessment, critere_id: str) -> Offer | None:
    """What to offer once a criterion is answered oui; None when there is nothing without answer to offer."""
    offered = to_offer(aide, assessment, critere_id)
    if not offered:
        return None
    number = grille.numeros[critere_id]
    if len(offered) == 1:
        (key,) = offered
        sentence = f"{number} suppose aussi {grille.numeros[key]} : {grille.criteres[key].texte}"
        return Offer(sentence, "Répondre Oui", offered)
    numbers = joined(grille.numeros[key] for key in offered)
    return Offer(f"{number} suppose aussi {numbers}.", f"Répondre Oui à ces {len(offered)} critères", offered)
