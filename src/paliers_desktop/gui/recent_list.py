"""The list of recent établissements: one row each, opened by Entrée or a double click; never sorted by palier."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from paliers_desktop.actions.dossiers import Overview
from paliers_desktop.core import campagne
from paliers_desktop.core.report.wording import TYPES, date_in_words
from paliers_desktop.core.scoring import Profile
from paliers_desktop.gui.components.buttons import link_button
from paliers_desktop.gui.components.labels import ElidedLabel, icon_label, label
from paliers_desktop.gui.components.palier_chip import PalierChip
from paliers_desktop.gui.components.progress_bar import ProgressBar
from paliers_desktop.gui.components.scroll import scroll_area
from paliers_desktop.gui.components.surfaces import separator
from paliers_desktop.gui.reflow import Reflow
from paliers_desktop.gui.style import Style

ROW_HEIGHT = 54
CAMPAGNE, PROGRESS, PALIER, MODIFIED = 88, 206, 196, 134
"""Column widths (ux/guide.md §4 « accueil »); the name takes the rest."""


class RecentList(QFrame):
    """`selected(path or None)`, `opened(path)`, `forget_asked(path)`."""

    selected = Signal(object)
    opened = Signal(object)
    forget_asked = Signal(object)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._reflow = Reflow.WIDE
        self._shown: tuple[tuple[Overview, ...], tuple[tuple[Path, str], ...]] = ((), ())
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.setProperty("surface", "card")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(style.px(1), style.px(1), style.px(1), style.px(1))
        self._box.setSpacing(0)
        self._body: QWidget = QWidget()
        self._box.addWidget(self._body)

    def show_overviews(self, overviews: tuple[Overview, ...], unreadable: tuple[tuple[Path, str], ...]) -> None:
        """Show these rows, the first one selected."""
        self._shown = (overviews, unreadable)
        self._build()

    def set_reflow(self, reflow: Reflow) -> None:
        """Campagne and date only where there is room."""
        if reflow is not self._reflow:
            self._reflow = reflow
            self._build()

    def open_selected(self) -> None:
        """Open the selected row, when there is one."""
        if row := self._group.checkedButton():
            self.opened.emit(row.property("path"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Entrée and a double click open the row; the arrows go from row to row."""
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self.opened.emit(watched.property("path"))
            return True
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            self.opened.emit(watched.property("path"))
            return True
        return False

    def _build(self) -> None:
        overviews, unreadable = self._shown
        for button in self._group.buttons():
            self._group.removeButton(button)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for overview in overviews:
            column.addWidget(self._row(overview))
            column.addWidget(separator(self._style))
        for path, reason in unreadable:
            column.addWidget(self._unreadable_row(path, reason))
            column.addWidget(separator(self._style))
        column.addStretch()
        body = QWidget()
        both = QVBoxLayout(body)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(0)
        both.addWidget(self._header())
        both.addWidget(separator(self._style))
        both.addWidget(scroll_area(content), 1)
        self._box.replaceWidget(self._body, body)
        self._body.deleteLater()
        self._body = body
        self._select_first()

    def _select_first(self) -> None:
        buttons = self._group.buttons()
        if buttons:
            buttons[0].setChecked(True)
        self.selected.emit(buttons[0].property("path") if buttons else None)

    def _columns(self) -> list[tuple[str, int]]:
        wide = self._reflow is Reflow.WIDE
        columns = [
            ("Établissement", 0),
            ("Campagne", CAMPAGNE),
            ("Avancement", PROGRESS if wide else 150),
            ("Palier commun", PALIER),
        ]
        shown = [column for column in columns if wide or column[0] != "Campagne"]
        return [*shown, ("Modifié", MODIFIED)] if self._reflow is not Reflow.NARROW else shown

    def _header(self) -> QWidget:
        header = QWidget()
        header.setFixedHeight(self._style.px(36))
        self._fill(header, [label(self._style, words, "caption", "text2", strong=True) for words, _ in self._columns()])
        return header

    def _row(self, overview: Overview) -> QPushButton:
        style = self._style
        profile, etablissement = overview.profile, overview.assessment.etablissement
        row = self._button(overview.path)
        parts = [TYPES[etablissement.type], etablissement.uai, etablissement.commune]
        name = _two_lines(style, etablissement.nom, " · ".join(part for part in parts if part))
        cells = {
            "Établissement": name,
            "Campagne": label(style, campagne.label(overview.assessment.campagne), "small"),
            "Avancement": self._progress(profile),
            "Palier commun": self._palier(overview),
            "Modifié": label(style, _when(overview.last_change), "small"),
        }
        self._fill(row, [cells[words] for words, _ in self._columns()])
        row.setAccessibleName(
            f"{etablissement.nom}, {etablissement.uai}, {profile.answered} réponses sur {profile.total}"
        )
        return row

    def _unreadable_row(self, path: Path, reason: str) -> QWidget:
        style = self._style
        row = QWidget()
        row.setFixedHeight(style.px(ROW_HEIGHT - 1))
        forget = link_button(style, "Retirer de la liste")
        forget.setProperty("path", path)
        forget.clicked.connect(self._on_forget)
        line = QHBoxLayout(row)
        line.setContentsMargins(style.px(20), 0, style.px(20), 0)
        line.setSpacing(style.px(12))
        line.addWidget(icon_label(style, "triangle-alert", 18, "cours"))
        line.addWidget(_two_lines(style, path.name, reason), 1)
        line.addWidget(forget)
        return row

    def _button(self, path: Path) -> QPushButton:
        row = QPushButton()
        row.setProperty("kind", "entry")
        row.setCheckable(True)
        row.setProperty("path", path)
        row.setFixedHeight(self._style.px(ROW_HEIGHT - 1))
        row.installEventFilter(self)
        row.clicked.connect(self._on_clicked)
        self._group.addButton(row)
        return row

    def _fill(self, row: QWidget, cells: list[QWidget]) -> None:
        style = self._style
        line = QHBoxLayout(row)
        line.setContentsMargins(style.px(20), 0, style.px(16), 0)
        line.setSpacing(style.px(8))
        for cell, (_, width) in zip(cells, self._columns(), strict=True):
            cell.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            if width:
                cell.setFixedWidth(style.px(width - 8))
            line.addWidget(cell, 0 if width else 1)

    def _progress(self, profile: Profile) -> QWidget:
        """« complet » only once nothing is provisoire, as on the other pages."""
        style = self._style
        cell = QWidget()
        bar = ProgressBar(style)
        bar.set_progress(profile.answered, profile.total)
        bar.setFixedWidth(style.px(104 if self._reflow is Reflow.WIDE else 60))
        line = QHBoxLayout(cell)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(style.px(10))
        line.addWidget(bar)
        count = f"{profile.answered} sur {profile.total}"
        line.addWidget(label(style, count if profile.provisoire else "complet", "small"))
        line.addStretch()
        return cell

    def _palier(self, overview: Overview) -> QWidget:
        """A palier only once every domaine has an answer: before that it would say nothing of the établissement."""
        style = self._style
        profile = overview.profile
        if any(domaine.answered == 0 for domaine in profile.domaines):
            return label(style, "à situer" if profile.answered else "à commencer", "small", "text2")
        cell = QWidget()
        chip = PalierChip(style)
        chip.set_palier(profile.palier)
        line = QHBoxLayout(cell)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(style.px(8))
        line.addWidget(chip)
        if profile.provisoire:
            line.addWidget(label(style, "provisoire", "caption", "text2", italic=True))
        line.addStretch()
        return cell

    def _on_clicked(self) -> None:
        self.selected.emit(self.sender().property("path"))

    def _on_forget(self) -> None:
        self.forget_asked.emit(self.sender().property("path"))


def _two_lines(style: Style, first: str, second: str) -> QWidget:
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addStretch()
    column.addWidget(ElidedLabel(style, first, "small", strong=True))
    column.addWidget(ElidedLabel(style, second, "caption", "text2"))
    column.addStretch()
    return both


def _when(moment: datetime | None) -> str:
    if moment is None:
        return "–"
    local = moment.astimezone()
    if local.date() == datetime.now().astimezone().date():
        return f"Aujourd’hui, {local.hour}:{local.minute:02}"
    return date_in_words(local.date())
