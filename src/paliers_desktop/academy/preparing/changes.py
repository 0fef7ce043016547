"""Change a campagne: each verb is one transaction, with the decision that says who is concerned and why."""

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from paliers_desktop.academy.preparing.code_drawing import DrawnCode, Pace, draw_codes
from paliers_desktop.academy.preparing.creation import issued
from paliers_desktop.academy.preparing.sending import Sent, write_sending
from paliers_desktop.academy.preparing.signing import check_key, current_grids, write_campagne_file
from paliers_desktop.academy.register.campagne import read_campagne, update_campagne
from paliers_desktop.academy.register.connection import Register
from paliers_desktop.academy.register.decisions import Decision, note
from paliers_desktop.academy.register.etablissements import (
    awaited,
    find_etablissement,
    put_etablissements,
    withdraw,
)
from paliers_desktop.academy.register.grids import all_grids
from paliers_desktop.academy.register.keys import put_keys
from paliers_desktop.academy.register.records import Campagne, Etablissement
from paliers_desktop.errors import UserError
from paliers_desktop.exchange.keys import PublicKey, SigningKey


class ChangeError(UserError):
    """What is asked does not fit the campagne as it is."""


class UnknownUaiError(ChangeError):
    """The register does not know this établissement."""

    def __init__(self, uai: str) -> None:
        super().__init__(
            f"{uai} ne fait pas partie de la campagne.",
            "Vérifiez l’UAI ; « paliers-academie campagne ajouter » ajoute un établissement.",
        )


class WithdrawnError(ChangeError):
    """The établissement was withdrawn."""

    def __init__(self, uai: str) -> None:
        super().__init__(
            f"{uai} a été retiré de la campagne.",
            "« paliers-academie campagne ajouter » l’y remet, avec un nouveau code.",
        )


class NothingToAddError(ChangeError):
    """Every établissement of the directory is there already."""

    def __init__(self) -> None:
        super().__init__("Tous ces établissements font déjà partie de la campagne : rien n’a été changé.")


class PurgedError(ChangeError):
    """Everything received was erased; the campagne is over."""

    def __init__(self) -> None:
        super().__init__("Cette campagne a été purgée : elle ne change plus.", "Créez une nouvelle campagne.")


class Added(Struct, frozen=True):
    """What `add` did."""

    etablissements: tuple[Etablissement, ...]
    sent: Sent
    campagne_file: Path


def changing(register: Register) -> Campagne:
    """The campagne, when it may still change. Raises PurgedError."""
    campagne = read_campagne(register)
    if campagne.etat == "purgee":
        raise PurgedError
    return campagne


def add(
    register: Register,
    etablissements: Sequence[Etablissement],
    key: SigningKey,
    day: datetime.date,
    told: Callable[[Pace], None] = lambda _: None,
) -> Added:
    """Add those that are not awaited yet, each with a new code, and sign the next revision. Raises UserError."""
    campagne = changing(register)
    check_key(campagne, key)
    known = {one.uai for one in awaited(register)}
    new = tuple(one for one in etablissements if one.uai not in known)
    if not new:
        raise NothingToAddError
    following = replace(campagne, revision=campagne.revision + 1)
    drawn = draw_codes([one.uai for one in new], campagne.id, told)
    sent = write_sending(register.folder, following, list(zip(drawn, new, strict=True)), day)
    with register.transaction() as conn:
        update_campagne(conn, following)
        put_etablissements(conn, new)
        put_keys(conn, issued(drawn, day))
        for one in new:
            note(conn, Decision("ajouter", day, one.uai))
    return Added(new, sent, sign_again(register, key))


def remove(register: Register, uai: str, motif: str, successor: str, key: SigningKey, day: datetime.date) -> Path:
    """Withdraw an établissement: closed, or merged into `successor` when that is not "". The next revision's file."""
    campagne = changing(register)
    check_key(campagne, key)
    one = expected(register, uai)
    if successor:
        expected(register, successor)
    with register.transaction() as conn:
        update_campagne(conn, replace(campagne, revision=campagne.revision + 1))
        withdraw(conn, one.uai)
        note(conn, Decision("retirer", day, one.uai, objet=successor, motif=motif))
    return sign_again(register, key)


def new_code(register: Register, uai: str, motif: str, day: datetime.date) -> tuple[DrawnCode, Etablissement]:
    """A new code; the former one is replaced from today on, and a file signed with it waits for a decision."""
    campagne = changing(register)
    one = expected(register, uai)
    (drawn,) = draw_codes([uai], campagne.id)
    with register.transaction() as conn:
        put_keys(conn, issued([drawn], day))
        note(conn, Decision("code", day, uai, objet=drawn.key.kid, motif=motif))
    return drawn, one


def prolong(register: Register, cloture: datetime.date, motif: str, key: SigningKey, day: datetime.date) -> Path:
    """Another closing date; a campagne that was closed opens again. The next revision's file."""
    campagne = changing(register)
    check_key(campagne, key)
    if cloture < campagne.ouverture:
        raise ChangeError("La clôture précéderait l’ouverture de la campagne.", "Vérifiez la date.")
    following = replace(campagne, revision=campagne.revision + 1, cloture=cloture, etat="ouverte")
    with register.transaction() as conn:
        update_campagne(conn, following)
        note(conn, Decision("prolonger", day, objet=cloture.isoformat(), motif=motif))
    return sign_again(register, key)


def close(register: Register, motif: str, day: datetime.date) -> Campagne:
    """What comes from tomorrow on is late; what came before is judged as it was."""
    campagne = changing(register)
    following = replace(campagne, etat="close", cloture=max(min(campagne.cloture, day), campagne.ouverture))
    with register.transaction() as conn:
        update_campagne(conn, following)
        note(conn, Decision("cloturer", day, objet=following.cloture.isoformat(), motif=motif))
    return following


def announce_key(register: Register, suivante: PublicKey, key: SigningKey, day: datetime.date) -> Path:
    """Have the key of the campagne name the next one, in the next revision of its file."""
    campagne = changing(register)
    check_key(campagne, key)
    with register.transaction() as conn:
        update_campagne(conn, replace(campagne, revision=campagne.revision + 1, suivante=suivante))
        note(conn, Decision("succeder", day, objet=suivante.kid))
    return sign_again(register, key)


def sign_again(register: Register, key: SigningKey) -> Path:
    """The campagne file of the register as it stands: also after a stop between the register and the file."""
    grids = current_grids(all_grids(register))
    return write_campagne_file(register.folder, read_campagne(register), awaited(register), grids, key)


def expected(register: Register, uai: str) -> Etablissement:
    """The établissement, when it is awaited. Raises UnknownUaiError, WithdrawnError."""
    one = find_etablissement(register, uai)
    if one is None:
        raise UnknownUaiError(uai)
    if one.etat != "attendu":
        raise WithdrawnError(uai)
    return one
