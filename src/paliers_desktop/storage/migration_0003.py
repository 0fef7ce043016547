"""Schema version 3: from one year to the next. Frozen once released; imports nothing of today's program."""

import sqlite3

STATEMENTS = (
    # When the campagne was closed (UTC), NULL while it is open.
    "ALTER TABLE campagnes ADD COLUMN close_le TEXT",
    # Palier visé of a domaine: court, this year; moyen, within three years. NULL: none any more.
    """
    CREATE TABLE objectifs (
      campagne TEXT NOT NULL REFERENCES campagnes (id),
      domaine TEXT NOT NULL,
      terme TEXT NOT NULL CHECK (terme IN ('court', 'moyen')),
      palier TEXT,
      PRIMARY KEY (campagne, domaine, terme)
    )
    """,
    # What the next three tables hold belongs to the établissement: `campagne` is the one in which it was written, and
    # later ones still show and change it. `cree_le` NULL: its creation was taken back.
    """
    CREATE TABLE actions (
      id TEXT PRIMARY KEY CHECK (length(id) = 32),
      campagne TEXT NOT NULL REFERENCES campagnes (id),
      cree_le TEXT,
      critere TEXT NOT NULL DEFAULT '',
      intitule TEXT NOT NULL DEFAULT '',
      responsable TEXT NOT NULL DEFAULT '',
      payeur TEXT NOT NULL DEFAULT '',
      terme TEXT NOT NULL DEFAULT '',
      avancement TEXT NOT NULL DEFAULT '',
      note TEXT NOT NULL DEFAULT '',
      ecartee INTEGER NOT NULL DEFAULT 0 CHECK (ecartee IN (0, 1))
    )
    """,
    # The proof that one could show for a criterion: a title, where it is, of which day.
    """
    CREATE TABLE preuves (
      id TEXT PRIMARY KEY CHECK (length(id) = 32),
      campagne TEXT NOT NULL REFERENCES campagnes (id),
      cree_le TEXT,
      critere TEXT NOT NULL DEFAULT '',
      titre TEXT NOT NULL DEFAULT '',
      lieu TEXT NOT NULL DEFAULT '',
      jour TEXT,
      ecartee INTEGER NOT NULL DEFAULT 0 CHECK (ecartee IN (0, 1))
    )
    """,
    # Criteria of the établissement itself: never counted, never transmitted.
    """
    CREATE TABLE criteres_locaux (
      id TEXT PRIMARY KEY CHECK (length(id) = 32),
      campagne TEXT NOT NULL REFERENCES campagnes (id),
      cree_le TEXT,
      domaine TEXT NOT NULL DEFAULT '',
      enonce TEXT NOT NULL DEFAULT '',
      reponse TEXT,
      commentaire TEXT NOT NULL DEFAULT '',
      ecartee INTEGER NOT NULL DEFAULT 0 CHECK (ecartee IN (0, 1))
    )
    """,
    # Regards croisés: one row per answer of one voice of a group. Never journaled, nor copied into a backup.
    """
    CREATE TABLE voix (
      campagne TEXT NOT NULL REFERENCES campagnes (id),
      voix TEXT NOT NULL CHECK (length(voix) = 32),
      groupe TEXT NOT NULL,
      critere TEXT NOT NULL,
      reponse TEXT NOT NULL,
      PRIMARY KEY (voix, critere)
    )
    """,
)


def run(connection: sqlite3.Connection) -> None:
    """Add the column and the tables."""
    for statement in STATEMENTS:
        connection.execute(statement)
