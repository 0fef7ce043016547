"""Every component in every state, as the design's picture of components lays them out.

Run it to look: python tests/gui/components/gallery.py FOLDER (writes one picture per theme and zoom).
"""

import math
import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPixmap
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from paliers_desktop.core.assessment import Answer, Etat
from paliers_desktop.core.radar import Label, Point, RadarGeometry, Ring, ScaleMark, Series, SeriesKind, Vertex, radius
from paliers_desktop.core.report.help_words import HelpSection
from paliers_desktop.core.report.wording import ETATS
from paliers_desktop.gui.components.answer_group import AnswerGroup
from paliers_desktop.gui.components.banner import Banner
from paliers_desktop.gui.components.buttons import Button, ghost_button, primary_button, secondary_button
from paliers_desktop.gui.components.check_box import CheckBox
from paliers_desktop.gui.components.criterion_card import CriterionCard
from paliers_desktop.gui.components.field import Field
from paliers_desktop.gui.components.filter_pill import FilterPill
from paliers_desktop.gui.components.focus_ring import FocusRing
from paliers_desktop.gui.components.group_header import GroupHeader
from paliers_desktop.gui.components.labels import etat_label, icon_label, label
from paliers_desktop.gui.components.palier_chip import PalierChip
from paliers_desktop.gui.components.progress_bar import ProgressBar
from paliers_desktop.gui.components.progress_ring import ProgressRing
from paliers_desktop.gui.components.radar_legend import RadarLegend
from paliers_desktop.gui.components.radar_widget import RadarWidget
from paliers_desktop.gui.components.saved_state import SavedState
from paliers_desktop.gui.components.surfaces import surface
from paliers_desktop.gui.style import Style, Theme
from paliers_desktop.paths import resources_folder

NAMES = ("Pilotage", "Formation", "Ressources", "Pratiques", "Réseau", "Équipement")


def figure(
    current: tuple[float | None, ...] = (2, 1, 2, 1, 2, 1),
    previous: tuple[float | None, ...] = (1, 1, 1, 0, 2, 1),
    target: tuple[float | None, ...] = (3, 2, 2, 2, 3, 2),
) -> RadarGeometry:
    """A radar with the three series; None has no vertex."""
    rings = tuple(Ring(palier, tuple(_on_axis(i, palier) for i in range(6))) for palier in range(4))
    series: tuple[tuple[SeriesKind, tuple[float | None, ...]], ...] = (
        ("target", target),
        ("previous", previous),
        ("current", current),
    )
    return RadarGeometry(
        rings=rings,
        band=(rings[2], rings[1]),
        spokes=tuple(zip(rings[0].corners, rings[-1].corners, strict=True)),
        series=tuple(Series(kind, _vertices(kind, values)) for kind, values in series if values),
        scale=tuple(ScaleMark(ring.palier, _between(ring.corners[-1], ring.corners[0])) for ring in rings[1:]),
        labels=tuple(_label(i, current[i]) for i in range(6)),
    )


def _on_axis(index: int, value: float) -> Point:
    angle = math.radians(-90 + 60 * index)
    return Point(radius(value) * math.cos(angle), radius(value) * math.sin(angle))


def _between(first: Point, second: Point) -> Point:
    return Point((first.x + second.x) / 2, (first.y + second.y) / 2)


def _vertices(kind: str, values: tuple[float | None, ...]) -> tuple[Vertex, ...]:
    return tuple(
        Vertex(NAMES[i].lower(), _on_axis(i, value), value, provisoire=kind == "current" and i in (1, 3, 5))
        for i, value in enumerate(values)
        if value is not None
    )


def _label(index: int, value: float | None) -> Label:
    corner = _on_axis(index, 3)
    side = 0 if abs(corner.x) < 0.1 else (1 if corner.x > 0 else -1)
    horizontal = ("end", "center", "start")[side + 1]
    y = corner.y + (0.13 if corner.y > 0 else -0.13)
    words = "Sans objet" if value is None else str(int(value))
    return Label(
        NAMES[index].lower(),
        Point(corner.x - side * 0.13, y),
        horizontal,  # type: ignore[arg-type]
        "below" if corner.y > 0 else "above",
        NAMES[index],
        words,
    )


