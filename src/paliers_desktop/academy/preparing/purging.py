"""Erase what a closed campagne received: its folders, then its rows; stopped midway, it is run again."""

import datetime
import shutil
from pathlib import Path

from paliers_desktop.academy.preparing.changes import ChangeError, changing
from paliers_desktop.academy.register.connection import Register
from paliers_desktop.academy.register.decisions import Decision
from paliers_desktop.academy.register.purging import purge_rows
from paliers_desktop.core.write_reasons import write_reason

FOLDERS = ("originaux", "quarantaine", "a-envoyer", "recus", "a-relancer")
"""What may tell of a person or sign for an établissement: exports, refused files, codes, receipts, reminders."""
RESTRICTED = "synthese-interne-*"
"""Folders of a synthesis whose small groups are not masked; the one for the observatoire was made to be published."""


class StillOpenError(ChangeError):
    """Files may still come."""

    def __init__(self) -> None:
        super().__init__("La campagne est encore ouverte.", "« paliers-academie campagne cloturer » la clôt.")


class NotConfirmedError(ChangeError):
    """The person did not write the id of the campagne."""

    def __init__(self, campagne: str) -> None:
        super().__init__(
            "Rien n’a été effacé : ce qui a été reçu ne pourra pas être retrouvé ensuite.",
            f"Copiez d’abord la synthèse, puis relancez avec --confirmer {campagne}.",
        )


class NotErasedError(ChangeError):
    """A folder could not be removed."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(
            f"« {path} » n’a pas pu être effacé : {write_reason(path, error).words}.",
            "Fermez ce qui l’emploie, puis relancez la commande ; ce qui est déjà effacé le reste.",
        )


def purge(register: Register, confirmed: str, motif: str, day: datetime.date) -> dict[str, int]:
    """The number of files and refusals erased. Raises ChangeError, RegisterError."""
    campagne = changing(register)
    if campagne.etat != "close":
        raise StillOpenError
    if confirmed != campagne.id:
        raise NotConfirmedError(campagne.id)
    for path in (*(register.folder / name for name in FOLDERS), *register.folder.glob(RESTRICTED)):
        _remove(path)
    counts = purge_rows(register, Decision("purger", day, objet=campagne.id, motif=motif))
    return {"fichiers": counts["fichiers"], "refus": counts["refus"], "cles": counts["cles"]}


def _remove(path: Path) -> None:
    try:
        shutil.rmtree(path)
    except FileNotFoundError:
        return
    except OSError as error:
        raise NotErasedError(path, error) from error
