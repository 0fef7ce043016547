"""What a person asks for beside the answer to a criterion, in its help."""

from enum import Enum


class CardTask(Enum):
    """The words of its button."""

    PLAN = "Ajouter au plan"
    PREUVES = "Preuves"
    HISTORIQUE = "Historique"
