"""How every received thing stands now, with what proves whose it is: what receipts and reminders are made from."""

import datetime
import sqlite3
from collections.abc import Iterator

from msgspec import Struct

from paliers_desktop.academy.reception.seen_name import uai_in
from paliers_desktop.academy.register.connection import Register
from paliers_desktop.core.recu import Remarque, Verdict

_FILES = """
  SELECT f.uai, f.identite AS objet, f.recu_le, f.revision, v.verdict, v.remarques, v.phrase, v.retenu, c.origine
  FROM fichiers f
  JOIN verdicts v USING (identite)
  LEFT JOIN cles c ON c.kid = f.kid AND c.uai = f.uai AND c.x = f.x
  ORDER BY f.uai, f.recu_le, f.revision, f.identite
"""


class Standing(Struct, frozen=True):
    """A file, or what could not be read as one (then without `export`).

    uai: "" when nothing told it. objet: its identity, or its SHA-256. origine: who drew the code that signed it, ""
    when the register does not know its key.
    """

    uai: str
    objet: str
    recu_le: datetime.date
    verdict: Verdict
    phrase: str
    remarques: tuple[Remarque, ...] = ()
    retenu: bool = False
    revision: int = 0
    origine: str = ""
    export: bool = True


def standings(register: Register) -> Iterator[Standing]:
    """All of them: files by UAI, then what could not be read."""
    yield from map(_file, register.rows(_FILES))
    yield from map(_refusal, register.rows("SELECT * FROM refus ORDER BY recu_le, sha256"))


def _file(row: sqlite3.Row) -> Standing:
    return Standing(
        uai=row["uai"],
        objet=row["objet"],
        recu_le=datetime.date.fromisoformat(row["recu_le"]),
        verdict=Verdict(row["verdict"]),
        phrase=row["phrase"],
        remarques=tuple(map(Remarque, row["remarques"].split())),
        retenu=bool(row["retenu"]),
        revision=row["revision"],
        origine=row["origine"] or "",
    )


def _refusal(row: sqlite3.Row) -> Standing:
    return Standing(
        uai=uai_in(row["nom_vu"]),
        objet=row["sha256"],
        recu_le=datetime.date.fromisoformat(row["recu_le"]),
        verdict=Verdict(row["verdict"]),
        phrase=row["phrase"],
        export=False,
    )
