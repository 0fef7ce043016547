"""Why repères were not taken, in words; nothing changed on this post nor in any établissement."""

from collections.abc import Sequence

from paliers_desktop.errors import UserError


class ReperesKeyError(UserError):
    """Signed by a key that nobody compared, or by another one than was compared."""

    def __init__(self, retained: Sequence[str], found: str) -> None:
        known = f"La clé retenue a pour empreinte {' ou '.join(retained)}" if retained else "Aucune clé n’est retenue"
        super().__init__(
            f"Ces repères ne sont pas signés par une clé de l’académie que ce poste connaisse. {known} ; celle de ce "
            f"fichier a pour empreinte {found}.",
            "Importez d’abord le fichier de campagne de l’académie : il fait comparer sa clé. Si la clé a changé, "
            "l’académie le dit.",
        )


class OlderReperesError(UserError):
    """A higher revision is kept, or another content under the same one."""

    def __init__(self, kept: int, found: int) -> None:
        super().__init__(
            f"D’autres repères de cette campagne sont déjà importés : révision {kept}, alors que ce fichier est la "
            f"révision {found}.",
            "Il n’y a rien à faire : ceux qui sont importés restent.",
        )


class ReperesNotKeptError(UserError):
    """The post did not take them."""

    def __init__(self) -> None:
        super().__init__(
            "Les repères n’ont pas pu être enregistrés sur ce poste.",
            "L’emplacement des réglages est plein ou protégé : libérez de la place, ou demandez à la personne qui "
            "s’occupe du poste.",
        )
