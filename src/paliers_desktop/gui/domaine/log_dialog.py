"""The window that lists what happened to one criterion, the latest first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QDialogButtonBox, QLabel, QListWidget, QVBoxLayout, QWidget

from paliers_desktop.core.report.log_words import LogLine
from paliers_desktop.core.typography import typographic

NOTHING = "Rien n’est encore enregistré pour ce critère."
COLUMNS, LINES = 72, 14
"""Room for the list, in characters."""


class LogDialog(QDialog):
    """« Historique du critère 2.4 », its text, one line per geste, « Fermer »."""

    def __init__(self, numero: str, texte: str, lines: Sequence[LogLine], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(typographic(f"Historique du critère {numero}"))
        self.list = QListWidget()
        self.list.setProperty("found", "true")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(typographic(f"Historique du critère {numero}, du plus récent au plus ancien"))
        self.list.addItems([typographic(f"{line.when} · {line.what}") for line in lines] or [typographic(NOTHING)])
        self.list.setCurrentRow(0)
        metrics = self.list.fontMetrics()
        self.list.setMinimumSize(metrics.averageCharWidth() * COLUMNS, metrics.lineSpacing() * LINES)
        buttons = QDialogButtonBox()
        buttons.addButton("Fermer", QDialogButtonBox.ButtonRole.RejectRole).setDefault(True)
        buttons.rejected.connect(self.reject)
        heading = QLabel(typographic(f"{numero} {texte}"))
        heading.setWordWrap(True)
        column = QVBoxLayout(self)
        for part in (heading, self.list, buttons):
            column.addWidget(part)
