"""« Où en sommes-nous ? »: radar, what a domaine still asks for, the palier of the whole établissement."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.core import campagne
from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.radar import describe, radar_geometry
from paliers_desktop.core.report.reperes import LEGEND_BAND, LEGEND_MEDIAN, ReperesReport
from paliers_desktop.core.report.steps import MissingBox, Step, missing_box
from paliers_desktop.core.report.wording import counted, is_ecole, value_words
from paliers_desktop.gui.components.buttons import link_button
from paliers_desktop.gui.components.emptying import empty
from paliers_desktop.gui.components.flow_box import FlowBox
from paliers_desktop.gui.components.labels import ElidedLabel, etat_label, label
from paliers_desktop.gui.components.palier_chip import PalierChip
from paliers_desktop.gui.components.radar_legend import RadarLegend
from paliers_desktop.gui.components.radar_widget import RadarWidget
from paliers_desktop.gui.components.scroll import scroll_area
from paliers_desktop.gui.reflow import QWIDGETSIZE_MAX, Reflow
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style

WIDTH, NARROW_WIDTH = 308, 272
MAX_ITEMS = 6


class SidePanel(QFrame):
    """The panel of one domaine; a click on a missing criterion goes there."""

    critere_chosen = Signal(str)
    domaine_chosen = Signal(str)

    def __init__(self, style: Style, session: Session, slug: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._session = session
        self._slug = slug
        self._shown: Assessment | None = None
        self.setProperty("surface", "panel")
        self.radar = RadarWidget(style)
        self.radar.domaine_clicked.connect(self.domaine_chosen)
        self._legend = RadarLegend(style)
        self.missing = MissingView(style)
        self.missing.critere_chosen.connect(self.critere_chosen)
        self._foot = _Foot(style)
        self._content = QWidget()
        self._scroll = scroll_area(self._content)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(style.px(1), 0, 0, 0)
        self._lay_out()

    def refresh(self) -> None:
        """Show the session as it is now; nothing is done when no answer changed."""
        session = self._session
        if session.assessment is self._shown:
            return
        self._shown = session.assessment
        profile = session.profile
        domaine = profile.domaine(self._slug)
        show_profile_radar(self.radar, self._legend, session, highlighted=self._slug)
        self.missing.show_box(missing_box(session.grille, session.assessment, domaine))
        self._foot.show_profile(session)

    def set_reflow(self, reflow: Reflow) -> None:
        """A scrolling column beside the criteria, or a plain part below them at NARROW."""
        narrow = reflow is Reflow.NARROW
        if narrow:
            self.setMinimumWidth(0)
            self.setMaximumWidth(QWIDGETSIZE_MAX)
        else:
            self.setFixedWidth(self._style.px(WIDTH if reflow is Reflow.WIDE else NARROW_WIDTH))
        self.setProperty("surface", "page" if narrow else "panel")
        self.style().polish(self)
        if narrow and self._scroll.widget() is self._content:
            self._scroll.takeWidget()
            self._scroll.hide()
            self._outer.addWidget(self._content)
            self._content.show()
        elif not narrow and self._scroll.widget() is None:
            self._outer.removeWidget(self._content)
            self._scroll.setWidget(self._content)
            self._scroll.show()

    def _lay_out(self) -> None:
        style = self._style
        column = QVBoxLayout(self._content)
        column.setContentsMargins(style.px(16), style.px(16), style.px(16), style.px(12))
        column.setSpacing(style.px(8))
        column.addWidget(label(style, "Où en sommes-nous ?", "h2"))
        column.addWidget(self.radar)
        column.addWidget(self._legend)
        column.addSpacing(style.px(4))
        column.addWidget(self.missing)
        column.addStretch()
        column.addWidget(self._foot)
        self._outer.addWidget(self._scroll)


def show_profile_radar(
    radar: RadarWidget,
    legend: RadarLegend,
    session: Session,
    *,
    highlighted: str = "",
    reperes: ReperesReport | None = None,
) -> None:
    """Draw the session's profile, over the repères if asked, and say what the marks mean."""
    grille, profile = session.grille, session.profile
    described = describe(grille, profile)
    radar.show_radar(
        radar_geometry(grille, profile, reperes.bande if reperes else None),
        description=f"{described} {reperes.description}" if reperes else described,
        values={domaine.slug: value_words(domaine) for domaine in profile.domaines},
        highlighted=highlighted,
    )
    current = ("current", campagne.label(session.assessment.campagne))
    entries = (current, ("provisoire", "provisoire")) if profile.provisoire else (current,)
    legend.show_legend((*entries, ("band", LEGEND_BAND), ("median", LEGEND_MEDIAN)) if reperes else entries)


class MissingView(QFrame):
    """The « Il manque… » box: a title, then number, state and one line of text per criterion."""

    critere_chosen = Signal(str)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self._shown: MissingBox | None = None
        self.setProperty("surface", "tint")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(style.px(14), style.px(10), style.px(12), style.px(12))
        self._column.setSpacing(style.px(8))

    def show_box(self, box: MissingBox) -> None:
        """Show what is missing now; nothing moves when nothing changed."""
        if box == self._shown:
            return
        self._shown = box
        empty(self._column)
        self._column.addWidget(label(self._style, box.titre, "body", strong=True, wrap=True))
        if box.note:
            self._column.addWidget(label(self._style, box.note, "small", "text2", wrap=True))
        for step in box.items[:MAX_ITEMS]:
            self._column.addWidget(self._item(step))
        if len(box.items) > MAX_ITEMS:
            more = f"et {counted(len(box.items) - MAX_ITEMS, 'autre')}"
            self._column.addWidget(label(self._style, more, "small", "text2"))

    def _item(self, step: Step) -> QWidget:
        style = self._style
        item = QWidget()
        link = link_button(style, step.numero)
        link.setAccessibleDescription(step.texte)
        link.setProperty("critere", step.critere_id)
        link.clicked.connect(self._on_link)
        head = QHBoxLayout()
        head.setSpacing(style.px(5))
        head.addWidget(link)
        words = f"{step.etat_word} · {step.echeance}" if step.echeance else step.etat_word
        head.addWidget(ElidedLabel(style, words, "small", "text2"), 1)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addLayout(head)
        text.addWidget(ElidedLabel(style, step.texte, "small"))
        row = QHBoxLayout(item)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.px(10))
        row.addWidget(etat_label(style, step.etat, 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)
        return item

    def _on_link(self) -> None:
        self.critere_chosen.emit(self.sender().property("critere"))


class _Foot(QWidget):
    """The palier of the whole établissement."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._name = label(style, "Établissement", "small", "text2", strong=True)
        self._chip = PalierChip(style)
        self._provisoire = label(style, "provisoire", "small", "text2", italic=True)
        self._rest = label(style, "", "small", "text2", wrap=True)
        row = FlowBox(style.px(6))
        for widget in (self._name, self._chip, self._provisoire):
            widget.setMinimumHeight(self._chip.sizeHint().height())  # one line of the flow is as high as its chip
            row.add(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.px(8))
        column.addWidget(row)
        column.addWidget(self._rest)

    def show_profile(self, session: Session) -> None:
        profile = session.profile
        self._name.setText("École" if is_ecole(session.assessment.etablissement.type) else "Établissement")
        self._chip.set_palier(profile.palier)
        self._provisoire.setVisible(profile.provisoire)
        rest = f"{counted(profile.unanswered, 'réponse')} à donner avant le résultat définitif."
        self._rest.setText(rest if profile.unanswered else "")
        self._rest.setVisible(bool(profile.unanswered))
