"""The repères that a person asked for, as words and as a table that says what the band on the radar draws."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from paliers_desktop.core.report.reperes import ReperesReport, ReperesRow
from paliers_desktop.core.report.wording import sentence_case
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.reflow import Reflow
from paliers_desktop.gui.resultat.table import ARROWS
from paliers_desktop.gui.style import Style

HEADERS = ("Domaine", "Moitié centrale", "Médiane", "Effectif")
ROW_HEIGHT = 32


class ReperesTable(QTableWidget):
    """As high as its rows; read cell by cell with the arrows."""

    def __init__(self, style: Style) -> None:
        super().__init__(0, len(HEADERS))
        self._style = style
        self.setFont(style.font("small"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for column, words in enumerate(HEADERS):
            item = QTableWidgetItem(typographic(words))
            item.setFont(style.font("caption", strong=True))
            self.setHorizontalHeaderItem(column, item)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def show_rows(self, rows: tuple[ReperesRow, ...], *, short: bool) -> None:
        """One line per domaine; short: under its short name."""
        self.setRowCount(len(rows))
        for line, row in enumerate(rows):
            for column, words in enumerate(
                (row.titre_court if short else row.titre, row.moitie, row.mediane, row.effectif)
            ):
                self.setItem(line, column, QTableWidgetItem(typographic(words)))
            self.setRowHeight(line, self._style.px(ROW_HEIGHT))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Every row whole."""
        rows = sum(self.rowHeight(line) for line in range(self.rowCount()))
        header = self.horizontalHeader().sizeHint().height()
        return QSize(super().sizeHint().width(), rows + header + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def showEvent(self, event: QShowEvent) -> None:
        """The header knows its height only now."""
        super().showEvent(event)
        self.updateGeometry()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A cell is tinted only while the arrows are in the table."""
        super().focusOutEvent(event)
        self.clearSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from cell to cell; every other key is the window's."""
        if event.key() in ARROWS and not event.modifiers():
            super().keyPressEvent(event)
        else:
            event.ignore()


class ReperesCard(QFrame):
    """Hidden while nothing is asked for."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        self._titre = label(style, "", "h2", wrap=True)
        self._effectif = label(style, "", "small", strong=True, wrap=True)
        self._phrase = label(style, "", "small", "text2", wrap=True)
        self.table = ReperesTable(style)
        self._report: ReperesReport | None = None
        self._reflow = Reflow.WIDE
        column = QVBoxLayout(self)
        column.setContentsMargins(style.px(16), style.px(12), style.px(16), style.px(14))
        column.setSpacing(style.px(6))
        for widget in (self._titre, self._effectif, self.table, self._phrase):
            column.addWidget(widget)
        self.hide()

    def show_report(self, report: ReperesReport | None) -> None:
        """Show these, or nothing."""
        self._report = report
        self.setVisible(report is not None)
        if report:
            self._titre.setText(report.titre)
            self._effectif.setText(sentence_case(report.effectif))
            self._phrase.setText(report.phrase)
            self.table.setAccessibleName(typographic(f"{report.titre}, {report.effectif}"))
            self.table.show_rows(report.rows, short=self._reflow is Reflow.NARROW)

    def set_reflow(self, reflow: Reflow) -> None:
        """Short names of domaines where there is little room."""
        self._reflow = reflow
        self.show_report(self._report)
