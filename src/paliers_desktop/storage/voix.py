"""The voices of regards croisés, as rows of a dossier: never journaled, erased at the decision."""

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.regards import Groupe, Voix
from paliers_desktop.storage.connection import Database
from paliers_desktop.storage.guarded_file import GuardedFile


def keep_voix(db: Database, campagne: str, voix: Voix) -> None:
    """Keep what a voice answers, in place of what it answered before."""
    db.conn.execute("DELETE FROM voix WHERE voix = ?", [voix.id])
    db.conn.executemany(
        "INSERT INTO voix (campagne, voix, groupe, critere, reponse) VALUES (?, ?, ?, ?, ?)",
        [(campagne, voix.id, voix.groupe.value, key, etat.value) for key, etat in voix.reponses.items()],
    )


def read_voix(db: Database, campagne: str) -> tuple[Voix, ...]:
    """Every voice of a campagne; ValueError when a row makes no sense."""
    answers: dict[tuple[str, str], dict[str, Etat]] = {}
    for row in db.query("SELECT voix, groupe, critere, reponse FROM voix WHERE campagne = ? ORDER BY voix", [campagne]):
        answers.setdefault((row["voix"], row["groupe"]), {})[row["critere"]] = Etat(row["reponse"])
    return tuple(Voix(key, Groupe(groupe), reponses) for (key, groupe), reponses in answers.items())


def erase_voix(db: Database) -> None:
    """Every voice goes; what was there is overwritten in the file (connection.secure_delete)."""
    db.conn.execute("DELETE FROM voix")


class VoixKeeper:
    """The voices of one campagne of an open dossier; writing raises SaveError as `Dossier.save` does."""

    def __init__(self, file: GuardedFile, campagne: str) -> None:
        self._file, self._campagne = file, campagne

    def read(self) -> tuple[Voix, ...]:
        """Every voice; raises the errors of opening a dossier."""
        with self._file.reading() as db:
            return read_voix(db, self._campagne)

    def keep(self, voix: Voix) -> None:
        """Keep a voice, in place of what it said before."""
        self._file.write(lambda db: keep_voix(db, self._campagne, voix))

    def erase(self) -> None:
        """Every voice goes, also from the bytes of the file."""
        self._file.write(erase_voix)
