"""Why a file could not be written, in words: each system tells it in its own way."""

import errno
from pathlib import Path

import pytest

from paliers_desktop.actions.write_errors import FileNotWrittenError, not_written

PATH = Path("clé") / "Volet.odt"


@pytest.mark.parametrize(
    ("number", "on_windows", "reason"),
    [
        (errno.ENOSPC, None, "l’emplacement est plein"),
        (errno.EROFS, None, "l’emplacement est en lecture seule"),
        (errno.ENAMETOOLONG, None, "le nom est trop long pour cet emplacement"),
        (errno.EACCES, 32, "il est ouvert dans un autre programme"),
        (errno.EACCES, 5, "il est ouvert dans un autre programme, ou vous n’avez pas le droit d’y écrire"),
        (errno.EACCES, 19, "vous n’avez pas le droit d’y écrire"),
        (errno.ENOENT, 206, "le nom est trop long pour cet emplacement"),
        (errno.EIO, None, "l’emplacement ne répond pas"),
        (None, None, "l’emplacement ne répond pas"),
    ],
)
def test_the_reason_is_told(number, on_windows, reason):
    error = OSError(number, "said in English") if number else OSError("said in English")
    if on_windows:
        error.winerror = on_windows  # as Python does there only
    assert not_written(PATH, error) == f"Le fichier « Volet.odt » n’a pas pu être écrit dans « clé » : {reason}."


def test_the_old_file_is_said_to_be_whole():
    assert "aucun fichier n’a été touché" in str(FileNotWrittenError(PATH, OSError(errno.ENOSPC, "")))
