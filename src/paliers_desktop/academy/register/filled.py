"""The files that count, one by one, with their answers: what the synthesis reads of the register."""

import sqlite3
from collections.abc import Iterator

from paliers_desktop.academy.register.connection import Register
from paliers_desktop.academy.register.received import chunks
from paliers_desktop.academy.synthesis.filled import Filled, Place
from paliers_desktop.core.assessment import Answer, Etat, MotifCode, TypeEtablissement

_PLACE = "e.type, e.departement, e.circonscription, e.bassin, e.commune"
_RETAINED = f"""
  SELECT f.identite, f.grille_sha256, e.uai, {_PLACE}
  FROM verdicts v JOIN fichiers f USING (identite) JOIN etablissements e ON e.uai = f.uai
  WHERE v.retenu AND e.etat = 'attendu' ORDER BY f.identite
"""
AT_ONCE = 200


def awaited_places(register: Register) -> Iterator[Place]:
    """Where each awaited établissement is."""
    return map(_place, register.rows(f"SELECT {_PLACE} FROM etablissements e WHERE e.etat = 'attendu'"))


def filled(register: Register) -> Iterator[Filled]:
    """The file retained for each awaited établissement, without its name."""
    return (one for _, one in filled_by_uai(register))


def filled_by_uai(register: Register) -> Iterator[tuple[str, Filled]]:
    """The same with the UAI, by which two campagnes are compared; few answers are in memory at once."""
    rows = list(register.rows(_RETAINED))
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        answers = _answers(register, [row["identite"] for row in some])
        for row in some:
            yield row["uai"], Filled(_place(row), row["grille_sha256"], answers[row["identite"]])


def _answers(register: Register, identites: list[str]) -> dict[str, dict[str, Answer]]:
    found: dict[str, dict[str, Answer]] = {identite: {} for identite in identites}
    for some, marks in chunks(identites):
        helped = {
            (row["identite"], row["critere"], row["nature"])
            for row in register.rows(
                f"SELECT * FROM entraide JOIN fichiers ON rang = fichier WHERE identite IN ({marks})", some
            )
        }
        for row in register.rows(
            f"SELECT * FROM reponses JOIN fichiers ON rang = fichier WHERE identite IN ({marks})", some
        ):
            key = row["identite"], row["critere"]
            found[key[0]][key[1]] = Answer(
                etat=Etat(row["etat"]) if row["etat"] else None,
                motif_code=MotifCode(row["motif_code"]) if row["motif_code"] else None,
                a_verifier=bool(row["a_verifier"]),
                a_confirmer=bool(row["a_confirmer"]),
                besoin=(*key, "besoin") in helped,
                partage=(*key, "partage") in helped,
            )
    return found


def _place(row: sqlite3.Row) -> Place:
    return Place(
        type=TypeEtablissement(row["type"]),
        departement=row["departement"],
        circonscription=row["circonscription"],
        bassin=row["bassin"],
        commune=row["commune"],
    )
