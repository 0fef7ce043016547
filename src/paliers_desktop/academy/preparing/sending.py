"""The files of the codes to send, under a-envoyer/: mail merge, letters, model mail, and the warning.

Their names carry the revision that they prepare: a command that was stopped before the register took its keys, and is
run again, takes away what it had written, so that no code without its key can stay there to be sent.
"""

import datetime
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from msgspec import Struct

from paliers_desktop.academy.preparing.code_drawing import DrawnCode
from paliers_desktop.academy.preparing.sending_words import HEADERS, WARNING, letter, merge_line, model_mail
from paliers_desktop.academy.register.records import Campagne, Etablissement
from paliers_desktop.academy.written_file import NotWrittenError, made_folder, make_private, write_over
from paliers_desktop.core.campagne import label
from paliers_desktop.output.odf.letters import render_letters
from paliers_desktop.output.tables_csv import render_lines

FOLDER = "a-envoyer"
LETTERS_PER_FILE = 500
"""A word processor opens so many pages in a few seconds."""

README = "LISEZ-MOI-AVANT-D-ENVOYER.txt"
MODEL = "modele-de-courriel.txt"
WITHOUT_ADDRESS = "sans-courriel"


class Sent(Struct, frozen=True):
    """What was written: the CSV of the codes, the letters."""

    csv: Path
    letters: tuple[Path, ...]

    @property
    def only_by_post(self) -> tuple[Path, ...]:
        """The letters of those that have no address."""
        return tuple(path for path in self.letters if WITHOUT_ADDRESS in path.name)


def write_sending(
    folder: Path,
    campagne: Campagne,
    drawn: Sequence[tuple[DrawnCode, Etablissement]],
    day: datetime.date,
) -> Sent:
    """Write what sends these codes. Raises NotWrittenError."""
    place = made_folder(folder / FOLDER)
    make_private(place)
    _forget_stopped_run(place, campagne)
    lines = [merge_line(code, etablissement, campagne) for code, etablissement in drawn]
    csv = place / f"codes-r{campagne.revision:03}.csv"
    write_over(place / README, f"{WARNING}\n".encode("utf-8-sig"))
    write_over(place / MODEL, model_mail(campagne).encode("utf-8-sig"))
    write_over(csv, render_lines((HEADERS, *lines)), private=True)
    return Sent(csv, tuple(_letters(place, campagne, drawn, day)))


def _forget_stopped_run(place: Path, campagne: Campagne) -> None:
    """What a run that never reached the register wrote for this revision: other schools, codes without their keys."""
    for path in place.glob(f"*-r{campagne.revision:03}*"):
        try:
            path.unlink()
        except OSError as error:
            raise NotWrittenError(path, error) from error


def letter_document(campagne: Campagne, drawn: Sequence[tuple[DrawnCode, Etablissement]], day: datetime.date) -> bytes:
    """The letters of these établissements, a page each."""
    pages = [letter(code, etablissement, campagne) for code, etablissement in drawn]
    pied = f"{campagne.titre} · campagne {label(campagne.id)}"
    return render_letters(pages, f"{campagne.titre} : codes de transmission", pied, day)


def _letters(
    place: Path, campagne: Campagne, drawn: Sequence[tuple[DrawnCode, Etablissement]], day: datetime.date
) -> list[Path]:
    """Those that the post alone can reach first, then the others by département; LETTERS_PER_FILE in each at most."""
    written = []
    ordered = sorted(drawn, key=lambda pair: (bool(pair[1].courriel), _lot(pair[1]), pair[1].uai))
    for name, pairs in groupby(ordered, key=lambda pair: _lot(pair[1])):
        lot = list(pairs)
        for rank, start in enumerate(range(0, len(lot), LETTERS_PER_FILE), 1):
            path = place / f"lettres-r{campagne.revision:03}-{name}-{rank}.odt"
            part = lot[start : start + LETTERS_PER_FILE]
            write_over(path, letter_document(campagne, part, day), private=True)
            written.append(path)
    return written


def _lot(etablissement: Etablissement) -> str:
    return etablissement.departement if etablissement.courriel else WITHOUT_ADDRESS
