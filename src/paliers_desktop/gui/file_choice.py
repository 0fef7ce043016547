"""The windows of the system that choose a file or a place: in French where Qt is not, and a name keeps its ending."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

_LABELS = {
    QFileDialog.DialogLabel.LookIn: "&Emplacement :",
    QFileDialog.DialogLabel.FileName: "&Nom du fichier :",
    QFileDialog.DialogLabel.FileType: "&Type de fichier :",
}
"""What the French of Qt leaves in English where the system has no window of its own, and the word between."""
_FOLDER_NAME = "&Nom :"


def choose_to_open(parent: QWidget, title: str, folder: Path, filters: str) -> Path | None:
    """A file that is there; `filters` as Qt writes them. None when the person gives up."""
    dialog = _dialog(parent, title, folder, filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _chosen(dialog)


def choose_several(parent: QWidget, title: str, folder: Path, filters: str) -> tuple[Path, ...]:
    """Files that are there, one or more; none when the person gives up."""
    dialog = _dialog(parent, title, folder, filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _all_chosen(dialog)


def choose_folder(parent: QWidget, title: str, folder: Path) -> Path | None:
    """A place; None when the person gives up."""
    dialog = _dialog(parent, title, folder)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setLabelText(QFileDialog.DialogLabel.FileName, _FOLDER_NAME)
    return _chosen(dialog)


def choose_to_save(parent: QWidget, title: str, suggestion: Path, filters: str) -> Path | None:
    """Where to write, replacing only what the person agreed to; None when they give up.

    A name typed without the ending of `suggestion` gets it where it has none at all; « J.-Macé » has one for Qt, and
    is given back as typed: see `with_ending`.
    """
    dialog = _dialog(parent, title, suggestion.parent, filters)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suggestion.suffix.removeprefix("."))
    dialog.selectFile(suggestion.name)
    return _chosen(dialog)


def with_ending(path: Path, ending: str) -> Path:
    """The same path, with this ending (« .pdf ») unless it has it, in any case: a system opens a file by it."""
    return path if path.suffix.casefold() == ending.casefold() else path.with_name(path.name + ending)


def _dialog(parent: QWidget, title: str, folder: Path, filters: str = "") -> QFileDialog:
    dialog = QFileDialog(parent, title, str(folder), filters)
    for which, words in _LABELS.items():
        dialog.setLabelText(which, words)
    return dialog


def _chosen(dialog: QFileDialog) -> Path | None:
    return next(iter(_all_chosen(dialog)), None)


def _all_chosen(dialog: QFileDialog) -> tuple[Path, ...]:
    agreed = dialog.exec()
    files = dialog.selectedFiles()
    dialog.deleteLater()
    return tuple(map(Path, files)) if agreed else ()
