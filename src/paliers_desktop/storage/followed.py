"""What an établissement follows from year to year, as rows of a dossier: objectifs, actions, preuves, own criteria."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from paliers_desktop.core.history import Change, Target
from paliers_desktop.core.suivi import ENTRIES, Suivi, entry_of, objectif_key
from paliers_desktop.storage.connection import Database


class Followed(Struct, frozen=True):
    """The table of a target: the columns that its journal key names, joined by « / », and its fields."""

    table: str
    keys: tuple[str, ...]
    fields: tuple[str, ...]

    @property
    def own_keys(self) -> tuple[str, ...]:
        """Without the campagne, which the journal tells beside the key."""
        return tuple(name for name in self.keys if name != "campagne")

    @property
    def scope(self) -> str:
        """Which rows a campagne sees, in SQL: those of its own, or all where they last longer than one."""
        return "WHERE campagne = ?" if "campagne" in self.keys else ""

    def key(self, row: Mapping[str, Any]) -> str:
        """What the journal calls a row."""
        return "/".join(str(row[name]) for name in self.own_keys)


TABLES: Mapping[Target, Followed] = {
    Target.OBJECTIFS: Followed("objectifs", ("campagne", "domaine", "terme"), ("palier",)),
    Target.ACTIONS: Followed(
        "actions",
        ("id",),
        ("cree_le", "critere", "intitule", "responsable", "payeur", "terme", "avancement", "note", "ecartee"),
    ),
    Target.PREUVES: Followed("preuves", ("id",), ("cree_le", "critere", "titre", "lieu", "jour", "ecartee")),
    Target.LOCAUX: Followed(
        "criteres_locaux", ("id",), ("cree_le", "domaine", "enonce", "reponse", "commentaire", "ecartee")
    ),
}


def read_suivi(db: Database, campagne: str) -> Suivi:
    """All that is followed, with the paliers visés of this campagne; ValueError when a row makes no sense."""
    aimed = db.query("SELECT domaine, terme, palier FROM objectifs WHERE campagne = ? AND palier NOTNULL", [campagne])
    return Suivi(
        {objectif_key(row["domaine"], row["terme"]): int(row["palier"]) for row in aimed},
        {
            target: {row["id"]: entry_of(target, row["id"], row) for row in db.query(f"SELECT * FROM {_table(target)}")}
            for target in ENTRIES
        },
    )


def write_followed(db: Database, campagne: str, change: Change) -> None:
    """Make one change; KeyError for a field that does not exist.

    What was written in an earlier campagne stays of that one, whatever changes it now.
    """
    followed = TABLES[change.target]
    if change.field not in followed.fields:
        raise KeyError(change.field)
    row = {
        "campagne": campagne,
        **dict(zip(followed.own_keys, change.key.split("/"), strict=True)),
        change.field: change.after,
    }
    db.conn.execute(
        f"INSERT INTO {followed.table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"
        f" ON CONFLICT ({', '.join(followed.keys)}) DO UPDATE SET {change.field} = excluded.{change.field}",
        list(row.values()),
    )


def _table(target: Target) -> str:
    return TABLES[target].table