class Gallery(QWidget):
    """The picture, as one widget."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.style_ = style
        self.rings: list[FocusRing] = []
        self.setProperty("surface", "page")
        self._targets: list[QWidget] = []
        self._hovered: list[QWidget] = []
        columns = QHBoxLayout(self)
        columns.setContentsMargins(*(style.px(24),) * 4)
        columns.setSpacing(style.px(14))
        left = (self._answers, self._card, self._banners, self._fields, self._empty)
        right = (self._paliers, self._etats, self._progress, self._buttons, self._radar, self._others)
        for builders in (left, right):
            column = QVBoxLayout()
            column.setSpacing(style.px(14))
            for build in builders:
                column.addWidget(build())
            column.addStretch(1)
            columns.addLayout(column, 1)

    def pose(self) -> None:
        """Once shown: put the pointer over the « Survol » controls, rings around the « Focus clavier » ones."""
        for hovered in self._hovered:
            _hover(hovered)
        for target in self._targets:
            ring = FocusRing(self.style_, self)
            ring._target = target
            ring._place()
            self.rings.append(ring)

    def _section(self, title: str) -> tuple[QWidget, QVBoxLayout]:
        frame = surface("card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(*(self.style_.px(18),) * 4)
        column.setSpacing(self.style_.px(10))
        column.addWidget(label(self.style_, title, "h2"))
        return frame, column

    def _line(self, column: QVBoxLayout, title: str, *widgets: QWidget, gap: int = 8) -> None:
        row = QHBoxLayout()
        row.setSpacing(self.style_.px(gap))
        name = label(self.style_, title, "caption", "text2")
        name.setFixedWidth(self.style_.px(106 - gap))
        row.addWidget(name)
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        column.addLayout(row)

    def _answers(self) -> QWidget:
        frame, column = self._section("Groupe de réponses")
        states: dict[str, Callable[[AnswerGroup], None]] = {
            "Repos": lambda group: None,
            "Survol": lambda group: self._hovered.extend(group.button(etat) for etat in Etat),
            "Choisi": lambda group: None,
            "Focus clavier": lambda group: self._targets.append(group.button(Etat.EN_COURS)),
            "Carte active": lambda group: group.set_active(True),
            "Lecture seule": _lock,
        }
        for title, prepare in states.items():
            group = AnswerGroup(self.style_)
            if title == "Choisi":
                group._group.setExclusive(False)  # only here: the four chosen looks on one line
                for etat in Etat:
                    group.button(etat).setChecked(True)
            prepare(group)
            self._line(column, title, group)
        return frame

    def _card(self) -> QWidget:
        frame, column = self._section("Cartes de critère")
        texte = "Dispositif de formation intégrant un travail régulier avec l'animateur DATICE de district"
        card = CriterionCard(self.style_, "2.4", texte, "Lire aujourd’hui : l'ERUN ou le conseiller numérique")
        card.set_help(
            [
                HelpSection("De quoi s’agit-il ?", "Des rencontres prévues dans l’année, et non une visite isolée."),
                HelpSection("Où regarder :", "plan de formation, calendrier des réunions."),
            ]
        )
        card.show_answer(Answer(etat=Etat.EN_COURS, commentaire="Deux rencontres prévues, en janvier et en avril."))
        card.toggle_help()
        active = CriterionCard(self.style_, "2.5", "Suivi d'une action de formation pédagogique")
        active.show_answer(Answer(a_verifier=True))
        active.set_active(True)
        motif = CriterionCard(self.style_, "2.6", "Dispositif de formation aux usages pour les parents")
        motif.show_answer(Answer(etat=Etat.SANS_OBJET, motif_texte="Assurée par la commune."))
        for shown in (card, active, motif):
            shown.set_compact_tools(True)
            column.addWidget(shown)
        return frame

    def _banners(self) -> QWidget:
        frame, column = self._section("Bandeaux")
        for kind, text in (
            ("info", "2 critères attendent une réponse : ce résultat peut encore évoluer."),
            ("ok", "Dossier restauré : 41 réponses retrouvées, la dernière à 10:42."),
            ("warn", "Ce dossier est ouvert sur un autre poste depuis 9:58. Il s’ouvre ici en lecture seule."),
            (
                "err",
                "La dernière réponse n’a pas pu être enregistrée : le dossier n’est plus accessible. "
                "Rebranchez la clé, puis choisissez Réessayer.",
            ),
        ):
            column.addWidget(Banner(self.style_, kind, text))
        return frame

    def _fields(self) -> QWidget:
        frame, column = self._section("Champ : repos, focus, erreur")
        row = QHBoxLayout()
        row.setSpacing(self.style_.px(14))
        for text, error in (
            ("0949912N", ""),
            ("0949912N", ""),
            ("0949912M", "La lettre finale ne correspond pas aux chiffres. Vérifiez l’UAI."),
        ):
            field = Field(self.style_, "UAI")
            field.set_text(text)
            field.set_error(error)
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            if row.count() == 2:
                self._targets.append(field.line_edit)
        column.addLayout(row)
        return frame

    def _empty(self) -> QWidget:
        frame, column = self._section("État vide de l’accueil")
        row = QHBoxLayout()
        row.setSpacing(self.style_.px(20))
        row.addWidget(icon_label(self.style_, "folder", 44, "text2"))
        words = QVBoxLayout()
        words.addWidget(label(self.style_, "Aucun établissement pour l’instant", strong=True))
        words.addWidget(label(self.style_, "Créez celui de votre établissement.", "small", "text2"))
        actions = QHBoxLayout()
        actions.addWidget(primary_button(self.style_, "Nouvel établissement", icon="plus"))
        actions.addWidget(secondary_button(self.style_, "Ouvrir…", icon="folder"))
        actions.addWidget(ghost_button(self.style_, "Démonstration"))
        actions.addStretch(1)
        words.addLayout(actions)
        row.addLayout(words, 1)
        column.addLayout(row)
        return frame

    def _paliers(self) -> QWidget:
        frame, column = self._section("Paliers")
        chips = [PalierChip(self.style_) for _ in range(5)]
        for chip, palier in zip(chips, (0, 1, 2, 3, None), strict=True):
            chip.set_palier(palier)
        self._line(column, "Palier", *chips, label(self.style_, "provisoire", "caption", "text2", italic=True))
        minis = [PalierChip(self.style_, mini=True) for _ in range(4)]
        for chip, palier in zip(minis, (1, 2, 3, None), strict=True):
            chip.set_palier(palier)
        self._line(column, "Petit", *minis)
        bare = [PalierChip(self.style_, mini=True) for _ in range(4)]
        for palier, chip in enumerate(bare):
            chip.set_palier(palier)
            chip.set_bare(True)
        self._line(column, "Nu", *bare)
        return frame

    def _etats(self) -> QWidget:
        frame, column = self._section("États de réponse")
        widgets: list[QWidget] = []
        for etat, word in ETATS.items():
            widgets += [etat_label(self.style_, etat, 18), label(self.style_, word, "small")]
        self._line(column, "États", *widgets)
        header = GroupHeader(self.style_, 2, "Conditions de réussite pour l’intégration")
        header.set_etats((Etat.OUI, Etat.OUI, Etat.EN_COURS, None, Etat.SANS_OBJET))
        column.addWidget(header)
        return frame

    def _progress(self) -> QWidget:
        frame, column = self._section("Progression")
        rings = []
        for icon, done in (("graduation-cap", 0), ("wifi", 3), ("pencil", 6), ("book-open", 9)):
            ring = ProgressRing(self.style_, icon)
            ring.set_progress(done, 9)
            rings.append(ring)
        self._line(column, "Anneau", *rings, gap=14)
        bars = []
        for done in (0, 4, 9):
            bar = ProgressBar(self.style_)
            bar.setFixedWidth(self.style_.px(90))
            bar.set_progress(done, 9)
            bars.append(bar)
        self._line(column, "Barre", *bars, gap=14)
        pills = [FilterPill(self.style_, *pair) for pair in (("Tous", 9), ("Sans réponse", 3), ("À vérifier", 1))]
        pills[0].setChecked(True)
        self._line(column, "Filtre", *pills, gap=6)
        return frame

    def _buttons(self) -> QWidget:
        frame, column = self._section("Boutons")
        states: dict[str, Callable[[Button], None]] = {
            "Repos": lambda button: None,
            "Survol": self._hovered.append,
            "Appui": lambda button: button.setDown(True),
            "Focus clavier": self._targets.append,
            "Indisponible": lambda button: button.setEnabled(False),
        }
        for title, prepare in states.items():
            three = [
                primary_button(self.style_, "Exporter"),
                secondary_button(self.style_, "Modifier"),
                ghost_button(self.style_, "Annuler"),
            ]
            for button in three:
                prepare(button)
            self._line(column, title, *three, gap=12)
        keys = [
            secondary_button(self.style_, "Projeter", icon="monitor", key="F11"),
            ghost_button(self.style_, "Annuler : 2.4 « En cours »", icon="undo-2", key="Ctrl Z"),
            primary_button(self.style_, "Ressources", trailing="chevron-right"),
        ]
        column.addLayout(_row(keys, self.style_.px(12)))
        return frame

    def _radar(self) -> QWidget:
        frame, column = self._section("Radar")
        radar = RadarWidget(self.style_)
        radar.show_radar(figure(), highlighted="formation", description="Pilotage : palier 2.")
        radar.setFixedSize(radar.sizeHint())
        column.addWidget(radar, 0, Qt.AlignmentFlag.AlignHCenter)
        legend = RadarLegend(self.style_)
        legend.show_legend(
            (
                ("current", "2026-2027"),
                ("previous", "2025-2026"),
                ("target", "cible 2029"),
                ("provisoire", "provisoire"),
            )
        )
        column.addWidget(legend, 0, Qt.AlignmentFlag.AlignHCenter)
        return frame

    def _others(self) -> QWidget:
        frame, column = self._section("Enregistrement, cases")
        states = [SavedState(self.style_) for _ in range(3)]
        states[0].show_saved("à 10:42")
        states[1].show_saving()
        states[2].show_failed()
        column.addLayout(_row(states, self.style_.px(12)))
        boxes = [CheckBox(self.style_, text) for text in ("Joindre les 4 commentaires", "Cochée")]
        boxes[1].setChecked(True)
        column.addLayout(_row(boxes, self.style_.px(12)))
        return frame


def picture(style: Style) -> QImage:
    """The gallery in this look."""
    gallery = Gallery(style)
    gallery.resize(QSize(style.px(1366), gallery.sizeHint().height()))
    gallery.show()
    QApplication.processEvents()
    gallery.pose()
    canvas = QPixmap(gallery.size())
    canvas.fill(style.color("bg"))
    gallery.render(canvas)
    gallery.close()
    gallery.deleteLater()
    return canvas.toImage()


def _row(widgets: list[QWidget], gap: int) -> QLayout:
    row = QHBoxLayout()
    row.setSpacing(gap)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def _hover(widget: QWidget) -> None:
    widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    inside = QPointF(5, 5)
    none = Qt.MouseButton.NoButton
    move = QMouseEvent(QEvent.Type.MouseMove, inside, inside, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, move)


def _lock(group: AnswerGroup) -> None:
    group.set_etat(Etat.EN_COURS)
    group.set_read_only(True)


def main(folder: Path) -> None:
    """Write a picture per theme and zoom."""
    app = QApplication([])
    for theme in Theme:
        for zoom in (100, 200):
            style = Style(resources_folder(), theme, zoom)
            style.apply(app)
            picture(style).save(str(folder / f"composants_{theme}_{zoom}.png"))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(Path(sys.argv[1]))
