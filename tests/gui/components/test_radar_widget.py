"""The radar on the screen: everything fits, clicks name a domaine, coinciding marks stay visible."""

import itertools

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtTest import QTest

from dossier_samples import entry
from gui.components.gallery import NAMES, figure
from paliers_desktop.core.radar import middle_halves
from paliers_desktop.core.reperes import Quartiles
from paliers_desktop.gui.components.radar_layout import label_box
from paliers_desktop.gui.components.radar_legend import RadarLegend
from paliers_desktop.gui.components.radar_widget import RadarWidget
from paliers_desktop.gui.style import Style, Theme
from paliers_desktop.paths import resources_folder

ZERO, THREE, MIXED = (0,) * 6, (3,) * 6, (2, 1, None, 1, 2, 1)


@pytest.fixture
def radar(style, shown):
    made = RadarWidget(style)
    shown(made, width=290)
    return made


@pytest.mark.parametrize("values", [ZERO, THREE, MIXED, (2.4, 1.6, 2, 1, 2, 1)])
@pytest.mark.parametrize("size", [(268, 200), (220, 150), (600, 300), (240, 500)])
@pytest.mark.parametrize("zoom", [100, 200])
def test_labels_and_figure_stay_inside(qtbot, values, size, zoom):
    style = Style(resources_folder(), Theme.LIGHT, zoom)
    radar = RadarWidget(style)
    qtbot.addWidget(radar)
    radar.resize(size[0] * zoom // 100, size[1] * zoom // 100)
    geometry = figure(values)
    radar.show_radar(geometry)
    centre, radius = radar.placement()
    sizes = radar._label_sizes(geometry)
    room = QRectF(radar.rect()).adjusted(-0.5, -0.5, 0.5, 0.5)
    assert radius > 20
    for label in geometry.labels:
        assert room.contains(label_box(label, sizes[label.slug], centre, radius))
    for corner in geometry.rings[-1].corners:
        assert room.contains(centre + QPointF(corner.x, corner.y) * radius)
    radar.grab()


def test_radius_follows_the_width(radar):
    radar.show_radar(figure())
    narrow, wide = radar.heightForWidth(220), radar.heightForWidth(268)
    assert narrow < wide < radar.heightForWidth(2000) <= radar.heightForWidth(4000)


def test_a_click_on_a_name_or_a_vertex_names_the_domaine(radar):
    radar.show_radar(figure())
    clicked = []
    radar.domaine_clicked.connect(clicked.append)
    centre, radius = radar.placement()
    label = figure().labels[1]
    box = label_box(label, radar._label_sizes(figure())[label.slug], centre, radius)
    vertex = figure().series[-1].vertices[2].point
    for at in (box.center(), centre + QPointF(vertex.x, vertex.y) * radius, QPointF(3, 3)):
        QTest.mouseClick(radar, Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert clicked == ["formation", "ressources"]


def test_description_and_values(radar):
    radar.show_radar(figure(), description="Pilotage : palier 2.", values={"pilotage": "2 · 1 sur 4"})
    assert radar.accessibleDescription() == "Pilotage\u00a0: palier\u00a02."
    assert radar.accessibleName()


def test_highlight_and_provisional_vertices_show(radar, style):
    radar.show_radar(figure())
    before = radar.grab().toImage()
    radar.show_radar(figure(), highlighted="formation")
    assert radar.grab().toImage() != before
    centre, radius = radar.placement()

    def middle(index):
        point = figure().series[-1].vertices[index].point
        return radar.grab().toImage().pixelColor((centre + QPointF(point.x, point.y) * radius).toPoint())

    assert middle(0) == style.color("accent")
    assert middle(1) == style.color("surface")


def test_coinciding_marks_all_stay_visible(radar):
    """At one vertex the three series coincide: taking one away changes the picture there."""
    two = (2,) * 6

    def around(*series):
        radar.show_radar(figure(*series))
        centre, radius = radar.placement()
        point = figure(two).series[-1].vertices[2].point
        at = (centre + QPointF(point.x, point.y) * radius).toPoint()
        return radar.grab(QRect(at - QPoint(9, 9), QSize(19, 19))).toImage()

    looks = [around(two, two, two), around(two, (), two), around(two, two, ()), around(two, (), ())]
    assert all(first != second for first, second in itertools.combinations(looks, 2))


def test_without_geometry_nothing_is_drawn_nor_clicked(style, shown):
    radar = RadarWidget(style)
    shown(radar)
    radar.grab()
    assert radar.slug_at(QPointF(50, 50)) == ""


def test_legend_shows_its_entries_again_and_again(style, shown):
    legend = RadarLegend(style)
    shown(legend)
    for words in (("2026-2027", "provisoire"), ("2027-2028", "provisoire")):
        legend.show_legend((("current", words[0]), ("provisoire", words[1])))
        texts = [legend.layout().itemAt(i).widget() for i in range(legend.layout().count())]
        assert [w.text() for w in texts if hasattr(w, "text")] == list(words)
    assert len(NAMES) == 6


def test_the_same_figure_again_is_no_reason_to_lay_out(radar, monkeypatch):
    asked = []
    monkeypatch.setattr(radar, "updateGeometry", lambda: asked.append(1))
    radar.show_radar(figure(MIXED))
    radar.show_radar(figure(MIXED), highlighted="reseau")
    assert len(asked) == 1
    wide = radar.placement()
    radar.show_radar(figure((None,) * 6))
    assert len(asked) == 2
    assert radar.placement() != wide, "the place of a former figure is forgotten"


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("told", [range(6), (0, 1, 3), (4,)])
def test_reperes_are_a_band_and_a_line_even_where_neighbours_are_not_published(qtbot, theme, told):
    style = Style(resources_folder(), theme, 100)
    radar = RadarWidget(style)
    qtbot.addWidget(radar)
    radar.resize(300, 300)
    plain = figure(ZERO)
    radar.show_radar(plain)
    before = radar.grab().toImage()
    grille = entry().grille
    held = {grille.domaines[index].slug: Quartiles(1, 2, 3) for index in told}
    radar.show_radar(replace(plain, bande=middle_halves(grille, held)))
    after = radar.grab().toImage()
    changed = sum(before.pixel(x, y) != after.pixel(x, y) for x in range(after.width()) for y in range(after.height()))
    assert changed > 60 * len(told)
