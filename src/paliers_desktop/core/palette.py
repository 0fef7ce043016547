"""The colour tokens that screen and PDF share, light and dark (design guide §2), as "#RRGGBB"."""

from collections.abc import Mapping
from types import MappingProxyType

_TABLE: tuple[tuple[str, str, str], ...] = (
    # token, light, dark
    ("bg", "#F3F6F6", "#0F1719"),
    ("surface", "#FFFFFF", "#172124"),
    ("sunken", "#E9EFEF", "#111A1D"),
    ("hover", "#E9EFEF", "#25343A"),
    ("line", "#D9E1E2", "#2C3B3F"),
    ("ctl", "#788A8F", "#76898E"),
    ("text", "#14262B", "#E9F0F1"),
    ("text2", "#43555A", "#B7C5C8"),
    ("text3", "#5A6B70", "#98A9AD"),
    ("accent", "#0B6170", "#74C9D6"),
    ("accent_h", "#084D59", "#93DAE5"),
    ("accent_p", "#063C46", "#B2E8F0"),
    ("on_accent", "#FFFFFF", "#052429"),
    ("tint", "#E2F0F2", "#173A41"),
    ("tint_line", "#A5CBD1", "#2F6570"),
    ("focus", "#0B6170", "#8FDCE8"),
    ("oui", "#1F7038", "#84D397"),
    ("oui_bg", "#E5F4E9", "#17331F"),
    ("cours", "#805200", "#E8BA60"),
    ("cours_bg", "#FCF1DA", "#382B10"),
    ("non", "#8B3A6C", "#E7A3C9"),
    ("non_bg", "#F8E9F1", "#3B2132"),
    ("so", "#4C5B61", "#B1BDC1"),
    ("so_bg", "#E9EEEF", "#28343A"),
    ("err", "#AE2A1F", "#FFA598"),
    ("err_bg", "#FCECEA", "#40201C"),
    ("p0_fill", "#FFFFFF", "#172124"),
    ("p0_line", "#6B7E84", "#8A9CA1"),
    ("p0_text", "#33464B", "#D3DDDF"),
    ("p1_fill", "#B4D8DE", "#1F4850"),
    ("p1_line", "#5A909A", "#4F8E99"),
    ("p1_text", "#06323B", "#DDF1F4"),
    ("p2_fill", "#347C8A", "#4A97A4"),
    ("p2_line", "#347C8A", "#6FB6C2"),
    ("p2_text", "#FFFFFF", "#03181C"),
    ("p3_fill", "#083C47", "#A6E3EC"),
    ("p3_line", "#083C47", "#A6E3EC"),
    ("p3_text", "#FFFFFF", "#04262C"),
    ("prev", "#5F6E73", "#A3B2B6"),
    ("target", "#14262B", "#E9F0F1"),
    ("track", "#D5DEE0", "#2C3B3F"),
    ("radar_band", "#F0F5F5", "#1E2B2F"),
    ("radar_grid", "#C9D5D7", "#3B4D52"),
    ("radar_ring", "#8FA1A6", "#6F8489"),
)

LIGHT: Mapping[str, str] = MappingProxyType({token: light for token, light, _ in _TABLE})
"""The light theme, also the one of the PDF."""

DARK: Mapping[str, str] = MappingProxyType({token: dark for token, _, dark in _TABLE})
"""The dark theme: paliers run dark to bright, so that « more » always stands out more."""


def contrast(first: str, second: str) -> float:
    """WCAG 2 contrast ratio of two "#RRGGBB" colours, 1 to 21."""
    brighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
