"""Where the file of the open établissement is, and what can be done with it: each task with what it is for."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.buttons import Button, link_button
from paliers_desktop.gui.components.labels import ElidedLabel, label
from paliers_desktop.gui.components.surfaces import separator
from paliers_desktop.gui.fichier.tasks import FileTask
from paliers_desktop.gui.style import Style

GROUPS: tuple[dict[FileTask, str], ...] = (
    {
        FileTask.MOVE: "Ranger le fichier ailleurs, avec ses sauvegardes.",
        FileTask.COPIES: "Voir celles qui sont gardées d’elles-mêmes, et revenir à l’une d’elles.",
    },
    {
        FileTask.MERGE: "Réunir ce qui a été répondu dans deux copies du fichier.",
        FileTask.HAND_OVER: "Préparer un fichier pour la personne qui prend la suite.",
    },
    {FileTask.ERASE: "Le fichier et ses sauvegardes. Une confirmation est demandée."},
)
"""The tasks as they are shown: on this file, with other people, for good."""


class FileCard(QFrame):
    """task_asked(FileTask); tasks: the button of each."""

    task_asked = Signal(object)

    def __init__(self, style: Style, path: Path) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        self.tasks: dict[FileTask, Button] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*(style.px(side) for side in (24, 16, 24, 18)))
        self._column.setSpacing(style.px(2))
        self._column.addWidget(label(style, "Enregistré dans", "caption", "text2", strong=True))
        self._column.addWidget(ElidedLabel(style, str(path), "small", mode=Qt.TextElideMode.ElideMiddle))
        for group in GROUPS:
            self._column.addSpacing(style.px(6))
            self._column.addWidget(separator(style))
            for task, purpose in group.items():
                self._add_task(style, task, purpose)

    def _add_task(self, style: Style, task: FileTask, purpose: str) -> None:
        button = link_button(style, task.value)
        button.setAccessibleDescription(typographic(purpose))
        button.clicked.connect(lambda: self.task_asked.emit(task))
        self.tasks[task] = button
        self._column.addSpacing(style.px(6))
        self._column.addWidget(button)
        self._column.addWidget(label(style, purpose, "small", "text2", wrap=True))
