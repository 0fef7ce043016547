"""A campagne that received files of every fate, its schools in three territories, each with an address but the last."""

from collections.abc import Sequence
from pathlib import Path

from paliers_desktop.academy.reception.batch import Batch
from paliers_desktop.academy.reception.sources.piece import Piece
from paliers_desktop.academy.register.connection import Register
from sent_files import Sent, mixed, new_register, uai

SCHOOLS = 60
FILES = 45
CIRCONSCRIPTIONS = ("Créteil 2", "Créteil-2", "=Évry")
COMMUNES = ("Villejuif", "Évry", "Bréval")


def received_campagne(
    folder: Path,
    files: list[Sent] | None = None,
    schools: int = SCHOOLS,
    circonscriptions: Sequence[str] = CIRCONSCRIPTIONS,
) -> list[Sent]:
    """Make it; the files it received."""
    sent = mixed(FILES) if files is None else files
    with new_register(folder, schools) as register:
        place(register, schools, circonscriptions)
        receive(register, sent)
    return sent


def receive(register: Register, sent: list[Sent]) -> None:
    """These files, each on its day."""
    for day in sorted({one.day for one in sent}):
        pieces = [Piece(one.name, one.data) for one in sent if one.day == day]
        for _ in Batch(register, day).receive(pieces):
            pass


def place(register: Register, schools: int, circonscriptions: Sequence[str]) -> None:
    """Where each school is, and its address."""
    address = (
        "UPDATE etablissements SET commune = ?, circonscription = ?, bassin = 'BASSIN', courriel = ? WHERE uai = ?"
    )
    with register.transaction() as conn:
        for rank in range(schools):
            circonscription = circonscriptions[rank % 3] if rank % 4 else ""
            courriel = f"ce.{uai(rank).lower()}@exemple.fr" if rank < schools - 1 else ""
            conn.execute(address, (COMMUNES[rank % 3], circonscription, courriel, uai(rank)))
