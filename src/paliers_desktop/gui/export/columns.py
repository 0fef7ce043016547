"""The three columns of the export page, side by side or one below the other."""

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.scroll import scroll_area
from paliers_desktop.gui.export.checks import ChecksCard
from paliers_desktop.gui.export.entraide import EntraideCard
from paliers_desktop.gui.export.last import LastExportCard
from paliers_desktop.gui.export.preview import PreviewCard
from paliers_desktop.gui.export.relecture import RelectureCard
from paliers_desktop.gui.export.sign import SignCard
from paliers_desktop.gui.export.transmit import TransmitCard
from paliers_desktop.gui.reflow import QWIDGETSIZE_MAX, Reflow
from paliers_desktop.gui.style import Style

CHECKS_WIDTH, SIGN_WIDTH = 322, 332


class ExportColumns(QWidget):
    """« 1 Vérifier », « 2 Relire ce qui est transmis », « 3 Exporter » over « 4 Transmettre »: only shown."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.checks = ChecksCard(style)
        self.relecture = RelectureCard(style)
        self.entraide = EntraideCard(style)
        self.last = LastExportCard(style)
        self.preview = PreviewCard(style)
        self.sign = SignCard(style)
        self.transmit = TransmitCard(style)
        self._deadline = label(style, "", "body", "text2", wrap=True)
        self._deadline.hide()
        self._lay_out()

    def set_reflow(self, reflow: Reflow) -> None:
        """Three columns, or one below the other."""
        wide = reflow is Reflow.WIDE
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(down if reflow is Reflow.NARROW else across)
        for part, width, medium in ((self._left, CHECKS_WIDTH, 228), (self._right, SIGN_WIDTH, 324)):
            part.setMaximumWidth(
                QWIDGETSIZE_MAX if reflow is Reflow.NARROW else self._style.px(width if wide else medium)
            )

    def parts(self) -> tuple[QWidget, ...]:
        """The cards, in reading order."""
        return self.checks, self.relecture, self.entraide, self.last, self.preview, self.sign, self.transmit

    def show_deadline(self, sentence: str) -> None:
        """Say until when under the title, "" while it is not known."""
        self._deadline.setText(sentence)
        self._deadline.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        style = self._style
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(style.px(14))
        left.addWidget(self.checks, 1)
        left.addWidget(self.relecture)
        left.addWidget(self.entraide)
        left.addWidget(self.last)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(style.px(14))
        right.addWidget(self.sign, 1)
        right.addWidget(self.transmit)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(style.px(14))
        self._columns.addWidget(self._left)
        self._columns.addWidget(self.preview, 1)
        self._columns.addWidget(self._right)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(style.px(24), style.px(14), style.px(24), style.px(16))
        column.setSpacing(style.px(12))
        column.addWidget(label(style, "Vérifier et exporter", "h1"))
        column.addWidget(self._deadline)
        column.addLayout(self._columns, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll_area(content))
