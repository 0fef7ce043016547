"""The grids that a dossier holds, and the change of the type of the établissement from one to another."""

from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.history import Change, Geste, Kind, Target, new_id
from paliers_desktop.storage.connection import Database


def insert_grid(db: Database, grille_toml: bytes, aide_toml: bytes, grille: Grille) -> None:
    """Keep the very bytes of a grid and of its helps; those already kept under its sha256 stay as they are."""
    db.table("grilles").insert(
        {
            "sha256": grille.sha256,
            "id": grille.id,
            "version": grille.version,
            "contenu": grille_toml,
            "aides": aide_toml,
        },
        ignore=True,
    )


def type_geste(db: Database, campagne: str, type_: TypeEtablissement, grille: Grille) -> Geste:
    """The geste from the type and grid of the file to these; ValueError when they are the same. Writes nothing.

    The grid comes last: the history, read row by row, forgets the change of type with what was before.
    """
    (before,) = db.conn.execute("SELECT type FROM etablissement").fetchone()
    (sha256,) = db.conn.execute("SELECT grille FROM campagnes WHERE id = ?", [campagne]).fetchone()
    changes = (
        Change(Target.ETABLISSEMENT, "", "type", before, type_.value),
        Change(Target.CAMPAGNE, "", "grille", sha256, grille.sha256),
    )
    made = tuple(change for change in changes if change.before != change.after)
    if not made:
        raise ValueError("the dossier already has that type and that grid")
    return Geste(new_id(), Kind.SAISIE, made)
