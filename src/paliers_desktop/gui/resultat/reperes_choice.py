"""« Afficher les repères de l’académie », under the radar: off until ticked, then whose they are to be."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from paliers_desktop.core.reperes import Reference
from paliers_desktop.core.report.reperes import territoire_words
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.check_box import CheckBox
from paliers_desktop.gui.components.combo_box import ComboBox
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style

SHOW = "Afficher les repères de l’académie"
TERRITOIRE = "Territoire des repères"


class ReperesChoice(QWidget):
    """Nothing at all where the académie sent none."""

    def __init__(self, style: Style, session: Session) -> None:
        super().__init__()
        self._session = session
        self._territoires: tuple[str | None, ...] = ()
        self.box = CheckBox(style, SHOW)
        self.box.setFont(style.font("small"))
        self.box.setMinimumHeight(style.px(26))
        self.territoire = ComboBox(style, TERRITOIRE)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.px(4), style.px(4), style.px(4), 0)
        column.setSpacing(style.px(4))
        for widget in (self.box, self.territoire):
            column.addWidget(widget)
        self.box.clicked.connect(lambda on: session.reperes.turn(on=on))
        self.territoire.activated.connect(lambda index: session.reperes.choose(self._territoires[index]))

    def refresh(self, shown: Reference | None) -> None:
        """What may be asked for now, and what is."""
        session = self._session
        offered = session.reperes.offered(session.grille, session.assessment)
        self.setVisible(bool(offered))
        self.box.setChecked(session.reperes.on)
        self.territoire.setVisible(shown is not None and len(offered) > 1)
        self._list(offered)
        if shown:
            self.territoire.setCurrentIndex(self._territoires.index(shown.territoire))

    def _list(self, offered: tuple[Reference, ...]) -> None:
        territoires = tuple(one.territoire for one in offered)
        if territoires != self._territoires:
            self._territoires = territoires
            self.territoire.clear()
            self.territoire.addItems([typographic(territoire_words(one)) for one in offered])
