"""The files received, in the register: what is kept of each, and of which copy when it came several times."""

import datetime
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from paliers_desktop.academy.reception.facts import Received
from paliers_desktop.academy.reception.reading import Export, Unread
from paliers_desktop.academy.register.connection import Register

PER_QUERY = 400
"""SQLite's oldest limit on the values of one statement is 999."""

_COLUMNS = Received.__struct_fields__

_INSERT = f"""
  INSERT INTO fichiers (sha256, octets, nom_vu, {", ".join(_COLUMNS)})
  VALUES ({", ".join("?" * (len(_COLUMNS) + 3))})
  ON CONFLICT (identite) DO UPDATE
  SET sha256 = excluded.sha256, octets = excluded.octets, recu_le = excluded.recu_le, nom_vu = excluded.nom_vu
  WHERE (excluded.recu_le, excluded.sha256, excluded.nom_vu) < (fichiers.recu_le, fichiers.sha256, fichiers.nom_vu)
"""

_REFUSE = """
  INSERT INTO refus (sha256, verdict, phrase, recu_le, nom_vu) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (sha256) DO UPDATE
  SET verdict = excluded.verdict, phrase = excluded.phrase,
      nom_vu = iif((excluded.recu_le, excluded.nom_vu) < (refus.recu_le, refus.nom_vu), excluded.nom_vu, refus.nom_vu),
      recu_le = min(excluded.recu_le, refus.recu_le)
"""


class Refusal(Struct, frozen=True):
    """What could not be read as an export, as the register tells it."""

    sha256: str
    verdict: str
    phrase: str
    recu_le: datetime.date
    nom_vu: str


class Kept(Struct, frozen=True):
    """Where the bytes of a file are, and what is left of its name."""

    sha256: str
    nom_vu: str


def keep_exports(conn: sqlite3.Connection, exports: Iterable[tuple[Export, str]]) -> None:
    """Keep these exports, each with what is left of its name; one that was kept before is left as it is."""
    named = list(exports)
    conn.executemany(
        _INSERT,
        [(export.sha256, export.octets, nom_vu, *_values(export.received)) for export, nom_vu in named],
    )
    _keep_answers(conn, [export for export, _ in named])
    conn.executemany("DELETE FROM refus WHERE sha256 = ?", [(export.sha256,) for export, _ in named])


def keep_refusals(conn: sqlite3.Connection, refusals: Iterable[tuple[Unread, datetime.date, str]]) -> None:
    """Keep why these bytes are not an export."""
    conn.executemany(
        _REFUSE,
        [(unread.sha256, unread.word, unread.told.answer, day.isoformat(), nom_vu) for unread, day, nom_vu in refusals],
    )


def keep_checked(conn: sqlite3.Connection, export: Export) -> None:
    """A file whose grid became known: what that grid says of it, and its answers."""
    file = export.received
    conn.execute(
        "UPDATE fichiers SET ecart = ?, resultat_differe = ? WHERE identite = ?",
        (file.ecart, file.resultat_differe, file.identite),
    )
    _keep_answers(conn, [export])


def known_bytes(register: Register, sha256s: Sequence[str]) -> set[str]:
    """Those of these SHA-256 whose bytes the register already answers for, as a file or as a refusal."""
    found: set[str] = set()
    for some, marks in chunks(sha256s):
        for table in ("fichiers", "refus"):
            found.update(row[0] for row in register.rows(f"SELECT sha256 FROM {table} WHERE sha256 IN ({marks})", some))
    return found


def files_of(register: Register, uais: Iterable[str]) -> list[Received]:
    """Every file that names one of these UAIs."""
    columns = ", ".join(_COLUMNS)
    return [
        _file(row)
        for some, marks in chunks(sorted(set(uais)))
        for row in register.rows(f"SELECT {columns} FROM fichiers WHERE uai IN ({marks})", some)
    ]


def uais_received(register: Register) -> list[str]:
    """Every UAI that some file names."""
    return [row[0] for row in register.rows("SELECT DISTINCT uai FROM fichiers ORDER BY uai")]


def kept_of(register: Register, uai: str) -> dict[str, Kept]:
    """Where the bytes of the files of a UAI are, by identity."""
    rows = register.rows("SELECT identite, sha256, nom_vu FROM fichiers WHERE uai = ?", (uai,))
    return {row["identite"]: Kept(row["sha256"], row["nom_vu"]) for row in rows}


def unchecked(register: Register) -> list[Kept]:
    """The files that came before their grid was known, and it now is."""
    rows = register.rows(
        "SELECT sha256, nom_vu FROM fichiers WHERE ecart IS NULL AND grille_sha256 IN (SELECT sha256 FROM grilles)"
    )
    return [Kept(row["sha256"], row["nom_vu"]) for row in rows]


def refusals_naming(register: Register, uai: str) -> list[Refusal]:
    """What could not be read and whose name, or official address, held this UAI."""
    rows = register.rows("SELECT * FROM refus WHERE instr(nom_vu, ?) ORDER BY recu_le, sha256", (uai,))
    return [Refusal(row["sha256"], row["verdict"], row["phrase"], _day(row["recu_le"]), row["nom_vu"]) for row in rows]


def _keep_answers(conn: sqlite3.Connection, exports: Iterable[Export]) -> None:
    """Only those that the grid of the file knows: what a hostile file calls a criterion is not kept."""
    faithful = [export for export in exports if export.received.ecart == ""]
    rangs = _rangs(conn, [export.received.identite for export in faithful])
    conn.executemany(
        "INSERT OR IGNORE INTO reponses VALUES (?, ?, ?, ?, ?, ?)",
        [(rangs[export.received.identite], *line) for export in faithful for line in export.reponses],
    )
    conn.executemany(
        "INSERT OR IGNORE INTO entraide VALUES (?, ?, ?)",
        [(rangs[export.received.identite], *line) for export in faithful for line in export.entraide],
    )


def _rangs(conn: sqlite3.Connection, identites: Sequence[str]) -> dict[str, int]:
    return {
        identite: rang
        for some, marks in chunks(identites)
        for identite, rang in conn.execute(f"SELECT identite, rang FROM fichiers WHERE identite IN ({marks})", some)
    }


def chunks(values: Sequence[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Values few enough for one statement, with their question marks."""
    for start in range(0, len(values), PER_QUERY):
        some = tuple(values[start : start + PER_QUERY])
        yield some, ", ".join("?" * len(some))


def _values(file: Received) -> tuple[object, ...]:
    values = (getattr(file, name) for name in _COLUMNS)
    return tuple(value.isoformat() if isinstance(value, datetime.date) else value for value in values)


def _file(row: sqlite3.Row) -> Received:
    fields = {name: row[name] for name in _COLUMNS}
    for name in ("provisoire", "resultat_differe"):
        fields[name] = bool(fields[name])
    for name in ("cree_le", "recu_le"):
        fields[name] = _day(fields[name])
    return Received(**fields)


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)
