"""Why a file could not be written and what to do about it, in words."""

from pathlib import Path

from paliers_desktop.core.write_reasons import not_written, write_reason
from paliers_desktop.errors import UserError


class FileNotWrittenError(UserError):
    """A report could not be written; the old file, if any, is as it was."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(not_written(path, error), f"{write_reason(path, error).todo} ; aucun fichier n’a été touché.")


class BatchStoppedError(UserError):
    """Nothing more can be written where the PDF of several établissements go; those already there are whole."""

    def __init__(self, folder: Path, error: OSError, name: str = "") -> None:
        """name: of the file that could not be written, "" when the place itself could not be read."""
        reason = write_reason(folder / name, error)
        super().__init__(f"Les PDF ne peuvent pas être écrits dans « {folder} » : {reason.words}.", f"{reason.todo}.")
