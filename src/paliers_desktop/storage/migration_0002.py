"""Schema version 2: relecture and entraide before an export, séances of the commission. Frozen once released."""

import sqlite3

STATEMENTS = (
    # What the head says to have read, and when: declared, never a validation.
    "ALTER TABLE campagnes ADD COLUMN relu INTEGER NOT NULL DEFAULT 0 CHECK (relu IN (0, 1))",
    "ALTER TABLE campagnes ADD COLUMN relu_le TEXT",
    # Entraide: « nous souhaitons un accompagnement », « nous pouvons partager notre expérience ».
    "ALTER TABLE reponses ADD COLUMN besoin INTEGER NOT NULL DEFAULT 0 CHECK (besoin IN (0, 1))",
    "ALTER TABLE reponses ADD COLUMN partage INTEGER NOT NULL DEFAULT 0 CHECK (partage IN (0, 1))",
    # `presents`: codes of roles separated by spaces. `noms`, typed if at all, is the one column that the journal never
    # holds: emptying it really erases the names.
    """
    CREATE TABLE seances (
      id TEXT PRIMARY KEY CHECK (length(id) = 32),
      campagne TEXT NOT NULL REFERENCES campagnes (id),
      debut TEXT,
      fin TEXT,
      lieu TEXT NOT NULL DEFAULT '',
      presents TEXT NOT NULL DEFAULT '',
      decisions TEXT NOT NULL DEFAULT '',
      ecartee INTEGER NOT NULL DEFAULT 0 CHECK (ecartee IN (0, 1)),
      noms TEXT NOT NULL DEFAULT ''
    )
    """,
    # What a séance did with a criterion; `rang` is the order in which they first came up.
    """
    CREATE TABLE passages (
      campagne TEXT NOT NULL REFERENCES campagnes (id),
      critere TEXT NOT NULL,
      seance TEXT NOT NULL REFERENCES seances (id),
      rang INTEGER NOT NULL,
      discute INTEGER NOT NULL DEFAULT 0 CHECK (discute IN (0, 1)),
      avis_partages INTEGER NOT NULL DEFAULT 0 CHECK (avis_partages IN (0, 1)),
      avis TEXT NOT NULL DEFAULT '',
      PRIMARY KEY (campagne, critere, seance)
    )
    """,
)


def run(connection: sqlite3.Connection) -> None:
    """Add the columns and tables."""
    for statement in STATEMENTS:
        connection.execute(statement)
