"""Why the content of a signed export is refused: one named error per reason, each with its own sentence."""

import re

from paliers_desktop.errors import UserError


class DocumentError(UserError):
    """The signature is right, the content is not one that this program accepts."""


class ContentJsonError(DocumentError):
    """The payload is not strict JSON; the cause (a JsonError) says why."""


class SchemaVersionError(DocumentError):
    """A schema of another major version."""

    def __init__(self, schema: str) -> None:
        super().__init__(
            f"Ce fichier suit un format que cette version ne connaît pas (« {schema} »).",
            "Mettez à jour Paliers numériques sur ce poste.",
        )


class UnknownFieldError(DocumentError):
    """A member that the schema does not have."""

    def __init__(self, place: str) -> None:
        super().__init__(f"Le contenu porte un champ inconnu : {place}.")


class MissingFieldError(DocumentError):
    """A member that the schema requires."""

    def __init__(self, place: str) -> None:
        super().__init__(f"Il manque un champ dans le contenu : {place}.")


class ValueRefusedError(DocumentError):
    """A value of another type, or outside the list of its field."""

    def __init__(self, place: str) -> None:
        super().__init__(f"Une valeur du contenu n’est pas admise : {place}.")


class ContentUaiError(DocumentError):
    """The UAI is not one."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"L’UAI inscrite dans le fichier n’est pas valable. {reason}")


class ContentCampagneError(DocumentError):
    """The campagne is not an id."""

    def __init__(self) -> None:
        super().__init__("L’identifiant de campagne inscrit dans le fichier n’est pas valable.")


class DigestFormatError(DocumentError):
    """An id or a SHA-256 that is not lower-case hexadecimal of its length."""

    def __init__(self, field: str, digits: int) -> None:
        super().__init__(f"Le champ « {field} » doit compter {digits} chiffres hexadécimaux en minuscules.")


class RevisionError(DocumentError):
    """A revision under 1 or unreasonably high."""

    def __init__(self) -> None:
        super().__init__("Le numéro de révision n’est pas valable.")


class ChainError(DocumentError):
    """Revision 1 names a revision before it."""

    def __init__(self) -> None:
        super().__init__("La révision 1 ne peut pas avoir de révision précédente.")


class TextRefusedError(DocumentError):
    """A text that holds control characters, or line ends where there is one line."""

    def __init__(self, field: str) -> None:
        super().__init__(f"Le texte de « {field} » contient des caractères de commande ou des fins de ligne.")


class RelectureError(DocumentError):
    """A date of reading without the reading."""

    def __init__(self) -> None:
        super().__init__("Une date de relecture est donnée alors que la relecture n’est pas déclarée.")


class RepeatedCritereError(DocumentError):
    """A criterion answered twice."""

    def __init__(self, critere: str) -> None:
        super().__init__(f"Le critère {critere} figure deux fois.")


class MotifError(DocumentError):
    """A motif on an answer that is not sans objet."""

    def __init__(self, critere: str) -> None:
        super().__init__(f"Le critère {critere} porte un motif sans être « Sans objet ».")


class EntraideError(DocumentError):
    """An entraide line about an unknown criterion, or there twice."""

    def __init__(self, critere: str) -> None:
        super().__init__(f"L’entraide nomme le critère {critere}, qui est inconnu ou déjà nommé.")


class ProvisoireError(DocumentError):
    """« provisoire » contradicts the answers."""

    def __init__(self) -> None:
        super().__init__("La mention « provisoire » ne correspond pas aux réponses.")


class ResultRangeError(DocumentError):
    """A palier outside 0 to 3."""

    def __init__(self) -> None:
        super().__init__("Le résultat inscrit contient un palier qui n’existe pas (0 à 3).")


class GrilleRefError(DocumentError):
    """Id or version are not those of the grid that has this sha256."""

    def __init__(self) -> None:
        super().__init__("Le nom et la version de la grille ne correspondent pas à son contenu.")


class UnknownCritereError(DocumentError):
    """A criterion that the grid does not have."""

    def __init__(self, critere: str) -> None:
        super().__init__(f"Le critère {critere} n’existe pas dans la grille.")


class MissingCritereError(DocumentError):
    """A criterion of the grid without its line."""

    def __init__(self, critere: str) -> None:
        super().__init__(f"Il manque le critère {critere} de la grille.")


class CritereOrderError(DocumentError):
    """Every criterion is there, in another order than the grid's."""

    def __init__(self) -> None:
        super().__init__("Les critères ne sont pas dans l’ordre de la grille.")


class DomainesError(DocumentError):
    """The result names other domaines than the grid's, or in another order."""

    def __init__(self) -> None:
        super().__init__("Le résultat inscrit ne porte pas sur les domaines de la grille.")


_UNKNOWN = re.compile(r"unknown field `(.*?)`", re.DOTALL)
_MISSING = re.compile(r"missing required field `(.*?)`")
_PATH = re.compile(r" - at `\$\.?(.*?)`$", re.DOTALL)


def from_validation(message: str) -> DocumentError:
    """The French error of a msgspec message such as « Expected `int`, got `str` - at `$.revision` »."""
    found = _PATH.search(message)
    path = found[1] if found else ""
    for pattern, error in ((_UNKNOWN, UnknownFieldError), (_MISSING, MissingFieldError)):
        field = pattern.search(message)
        if field:
            return error(_shown(f"{path}.{field[1]}" if path else field[1]))
    return ValueRefusedError(_shown(path or "contenu"))


def _shown(place: str) -> str:
    """A place fit for a sentence: it may come from a hostile file."""
    return place[:80] if place.isprintable() else "…"
