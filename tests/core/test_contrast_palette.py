"""Under any contrast theme of the system, everything that is read or seen stands out."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.contrast_palette import contrast_tokens
from paliers_desktop.core.palette import LIGHT, contrast

COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06X}")
WRITTEN = {
    "text": ("bg", "surface", "sunken", "hover", "tint"),
    "text2": ("bg", "surface", "sunken"),
    "accent": ("surface", "tint"),
    "on_accent": ("accent", "accent_h", "accent_p"),
    "err": ("surface", "err_bg"),
    **{etat: ("surface", f"{etat}_bg") for etat in ("oui", "cours", "non", "so")},
    **{f"p{palier}_text": (f"p{palier}_fill",) for palier in range(4)},
}
DRAWN = (
    "ctl",
    "line",
    "focus",
    "prev",
    "target",
    "radar_grid",
    "radar_ring",
    *(f"p{palier}_line" for palier in range(4)),
)


@given(COLOURS, COLOURS, COLOURS, COLOURS)
def test_everything_stands_out_whatever_the_system_gives(window, text, highlight, disabled):
    tokens = contrast_tokens(window, text, highlight, disabled)
    assert tokens.keys() == LIGHT.keys()
    for token, backgrounds in WRITTEN.items():
        for background in backgrounds:
            assert contrast(tokens[token], tokens[background]) >= 7, (token, background)
    assert contrast(tokens["text3"], tokens["surface"]) >= 4.5
    for token, background in itertools.product(DRAWN, ("bg", "surface")):
        if token != "p3_line":
            assert contrast(tokens[token], tokens[background]) >= 3, (token, background)


def test_the_colours_of_a_contrast_theme_are_kept():
    """« Désert nocturne » of Windows: the page, the texts, the selection and the unavailable texts are the system's."""
    tokens = contrast_tokens("#2D3236", "#FFFFFF", "#8EE3F0", "#A6A6A6")
    assert (tokens["bg"], tokens["text"], tokens["focus"], tokens["text3"]) == (
        "#2D3236",
        "#FFFFFF",
        "#8EE3F0",
        "#A6A6A6",
    )
