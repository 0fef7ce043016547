"""Who fills which grid, and where the file is: always editable, within the rules of the dossier."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paliers_desktop.core.assessment import Etablissement
from paliers_desktop.core.identity_rules import OtherGridError
from paliers_desktop.errors import UserError
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.scroll import scroll_area
from paliers_desktop.gui.components.surfaces import surface
from paliers_desktop.gui.components.widest import at_most
from paliers_desktop.gui.etablissement_form import EtablissementForm
from paliers_desktop.gui.fichier.card import FileCard
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style

MAX_WIDTH = 640


class IdentityPage(QWidget):
    """The first step of the wizard."""

    type_change_asked = Signal(object)
    """A type whose grid the file does not hold: the window replaces the grid."""
    task_asked = Signal(object)
    """A FileTask: the window closes the file, has it done, opens it again."""

    def __init__(
        self,
        style: Style,
        session: Session,
        expected: Callable[[str], Etablissement | None] = lambda _uai: None,
        parent: QWidget | None = None,
    ) -> None:
        """expected: as EtablissementForm."""
        super().__init__(parent)
        self._session = session
        self.form = EtablissementForm(style, expected)
        self.form.edited.connect(self._on_edited)
        self.form.cleaned.connect(session.notice)
        self.form.filled.connect(session.notice)
        self.form.set_read_only(session.read_only)
        self._lay_out(style)
        session.etablissement_changed.connect(self._refresh)
        self._refresh()

    def take_over(self, other: "IdentityPage") -> None:
        """Go on with what was typed, right or wrong, in a page of another look."""
        self.form.take_over(other.form)

    def _refresh(self) -> None:
        self.form.follow(self._session.assessment.etablissement)

    def _on_edited(self, field: str, value: Any) -> None:
        try:
            self._session.edit_etablissement(**{field: value})
        except OtherGridError:
            self.type_change_asked.emit(value)
        except UserError as error:
            self.form.show_etablissement(self._session.assessment.etablissement)
            self.form.refuse(field, error)

    def _lay_out(self, style: Style) -> None:
        grille = self._session.grille
        card = surface("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(style.px(24), style.px(20), style.px(24), style.px(24))
        inside.setSpacing(style.px(14))
        inside.addWidget(self.form)
        about = (
            f"Grille {grille.titre_court}, version {grille.version} : {len(grille.criteres)} critères, environ "
            "25 minutes ; vous pouvez arrêter à tout moment."
        )
        inside.addWidget(label(style, about, "small", "text2", wrap=True))
        self.file = FileCard(style, self._session.dossier.path)
        self.file.task_asked.connect(self.task_asked)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(style.px(24), style.px(12), style.px(24), style.px(24))
        column.setSpacing(style.px(10))
        column.addWidget(label(style, "Établissement", "h1"))
        column.addLayout(at_most(card, style.px(MAX_WIDTH)))
        column.addSpacing(style.px(6))
        column.addWidget(label(style, "Fichier de l’établissement", "h2"))
        column.addLayout(at_most(self.file, style.px(MAX_WIDTH)))
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll_area(content))
