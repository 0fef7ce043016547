"""« Passer le relais… »: shows what the next person gets, asks where, has the file written."""

from pathlib import Path

from PySide6.QtCore import QObject

from paliers_desktop.actions.handover import ToHand, hand_over, look
from paliers_desktop.errors import UserError
from paliers_desktop.gui.busy import busy
from paliers_desktop.gui.fichier.desk import FileDesk
from paliers_desktop.gui.fichier.handing_over_window import HandingOverWindow


def run(desk: FileDesk, path: Path) -> Path | None:
    """The path: the file stays as it is."""
    try:
        to_hand = look(path)
    except UserError as error:
        desk.dialogs().tell_error(error)
    else:
        HandingOver(desk, to_hand).ask()
    return path


class HandingOver(QObject):
    """One window; the file is written while it waits, as a PDF is."""

    def __init__(self, desk: FileDesk, to_hand: ToHand) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._to_hand = to_hand
        last = desk.workplace.preferences.last_folder
        folder = Path(last) if last else to_hand.path.parent
        self.window = HandingOverWindow(desk.style(), to_hand, folder, desk.window)
        self.window.place.choose_asked.connect(self._choose_folder)
        self.window.go.clicked.connect(self._write)
        self.window.show_place.clicked.connect(lambda: desk.dialogs().show_folder(self.window.place.folder))

    def ask(self) -> None:
        """Show the window until it is closed."""
        self.window.exec()
        self.deleteLater()

    def _choose_folder(self) -> None:
        if folder := self._desk.dialogs().folder_path(self.window.place.folder):
            self.window.show_folder(folder)
            self._desk.workplace.prefer(last_folder=str(folder))

    def _write(self) -> None:
        window, today = self.window, self._desk.workplace.today()
        try:
            with busy():
                written = hand_over(self._to_hand, window.place.folder, today, with_names=window.with_names)
        except UserError as error:
            window.show_failure(error)
        else:
            window.show_written(written)
