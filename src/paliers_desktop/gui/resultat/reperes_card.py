"""The repères that a person asked for, as words and as a table that says what the band on the radar draws."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from paliers_desktop.core.report.reperes import ReperesReport
from paliers_desktop.core.report.wording import sentence_case
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.words_table import WordsTable
from paliers_desktop.gui.reflow import Reflow
from paliers_desktop.gui.style import Style

HEADERS = ("Domaine", "Moitié centrale", "Médiane", "Effectif")


class ReperesCard(QFrame):
    """Hidden while nothing is asked for."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        self._titre = label(style, "", "h2", wrap=True)
        self._effectif = label(style, "", "small", strong=True, wrap=True)
        self._phrase = label(style, "", "small", "text2", wrap=True)
        self.table = WordsTable(style, HEADERS)
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
            short = self._reflow is Reflow.NARROW
            self.table.show_rows(
                [
                    (row.titre_court if short else row.titre, row.moitie, row.mediane, row.effectif)
                    for row in report.rows
                ]
            )

    def set_reflow(self, reflow: Reflow) -> None:
        """Short names of domaines where there is little room."""
        self._reflow = reflow
        self.show_report(self._report)
