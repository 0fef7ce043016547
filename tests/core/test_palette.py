"""The palette keeps the contrasts that the design guide promises."""

import itertools
import re

import pytest

from paliers_desktop.core.palette import DARK, LIGHT, contrast

# token, background, least ratio light, dark: the numbers of guide §2
PROMISES = [
    ("text", "surface", 15.7, 14.2),
    ("text", "hover", 13.5, 11.2),
    ("text", "tint", 13.4, 10.6),
    ("text2", "surface", 7.8, 9.3),
    ("text2", "sunken", 6.7, 10.0),
    ("text3", "surface", 5.6, 6.7),
    ("text3", "sunken", 4.8, 7.2),
    ("ctl", "surface", 3.6, 4.5),
    ("ctl", "bg", 3.3, 5.0),
    ("accent", "surface", 7.1, 8.7),
    ("accent", "tint", 6.1, 6.4),
    ("on_accent", "accent", 7.1, 8.6),
    ("on_accent", "accent_h", 9.5, 10.4),
    ("on_accent", "accent_p", 12.1, 12.2),
    ("focus", "surface", 7.1, 10.6),
    ("oui", "oui_bg", 5.4, 7.7),
    ("cours", "cours_bg", 6.0, 7.6),
    ("non", "non_bg", 6.1, 7.2),
    ("so", "so_bg", 6.0, 6.7),
    ("err", "err_bg", 5.8, 7.7),
    ("p0_text", "p0_fill", 9.9, 11.9),
    ("p1_text", "p1_fill", 9.1, 8.6),
    ("p2_text", "p2_fill", 4.8, 5.4),
    ("p3_text", "p3_fill", 12.0, 11.2),
    ("prev", "surface", 5.3, 7.5),
    ("target", "surface", 15.7, 14.2),
    ("accent", "track", 5.2, 6.1),
]


@pytest.mark.parametrize(("token", "background", "light", "dark"), PROMISES)
def test_contrast_is_what_the_guide_says(token: str, background: str, light: float, dark: float) -> None:
    assert contrast(LIGHT[token], LIGHT[background]) == pytest.approx(light, abs=0.06)
    assert contrast(DARK[token], DARK[background]) == pytest.approx(dark, abs=0.06)


BACKGROUNDS = ("bg", "surface", "sunken", "hover", "tint")
TEXTS = ("text", "text2", "text3", "accent", "accent_h", "oui", "cours", "non", "so", "err")
CONTROLS = ("ctl", "focus", "accent", "oui", "cours", "non", "so", "err", "p0_line", "p1_line", "p2_line", "p3_line")
"""tint_line, line and the grid of the radar only decorate: no control is told by them alone."""


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("background", BACKGROUNDS)
def test_any_text_can_be_read_and_any_control_seen_on_any_background(theme: dict[str, str], background: str) -> None:
    assert {token for token in TEXTS if contrast(theme[token], theme[background]) < 4.5} == set()
    assert {token for token in CONTROLS if contrast(theme[token], theme[background]) < 3} == set()


@pytest.mark.parametrize(("theme", "steps"), [(LIGHT, (1.5, 3.1, 2.5)), (DARK, (1.6, 3.0, 2.4))])
def test_paliers_are_told_apart_in_grey(theme: dict[str, str], steps: tuple[float, ...]) -> None:
    fills = [theme[f"p{palier}_fill"] for palier in range(4)]
    measured = [contrast(lower, upper) for lower, upper in itertools.pairwise(fills)]
    assert measured == pytest.approx(steps, abs=0.06)


def test_black_on_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_both_themes_hold_the_same_well_formed_tokens() -> None:
    assert LIGHT.keys() == DARK.keys()
    assert all(re.fullmatch("#[0-9A-F]{6}", colour) for colour in (*LIGHT.values(), *DARK.values()))
