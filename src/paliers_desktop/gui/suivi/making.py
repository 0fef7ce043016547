"""Which page each step of « Suivi » has, loaded and made on its first visit."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.reflow import Reflow
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style

if TYPE_CHECKING:
    from paliers_desktop.gui.pages import ExportingMaker


class SuiviPage(QWidget):
    """A page of « Suivi »: `critere_chosen(id)` and `step_chosen(step)` lead elsewhere in the établissement."""

    critere_chosen = Signal(str)
    step_chosen = Signal(str)

    def set_reflow(self, reflow: Reflow) -> None:
        """Arrange the page for the room there is; the same at every width unless a page says otherwise."""


PageMaker = Callable[[Style, Session, "ExportingMaker", Dialogs], SuiviPage]

MAKERS: Mapping[str, PageMaker] = {}
"""By step of navigation.SUIVI: a function that imports its page itself."""
