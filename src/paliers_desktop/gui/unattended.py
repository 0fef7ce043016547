"""The dialogs of a use without a person: each has one answer, a failure ends everything."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from paliers_desktop.errors import UserError
from paliers_desktop.gui.dialogs import Dialogs


class Unattended(Dialogs):
    """Everything that is asked for goes to one folder."""

    def __init__(self, parent: QWidget, out: Path) -> None:
        super().__init__(parent)
        self._out = out

    def tell_error(self, error: UserError) -> None:
        """A failure ends the self-test."""
        raise error

    def tell(self, message: str, detail: str = "") -> None:
        """Nothing to read."""

    def tell_saved(self, message: str, path: Path) -> None:
        """Nobody opens it."""

    def confirm(self, message: str, detail: str, *, go: str, stay: str) -> bool:  # noqa: ARG002
        """Go on."""
        return True

    def folder_path(self, folder: Path) -> Path | None:  # noqa: ARG002
        """The folder of the self-test."""
        return self._out

    def save_path(self, title: str, suggestion: Path, kind: str) -> Path | None:  # noqa: ARG002
        """The report's name is fixed, in each format."""
        return self._out / f"rapport{suggestion.suffix}"

    def open_file(self, path: Path) -> None:
        """Nobody looks at it."""
