"""Why a file could not be written, in words: each system tells it in its own way."""

import errno
import os
from pathlib import Path

import pytest

from paliers_desktop.actions.report import write_file
from paliers_desktop.actions.write_errors import FileNotWrittenError
from paliers_desktop.core.write_reasons import not_written

PATH = Path("clé") / "Volet.odt"
LONG = Path("clé") / f"{'Volet' * 60}.odt"
DEEP = Path("/partage", *["emplacement-profond"] * 14, "Volet.odt")
OPEN = "il est ouvert dans un autre programme"
GONE = "l’emplacement n’existe pas ou n’est plus accessible"


def as_windows_says(number: int, on_windows: int | None) -> OSError:
    """The exception that Python raises, of the kind that `number` makes it; its Windows code, as there only."""
    error = OSError(number, os.strerror(number))
    if on_windows:
        error.winerror = on_windows
    return error


@pytest.mark.parametrize(
    ("number", "on_windows", "reason", "todo"),
    [
        (errno.ENOSPC, None, "l’emplacement est plein", "Libérez de la place"),
        (errno.EDQUOT, None, "l’espace qui vous est réservé est plein", "Libérez de la place"),
        (errno.EROFS, None, "l’emplacement est en lecture seule", "un autre emplacement"),
        (errno.EACCES, None, "vous n’avez pas le droit d’y écrire", "vos documents"),
        (errno.EPERM, None, "vous n’avez pas le droit d’y écrire", "vos documents"),
        (errno.ENOENT, None, GONE, "Vérifiez la clé"),
        (errno.ESTALE, None, GONE, "Vérifiez la clé"),
        (errno.EISDIR, None, "un emplacement porte déjà ce nom", "un autre nom"),
        (errno.EBUSY, None, OPEN, "Fermez-le"),
        (errno.EINVAL, None, "cet emplacement n’accepte pas ce nom", "sans signe particulier"),
        (errno.EIO, None, "l’emplacement ne répond pas", "Réessayez"),
        (errno.EACCES, 32, OPEN, "Fermez-le"),
        (errno.EACCES, 33, OPEN, "Fermez-le"),
        (errno.EACCES, 5, f"{OPEN}, ou vous n’avez pas le droit d’y écrire", "Fermez-le"),
        (errno.EACCES, 19, "l’emplacement est en lecture seule", "un autre emplacement"),
        (errno.EACCES, 21, GONE, "Vérifiez la clé"),
        (errno.ENOENT, 53, GONE, "Vérifiez la clé"),
        (errno.EINVAL, 39, "l’emplacement est plein", "Libérez de la place"),
        (errno.ENOSPC, 112, "l’emplacement est plein", "Libérez de la place"),
        (errno.EINVAL, 123, "cet emplacement n’accepte pas ce nom", "sans signe particulier"),
    ],
)
def test_what_happened_and_what_to_do_are_told(number, on_windows, reason, todo):
    error = as_windows_says(number, on_windows)
    assert not_written(PATH, error) == f"Le fichier « Volet.odt » n’a pas pu être écrit dans « clé » : {reason}."
    told = FileNotWrittenError(PATH, error)
    assert told.message == not_written(PATH, error)
    assert todo in told.hint
    assert told.hint.endswith(" ; aucun fichier n’a été touché.")


@pytest.mark.parametrize(
    ("path", "number", "on_windows", "reason"),
    [
        (LONG, errno.ENAMETOOLONG, None, "le nom est trop long pour cet emplacement"),
        (LONG, errno.ENOENT, 206, "le nom est trop long pour cet emplacement"),
        (DEEP, errno.ENAMETOOLONG, None, "le nom complet, emplacements compris, est trop long"),
        (DEEP, errno.ENOENT, 206, "le nom complet, emplacements compris, est trop long"),
        (DEEP, errno.ENOENT, 3, "le nom complet, emplacements compris, est trop long"),
        (DEEP, errno.ENOENT, None, GONE),
        (PATH, errno.ENOENT, 3, GONE),
    ],
)
def test_what_is_too_long_is_told_apart(path, number, on_windows, reason):
    assert not_written(path, as_windows_says(number, on_windows)).endswith(f" : {reason}.")


def test_an_error_without_any_number():
    assert not_written(PATH, OSError("said in English")).endswith(" : l’emplacement ne répond pas.")


def test_a_file_open_in_another_program_on_windows_stays_as_it_was(tmp_path, monkeypatch):
    """Windows refuses the replacing itself, with the very exception raised here; Linux never does."""
    path = tmp_path / "Synthese.pdf"
    path.write_bytes(b"old")

    def refuse(self: Path, target: Path) -> None:
        assert (self.parent, target) == (tmp_path, path)
        raise as_windows_says(errno.EACCES, 32)

    assert type(as_windows_says(errno.EACCES, 32)) is PermissionError
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(FileNotWrittenError) as caught:
        write_file(path, b"new")
    assert isinstance(caught.value.__cause__, PermissionError)
    assert caught.value.message.endswith(" : il est ouvert dans un autre programme.")
    assert path.read_bytes() == b"old"
    assert [item.name for item in tmp_path.iterdir()] == ["Synthese.pdf"]
