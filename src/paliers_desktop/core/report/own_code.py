"""The two sheets of a code drawn in the établissement: the one to keep, the one to communicate."""

from msgspec import Struct

from paliers_desktop.core.campagne import label


class SheetLine(Struct, frozen=True):
    """A label and its value; `code` when the value is digits to copy exactly (fixed-width characters)."""

    label: str
    value: str
    code: bool = False


class Sheet(Struct, frozen=True):
    """One printed page: title, lines, then sentences."""

    titre: str
    lines: tuple[SheetLine, ...]
    sentences: tuple[str, ...]


class OwnCodeSheets(Struct, frozen=True):
    """« À conserver » holds the code; « À communiquer » never does."""

    a_conserver: Sheet
    a_communiquer: Sheet


def own_code_sheets(code: str, uai: str, campagne: str, empreinte_cle: str) -> OwnCodeSheets:
    """The content of both sheets. code: 6 groups of 4; empreinte_cle: 4 groups of 4, of the key this code is."""
    shared = (SheetLine("UAI", uai, code=True), SheetLine("Campagne", _campagne(campagne)))
    return OwnCodeSheets(
        a_conserver=Sheet(
            "À conserver",
            (*shared, SheetLine("Code de transmission", code, code=True)),
            (
                "Ce code signe les fichiers de l’établissement pour cette campagne. Il n’est enregistré nulle part : "
                "sans cette feuille, il faut en créer un autre.",
                "Rangez cette feuille avec les documents de direction. Ne la transmettez à personne, pas même à "
                "l’académie.",
            ),
        ),
        a_communiquer=Sheet(
            "À communiquer",
            (*shared, SheetLine("Empreinte de clé", empreinte_cle, code=True)),
            (
                "Transmettez cette feuille à l’académie depuis l’adresse officielle de l’établissement, ou lisez "
                "l’empreinte au téléphone.",
                "L’académie la compare à celle du fichier reçu. Cette feuille ne permet pas de signer.",
            ),
        ),
    )


def _campagne(campagne: str) -> str:
    """The school year people read, with the exact id that the code depends on."""
    year = label(campagne)
    return campagne if year == campagne else f"{year} ({campagne})"
