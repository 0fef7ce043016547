"""« Raccourcis à une touche » and « Passer au critère suivant »: kept in the preferences, and taken at once."""

from PySide6.QtCore import QObject, Signal

from paliers_desktop.actions.workplace import Workplace


class KeySettings(QObject):
    """`changed` when one of them is turned on or off."""

    changed = Signal()

    def __init__(self, workplace: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace

    @property
    def single_key(self) -> bool:
        """Whether one key alone answers, comments, marks (never in a text field)."""
        return self._workplace.preferences.single_key

    @property
    def advance(self) -> bool:
        """Whether 1, 2 and 3 go on to the next criterion."""
        return self._workplace.preferences.advance

    def set_single_key(self, on: bool) -> None:
        """Turn the single keys on or off."""
        self._workplace.prefer(single_key=on)
        self.changed.emit()

    def set_advance(self, on: bool) -> None:
        """Have 1, 2 and 3 go on or stay."""
        self._workplace.prefer(advance=on)
        self.changed.emit()
