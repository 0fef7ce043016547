"""Where the établissement stands: headline, radar, table by domaine, next steps. The same words as the PDF."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.core.report.hands import domaines_by_hand
from paliers_desktop.core.report.reperes import reperes_report
from paliers_desktop.core.report.result import ResultReport, result_report
from paliers_desktop.core.report.situation import Situation
from paliers_desktop.gui.components.banner import Banner
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.palier_tile import PalierTile
from paliers_desktop.gui.components.radar_legend import RadarLegend
from paliers_desktop.gui.components.radar_widget import RadarWidget
from paliers_desktop.gui.components.scroll import scroll_area
from paliers_desktop.gui.components.surfaces import surface
from paliers_desktop.gui.domaine.side_panel import show_profile_radar
from paliers_desktop.gui.reflow import QWIDGETSIZE_MAX, Reflow
from paliers_desktop.gui.resultat.next_steps import NextStepsView
from paliers_desktop.gui.resultat.reperes_card import ReperesCard
from paliers_desktop.gui.resultat.reperes_choice import ReperesChoice
from paliers_desktop.gui.resultat.table import ResultTable
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style

RADAR_WIDTH, MEDIUM_RADAR_WIDTH = 366, 330
RADAR_MIN_WIDTH = 264
BANNER_WIDTH = 304


class ResultPage(QWidget):
    """Built from `core.report`; refreshed when shown and after each answer while visible."""

    critere_chosen = Signal(str)
    domaine_chosen = Signal(str)
    unanswered_asked = Signal()

    def __init__(self, style: Style, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._session = session
        self.headline = _Headline(style)
        self._banner = Banner(style)
        self._banner.acted.connect(self.unanswered_asked)
        self.radar = RadarWidget(style)
        self.radar.domaine_clicked.connect(self.domaine_chosen)
        self._legend = RadarLegend(style)
        self.table = ResultTable(style)
        self._rule = label(style, "", "small", "text2", wrap=True)
        self.reperes = ReperesChoice(style, session)
        self.reperes_card = ReperesCard(style)
        self.steps = NextStepsView(style, read_only=session.read_only)
        self.steps.plan_asked.connect(self._on_plan)
        self.steps.step_chosen.connect(self.domaine_chosen)
        self.steps.critere_chosen.connect(self.critere_chosen)
        self._lay_out()
        session.answer_changed.connect(self._on_changed)
        session.etablissement_changed.connect(self._on_changed)
        session.reperes.changed.connect(self._on_changed)

    def showEvent(self, event: QShowEvent) -> None:
        """Hidden pages do not follow the answers; they catch up here."""
        super().showEvent(event)
        self._refresh()

    def set_reflow(self, reflow: Reflow) -> None:
        """Side by side, or all in one column at NARROW."""
        narrow = reflow is Reflow.NARROW
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._top.setDirection(down if narrow else across)
        self._middle.setDirection(down if narrow else across)
        radar = RADAR_WIDTH if reflow is Reflow.WIDE else MEDIUM_RADAR_WIDTH
        self._radar_card.setMinimumWidth(0 if narrow else self._style.px(RADAR_MIN_WIDTH))
        self._radar_card.setMaximumWidth(QWIDGETSIZE_MAX if narrow else self._style.px(radar))
        self._banner.setMaximumWidth(QWIDGETSIZE_MAX if narrow else self._style.px(BANNER_WIDTH))
        self.table.set_reflow(reflow)
        self.reperes_card.set_reflow(reflow)
        self.steps.set_columns({Reflow.WIDE: 3, Reflow.MEDIUM: 2, Reflow.NARROW: 1}[reflow])

    def _on_plan(self, critere_id: str) -> None:
        from paliers_desktop.gui.suivi.planning import add_to_plan

        add_to_plan(self._session, critere_id)

    def _on_changed(self) -> None:
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        session = self._session
        report: ResultReport = result_report(session.grille, session.assessment)
        self.headline.show_situation(report.situation)
        self._banner.setVisible(bool(report.situation.provisoire))
        self._banner.set_message("info", report.situation.provisoire, "Répondre")
        self._show_reperes()
        self.table.show_rows(report.rows, report.total)
        self._rule.setText(report.rule)
        self.steps.show_steps(report.next_steps, domaines_by_hand(report.next_steps, session.aide))

    def _show_reperes(self) -> None:
        session = self._session
        shown = session.reperes.shown(session.grille, session.assessment)
        report = reperes_report(session.grille, shown) if shown else None
        show_profile_radar(self.radar, self._legend, session, reperes=report)
        self.reperes.refresh(shown)
        self.reperes_card.show_report(report)

    def _lay_out(self) -> None:
        style = self._style
        self._top = QHBoxLayout()
        self._top.setSpacing(style.px(16))
        self._top.addWidget(self.headline, 1)
        self._top.addWidget(self._banner, 0, Qt.AlignmentFlag.AlignTop)
        self._radar_card = surface("card")
        inside = QVBoxLayout(self._radar_card)
        inside.setContentsMargins(style.px(10), style.px(10), style.px(10), style.px(10))
        inside.addWidget(self.radar, 1)
        inside.addWidget(self._legend)
        inside.addWidget(self.reperes)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(style.px(14))
        self._middle.addWidget(self._radar_card, 2)
        self._middle.addWidget(self.table, 3)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(style.px(24), style.px(14), style.px(24), style.px(20))
        column.setSpacing(style.px(12))
        column.addLayout(self._top)
        column.addLayout(self._middle)
        column.addWidget(self.reperes_card)
        column.addWidget(self.steps)
        column.addWidget(self._rule)
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll_area(content))


class _Headline(QFrame):
    """The tile with the palier commun, and three lines of words."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._tile = PalierTile(style)
        self.title = label(style, "", "h1", wrap=True)
        self._mention = label(style, "", "small", "text2", italic=True)
        self._commun = label(style, "", "body", "text2", wrap=True)
        self._acquis = label(style, "", "body", "text2", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(style.px(2))
        for widget in (self.title, self._commun, self._acquis, self._mention):
            words.addWidget(widget)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.px(18))
        row.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_situation(self, situation: Situation) -> None:
        self._tile.show_palier(situation.palier, situation.tile)
        self.title.setText(situation.headline)
        self._commun.setText(f"{situation.commun}. {situation.reste}".strip())
        self._acquis.setText(f"{situation.acquis} {situation.sans_objet}".strip())
        self._acquis.setVisible(bool(self._acquis.text()))
        self._mention.setText(situation.mention)
        self._mention.setVisible(bool(situation.mention))
