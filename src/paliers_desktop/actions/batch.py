"""The same PDF of many établissements, in one place: each file is read without touching it, each PDF is whole or not.

No thread and no window: who runs it takes the outcomes one by one, and stops between two of them.
"""

import errno
import itertools
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from paliers_desktop.actions.dossiers import read_closed
from paliers_desktop.actions.pdf_documents import PdfChoices, PdfKind, pdf_file_name, render_pdf
from paliers_desktop.actions.write_errors import BatchStoppedError, FileNotWrittenError
from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.paris import in_paris
from paliers_desktop.core.report.releve import SeancesInReport
from paliers_desktop.errors import UserError
from paliers_desktop.files import create_file, replace_file
from paliers_desktop.storage.naming import document_file_name


class Batch(Struct, frozen=True):
    """What is asked: the files of the établissements, in order, which document of each, and where.

    replaced: names in `folder` that the person agreed to replace; any other file there stays, and the PDF that would
    have its name gets a number.
    """

    paths: tuple[Path, ...]
    choices: PdfChoices
    folder: Path
    replaced: frozenset[str] = frozenset()


class Outcome(Struct, frozen=True):
    """What became of one établissement: the PDF written, or None and why, in a sentence."""

    path: Path
    written: Path | None
    reason: str = ""


def planned_names(assessments: Iterable[Assessment], kind: PdfKind) -> tuple[str, ...]:
    """The names that a batch would give in an empty place: an établissement listed twice gets a number."""
    taken: set[str] = set()
    for assessment in assessments:
        taken.add(next(name for name in _names(assessment, kind) if name not in taken))
    return tuple(sorted(taken))


def existing_names(folder: Path, names: Iterable[str]) -> frozenset[str]:
    """Which of these names files of that place have. Raises BatchStoppedError when the place does not answer."""
    try:
        here = {item.name.casefold() for item in folder.iterdir() if item.is_file()}
    except OSError as error:
        raise BatchStoppedError(folder, error) from error
    return frozenset(name for name in names if name.casefold() in here)


def write_batch(batch: Batch, fonts_folder: Path, is_stopped: Callable[[], bool] = lambda: False) -> Iterator[Outcome]:
    """Write the PDFs, one `Outcome` each, until `is_stopped` says so between two of them.

    What is wrong with one établissement is its outcome, and the next goes on. Raises BatchStoppedError when the place
    cannot be written: the PDFs told before stay, whole. Raises OSError when a font is missing.
    """
    taken: set[str] = set()
    for path in batch.paths:
        if is_stopped():
            return
        try:
            written = _write_one(path, batch, taken, fonts_folder)
        except BatchStoppedError:
            raise
        except UserError as error:
            yield Outcome(path, None, error.message)
        else:
            taken.add(written.name)
            yield Outcome(path, written)


def _write_one(path: Path, batch: Batch, taken: set[str], fonts_folder: Path) -> Path:
    assessment, octets = _rendered(path, batch.choices, fonts_folder)
    for name in _names(assessment, batch.choices.kind):
        target = batch.folder / name
        if name not in taken and _is_written(target, octets, replace=name in batch.replaced):
            return target
    raise AssertionError("numbers have no end")


def _rendered(path: Path, choices: PdfChoices, fonts_folder: Path) -> tuple[Assessment, bytes]:
    closed = read_closed(path)
    state = closed.state
    assessment, changed = state.assessment, state.last_change
    day = in_paris(changed).date() if changed else None
    told = state.seances if choices.seances is not SeancesInReport.NONE else ()
    return assessment, render_pdf(
        choices, closed.grille, closed.aide, assessment, closed.exports, day, told, fonts_folder
    )


def _names(assessment: Assessment, kind: PdfKind) -> Iterator[str]:
    """The name of the PDF, then the same with 2, 3…"""
    name = pdf_file_name(assessment, kind)
    return (document_file_name(name, number) for number in itertools.count(1))


def _is_written(target: Path, octets: bytes, *, replace: bool) -> bool:
    """Whether the PDF has that name now; False when the name is taken by a file that stays.

    A file that cannot be replaced, being open elsewhere, is the fault of that one only: FileNotWrittenError.
    """
    try:
        if replace:
            replace_file(target, octets)
        else:
            create_file(target, octets)
    except FileExistsError:
        return False
    except OSError as error:
        if replace and (isinstance(error, PermissionError | IsADirectoryError) or error.errno == errno.EBUSY):
            raise FileNotWrittenError(target, error) from error
        raise BatchStoppedError(target.parent, error, target.name) from error
    return True
