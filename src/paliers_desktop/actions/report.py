"""Files written whole or not at all, and the two sheets of a code, which no file of that name is lost to."""

import itertools
import os
from pathlib import Path

from paliers_desktop.actions.write_errors import FileNotWrittenError
from paliers_desktop.core.report.own_code import OwnCodeSheets
from paliers_desktop.files import create_file, replace_file


def save_sheets(sheets: OwnCodeSheets, fonts_folder: Path, folder: Path, uai: str, campagne: str) -> tuple[Path, Path]:
    """Write « À conserver » and « À communiquer » as two new files of one page each, both or none.

    The first is the only copy of a code: no file is ever replaced, a taken name gets a number. Raises
    FileNotWrittenError.
    """
    from paliers_desktop.output.pdf.sheet import render_sheet

    keep, tell = (render_sheet(sheet, fonts_folder) for sheet in (sheets.a_conserver, sheets.a_communiquer))
    for number in itertools.count(1):
        suffix = f"_{number}" if number > 1 else ""
        keep_path = folder / f"Code_{uai}_{campagne}_a-conserver{suffix}.pdf"
        tell_path = folder / f"Code_{uai}_{campagne}_a-communiquer{suffix}.pdf"
        if _both_created(keep_path, tell_path, keep, tell):
            return keep_path, tell_path
    raise AssertionError("numbers have no end")


def _both_created(keep_path: Path, tell_path: Path, keep: bytes, tell: bytes) -> bool:
    """Whether both names were free, and now hold these files."""
    if os.path.lexists(tell_path) or not _created(keep_path, keep):
        return False
    try:
        done = _created(tell_path, tell)
    except FileNotWrittenError:
        keep_path.unlink(missing_ok=True)
        raise
    if not done:
        keep_path.unlink(missing_ok=True)
    return done


def _created(path: Path, content: bytes) -> bool:
    """Whether the name was free, and now holds this content. Raises FileNotWrittenError."""
    try:
        create_file(path, content)
    except FileExistsError:
        return False
    except OSError as error:
        raise FileNotWrittenError(path, error) from error
    return True


def write_file(path: Path, content: bytes) -> None:
    """Write a file, whole or not at all. Raises FileNotWrittenError."""
    try:
        replace_file(path, content)
    except OSError as error:
        raise FileNotWrittenError(path, error) from error
