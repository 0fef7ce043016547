"""What a zoom means in pixels, and the step after it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.gui.apercu.zoom import CSS_DPI, SMALLEST, STEPS, Fit, next_step, percent_of, zoom_words

A4 = (595.276, 841.89)
sizes = st.floats(50, 5000)


def pixels(percent: float, points: float) -> float:
    return points * CSS_DPI / 72 * percent / 100


def test_a_hundred_is_paper_at_96_dpi():
    assert percent_of(100, A4, (10, 10)) == 100
    assert pixels(100, A4[0]) == pytest.approx(793.7, abs=0.1)


@given(width=sizes, height=sizes)
def test_what_fits_fits_and_touches(width: float, height: float):
    percent = percent_of(Fit.PAGE, A4, (width, height))
    if SMALLEST < percent < STEPS[-1]:
        across, down = pixels(percent, A4[0]), pixels(percent, A4[1])
        assert across <= width + 0.01
        assert down <= height + 0.01
        assert across == pytest.approx(width) or down == pytest.approx(height)
    assert percent <= percent_of(Fit.WIDTH, A4, (width, height))


@given(percent=st.floats(SMALLEST, STEPS[-1]))
def test_steps_go_up_and_down_and_end(percent: float):
    larger, smaller = next_step(percent, 1), next_step(percent, -1)
    assert larger in STEPS
    assert smaller in STEPS
    assert larger > percent or larger == STEPS[-1]
    assert smaller < percent or smaller == STEPS[0]
    assert next_step(larger, -1) <= larger


def test_words():
    assert [zoom_words(zoom) for zoom in (*Fit, 125)] == ["Largeur", "Page entière", "125 %"]
