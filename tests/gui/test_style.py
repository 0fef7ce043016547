"""The look: every token is known, nothing else sets a style sheet, glyphs and icons are drawn at real pixels."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QLabel

import paliers_desktop.gui
from paliers_desktop.core.palette import DARK, LIGHT
from paliers_desktop.gui.style import Style, Theme, restyle
from paliers_desktop.paths import resources_folder

ROLES = {
    "micro": 11,
    "caption": 12,
    "small": 13,
    "body": 14,
    "h2": 16,
    "h1": 24,
    "tile": 44,
    "code": 14,
    "code_big": 20,
}
GUI = Path(paliers_desktop.gui.__file__).parent


def made(theme: Theme = Theme.LIGHT, zoom: int = 100) -> Style:
    return Style(resources_folder(), theme, zoom)


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("zoom", [100, 125, 150, 200])
def test_sheet_has_every_token_replaced(qapp: QApplication, theme: Theme, zoom: int) -> None:
    sheet = made(theme, zoom).sheet()
    assert "@" not in sheet
    assert "-" not in "".join(re.findall(r"(-?\d+)px", sheet))


def test_sheet_follows_theme_and_zoom(qapp: QApplication) -> None:
    assert LIGHT["accent"] in made().sheet()
    assert DARK["accent"] in made(Theme.DARK).sheet()
    assert "border-radius: 8px" in made().sheet()
    assert "border-radius: 16px" in made(zoom=200).sheet()


def test_unknown_token_is_a_fault(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "app.qss").write_text("QWidget { color: @ink; }", encoding="utf-8")
    with pytest.raises(KeyError, match="ink"):
        Style(tmp_path, Theme.LIGHT, 100).sheet()


@pytest.mark.parametrize("zoom", [100, 110, 125, 150, 175, 200])
def test_a_thicker_border_never_moves_what_it_surrounds(qapp: QApplication, zoom: int, tmp_path: Path) -> None:
    (tmp_path / "app.qss").write_text("@px(1)+@px(10-1) @px(2)+@px(10-2)", encoding="utf-8")
    rest, chosen = Style(tmp_path, Theme.LIGHT, zoom).sheet().replace("px", "").split()
    assert sum(map(int, rest.split("+"))) == sum(map(int, chosen.split("+")))


def test_only_app_qss_sets_a_look() -> None:
    found = [path.name for path in GUI.rglob("*.py") if "setStyleSheet" in path.read_text(encoding="utf-8")]
    assert found == ["style.py"]


def test_no_colour_is_written_outside_the_palette() -> None:
    colour = re.compile(r"""["']#[0-9A-Fa-f]{3,8}["']|QColor\(\d""")
    assert not [path.name for path in GUI.rglob("*.py") if colour.search(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("role", "pixels"), ROLES.items())
def test_fonts_match_the_pixels_of_the_guide(qapp: QApplication, role: str, pixels: int) -> None:
    assert made().font(role).pixelSize() == pixels
    assert made(zoom=200).font(role).pixelSize() == pytest.approx(2 * pixels, abs=1)


def test_semibold_is_a_real_weight(qapp: QApplication) -> None:
    style = made()
    assert QFontInfo(style.font("body", strong=True)).weight() == 600
    assert QFontInfo(style.font("code")).fixedPitch()
    plain, strong = style.metrics("body"), style.metrics("body", strong=True)
    assert strong.horizontalAdvance("Sans objet") > plain.horizontalAdvance("Sans objet")


@pytest.mark.parametrize("path", sorted((resources_folder() / "icons").glob("*.svg")), ids=lambda path: path.stem)
def test_every_icon_draws_in_the_colour_asked_for(qapp: QApplication, path: Path) -> None:
    image = made().pixmap(path.stem, 24, "err").toImage()
    solid = [
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    ]
    assert solid
    assert set(solid) == {LIGHT["err"]}


def test_icons_follow_the_zoom(qapp: QApplication) -> None:
    assert made(zoom=200).pixmap("check", 18).width() == 36
    assert not made().app_icon().isNull()


def test_restyle_repaints_only_what_changed(qtbot, qapp: QApplication) -> None:
    made().apply(qapp)
    label = QLabel("x")
    qtbot.addWidget(label)
    restyle(label, tone="err")
    label.ensurePolished()
    assert label.palette().windowText().color().name().upper() == LIGHT["err"]
    restyle(label, tone="oui")
    assert label.palette().windowText().color().name().upper() == LIGHT["oui"]
