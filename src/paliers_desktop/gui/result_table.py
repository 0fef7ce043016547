"""The table of the result: one row per domaine, the same values as the radar, and the whole établissement below."""

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.core.report.result import Row
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.palier_chip import PalierChip
from paliers_desktop.gui.components.surfaces import separator, surface
from paliers_desktop.gui.reflow import Reflow
from paliers_desktop.gui.style import Style

HEADERS = ("Domaine", "Palier", "Avancée", "Il manque")
NAME, PALIER, ADVANCE, MISSING = range(4)
ROW_HEIGHT, TOTAL_HEIGHT = 36, 50


class ResultTable(QFrame):
    """Name, chip, how far towards the next palier, what is missing; read line by line by screen readers."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._reflow = Reflow.WIDE
        self._rows: tuple[Row, ...] = ()
        self.setProperty("surface", "card")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(style.px(1), style.px(1), style.px(1), style.px(1))
        self._box.setSpacing(0)
        self._body = QWidget()
        self._box.addWidget(self._body)

    def show_rows(self, rows: tuple[Row, ...], total: Row) -> None:
        """Show other rows; the last is the whole établissement."""
        if (*rows, total) == self._rows:
            return
        self._rows = (*rows, total)
        self._build()

    def set_reflow(self, reflow: Reflow) -> None:
        """The way to the next palier only where there is room."""
        if reflow is not self._reflow:
            self._reflow = reflow
            self._build()

    def _build(self) -> None:
        if not self._rows:
            return
        style = self._style
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        for column, words in self._columns():
            grid.addWidget(self._cell(label(style, words, "caption", "text2", strong=True), column), 0, column)
        for index, row in enumerate(self._rows):
            grid.addWidget(separator(style), 2 * index + 1, 0, 1, len(HEADERS))
            if not row.slug:
                grid.addWidget(surface("sunken"), 2 * index + 2, 0, 1, len(HEADERS))
            self._add_row(grid, 2 * index + 2, row)
        grid.setColumnStretch(0, 1)
        self._box.replaceWidget(self._body, body)
        self._body.deleteLater()
        self._body = body

    def _columns(self) -> list[tuple[int, str]]:
        shown = enumerate(HEADERS)
        return [(column, words) for column, words in shown if self._reflow is Reflow.WIDE or column != ADVANCE]

    def _add_row(self, grid: QGridLayout, line: int, row: Row) -> None:
        style = self._style
        total = not row.slug
        grid.setRowMinimumHeight(line, style.px(TOTAL_HEIGHT if total else ROW_HEIGHT))
        widgets = {
            NAME: self._name(row),
            PALIER: self._palier(row),
            ADVANCE: label(style, row.value, "caption", "text2"),
            MISSING: label(style, row.missing, "small", strong=total),
        }
        for column, _ in self._columns():
            grid.addWidget(self._cell(widgets[column], column), line, column)

    def _name(self, row: Row) -> QWidget:
        style = self._style
        if row.slug:
            titre = row.titre_court if self._reflow is Reflow.NARROW else row.titre
            return label(style, titre, "small", strong=True)
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label(style, row.titre, "small", strong=True))
        if row.note:
            column.addWidget(label(style, row.note, "caption", "text2"))
        return both

    def _palier(self, row: Row) -> QWidget:
        style = self._style
        both = QWidget()
        chip = PalierChip(style)
        chip.set_palier(row.palier)
        chip.setToolTip(row.value)
        line = QHBoxLayout(both)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(style.px(8))
        line.addWidget(chip)
        if row.provisoire:
            line.addWidget(label(style, "provisoire", "caption", "text2", italic=True))
        line.addStretch()
        return both

    def _cell(self, widget: QWidget, column: int) -> QWidget:
        style = self._style
        cell = QWidget()
        box = QHBoxLayout(cell)
        box.setContentsMargins(style.px(14 if column == NAME else 6), style.px(5), style.px(6), style.px(5))
        box.addWidget(widget)
        return cell
