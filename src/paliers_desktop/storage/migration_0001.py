"""Schema version 1 of a dossier: the first one. Frozen once released; imports nothing of today's program."""

import sqlite3

STATEMENTS = (
    f"PRAGMA application_id = {int.from_bytes(b'PMNd')}",
    # The one row of `dossier`. `version_programme` keeps its name forever: an older program reads it to say which
    # version wrote a dossier it refuses.
    """
    CREATE TABLE dossier (
      rang INTEGER PRIMARY KEY CHECK (rang = 1),
      dossier_id TEXT NOT NULL CHECK (length(dossier_id) = 32),
      cree_le TEXT NOT NULL,
      version_programme TEXT NOT NULL,
      place TEXT NOT NULL DEFAULT ''
    )
    """,
    # The grids used, as they were: `contenu` and `aides` are the very bytes of the files.
    """
    CREATE TABLE grilles (
      sha256 TEXT PRIMARY KEY,
      id TEXT NOT NULL,
      version TEXT NOT NULL,
      contenu BLOB NOT NULL,
      aides BLOB NOT NULL
    )
    """,
    # The current campagne is the one of highest rang.
    """
    CREATE TABLE campagnes (
      rang INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      grille TEXT NOT NULL REFERENCES grilles (sha256),
      cree_le TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE etablissement (
      rang INTEGER PRIMARY KEY CHECK (rang = 1),
      uai TEXT NOT NULL,
      nom TEXT NOT NULL,
      type TEXT NOT NULL,
      commune TEXT NOT NULL,
      fonction TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE reponses (
      campagne TEXT NOT NULL REFERENCES campagnes (id),
      critere TEXT NOT NULL,
      reponse TEXT CHECK (reponse IN ('oui', 'en_cours', 'non', 'sans_objet')),
      motif_code TEXT,
      motif_texte TEXT NOT NULL DEFAULT '',
      commentaire TEXT NOT NULL DEFAULT '',
      a_verifier INTEGER NOT NULL DEFAULT 0 CHECK (a_verifier IN (0, 1)),
      aupres_de TEXT NOT NULL DEFAULT '',
      a_confirmer INTEGER NOT NULL DEFAULT 0 CHECK (a_confirmer IN (0, 1)),
      echeance TEXT,
      PRIMARY KEY (campagne, critere)
    )
    """,
    # One row per changed field, in the order of `seq`; `before` and `after` are JSON; `time` is UTC with milliseconds.
    """
    CREATE TABLE journal (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE CHECK (length(id) = 32),
      "time" TEXT NOT NULL,
      campagne TEXT NOT NULL REFERENCES campagnes (id),
      geste TEXT NOT NULL CHECK (length(geste) = 32),
      "of" TEXT,
      seance TEXT,
      kind TEXT NOT NULL,
      target TEXT NOT NULL,
      "key" TEXT NOT NULL,
      field TEXT NOT NULL,
      "before" TEXT NOT NULL,
      "after" TEXT NOT NULL
    )
    """,
    """
    CREATE TRIGGER journal_sans_modification BEFORE UPDATE ON journal
    BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END
    """,
    """
    CREATE TRIGGER journal_sans_suppression BEFORE DELETE ON journal
    BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END
    """,
    """
    CREATE TABLE exports (
      campagne TEXT NOT NULL REFERENCES campagnes (id),
      revision INTEGER NOT NULL CHECK (revision >= 1),
      cree_le TEXT NOT NULL,
      payload_sha256 TEXT NOT NULL,
      answers_digest TEXT NOT NULL,
      textes_joints INTEGER NOT NULL CHECK (textes_joints IN (0, 1)),
      kid TEXT NOT NULL,
      code_libre INTEGER NOT NULL CHECK (code_libre IN (0, 1)),
      octets BLOB NOT NULL,
      PRIMARY KEY (campagne, revision)
    )
    """,
    # Every imported signed file (campagne, reçu, repères); `identite` is the SHA-256 of its signed bytes.
    """
    CREATE TABLE documents (
      identite TEXT PRIMARY KEY,
      typ TEXT NOT NULL,
      campagne TEXT,
      importe_le TEXT NOT NULL,
      octets BLOB NOT NULL
    )
    """,
)


def run(connection: sqlite3.Connection) -> None:
    """Create the tables in an empty database."""
    for statement in STATEMENTS:
        connection.execute(statement)
