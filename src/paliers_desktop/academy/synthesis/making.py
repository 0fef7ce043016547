"""From the register of a campagne to a synthesis, its verdicts up to date."""

import datetime
from pathlib import Path
from typing import NamedTuple

from paliers_desktop.academy.reception.judging import judge_again
from paliers_desktop.academy.register.campagne import read_campagne
from paliers_desktop.academy.register.connection import Register
from paliers_desktop.academy.register.filled import awaited_places, filled
from paliers_desktop.academy.register.grids import all_grids
from paliers_desktop.academy.synthesis.comparing import Compared, compare
from paliers_desktop.academy.synthesis.counts import count
from paliers_desktop.academy.synthesis.diffusion import Diffusion, View, view
from paliers_desktop.academy.synthesis.filled import Par
from paliers_desktop.academy.synthesis.grids import read_grids
from paliers_desktop.academy.synthesis.note import note
from paliers_desktop.academy.synthesis.paper import paper
from paliers_desktop.academy.synthesis.synthesis import Synthesis, synthesis
from paliers_desktop.output.odf.note import Note
from paliers_desktop.output.pdf.statistics import Statistics


class Made(NamedTuple):
    """What is told, also of the campagne before, the tables that tell it, the note and the paper drawn from them."""

    view: View
    compared: Compared | None
    tables: Synthesis
    note: Note
    paper: Statistics


def made(register: Register, diffusion: Diffusion, par: Par, day: datetime.date, avant: Path | None = None) -> Made:
    """Count, then tell; avant: the folder of the campagne before, to compare with. Raises UserError."""
    judge_again(register)
    grids = read_grids(all_grids(register))
    counts = count(awaited_places(register), filled(register), grids, par)
    told = view(counts, diffusion)
    compared = compare(register, avant, told, grids) if avant else None
    tables = synthesis(told, grids, read_campagne(register).titre, day, compared)
    return Made(told, compared, tables, note(told, grids, tables, compared), paper(told, grids, tables, compared))
