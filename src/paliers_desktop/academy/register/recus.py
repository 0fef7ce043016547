"""The receipts of a campagne: what each one says, in which sending it left, and whether its file is on the disk."""

import datetime
import sqlite3
from collections.abc import Iterable

from msgspec import Struct

from paliers_desktop.academy.register.connection import Register
from paliers_desktop.core.recu import Preuve, Remarque, Verdict


class Issued(Struct, frozen=True):
    """One receipt. objet: the identity of a file, or the SHA-256 of what could not be read as one."""

    uai: str
    numero: int
    envoi: int
    objet: str
    identite: str
    recu_le: datetime.date
    verdict: Verdict
    preuve: Preuve
    remarques: tuple[Remarque, ...]
    emis_le: datetime.date
    ecrit: bool = False


_COLUMNS = Issued.__struct_fields__


def all_issued(register: Register) -> tuple[Issued, ...]:
    """Every receipt, by UAI then numero; two posts may have given the same one."""
    return _read(register, "ORDER BY uai, numero, envoi")


def unwritten(register: Register) -> tuple[Issued, ...]:
    """Those whose file is not yet on the disk."""
    return _read(register, "WHERE ecrit = 0 ORDER BY uai, numero")


def issued_in(register: Register, envoi: int) -> tuple[Issued, ...]:
    """Those of a sending."""
    return _read(register, "WHERE envoi = ? ORDER BY uai, numero", (envoi,))


def last_sending(register: Register) -> int:
    """The number of the last sending; 0 before the first."""
    row = register.one("SELECT max(envoi) FROM recus")
    return (row[0] if row else 0) or 0


def issue(conn: sqlite3.Connection, receipts: Iterable[Issued]) -> None:
    """Add receipts, their numbers taken."""
    marks = ", ".join("?" * len(_COLUMNS))
    conn.executemany(f"INSERT INTO recus ({', '.join(_COLUMNS)}) VALUES ({marks})", map(_values, receipts))


def mark_written(conn: sqlite3.Connection, receipts: Iterable[Issued]) -> None:
    """Their files are on the disk."""
    keys = [(one.uai, one.numero, one.envoi) for one in receipts]
    conn.executemany("UPDATE recus SET ecrit = 1 WHERE uai = ? AND numero = ? AND envoi = ?", keys)


def _read(register: Register, where: str, values: tuple[object, ...] = ()) -> tuple[Issued, ...]:
    return tuple(_issued(row) for row in register.rows(f"SELECT {', '.join(_COLUMNS)} FROM recus {where}", values))


def _values(one: Issued) -> tuple[object, ...]:
    return (
        *(one.uai, one.numero, one.envoi, one.objet, one.identite, one.recu_le.isoformat()),
        *(str(one.verdict), str(one.preuve), " ".join(one.remarques), one.emis_le.isoformat(), one.ecrit),
    )


def _issued(row: sqlite3.Row) -> Issued:
    fields = {
        **dict(row),
        "recu_le": datetime.date.fromisoformat(row["recu_le"]),
        "verdict": Verdict(row["verdict"]),
        "preuve": Preuve(row["preuve"]),
        "remarques": tuple(map(Remarque, row["remarques"].split())),
        "emis_le": datetime.date.fromisoformat(row["emis_le"]),
        "ecrit": bool(row["ecrit"]),
    }
    return Issued(**fields)
