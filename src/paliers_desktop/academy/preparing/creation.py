"""Create a campagne: everything that is sent first, the register last, so that it exists whole or not at all."""

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from paliers_desktop.academy.preparing.code_drawing import DrawnCode, Pace, draw_codes
from paliers_desktop.academy.preparing.sending import FOLDER, Sent, write_sending
from paliers_desktop.academy.preparing.signing import check_key, current_grids, keep_campagne_file, signed_campagne
from paliers_desktop.academy.register.connection import FILE_NAME
from paliers_desktop.academy.register.creation import create_campagne_register
from paliers_desktop.academy.register.errors import RegisterExistsError
from paliers_desktop.academy.register.records import Campagne, Etablissement, Grid, IssuedKey
from paliers_desktop.academy.written_file import made_folder
from paliers_desktop.exchange.keys import SigningKey


class Created(Struct, frozen=True):
    """Where everything is."""

    register: Path
    campagne_file: Path
    sent: Sent


def check_free(folder: Path) -> None:
    """Raise RegisterExistsError when the folder holds a campagne: before ten minutes of work, not after."""
    if (folder / FILE_NAME).exists():
        raise RegisterExistsError(folder)


def create_campagne(
    folder: Path,
    campagne: Campagne,
    etablissements: Sequence[Etablissement],
    grids: Sequence[Grid],
    key: SigningKey,
    day: datetime.date,
    told: Callable[[Pace], None] = lambda _: None,
) -> Created:
    """Draw the codes, write what sends them, then the campagne file, which was signed before, then the register.

    Stopped before its end, it leaves no campagne: run again, it draws all codes anew and writes over its files
    (docs/decisions/0031-codes-tires-d-un-coup.md). Raises UserError children.
    """
    check_free(folder)
    check_key(campagne, key)
    made_folder(folder / FOLDER)  # a place that cannot be written is told before the work
    signed = signed_campagne(campagne, etablissements, current_grids(grids), key)
    drawn = draw_codes([etablissement.uai for etablissement in etablissements], campagne.id, told)
    sent = write_sending(folder, campagne, list(zip(drawn, etablissements, strict=True)), day)
    file = keep_campagne_file(folder, campagne, signed)
    register = create_campagne_register(folder, campagne, etablissements, grids, issued(drawn, day), day)
    return Created(register, file, sent)


def issued(drawn: Sequence[DrawnCode], day: datetime.date) -> list[IssuedKey]:
    """What the register keeps of the codes: their public keys."""
    return [IssuedKey(one.code.uai, one.key, day) for one in drawn]
