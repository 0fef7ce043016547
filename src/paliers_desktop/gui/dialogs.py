"""Every modal window of the program, behind one object that tests replace."""

import re
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QInputDialog, QLabel, QLineEdit, QMessageBox, QWidget

from paliers_desktop.core.report.log_words import LogLine
from paliers_desktop.core.typography import typographic
from paliers_desktop.errors import UserError
from paliers_desktop.gui.apercu.print_errors import NoPrinterError
from paliers_desktop.gui.file_choice import choose_folder, choose_several, choose_to_open, choose_to_save, with_ending
from paliers_desktop.gui.geometry import Places
from paliers_desktop.gui.style import Style

if TYPE_CHECKING:  # loaded when a person prints
    from PySide6.QtPrintSupport import QPrinter

    from paliers_desktop.gui.apercu.document import PdfDocument

DOSSIER_FILTER = "Établissement Paliers numériques (*.paliers)"
TRANSMITTED_FILTER = "Fichier transmis à l’académie (*.pmn.json);;Tous les fichiers (*)"
ACADEMY_FILTER = "Fichier de l’académie (*.pmnc.json *.pmnr.json *.pmnp.json);;Tous les fichiers (*)"
TEXT_FILTER = "Texte (*.txt *.csv *.eml);;Tous les fichiers (*)"

NAME_LETTERS = 60
"""How much of a file name shows where it is typed."""

LONG_WORD = 25
"""Letters beyond which a word is a file name, which a message box may have no room for."""

ZERO_WIDTH_SPACE = "\u200b"

COPY = "Enregistrer une copie ailleurs…"
COPY_SHORT = "Enregistrer ailleurs…"
"""What saves answers that their own file takes no more: alone, and between two other buttons."""

UNSAVED = "Des réponses ne sont pas enregistrées. Fermer quand même ?"


class Loss(Enum):
    """What becomes of answers that could not be saved when their établissement is to be closed."""

    STAY = "stay"
    COPY = "copy"
    LOSE = "lose"


