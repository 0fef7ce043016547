"""The whole gallery draws, in both themes and at both ends of the zoom, without a warning."""

import pytest

from gui.components.gallery import picture
from paliers_desktop.gui.style import Style, Theme
from paliers_desktop.paths import resources_folder


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("zoom", [100, 200])
def test_gallery_draws(qapp, theme, zoom):
    style = Style(resources_folder(), theme, zoom)
    style.apply(qapp)
    image = picture(style)
    assert image.width() >= style.px(1366)
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    assert {style.color(token).name() for token in ("bg", "surface", "text", "accent", "oui_bg", "err_bg")} <= colours
