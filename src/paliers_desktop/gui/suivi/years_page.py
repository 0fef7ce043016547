"""« Années »: every campagne of the établissement, and the way from one school year to the next."""

from functools import partial

from PySide6.QtWidgets import QWidget

from paliers_desktop.actions.exporting import Exporting
from paliers_desktop.actions.years import (
    Following,
    KeptYear,
    close_campagne,
    following,
    open_following,
    read_years,
    reopen_campagne,
)
from paliers_desktop.core.campagne import label as campagne_label
from paliers_desktop.core.report.year_words import DEMO, INTRODUCTION, TITLE, title, waiting_words
from paliers_desktop.gui.apercu.document import PdfDocument
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.saving.offered_place import offered_place
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style
from paliers_desktop.gui.suivi.next_year_box import NextYearBox
from paliers_desktop.gui.suivi.page import SuiviPage
from paliers_desktop.gui.suivi.year_card import YearCard


class YearsPage(SuiviPage):
    """Read once: another campagne, or a closed one, makes other pages."""

    def __init__(self, style: Style, session: Session, exporting: Exporting, dialogs: Dialogs) -> None:
        super().__init__()
        self._style, self._session, self._exporting, self._dialogs = style, session, exporting, dialogs
        session.settle()
        kept = read_years(session.dossier)
        self.cards = tuple(self._card(one, current=one is kept[-1]) for one in reversed(kept))
        self.next_year: NextYearBox | None = None
        self._lay_out(kept[-1])

    def _lay_out(self, current: KeptYear) -> None:
        column = self.lay_out_column(self._style, TITLE, INTRODUCTION)
        column.addWidget(self._next_part(current))
        for card in self.cards:
            column.addWidget(card)
        column.addStretch()

    def _next_part(self, current: KeptYear) -> QWidget:
        """What can be opened, or why nothing can be yet."""
        if not self._exporting.lasting:
            return label(self._style, DEMO, "body", wrap=True)
        campagnes = self._exporting.campagnes
        found = following(current, campagnes, self._exporting.today()) if campagnes else None
        if found is None or self._session.dossier.read_only:
            return label(self._style, waiting_words(current.year.campagne), "body", wrap=True)
        self.next_year = NextYearBox(self._style, found, current)
        self.next_year.asked.connect(partial(self._ask_opening, found))
        return self.next_year

    def _card(self, kept: KeptYear, *, current: bool) -> YearCard:
        may_change = current and self._exporting.lasting and not self._session.dossier.read_only
        card = YearCard(self._style, kept, current=current, may_change=may_change)
        card.read_asked.connect(partial(self._read, kept))
        card.close_asked.connect(lambda: self.change_asked.emit(close_campagne))
        card.reopen_asked.connect(lambda: self.change_asked.emit(reopen_campagne))
        return card

    def _ask_opening(self, found: Following, carry: bool, close: bool) -> None:
        today = self._exporting.today()
        self.change_asked.emit(lambda opened: open_following(opened, found, today, carry=carry, close=close))

    def _read(self, kept: KeptYear) -> None:
        """The report of that year, in the window that shows PDF pages."""
        campagne = kept.year.campagne
        uai = kept.year.assessment.etablissement.uai
        suggestion = offered_place(self._session, self._exporting) / f"Campagne_{uai}_{campagne_label(campagne)}.pdf"
        document = PdfDocument(title(campagne), suggestion, lambda: self._exporting.year_octets(kept))
        self._dialogs.show_preview(self._style, document)