class Dialogs:
    """Asks and tells; `parent` is the window the dialogs belong to, `places` where those that have a place were."""

    def __init__(self, parent: QWidget, places: Places | None = None) -> None:
        self._parent = parent
        self._places = places or Places()

    def tell_error(self, error: UserError) -> None:
        """Say what happened and what to do."""
        box = self._box(QMessageBox.Icon.Warning, error.message, error.hint)
        box.addButton("Fermer", QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def tell(self, message: str, detail: str = "") -> None:
        """Say something that asks for no choice."""
        box = self._box(QMessageBox.Icon.Information, message, detail)
        box.addButton("Fermer", QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def confirm(self, message: str, detail: str, *, go: str, stay: str) -> bool:
        """Ask; `stay` is the safe choice and the default one. True for `go`."""
        return self._choose(QMessageBox.Icon.Question, message, detail, go=go, stay=stay)

    def offer(self, message: str, detail: str, *, go: str, stay: str) -> bool:
        """Say what is done, and what can be done with it; True for `go`."""
        return self._choose(QMessageBox.Icon.Information, message, detail, go=go, stay=stay)

    def confirm_loss(self, error: UserError | None) -> Loss:
        """Ask before closing what could not be saved, with the reason."""
        detail = f"{error or ''} Ce qui n’est pas enregistré serait perdu.".strip()
        box = self._box(QMessageBox.Icon.Question, UNSAVED, detail)
        stay = box.addButton("Rester", QMessageBox.ButtonRole.RejectRole)
        copy = box.addButton(COPY_SHORT, QMessageBox.ButtonRole.AcceptRole)
        lose = box.addButton("Fermer sans enregistrer", QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        _make_room_for_buttons(box, self._parent.width())
        box.exec()
        clicked = box.clickedButton()
        return Loss.COPY if clicked is copy else Loss.LOSE if clicked is lose else Loss.STAY

    def report_bug(self, report: str, log_file: Path) -> None:
        """Show the one report window: the program goes on, the text can be copied."""
        from paliers_desktop.gui.report_dialog import ReportDialog

        ReportDialog(report, log_file, self._parent).exec()

    def show_log(self, numero: str, texte: str, lines: Sequence[LogLine]) -> None:
        """Show what happened to one criterion."""
        from paliers_desktop.gui.domaine.log_dialog import LogDialog

        LogDialog(numero, texte, lines, self._parent).exec()

    def tell_saved(self, message: str, path: Path) -> None:
        """Say where a file was written, and offer to open it."""
        if self.offer(message, str(path), go="Ouvrir", stay="Fermer"):
            self.open_file(path)

    def show_preview(self, style: Style, document: "PdfDocument") -> None:
        """Show the pages of a PDF, which can then be saved or printed; nobody waits for it."""
        from paliers_desktop.gui.apercu.window import PreviewWindow

        PreviewWindow(style, document, self._parent, Dialogs, self._places).open()

    def choose_printer(self, printer: "QPrinter", count: int) -> bool:
        """Have the system ask which printer, which of `count` pages, how many copies. Raises NoPrinterError."""
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            raise NoPrinterError
        dialog = QPrintDialog(printer, self._parent)
        dialog.setWindowTitle("Imprimer")
        for option in ("PrintPageRange", "PrintCurrentPage", "PrintCollateCopies"):
            dialog.setOption(QAbstractPrintDialog.PrintDialogOption[option])
        dialog.setMinMax(1, count)
        return dialog.exec() == QPrintDialog.DialogCode.Accepted

    def open_file(self, path: Path) -> None:
        """Have the system open a file, in the program it has for it."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def open_dossier_path(self, folder: Path, title: str = "Ouvrir un établissement") -> Path | None:
        """Choose an établissement's file; None when the person gives up."""
        return choose_to_open(self._parent, title, folder, DOSSIER_FILTER)

    def dossier_paths(self, folder: Path, title: str) -> tuple[Path, ...]:
        """Choose one or several files of établissements; none when the person gives up."""
        return choose_several(self._parent, title, folder, DOSSIER_FILTER)

    def transmitted_paths(self, folder: Path) -> tuple[Path, ...]:
        """Choose one or several signed files; none when the person gives up."""
        return choose_several(self._parent, "Choisir les fichiers transmis", folder, TRANSMITTED_FILTER)

    def academy_paths(self, folder: Path) -> tuple[Path, ...]:
        """Choose one or several files received from the académie; none when the person gives up."""
        return choose_several(self._parent, "Importer un fichier de l’académie", folder, ACADEMY_FILTER)

    def open_text_path(self, folder: Path, title: str = "Lire le code dans un fichier") -> Path | None:
        """Choose a text file that holds a code, or several; None when the person gives up."""
        return choose_to_open(self._parent, title, folder, TEXT_FILTER)

    def folder_path(self, folder: Path) -> Path | None:
        """Choose an emplacement; None when the person gives up."""
        return choose_folder(self._parent, "Choisir un emplacement", folder)

    def text(self, title: str, label: str, value: str) -> str | None:
        """Ask for one line of text; None when the person gives up."""
        dialog = QInputDialog(self._parent)
        dialog.setWindowTitle(typographic(title))
        dialog.setLabelText(typographic(label))
        dialog.setTextValue(value)
        dialog.setOkButtonText("Valider")
        dialog.setCancelButtonText("Annuler")
        field = dialog.findChild(QLineEdit)
        if field:
            field.setAccessibleName(typographic(label))
            field.setMinimumWidth(NAME_LETTERS * field.fontMetrics().averageCharWidth())
            field.setMinimumHeight(2 * field.fontMetrics().height())
        return dialog.textValue() if dialog.exec() else None

    def show_folder(self, folder: Path) -> None:
        """Have the system show an emplacement."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def save_path(self, title: str, suggestion: Path, kind: str) -> Path | None:
        """Choose where to write a file; `kind` is the Qt name filter. None when the person gives up.

        The file has the ending of `suggestion`, and replaces none that the person did not agree to replace.
        """
        chosen = choose_to_save(self._parent, title, suggestion, kind)
        if chosen is None:
            return None
        path = with_ending(chosen, suggestion.suffix)
        agreed = path == chosen or not path.exists() or self.confirm(*_existing(path), go="Remplacer", stay="Annuler")
        return path if agreed else None

    def _choose(self, icon: QMessageBox.Icon, message: str, detail: str, *, go: str, stay: str) -> bool:
        box = self._box(icon, message, detail)
        stay_button = box.addButton(stay, QMessageBox.ButtonRole.RejectRole)
        go_button = box.addButton(go, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(stay_button)
        box.setEscapeButton(stay_button)
        box.exec()
        return box.clickedButton() is go_button

    def _box(self, icon: QMessageBox.Icon, message: str, detail: str) -> QMessageBox:
        box = QMessageBox(self._parent)
        box.setIcon(icon)
        box.setWindowTitle("Paliers numériques")
        box.setText(_breakable(message))
        box.setInformativeText(_breakable(detail))
        _make_room(box, self._parent.width())
        return box


def _existing(path: Path) -> tuple[str, str]:
    """What is asked of a file that is there under the name a person meant."""
    return f"Le fichier « {path.name} » existe déjà. Le remplacer ?", f"Il est dans {path.parent}."


def _breakable(words: str) -> str:
    """Words as shown, in which a long path may go on in the next line: a message box cuts what it cannot break."""
    return re.sub(r"(?<=[/\\])(?=[^/\\\s])", ZERO_WIDTH_SPACE, typographic(words))


def _make_room(box: QMessageBox, widest: int) -> None:
    """Give the sentences the width of their longest word, within the window's, where app.qss gives less.

    A message box cuts what it cannot break. Ordinary words are left alone: a least width of their own would keep the
    box from taking the one that suits it.
    """
    box.ensurePolished()
    for said in box.findChildren(QLabel):
        said.ensurePolished()
        words = re.split(f"[ \n{ZERO_WIDTH_SPACE}]", said.text())
        longest = max(said.fontMetrics().horizontalAdvance(word) for word in words)
        if longest > max(said.minimumWidth(), LONG_WORD * said.fontMetrics().averageCharWidth()):
            said.setMinimumWidth(min(longest + said.fontMetrics().averageCharWidth(), widest * 3 // 4))


def _make_room_for_buttons(box: QMessageBox, widest: int) -> None:
    """Three buttons may need more than the sentences above them: they are cut where there is less."""
    buttons = sum(button.sizeHint().width() + box.fontMetrics().averageCharWidth() for button in box.buttons())
    for said in box.findChildren(QLabel):
        if said.text():
            said.setMinimumWidth(max(said.minimumWidth(), min(buttons, widest * 4 // 5)))
