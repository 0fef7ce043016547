"""Why nothing prints, in words."""

from paliers_desktop.errors import UserError

_CHECK = "Vérifiez que l’imprimante est allumée, reliée à ce poste et qu’elle a du papier, puis réessayez."


class NoPrinterError(UserError):
    """This post knows no printer."""

    def __init__(self) -> None:
        super().__init__(
            "Aucune imprimante n’est installée sur ce poste.",
            "Enregistrez le PDF, puis imprimez-le depuis un poste qui en a une.",
        )


class PrintError(UserError):
    """The printer takes nothing, or nothing more. page: the one that did not go, 0 before the first."""

    def __init__(self, page: int = 0) -> None:
        what = f"s’est interrompue à la page {page}" if page else "n’a pas pu commencer"
        super().__init__(f"L’impression {what}.", _CHECK)
