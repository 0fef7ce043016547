"""The one window for what nobody expected: the program goes on, the report can be copied."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from paliers_desktop.core.typography import typographic

MESSAGE = "Un problème inattendu s’est produit. Vos réponses enregistrées sont intactes et le programme continue."
REQUEST = "Pour aider à le corriger, copiez ce rapport dans un message. Il ne contient ni réponse, ni commentaire."
LINES, COLUMNS = 14, 72
"""Room for the report, in characters."""


class ReportDialog(QDialog):
    """Message, report, « Copier le rapport », « Continuer » (default)."""

    def __init__(self, report: str, log_file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self.setWindowTitle("Problème inattendu")
        self.view = QPlainTextEdit(report)
        self.view.setReadOnly(True)
        self.view.setTabChangesFocus(True)
        self.view.setAccessibleName("Rapport")
        metrics = self.view.fontMetrics()
        self.view.setMinimumSize(metrics.averageCharWidth() * COLUMNS, metrics.lineSpacing() * LINES)
        buttons = QDialogButtonBox()
        self.copy = buttons.addButton("Copier le rapport", QDialogButtonBox.ButtonRole.ActionRole)
        self.go_on = buttons.addButton("Continuer", QDialogButtonBox.ButtonRole.AcceptRole)
        self.go_on.setDefault(True)
        self.copy.clicked.connect(self._copy)
        buttons.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        for words in (MESSAGE, REQUEST):
            column.addWidget(_paragraph(words))
        column.addWidget(self.view, 1)
        column.addWidget(_paragraph(f"Journal : {log_file}"))
        column.addWidget(buttons)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)


def _paragraph(words: str) -> QLabel:
    label = QLabel(typographic(words))
    label.setWordWrap(True)
    return label
