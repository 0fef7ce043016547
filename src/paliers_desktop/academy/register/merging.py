"""Pour the register of another post into this one: the same set of files and decisions, whichever of the two is first.

Verdicts are a cache: they are emptied, for the caller to say them again from what is now known.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from paliers_desktop.academy.register.connection import FILE_NAME, Register, told_in_french, uri
from paliers_desktop.academy.register.decisions import Decision, note

_SEVERITY = "CASE {}.etat WHEN 'active' THEN 0 WHEN 'remplacee' THEN 1 ELSE 2 END"

_STATEMENTS = (
    # A key that one post replaced or revoked is so in both, from the earliest day.
    f"""
    UPDATE cles SET etat = autre.etat FROM autre.cles AS autre
    WHERE autre.kid = cles.kid AND {_SEVERITY.format("autre")} > {_SEVERITY.format("cles")}
    """,
    """
    UPDATE cles SET jusqua = autre.jusqua FROM autre.cles AS autre
    WHERE autre.kid = cles.kid AND autre.jusqua IS NOT NULL AND (cles.jusqua IS NULL OR autre.jusqua < cles.jusqua)
    """,
    """
    UPDATE etablissements SET etat = 'retire'
    WHERE uai IN (SELECT uai FROM autre.etablissements WHERE etat = 'retire')
    """,
    # The first copy of a file counts: the earliest day, then the least, as in one reception.
    """
    UPDATE fichiers SET sha256 = autre.sha256, octets = autre.octets, recu_le = autre.recu_le, nom_vu = autre.nom_vu
    FROM autre.fichiers AS autre WHERE autre.identite = fichiers.identite
    AND (autre.recu_le, autre.sha256, autre.nom_vu) < (fichiers.recu_le, fichiers.sha256, fichiers.nom_vu)
    """,
    """
    UPDATE refus SET recu_le = autre.recu_le, nom_vu = autre.nom_vu FROM autre.refus AS autre
    WHERE autre.sha256 = refus.sha256 AND (autre.recu_le, autre.nom_vu) < (refus.recu_le, refus.nom_vu)
    """,
    "DELETE FROM refus WHERE sha256 IN (SELECT sha256 FROM fichiers)",
    "DELETE FROM verdicts",
    # Whoever signed the last revision of the campagne file knows its dates.
    """
    UPDATE campagne SET (cloture, etat, revision, suivante_x) =
      (SELECT cloture, etat, revision, suivante_x FROM autre.campagne)
    WHERE (SELECT revision FROM autre.campagne) > revision
    """,
)
_DECISIONS = """
  INSERT INTO decisions (kind, uai, objet, le, motif, rang)
  SELECT kind, uai, objet, le, motif, rang FROM autre.decisions AS autre
  WHERE NOT EXISTS (
    SELECT 1 FROM main.decisions AS known
    WHERE (known.kind, known.objet, known.le, known.motif, known.rang)
        = (autre.kind, autre.objet, autre.le, autre.motif, autre.rang)
    AND known.uai IS autre.uai
  )
  ORDER BY id
"""
# A receipt that left is what its signature covers. Those of the other post make sendings of their own, after ours: the
# same numero may then be there twice, and what follows is numbered above both.
_RECEIPTS = """
  INSERT INTO recus (uai, numero, envoi, objet, identite, recu_le, verdict, preuve, remarques, emis_le, ecrit)
  SELECT uai, numero, (SELECT coalesce(max(envoi), 0) FROM main.recus) + dense_rank() OVER (ORDER BY envoi),
    objet, identite, recu_le, verdict, preuve, remarques, emis_le, ecrit
  FROM autre.recus AS autre
  WHERE NOT EXISTS (
    SELECT 1 FROM main.recus AS known
    WHERE (known.uai, known.numero, known.objet, known.identite, known.recu_le)
        = (autre.uai, autre.numero, autre.objet, autre.identite, autre.recu_le)
    AND (known.verdict, known.preuve, known.remarques) = (autre.verdict, autre.preuve, autre.remarques)
  )
"""
_COUNTED = ("fichiers", "refus", "cles", "etablissements", "grilles")
_FOLLOWING = ("reponses", "entraide")


def merge_rows(register: Register, other: Path, decision: Decision) -> dict[str, int]:
    """The number of rows that the other register brought, by table, in one transaction. Raises RegisterError."""
    with _attached(register, other), register.transaction() as conn:
        counts = {table: _brought(register, table) for table in _COUNTED}
        for table in _FOLLOWING:
            _brought_lines(register, table)
        for statement in _STATEMENTS:
            conn.execute(statement)
        counts["decisions"] = conn.execute(_DECISIONS).rowcount
        counts["recus"] = conn.execute(_RECEIPTS).rowcount
        note(conn, decision)
    return counts


def _brought(register: Register, table: str) -> int:
    columns = _columns(register, table, "rang")
    return register.conn.execute(
        f"INSERT OR IGNORE INTO {table} ({columns}) SELECT {columns} FROM autre.{table}"
    ).rowcount


def _brought_lines(register: Register, table: str) -> None:
    """The same file has another rang in each register."""
    columns = _columns(register, table, "fichier")
    register.conn.execute(f"""
      INSERT OR IGNORE INTO {table} (fichier, {columns})
      SELECT ici.rang, {columns} FROM autre.{table} JOIN autre.fichiers AS ailleurs ON ailleurs.rang = fichier
      JOIN main.fichiers AS ici ON ici.identite = ailleurs.identite
    """)


def _columns(register: Register, table: str, but: str) -> str:
    names = (row["name"] for row in register.rows(f"SELECT name FROM pragma_table_info('{table}')"))
    return ", ".join(f'"{name}"' for name in names if name != but)


@contextmanager
def _attached(register: Register, other: Path) -> Iterator[None]:
    with told_in_french(other):
        register.conn.execute("ATTACH DATABASE ? AS autre", (f"{uri(other / FILE_NAME)}?mode=ro",))
    try:
        yield
    finally:
        register.conn.execute("DETACH DATABASE autre")
