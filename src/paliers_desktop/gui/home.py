"""« Établissements »: start a new one, open a file, go back to a recent one, try the demonstration."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from paliers_desktop.actions.dossiers import Overview
from paliers_desktop.core.report.wording import counted
from paliers_desktop.gui.components.buttons import Button, primary_button, secondary_button
from paliers_desktop.gui.components.flow_box import FlowBox
from paliers_desktop.gui.components.labels import ElidedLabel, icon_label, label
from paliers_desktop.gui.components.surfaces import surface
from paliers_desktop.gui.recent_list import RecentList
from paliers_desktop.gui.reflow import Reflow
from paliers_desktop.gui.style import Style

WIDTH, MEDIUM_WIDTH = 276, 240
PITCH = "Faire le point ensemble sur le numérique de l’établissement, puis choisir les étapes suivantes."
DEMO = "La démonstration ouvre un établissement fictif, sans effet sur vos fichiers."
LOCAL = "L’application n’envoie rien. Vos réponses sont dans le fichier indiqué ci-dessous."
LOCAL_EMPTY = "L’application n’envoie rien. Vos réponses sont dans un fichier que vous placez où vous voulez."
LENGTH = "58 ou 67 critères, environ 25 minutes ; vous pouvez arrêter à tout moment."


class HomePage(QWidget):
    """Tells what the person wants; the window does it."""

    new_asked = Signal()
    open_asked = Signal()
    demo_asked = Signal()
    dossier_chosen = Signal(object)
    """Path of a recent dossier."""
    forget_asked = Signal(object)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._narrow = False
        self._count = label(style, "", "small", "text2")
        self.list = RecentList(style)
        self.list.opened.connect(self.dossier_chosen)
        self.list.selected.connect(self._show_selected)
        self.list.forget_asked.connect(self.forget_asked)
        self._empty = self._empty_state()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.list)
        self._path = ElidedLabel(style, "", "small", mode=Qt.TextElideMode.ElideMiddle)
        self.open = primary_button(style, "Ouvrir l’établissement", trailing="chevron-right")
        self.open.clicked.connect(self.list.open_selected)
        self._foot = self._bottom()
        self._side = self._side_column()
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._main(), 1)
        right.addWidget(self._foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addLayout(right, 1)

    def show_overviews(self, overviews: tuple[Overview, ...], unreadable: tuple[tuple[Path, str], ...]) -> None:
        """Show the recent dossiers, latest first, then those that cannot be read with the reason."""
        self.list.show_overviews(overviews, unreadable)
        total = len(overviews) + len(unreadable)
        complete = sum(not overview.profile.provisoire for overview in overviews)
        self._count.setText(f"{counted(total, 'établissement')} · {counted(complete, 'complet')}" if total else "")
        self._stack.setCurrentWidget(self.list if total else self._empty)
        self._foot.setVisible(bool(total))
        self._local.setText(LOCAL if total else LOCAL_EMPTY)
        self._show_compact()

    def set_reflow(self, reflow: Reflow) -> None:
        """The side column leaves room for the list."""
        narrow = reflow is Reflow.NARROW
        self._side.setFixedWidth(self._style.px(WIDTH if reflow is Reflow.WIDE else MEDIUM_WIDTH))
        self._side.setVisible(not narrow)
        self._narrow = narrow
        self._show_compact()
        self.list.set_reflow(reflow)

    def _show_compact(self) -> None:
        """Where the side column is hidden, and the empty state does not already offer the three actions."""
        self._compact.setVisible(self._narrow and self._stack.currentWidget() is self.list)

    def _show_selected(self, path: Path | None) -> None:
        self._path.set_text(str(path) if path else "")
        self.open.setEnabled(path is not None)

    def _side_column(self) -> QFrame:
        style = self._style
        side = surface("rail")
        head = QHBoxLayout()
        head.setSpacing(style.px(12))
        head.addWidget(icon_label(style, "app", 36, "accent"))
        head.addWidget(label(style, "Paliers\nnumériques", "h1"), 1)
        new, open_, demo = self._actions(44)
        for button in (new, open_, demo):
            button.set_left_aligned(True)
            button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().verticalPolicy())
        column = QVBoxLayout(side)
        column.setContentsMargins(style.px(24), style.px(22), style.px(24), style.px(18))
        column.setSpacing(style.px(10))
        column.addLayout(head)
        column.addWidget(label(style, PITCH, "body", "text2", wrap=True))
        column.addSpacing(style.px(6))
        for button in (new, open_, demo):
            column.addWidget(button)
        column.addWidget(label(style, DEMO, "caption", "text2", wrap=True))
        column.addStretch()
        local = QHBoxLayout()
        local.setSpacing(style.px(10))
        local.addWidget(icon_label(style, "lock", 16), 0, Qt.AlignmentFlag.AlignTop)
        self._local = label(style, LOCAL_EMPTY, "caption", "text2", wrap=True)
        local.addWidget(self._local, 1)
        column.addLayout(local)
        return side

    def _actions(self, height: int) -> tuple[Button, Button, Button]:
        style = self._style
        new = primary_button(style, "Nouvel établissement", icon="plus", height=height)
        open_ = secondary_button(style, "Ouvrir…", icon="folder-open", height=height)
        demo = secondary_button(style, "Démonstration", icon="play", height=height)
        new.clicked.connect(self.new_asked)
        open_.clicked.connect(self.open_asked)
        demo.clicked.connect(self.demo_asked)
        return new, open_, demo

    def _main(self) -> QWidget:
        style = self._style
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(style.px(28), style.px(18), style.px(28), style.px(16))
        column.setSpacing(style.px(4))
        column.addWidget(label(style, "Établissements", "h1"))
        column.addWidget(self._count)
        self._compact = FlowBox(style.px(8))
        for button in self._actions(36):
            self._compact.add(button)
        self._compact.hide()
        column.addWidget(self._compact)
        column.addSpacing(style.px(8))
        column.addWidget(self._stack, 1)
        return main

    def _empty_state(self) -> QWidget:
        style = self._style
        empty = QWidget()
        centred = QVBoxLayout(empty)
        centred.setSpacing(style.px(8))
        centred.addStretch(2)
        centred.addWidget(icon_label(style, "folder", 44, "ctl"), 0, Qt.AlignmentFlag.AlignHCenter)
        for words, role, tone in (
            ("Aucun établissement pour l’instant", "h2", "text"),
            ("Créez celui de votre établissement, ou ouvrez un fichier reçu d’un collègue.", "body", "text2"),
            (LENGTH, "small", "text2"),
        ):
            line = label(style, words, role, tone, wrap=True)
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            centred.addWidget(line)
        buttons = QHBoxLayout()
        buttons.setSpacing(style.px(10))
        buttons.addStretch()
        for button in self._actions(36):
            buttons.addWidget(button)
        buttons.addStretch()
        centred.addSpacing(style.px(8))
        centred.addLayout(buttons)
        centred.addStretch(3)
        return empty

    def _bottom(self) -> QFrame:
        style = self._style
        bar = surface("bottom")
        bar.setFixedHeight(style.px(54))
        where = QVBoxLayout()
        where.setSpacing(0)
        where.addStretch()
        where.addWidget(label(style, "Enregistré dans", "caption", "text2", strong=True))
        where.addWidget(self._path)
        where.addStretch()
        row = QHBoxLayout(bar)
        row.setContentsMargins(style.px(28), style.px(1), style.px(28), 0)
        row.setSpacing(style.px(16))
        row.addLayout(where, 1)
        row.addWidget(self.open)
        return bar
