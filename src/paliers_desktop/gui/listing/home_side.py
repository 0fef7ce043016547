"""The column at the left of « Établissements »: the three actions, and where the answers are; and the empty list."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.gui.components.buttons import Button, link_button, primary_button, secondary_button
from paliers_desktop.gui.components.labels import icon_label, label
from paliers_desktop.gui.listing.menus import REBUILD
from paliers_desktop.gui.style import Style

PITCH = "Faire le point ensemble sur le numérique de l’établissement, puis choisir les étapes suivantes."
DEMO = "La démonstration ouvre un établissement fictif, sans effet sur vos fichiers."
LOCAL = "L’application n’envoie rien. Vos réponses sont dans le fichier indiqué ci-dessous."
LOCAL_EMPTY = "L’application n’envoie rien. Vos réponses sont dans un fichier que vous placez où vous voulez."
LENGTH = "58 ou 67 critères, environ 25 minutes ; vous pouvez arrêter à tout moment."


class HomeActions(QObject):
    """« Nouvel établissement », « Ouvrir… », « Démonstration », wherever they stand on the page."""

    new_asked = Signal()
    open_asked = Signal()
    demo_asked = Signal()
    rebuild_asked = Signal()

    def buttons(self, style: Style, height: int) -> tuple[Button, Button, Button]:
        """The three buttons, once more."""
        new = primary_button(style, "Nouvel établissement", icon="plus", height=height)
        open_ = secondary_button(style, "Ouvrir…", icon="folder-open", height=height)
        demo = secondary_button(style, "Démonstration", icon="play", height=height)
        new.clicked.connect(self.new_asked)
        open_.clicked.connect(self.open_asked)
        demo.clicked.connect(self.demo_asked)
        return new, open_, demo


class HomeSide(QFrame):
    """Shown where there is room for it."""

    def __init__(self, style: Style, actions: HomeActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "rail")
        head = QHBoxLayout()
        head.setSpacing(style.px(12))
        head.addWidget(icon_label(style, "app", 36, "accent"))
        head.addWidget(label(style, "Paliers\nnumériques", "h1"), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.px(24), style.px(22), style.px(24), style.px(18))
        column.setSpacing(style.px(10))
        column.addLayout(head)
        column.addWidget(label(style, PITCH, "body", "text2", wrap=True))
        column.addSpacing(style.px(6))
        buttons = actions.buttons(style, 44)
        self.first = buttons[0]
        for button in buttons:
            button.set_left_aligned(True)
            button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().verticalPolicy())
            column.addWidget(button)
        column.addWidget(label(style, DEMO, "caption", "text2", wrap=True))
        column.addStretch()
        local = QHBoxLayout()
        local.setSpacing(style.px(10))
        local.addWidget(icon_label(style, "lock", 16), 0, Qt.AlignmentFlag.AlignTop)
        self._local = label(style, LOCAL_EMPTY, "caption", "text2", wrap=True)
        local.addWidget(self._local, 1)
        column.addLayout(local)

    def show_file(self, shown: bool) -> None:
        """Say where the answers are: in the file named at the bottom, when one is."""
        self._local.setText(LOCAL if shown else LOCAL_EMPTY)


class EmptyList(QWidget):
    """No établissement yet: what to do first."""

    def __init__(self, style: Style, actions: HomeActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        centred = QVBoxLayout(self)
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
        for button in actions.buttons(style, 36):
            buttons.addWidget(button)
        buttons.addStretch()
        centred.addSpacing(style.px(8))
        centred.addLayout(buttons)
        rebuild = link_button(style, REBUILD)
        rebuild.clicked.connect(actions.rebuild_asked)
        centred.addSpacing(style.px(4))
        centred.addWidget(rebuild, 0, Qt.AlignmentFlag.AlignHCenter)
        centred.addStretch(3)
