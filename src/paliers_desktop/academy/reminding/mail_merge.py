"""The mail merge of a sending: to each établissement what became of its file, in words, once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from msgspec import Struct

from paliers_desktop.academy.register.connection import Register
from paliers_desktop.academy.register.etablissements import all_etablissements
from paliers_desktop.academy.register.recus import Issued, all_issued
from paliers_desktop.academy.register.standing import standings
from paliers_desktop.academy.reminding.receipts import sending_folder
from paliers_desktop.academy.written_file import made_folder, write_over
from paliers_desktop.core.recu import VERDICTS, Verdict
from paliers_desktop.core.typography import typographic
from paliers_desktop.output.tables_csv import render_lines

HEADERS = ("courriel", "uai", "verdict", "phrase")
CSV = "publipostage.csv"
WITHOUT_ADDRESS = "sans-courriel.csv"
SILENT = (Verdict.REVISION_ANCIENNE, Verdict.DEJA_RECU, Verdict.ECARTE, Verdict.CONFLIT)
"""Not worth a message to whoever is told at the same time that a file counts."""

Line = tuple[str, str, str, str]


class Merged(Struct, frozen=True):
    """What was written; without: the lines that have no address, in a file of their own when there are any."""

    csv: Path
    lines: int
    without_csv: Path
    without: int


def write_mail_merge(register: Register, receipts: Sequence[Issued]) -> Merged:
    """The CSV of these receipts, all of one sending. Raises NotWrittenError."""
    folder = made_folder(sending_folder(register.folder, receipts[0].envoi))
    addresses = {one.uai: one.courriel for one in all_etablissements(register)}
    phrases = {one.objet: one.phrase for one in standings(register)}
    lines = list(dict.fromkeys(merge_lines(_current(register, receipts), addresses, phrases)))
    with_address = [line for line in lines if line[0]]
    without = [line for line in lines if not line[0]]
    merged = Merged(folder / CSV, len(with_address), folder / WITHOUT_ADDRESS, len(without))
    write_over(merged.csv, render_lines((HEADERS, *with_address)))
    if without:
        write_over(merged.without_csv, render_lines((HEADERS, *without)))
    return merged


def merge_lines(receipts: Iterable[Issued], addresses: Mapping[str, str], phrases: Mapping[str, str]) -> Iterator[Line]:
    """One line per thing to say, by UAI; nothing of what was refused once and could be read since."""
    for uai, some in groupby(receipts, attrgetter("uai")):
        school = [one for one in some if one.objet in phrases]
        counts = any(one.verdict is Verdict.ACCEPTE for one in school)
        for one in school:
            if not (counts and one.verdict in SILENT):
                words = typographic(VERDICTS[one.verdict]), typographic(phrases[one.objet])
                yield addresses.get(uai, ""), uai, *words


def _current(register: Register, receipts: Iterable[Issued]) -> list[Issued]:
    """Without those of an old sending that a later receipt contradicts."""
    last = {(one.uai, one.objet): one.numero for one in all_issued(register)}
    return [one for one in receipts if last[one.uai, one.objet] == one.numero]
