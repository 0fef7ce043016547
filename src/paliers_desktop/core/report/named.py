"""A criterion named in a list that leads to it."""

from msgspec import Struct

from paliers_desktop.core.grid import Grille


class Named(Struct, frozen=True):
    """note: what the list adds to the text of the criterion, « auprès de : gestionnaire », "" without."""

    critere_id: str
    numero: str
    texte: str
    note: str = ""

    @property
    def words(self) -> str:
        """« 2.5 Suivi d’une action… (auprès de : gestionnaire) », as it is heard."""
        return f"{self.numero} {self.texte}" + (f" ({self.note})" if self.note else "")


def named(grille: Grille, critere_id: str, note: str = "") -> Named:
    """That criterion of the grid; KeyError for an unknown id."""
    return Named(critere_id, grille.numeros[critere_id], grille.criteres[critere_id].texte, note)
