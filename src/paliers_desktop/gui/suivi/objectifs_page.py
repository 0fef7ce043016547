"""« Objectifs »: the palier visé of each domaine, what is left for it, and « Et si… »."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.core.campagne import label as campagne_label
from paliers_desktop.core.radar import describe, overlaid, radar_geometry
from paliers_desktop.core.report.objectifs import INTRODUCTION, TITLE, WHAT_IF, WHAT_IF_WHY, aims, outcome
from paliers_desktop.core.scoring import Profile
from paliers_desktop.core.suivi import Horizon
from paliers_desktop.core.what_if import what_if
from paliers_desktop.gui.announce import announce
from paliers_desktop.gui.components.buttons import ghost_button
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.radar_legend import RadarLegend
from paliers_desktop.gui.components.radar_widget import RadarWidget
from paliers_desktop.gui.components.surfaces import surface
from paliers_desktop.gui.reflow import QWIDGETSIZE_MAX, Reflow
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style
from paliers_desktop.gui.suivi.aim_card import AimCard
from paliers_desktop.gui.suivi.page import WIDE, SuiviPage
from paliers_desktop.gui.suivi.planning import add_to_plan

FORGET = "Oublier ces essais"
SIDE = 380


class ObjectifsPage(SuiviPage):
    """What is ticked under « Et si… » is the page's own: it is never saved, and no answer is touched."""

    def __init__(self, style: Style, session: Session) -> None:
        super().__init__()
        self._style, self._session = style, session
        self.supposed: set[str] = set()
        self.radar = RadarWidget(style)
        self.radar.domaine_clicked.connect(self.step_chosen)
        self._legend = RadarLegend(style)
        self.outcome = label(style, "", "body", strong=True, wrap=True)
        self.forget = ghost_button(style, FORGET, icon="rotate-ccw")
        self.forget.clicked.connect(self._on_forget)
        self.cards = {domaine.slug: AimCard(style, domaine.slug) for domaine in session.grille.domaines}
        for slug, card in self.cards.items():
            card.aimed.connect(partial(session.suivi.aim, slug))
            card.critere_chosen.connect(self.critere_chosen)
            card.plan_asked.connect(partial(add_to_plan, session))
            card.supposed.connect(self._on_supposed)
            card.set_read_only(session.read_only)
        self._lay_out()
        session.suivi.changed.connect(self._on_changed)
        session.answer_changed.connect(self._on_changed)

    def showEvent(self, event: QShowEvent) -> None:
        """Hidden pages do not follow the answers; they catch up here."""
        super().showEvent(event)
        self._refresh()

    def take_over(self, other: "ObjectifsPage") -> None:
        """Go on with what is supposed in another look."""
        self.supposed = set(other.supposed)

    def set_reflow(self, reflow: Reflow) -> None:
        """The radar beside the domaines, or above them."""
        narrow = reflow is not Reflow.WIDE
        self._middle.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._side.setMaximumWidth(QWIDGETSIZE_MAX if narrow else self._style.px(SIDE))

    def _on_changed(self) -> None:
        if self.isVisible():
            self._refresh()

    def _on_supposed(self, critere_id: str, on: bool) -> None:
        (self.supposed.add if on else self.supposed.discard)(critere_id)
        self._show_figure()
        announce(self, self.outcome.text())

    def _on_forget(self) -> None:
        self.supposed.clear()
        self._refresh()

    def _refresh(self) -> None:
        session = self._session
        told = aims(session.grille, session.aide, session.assessment, session.profile, session.suivi.current)
        listed = {left.critere_id for aim in told for left in aim.left}
        self.supposed &= listed
        for aim in told:
            self.cards[aim.slug].show_aim(aim, self.supposed)
        self._show_figure()

    def _show_figure(self) -> None:
        """The radar as it would be, over what it is."""
        session, grille = self._session, self._session.grille
        supposed = what_if(grille, session.assessment, self.supposed) if self.supposed else session.profile
        vises = session.suivi.current.vises(Horizon.COURT)
        now: Profile | None = session.profile if self.supposed else None
        radar = overlaid(radar_geometry(grille, supposed), grille, now, vises)
        self.radar.show_radar(radar, description=describe(grille, supposed))
        year = campagne_label(session.assessment.campagne)
        entries = [("current", "si c’était en place"), ("previous", year)] if now else [("current", year)]
        if vises:
            entries.append(("target", "visé cette année"))
        self._legend.show_legend(entries)
        self.outcome.setText(outcome(grille, session.profile, supposed))
        self.outcome.setVisible(bool(self.outcome.text()))
        self.forget.setVisible(bool(self.supposed))

    def _lay_out(self) -> None:
        style = self._style
        column = self.lay_out_column(style, TITLE, INTRODUCTION, WIDE)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        card = surface("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(style.px(14), style.px(12), style.px(14), style.px(14))
        inside.setSpacing(style.px(8))
        inside.addWidget(self.radar)
        inside.addWidget(self._legend)
        inside.addWidget(label(style, WHAT_IF, "h2"))
        inside.addWidget(label(style, WHAT_IF_WHY, "small", "text2", wrap=True))
        inside.addWidget(self.outcome)
        inside.addWidget(self.forget, 0, Qt.AlignmentFlag.AlignLeft)
        side.addWidget(card)
        side.addStretch()
        cards = QVBoxLayout()
        cards.setSpacing(style.px(12))
        for aim in self.cards.values():
            cards.addWidget(aim)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(style.px(14))
        self._middle.addWidget(self._side, 2)
        self._middle.addLayout(cards, 3)
        column.addLayout(self._middle)
        column.addStretch()
