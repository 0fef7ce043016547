"""Which page each step of « Suivi » has, loaded and made on its first visit."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from paliers_desktop.core import navigation
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.reflow import Reflow
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style

if TYPE_CHECKING:
    from paliers_desktop.gui.pages import ExportingMaker


class SuiviPage(QWidget):
    """A page of « Suivi »: `critere_chosen(id)` and `step_chosen(step)` lead elsewhere in it."""

    critere_chosen = Signal(str)
    step_chosen = Signal(str)
    change_asked = Signal(object)
    """A DossierChange: what a session cannot do of itself."""

    def set_reflow(self, reflow: Reflow) -> None:
        """Arrange the page for the room there is; the same at every width unless a page says otherwise."""


PageMaker = Callable[[Style, Session, "ExportingMaker", Dialogs], SuiviPage]


def _years(style: Style, session: Session, exporting: "ExportingMaker", dialogs: Dialogs) -> SuiviPage:
    from paliers_desktop.gui.suivi.years_page import YearsPage

    return YearsPage(style, session, exporting(), dialogs)


MAKERS: Mapping[str, PageMaker] = {navigation.ANNEES: _years}
"""By step of navigation.SUIVI: a function that imports its page itself."""
