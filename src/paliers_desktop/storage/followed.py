"""What an établissement follows from year to year, as rows of a dossier: objectifs, actions, preuves, own criteria."""

from collections.abc import Mapping

from msgspec import Struct

from paliers_desktop.core.history import Change, Target
from paliers_desktop.storage.connection import Database


class Followed(Struct, frozen=True):
    """The table of a target: the columns that its journal key names, joined by « / », and its fields."""

    table: str
    keys: tuple[str, ...]
    fields: tuple[str, ...]


TABLES: Mapping[Target, Followed] = {
    Target.OBJECTIFS: Followed("objectifs", ("campagne", "domaine", "terme"), ("palier",)),
    Target.ACTIONS: Followed(
        "actions",
        ("id",),
        ("cree_le", "critere", "intitule", "fonction", "payeur", "terme", "avancement", "note", "ecartee"),
    ),
    Target.PREUVES: Followed("preuves", ("id",), ("cree_le", "critere", "titre", "lieu", "jour", "ecartee")),
    Target.LOCAUX: Followed(
        "criteres_locaux", ("id",), ("cree_le", "domaine", "enonce", "reponse", "commentaire", "ecartee")
    ),
}


def write_followed(db: Database, campagne: str, change: Change) -> None:
    """Make one change; KeyError for a field that does not exist.

    What was written in an earlier campagne stays of that one, whatever changes it now.
    """
    followed = TABLES[change.target]
    if change.field not in followed.fields:
        raise KeyError(change.field)
    own = [name for name in followed.keys if name != "campagne"]
    row = {"campagne": campagne, **dict(zip(own, change.key.split("/"), strict=True)), change.field: change.after}
    db.conn.execute(
        f"INSERT INTO {followed.table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"
        f" ON CONFLICT ({', '.join(followed.keys)}) DO UPDATE SET {change.field} = excluded.{change.field}",
        list(row.values()),
    )
