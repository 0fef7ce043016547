"""Which dossier, and whose, a damaged file was: by its own rows, a good copy, its exports, or its name."""

from collections import Counter

from msgspec import Struct

from paliers_desktop import __version__
from paliers_desktop.core.assessment import Fonction
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.history import Target
from paliers_desktop.storage.answers import ETABLISSEMENT_COLUMNS
from paliers_desktop.storage.journal import random_id
from paliers_desktop.storage.salvage.recompose import Lasts
from paliers_desktop.storage.salvage.tables import Row
from paliers_desktop.storage.salvage.verdict import Value
from paliers_desktop.storage.salvage.wreck import Wreck


class Identity(Struct, frozen=True):
    """The one row of `dossier` and of `etablissement`.

    guessed: something of the établissement was told by no row, or by two that differ, so that the person must look at
    it. new_series: nothing told the id any more; the académie will see another series of exports.
    """

    dossier: Row
    etablissement: Row
    guessed: bool
    new_series: bool


def identity_of(wreck: Wreck, lasts: Lasts, campagne: Row, grille: Grille) -> Identity:
    """The identity of the dossier whose current campagne is this one."""
    dossier, new_series = _dossier(wreck, campagne)
    etablissement, guessed = _etablissement(wreck, lasts, campagne["id"], grille)
    return Identity(dossier, etablissement, guessed, new_series)


def _dossier(wreck: Wreck, campagne: Row) -> tuple[Row, bool]:
    """A good copy, or an export, knows the id better than a row of which one byte may have changed."""
    known = [row["dossier_id"] for row in wreck.copy["dossier"]]
    known += [origin.dossier_id for origin in wreck.origins]
    known += [row["dossier_id"] for row in wreck.rows["dossier"]]
    row = {"cree_le": campagne["cree_le"], "place": ""}
    for found in (*wreck.rows["dossier"][:1], *wreck.copy["dossier"]):
        row = {"cree_le": found["cree_le"], "place": row["place"] or found["place"]}
    made = {"rang": 1, "dossier_id": known[0] if known else random_id(), "version_programme": __version__}
    return {**row, **made}, not known


def _etablissement(wreck: Wreck, lasts: Lasts, campagne: str, grille: Grille) -> tuple[Row, bool]:
    """Each field as most sources tell it, its own row first; what the name of the file tells when none does."""
    uai, _, nom = wreck.path.stem.partition("_")
    guess = {"uai": uai, "nom": nom or wreck.path.stem, "type": grille.types[0], "commune": ""}
    guess["fonction"] = Fonction.REFERENT_NUMERIQUE.value
    made: Row = {"rang": 1}
    guessed = False
    for field in ETABLISSEMENT_COLUMNS:
        sources = Counter(_told(field, wreck, lasts, campagne))
        guessed = guessed or len(sources) != 1
        made[field] = sources.most_common(1)[0][0] if sources else guess[field]
    return made, guessed


def _told(field: str, wreck: Wreck, lasts: Lasts, campagne: str) -> list[Value]:
    """What the row, the journal, a copy and the last export say of a field; a copy may be older than the journal."""
    told: list[Value] = [row[field] for row in wreck.rows["etablissement"][:1]]
    if last := lasts.of(campagne, Target.ETABLISSEMENT).get(field):
        return [*told, *([] if told and wreck.evidence.later_lost(last.seq) else [last.value])]
    told += [row[field] for row in wreck.copy["etablissement"]]
    return told + [origin.etablissement[field] for origin in wreck.origins[-1:] if field in origin.etablissement]
