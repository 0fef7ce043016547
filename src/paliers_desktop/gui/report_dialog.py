"""The one window for what nobody expected: the program goes on, the report can be copied."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.private_log import last_lines

MESSAGE = "Un problème inattendu s’est produit. Vos réponses enregistrées sont intactes et le programme continue."
REQUEST = (
    "Pour aider à le corriger, copiez ce rapport dans un message. Il ne contient ni réponse, ni commentaire, ni nom ; "
    "le journal, que vous pouvez y joindre, non plus."
)
JOIN = "Joindre le journal"
LINES, COLUMNS = 14, 72
"""Room for the report, in characters."""


class ReportDialog(QDialog):
    """Message, report, « Joindre le journal », « Copier le rapport » (what is shown), « Continuer » (default)."""

    def __init__(self, report: str, log_file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._log_file = log_file
        self.setWindowTitle("Problème inattendu")
        self.view = QPlainTextEdit(report)
        self.view.setReadOnly(True)
        self.view.setTabChangesFocus(True)
        self.view.setAccessibleName("Rapport")
        metrics = self.view.fontMetrics()
        self.view.setMinimumSize(metrics.averageCharWidth() * COLUMNS, metrics.lineSpacing() * LINES)
        buttons = QDialogButtonBox()
        self.join = buttons.addButton(JOIN, QDialogButtonBox.ButtonRole.ActionRole)
        self.copy = buttons.addButton("Copier le rapport", QDialogButtonBox.ButtonRole.ActionRole)
        self.go_on = buttons.addButton("Continuer", QDialogButtonBox.ButtonRole.AcceptRole)
        self.go_on.setDefault(True)
        self.join.clicked.connect(self._join)
        self.copy.clicked.connect(self._copy)
        buttons.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        for words in (MESSAGE, REQUEST):
            column.addWidget(_paragraph(words))
        column.addWidget(self.view, 1)
        column.addWidget(_paragraph(f"Journal : {log_file}"))
        column.addWidget(buttons)

    def _join(self) -> None:
        """Shown before anything leaves: whoever copies has seen it."""
        self.join.setEnabled(False)
        self.view.appendPlainText(f"\nJournal :\n{last_lines(self._log_file)}")
        self.view.moveCursor(QTextCursor.MoveOperation.End)
        self.view.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.view.toPlainText())


def _paragraph(words: str) -> QLabel:
    label = QLabel(typographic(words))
    label.setWordWrap(True)
    return label
