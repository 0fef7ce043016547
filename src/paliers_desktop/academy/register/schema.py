"""Schema version 1 of a campagne's register. Frozen once released; imports nothing of the rest of the program.

Dates are ISO days; moments are UTC with seconds. What a receiver may recompute (`verdicts`) is a cache: files,
decisions and reception dates are the truth. No name of a person, no comment, no text of a motif, no code, no seed.
"""

import sqlite3

APPLICATION_ID = int.from_bytes(b"PMNr")
VERSION = 1

STATEMENTS = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    f"PRAGMA user_version = {VERSION}",
    # The one row of `campagne`. `version_programme` keeps its name forever: an older program reads it to say which
    # version wrote a register it refuses. revision: of the last signed campagne file. jwk_x,
    # suivante_x: the académie's public key, and the one that it announces.
    """
    CREATE TABLE campagne (
      rang INTEGER PRIMARY KEY CHECK (rang = 1),
      id TEXT NOT NULL,
      titre TEXT NOT NULL,
      ouverture TEXT NOT NULL,
      cloture TEXT NOT NULL,
      depot TEXT NOT NULL,
      courriel TEXT NOT NULL,
      academie TEXT NOT NULL,
      revision INTEGER NOT NULL CHECK (revision >= 0),
      etat TEXT NOT NULL CHECK (etat IN ('ouverte', 'close', 'purgee')),
      jwk_x TEXT NOT NULL,
      suivante_x TEXT,
      creee_le TEXT NOT NULL,
      version_programme TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE etablissements (
      uai TEXT PRIMARY KEY CHECK (length(uai) = 8),
      nom TEXT NOT NULL,
      type TEXT NOT NULL,
      nature TEXT NOT NULL DEFAULT '',
      commune TEXT NOT NULL DEFAULT '',
      departement TEXT NOT NULL,
      circonscription TEXT NOT NULL DEFAULT '',
      bassin TEXT NOT NULL DEFAULT '',
      education_prioritaire TEXT NOT NULL DEFAULT '',
      secteur TEXT NOT NULL DEFAULT '',
      courriel TEXT NOT NULL DEFAULT '',
      etat TEXT NOT NULL DEFAULT 'attendu' CHECK (etat IN ('attendu', 'retire'))
    )
    """,
    # Public keys only. x is the base64url of a jwk. One key, one UAI: a thief's claim on a known kid is told by it.
    """
    CREATE TABLE cles (
      kid TEXT PRIMARY KEY,
      uai TEXT NOT NULL,
      x TEXT NOT NULL,
      origine TEXT NOT NULL CHECK (origine IN ('academie', 'libre')),
      etat TEXT NOT NULL CHECK (etat IN ('active', 'remplacee', 'revoquee')),
      depuis TEXT NOT NULL,
      jusqua TEXT
    )
    """,
    "CREATE INDEX cles_par_uai ON cles (uai)",
    # contenu and aides are the very bytes of the files; correspondance is JSON, old criterion id -> new one or null,
    # from the version `ancienne` (its sha256).
    """
    CREATE TABLE grilles (
      sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
      id TEXT NOT NULL,
      version TEXT NOT NULL,
      contenu BLOB NOT NULL,
      aides BLOB NOT NULL,
      ancienne TEXT,
      correspondance TEXT
    )
    """,
    # One row per file that could be read as an export; its bytes are under originaux/, named by `sha256`.
    # ecart: why its criteria are not those of its grid, '' when they are, NULL while that grid is unknown (it then has
    # no `reponses`). recu_le, sha256 and nom_vu are those of the first copy: the earliest day, then the least. rang:
    # in the order of arrival, and told nowhere, so that `reponses` and `entraide` are written at the end of theirs.
    """
    CREATE TABLE fichiers (
      rang INTEGER PRIMARY KEY,
      identite TEXT NOT NULL UNIQUE CHECK (length(identite) = 64),
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
      octets INTEGER NOT NULL,
      uai TEXT NOT NULL,
      type TEXT NOT NULL,
      dossier_id TEXT NOT NULL,
      revision INTEGER NOT NULL,
      payload_sha256 TEXT NOT NULL,
      precedent_sha256 TEXT,
      kid TEXT NOT NULL,
      x TEXT NOT NULL,
      campagne TEXT NOT NULL,
      grille_sha256 TEXT NOT NULL,
      provisoire INTEGER NOT NULL CHECK (provisoire IN (0, 1)),
      resultat_differe INTEGER NOT NULL CHECK (resultat_differe IN (0, 1)),
      ecart TEXT,
      cree_le TEXT NOT NULL,
      recu_le TEXT NOT NULL,
      nom_vu TEXT NOT NULL DEFAULT ''
    )
    """,
    "CREATE INDEX fichiers_par_uai ON fichiers (uai)",
    """
    CREATE TABLE reponses (
      fichier INTEGER NOT NULL REFERENCES fichiers (rang) ON DELETE CASCADE,
      critere TEXT NOT NULL,
      etat TEXT CHECK (etat IN ('oui', 'en_cours', 'non', 'sans_objet')),
      a_verifier INTEGER NOT NULL CHECK (a_verifier IN (0, 1)),
      a_confirmer INTEGER NOT NULL CHECK (a_confirmer IN (0, 1)),
      motif_code TEXT,
      PRIMARY KEY (fichier, critere)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE entraide (
      fichier INTEGER NOT NULL REFERENCES fichiers (rang) ON DELETE CASCADE,
      critere TEXT NOT NULL,
      nature TEXT NOT NULL,
      PRIMARY KEY (fichier, critere, nature)
    ) WITHOUT ROWID
    """,
    # retenu: the file that counts for its établissement, one at most. phrase: what to answer the établissement.
    """
    CREATE TABLE verdicts (
      identite TEXT PRIMARY KEY REFERENCES fichiers (identite) ON DELETE CASCADE,
      verdict TEXT NOT NULL,
      remarques TEXT NOT NULL DEFAULT '',
      phrase TEXT NOT NULL,
      retenu INTEGER NOT NULL CHECK (retenu IN (0, 1))
    )
    """,
    # What could not be read as an export; the bytes are under quarantaine/, named by `sha256`.
    """
    CREATE TABLE refus (
      sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
      verdict TEXT NOT NULL,
      phrase TEXT NOT NULL,
      recu_le TEXT NOT NULL,
      nom_vu TEXT NOT NULL DEFAULT ''
    )
    """,
    # One receipt, as it is signed; two posts may each have given the same numero, in sendings of their own.
    # objet: the identity of a file, or the SHA-256 of what could not be read as one;
    # identite: what the receipt names; envoi: the receipts that leave together; ecrit: its signed file is on the disk.
    """
    CREATE TABLE recus (
      uai TEXT NOT NULL,
      numero INTEGER NOT NULL CHECK (numero >= 1),
      envoi INTEGER NOT NULL CHECK (envoi >= 1),
      objet TEXT NOT NULL,
      identite TEXT NOT NULL CHECK (length(identite) = 64),
      recu_le TEXT NOT NULL,
      verdict TEXT NOT NULL,
      preuve TEXT NOT NULL,
      remarques TEXT NOT NULL DEFAULT '',
      emis_le TEXT NOT NULL,
      ecrit INTEGER NOT NULL CHECK (ecrit IN (0, 1)),
      PRIMARY KEY (uai, numero, envoi)
    ) WITHOUT ROWID
    """,
    # What a person decided, in the order of `id`; `objet` is a kid, the identity of a file, a dossier_id or a date.
    # rang: above that of every decision on this UAI that was known then; it orders those of a day on any post.
    """
    CREATE TABLE decisions (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL,
      uai TEXT,
      objet TEXT NOT NULL DEFAULT '',
      le TEXT NOT NULL,
      motif TEXT NOT NULL DEFAULT '',
      rang INTEGER NOT NULL DEFAULT 1 CHECK (rang >= 1)
    )
    """,
    "CREATE INDEX decisions_par_uai ON decisions (uai, rang)",
    """
    CREATE TRIGGER decisions_sans_modification BEFORE UPDATE ON decisions
    BEGIN SELECT RAISE(ABORT, 'decisions is append-only'); END
    """,
    """
    CREATE TRIGGER decisions_sans_suppression BEFORE DELETE ON decisions
    BEGIN SELECT RAISE(ABORT, 'decisions is append-only'); END
    """,
)


def create(connection: sqlite3.Connection) -> None:
    """Create the tables in an empty database, inside the transaction of the caller."""
    for statement in STATEMENTS:
        connection.execute(statement)
