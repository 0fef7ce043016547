"""The colour tokens under the system's contrast theme: the two colours of its texts, and nothing of ours.

Someone who set such a theme chose those colours for their eyes. A state keeps its word, its glyph, its border and its
weight; a palier its number and its steps.
"""

from collections.abc import Mapping
from types import MappingProxyType

from paliers_desktop.core.palette import LIGHT, contrast

LEAST_TEXT = 7.0
"""Below it, a system that asks for contrast gives none: plain black and white do."""
LEAST_CONTROL = 3.0
LEAST_DISABLED = 4.5

_ON_TEXT = {"accent", "accent_h", "accent_p", "p3_fill", "p3_line"}
"""Painted in the colour of texts, and written on in that of the page: what stands out most."""
_WRITTEN_ON_TEXT = {"on_accent", "p3_text"}
_BACKGROUNDS = {"bg", "surface", "sunken", "hover", "tint", "track", "radar_band", "p0_fill", "p1_fill", "p2_fill"}


def contrast_tokens(window: str, text: str, highlight: str, disabled: str) -> Mapping[str, str]:
    """Every token from the system's colours ("#RRGGBB"): page, texts, selection, unavailable texts.

    A colour that does not stand out enough from the page gives way to that of texts; texts that do not, to black or
    white.
    """
    if contrast(window, text) < LEAST_TEXT:
        window, text = (
            ("#FFFFFF", "#000000")
            if contrast(window, "#000000") > contrast(window, "#FFFFFF")
            else (
                "#000000",
                "#FFFFFF",
            )
        )
    focus = highlight if contrast(window, highlight) >= LEAST_CONTROL else text
    pale = disabled if contrast(window, disabled) >= LEAST_DISABLED else text
    tokens = {token: _colour(token, window, text) for token in LIGHT}
    return MappingProxyType({**tokens, "focus": focus, "text3": pale})


def _colour(token: str, window: str, text: str) -> str:
    if token in _ON_TEXT:
        return text
    if token in _WRITTEN_ON_TEXT or token in _BACKGROUNDS or token.endswith("_bg"):
        return window
    return text
