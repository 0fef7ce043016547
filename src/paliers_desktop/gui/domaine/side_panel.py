"""« Où en sommes-nous ? »: radar, what a domaine still asks for, the palier of the whole établissement."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from paliers_desktop.core import campagne
from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.radar import describe, radar_geometry
from paliers_desktop.core.report.reperes import LEGEND_BAND, LEGEND_MEDIAN, ReperesReport
from paliers_desktop.core.report.steps import MissingBox, missing_box
from paliers_desktop.core.report.wording import counted, is_ecole, value_words
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.flow_box import FlowBox
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.missing_line import MissingLine
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
        self.missing = MissingView(style, read_only=session.read_only)
        self.missing.critere_chosen.connect(self.critere_chosen)
        self.missing.plan_asked.connect(self._on_plan)
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

    def _on_plan(self, critere_id: str) -> None:
        from paliers_desktop.gui.suivi.planning import add_to_plan

        add_to_plan(self._session, critere_id)

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
    plan_asked = Signal(str)

    def __init__(self, style: Style, *, read_only: bool = False) -> None:
        super().__init__()
        self._style = style
        self._read_only = read_only
        self._shown: MissingBox | None = None
        self._lines: list[MissingLine] = []
        self.setProperty("surface", "tint")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._titre = label(style, "", "body", strong=True, wrap=True)
        self._note = label(style, "", "small", "text2", wrap=True)
        self._more = label(style, "", "small", "text2")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(style.px(14), style.px(10), style.px(12), style.px(12))
        self._column.setSpacing(style.px(8))
        for widget in (self._titre, self._note, self._more):
            self._column.addWidget(widget)

    def show_box(self, box: MissingBox) -> None:
        """Show what is missing now; nothing moves when nothing changed, and a line is made once for all it will say."""
        if box == self._shown:
            return
        self._shown = box
        _say(self._titre, box.titre)
        _say(self._note, box.note)
        hidden = max(0, len(box.items) - MAX_ITEMS)
        _say(self._more, f"et {counted(hidden, 'autre')}" if hidden else "")
        steps = box.items[:MAX_ITEMS]
        while len(self._lines) < len(steps):
            self._add_line()
        for rank, line in enumerate(self._lines):
            line.setVisible(rank < len(steps))
            if rank < len(steps):
                line.show_step(steps[rank])

    def _add_line(self) -> None:
        line = MissingLine(self._style, read_only=self._read_only)
        line.critere_chosen.connect(self.critere_chosen)
        line.plan_asked.connect(self.plan_asked)
        self._column.insertWidget(self._column.indexOf(self._more), line)
        self._lines.append(line)


def _say(line: QLabel, words: str) -> None:
    line.setText(typographic(words))
    line.setVisible(bool(words))


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
