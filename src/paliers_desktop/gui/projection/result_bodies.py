"""The result on the wall: where the établissement stands, the radar, the table, the next steps."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from paliers_desktop.core.report.hands import StepsInHand
from paliers_desktop.core.report.result import ResultReport, Row
from paliers_desktop.core.report.situation import Situation
from paliers_desktop.gui.components.labels import TextLabel
from paliers_desktop.gui.components.radar_legend import RadarLegend
from paliers_desktop.gui.components.radar_widget import RadarWidget
from paliers_desktop.gui.components.surfaces import separator
from paliers_desktop.gui.components.wall_entries import WallEntries
from paliers_desktop.gui.components.wall_pages import Entry
from paliers_desktop.gui.components.wall_text import WallText
from paliers_desktop.gui.domaine.side_panel import show_profile_radar
from paliers_desktop.gui.projection.card_bodies import step_entries
from paliers_desktop.gui.projection.header import wall_chip
from paliers_desktop.gui.projection.wall_label import POINTS, say, wall_label
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style

_RADAR = POINTS / 8.25
"""The smallest words of the radar (8.25 pt) are then 28 pt."""
_HEADERS = ("Domaine", "Palier", "Il manque")
_HEADLINE = (44.0, 34.0, 28.0)


class SituationBody(QWidget):
    """The sentences of the result."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headline = WallText(style, _HEADLINE)
        self._lines = [wall_label(style) for _ in range(3)]
        self._provisoire = wall_label(style, italic=True, tone="text2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, style.px(8))
        column.setSpacing(style.px(12))
        column.addWidget(self.headline, 1)
        for line in (*self._lines, self._provisoire):
            column.addWidget(line)

    def show_situation(self, situation: Situation) -> None:
        """Other sentences."""
        self.headline.setText(situation.headline)
        sentences = (f"{situation.commun}. {situation.reste}".strip(), situation.acquis, situation.sans_objet)
        for line, sentence in zip(self._lines, sentences, strict=True):
            say(line, sentence)
        say(self._provisoire, situation.provisoire)


class RadarBody(QWidget):
    """The same radar as everywhere, drawn large."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        large = style.scaled(_RADAR)
        self.radar = RadarWidget(large)
        self.legend = RadarLegend(large)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.radar, 1)
        column.addWidget(self.legend, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_session(self, session: Session) -> None:
        """Draw the profile."""
        show_profile_radar(self.radar, self.legend, session)


class TableBody(QWidget):
    """The table equal to the radar: domaine, palier, how many criteria are missing for the next one."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._rows: tuple[Row, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, style.px(8))
        self._body = QWidget()
        self._column.addWidget(self._body, 1)

    def show_report(self, report: ResultReport) -> None:
        """Other rows; the last is the whole établissement."""
        if self._rows == (rows := (*report.rows, report.total)):
            return
        self._rows = rows
        body = self._build()
        self._column.replaceWidget(self._body, body)
        self._body.deleteLater()
        self._body = body

    def _build(self) -> QWidget:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._style.px(24))
        grid.setVerticalSpacing(0)
        for column, words in enumerate(_HEADERS):
            grid.addWidget(self._cell(words, tone="text2"), 0, column)
        for line, row in enumerate(self._rows, 1):
            grid.addWidget(separator(self._style), 2 * line - 1, 0, 1, 3)
            grid.addWidget(self._cell(row.titre_court, strong=True), 2 * line, 0)
            chip = wall_chip(self._style)
            chip.set_palier(row.palier)
            grid.addWidget(chip, 2 * line, 1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(self._cell(missing_words(row), strong=not row.slug), 2 * line, 2)
            grid.setRowStretch(2 * line, 1)
        grid.setColumnStretch(2, 1)
        return body

    def _cell(self, words: str, *, strong: bool = False, tone: str = "text") -> TextLabel:
        cell = wall_label(self._style, words, strong=strong, tone=tone)
        cell.setWordWrap(False)
        cell.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        cell.setMinimumHeight(QFontMetrics(cell.font()).height())
        return cell


class StepsBody(QWidget):
    """The next steps, in whose hands and domaine by domaine, on as many pages as needed."""

    turned = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = WallEntries(style)
        self.entries.turned.connect(self.turned)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, style.px(14), 0, style.px(8))
        column.addWidget(self.entries)

    def show_steps(self, hands: Iterable[StepsInHand], titres: Mapping[str, str], nothing: str) -> None:
        """Other steps; `titres`: what each domaine is called here, by slug; `nothing` where no step is left."""
        entries = [
            entry
            for hand in hands
            for group in hand.domaines
            for entry in step_entries(group.steps, f"{hand.titre} · {titres[group.slug]} : {group.count}")
        ]
        self.entries.show_entries(entries or [Entry(nothing)])


def missing_words(row: Row) -> str:
    """« 2 critères », « – » where nothing is missing: the palier to reach is the one after the chip's."""
    return row.missing.partition(" pour ")[0]
