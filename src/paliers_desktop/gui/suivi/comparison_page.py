"""« Comparaison »: two campagnes, their radars one over the other, what moved in words, and the same on paper."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.actions.comparing import comparison_name, comparison_octets, comparison_of, short_years
from paliers_desktop.actions.exporting import Exporting
from paliers_desktop.core import navigation
from paliers_desktop.core.report.comparison import FORMATIVE, HEADERS, MOVED, TITLE, Comparison
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.apercu.document import PdfDocument
from paliers_desktop.gui.components.buttons import secondary_button
from paliers_desktop.gui.components.choice_field import ChoiceField
from paliers_desktop.gui.components.flow_box import FlowBox
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.radar_legend import RadarLegend
from paliers_desktop.gui.components.radar_widget import RadarWidget
from paliers_desktop.gui.components.surfaces import surface
from paliers_desktop.gui.components.words_table import WordsTable
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.reflow import QWIDGETSIZE_MAX, Reflow
from paliers_desktop.gui.saving.offered_place import offered_place
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style
from paliers_desktop.gui.suivi.moved_list import MovedList
from paliers_desktop.gui.suivi.page import WIDE, SuiviPage

INTRODUCTION = "Deux campagnes l’une à côté de l’autre : le chemin parcouru, et le palier visé."
ALONE = "Une seule campagne est dans ce fichier : la comparaison commencera avec la suivante."
YEARS = "Voir les années"
PREVIEW = "Aperçu du PDF"
RADAR_WIDTH, MOVED_COLUMN = 400, 4


class ComparisonPage(SuiviPage):
    """Made anew each time it is shown: answers and paliers visés may have changed."""

    def __init__(self, style: Style, session: Session, exporting: Exporting, dialogs: Dialogs) -> None:
        super().__init__()
        self._style, self._session, self._exporting, self._dialogs = style, session, exporting, dialogs
        session.settle()
        self._years = short_years(session.dossier)
        choices = [(words, index) for index, words in enumerate(self._years)]
        self.before = ChoiceField(style, "De la campagne", choices[:-1] or choices)
        self.after = ChoiceField(style, "À la campagne", choices[1:] or choices)
        self.summary = label(style, "", "h2", wrap=True)
        self.radar = RadarWidget(style)
        self._legend = RadarLegend(style)
        self.table = WordsTable(style, HEADERS, (0, MOVED_COLUMN))
        self.moved = MovedList(style)
        self._moved_title = label(style, MOVED, "h2")
        self._notes = label(style, "", "small", "text2", wrap=True)
        self.preview = secondary_button(style, PREVIEW, icon="eye", height=36)
        self.shown: Comparison | None = None
        self._lay_out()
        for field in (self.before, self.after):
            field.chosen.connect(self._refresh)
        self.radar.domaine_clicked.connect(self.step_chosen)
        self.moved.critere_chosen.connect(self.critere_chosen)
        self.preview.clicked.connect(self._preview)
        if len(self._years) > 1:
            self.before.select(len(self._years) - 2)
            self.after.select(len(self._years) - 1)

    def showEvent(self, event: QShowEvent) -> None:
        """What changed since it was last seen."""
        super().showEvent(event)
        self._refresh()

    def set_reflow(self, reflow: Reflow) -> None:
        """Radar beside the table, or above it."""
        narrow = reflow is not Reflow.WIDE
        self._middle.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._card.setMaximumWidth(QWIDGETSIZE_MAX if narrow else self._style.px(RADAR_WIDTH))

    def _refresh(self) -> None:
        if len(self._years) < 2:
            return
        session = self._session
        session.settle()
        before, after = self.before.value(), self.after.value()
        told = comparison_of(session.dossier, before, after)
        self.before.set_error("" if before < after else "Choisissez une campagne plus ancienne que l’autre.")
        self.shown = told if before < after else None
        self._body.setVisible(self.shown is not None)
        if self.shown is None:
            return
        self.summary.setText(told.summary)
        self.radar.show_radar(told.radar, description=told.radar_text)
        self._legend.show_legend(told.legend)
        self.table.set_headers(told.headers)
        self.table.setAccessibleName(typographic(f"{TITLE} par domaine"))
        self.table.show_rows(
            [(line.titre, line.before_words, line.after_words, line.vise_words, line.moved) for line in told.domaines]
        )
        self._moved_title.setVisible(bool(told.moved))
        self.moved.show_groups(told.moved)
        self._notes.setText(" ".join((*told.notes, FORMATIVE)))

    def _preview(self) -> None:
        told, session = self.shown, self._session
        if told is None:
            return
        suggestion = offered_place(session, self._exporting) / comparison_name(session.assessment, told)
        document = PdfDocument(TITLE, suggestion, lambda: comparison_octets(told, self._exporting.fonts))
        self._dialogs.show_preview(self._style, document)

    def _lay_out(self) -> None:
        style = self._style
        column = self.lay_out_column(style, TITLE, INTRODUCTION, WIDE)
        if len(self._years) < 2:
            column.addWidget(label(style, ALONE, "body", wrap=True))
            years = secondary_button(style, YEARS, height=36)
            years.clicked.connect(lambda: self.step_chosen.emit(navigation.ANNEES))
            column.addWidget(years, 0, Qt.AlignmentFlag.AlignLeft)
        tools = self._tools()
        column.addWidget(tools)
        tools.setVisible(len(self._years) > 1)
        column.addWidget(self._build_body())
        column.addStretch()

    def _tools(self) -> QWidget:
        style = self._style
        tools = FlowBox(style.px(12))
        for field in (self.before, self.after):
            field.setMinimumWidth(style.px(180))
            tools.add(field)
        return tools

    def _build_body(self) -> QWidget:
        style = self._style
        self._body = QWidget()
        self._body.hide()
        self._card = surface("card")
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(style.px(10), style.px(10), style.px(10), style.px(10))
        inside.addWidget(self.radar, 1)
        inside.addWidget(self._legend)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(style.px(14))
        self._middle.addWidget(self._card, 2)
        self._middle.addWidget(self.table, 3, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.px(12))
        column.addWidget(self.summary)
        column.addLayout(self._middle)
        column.addWidget(self._moved_title)
        column.addWidget(self.moved)
        column.addWidget(self._notes)
        column.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignLeft)
        return self._body
