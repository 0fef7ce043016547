"""The radar as a vector picture that word processors open: SVG 1.1 without script, link nor style sheet."""

from html import escape

from paliers_desktop.output.radar_figure import Circle, Place, Polygon, RadarFigure, Shape, Words

_FONT = "Open Sans, Liberation Sans, Arial, sans-serif"


def render_svg(figure: RadarFigure, titre: str, description: str) -> bytes:
    """The bytes of the picture; titre, description: what is read where it cannot be seen."""
    size = f'width="{_number(figure.width)}pt" height="{_number(figure.height)}pt"'
    box = f'viewBox="0 0 {_number(figure.width)} {_number(figure.height)}"'
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" version="1.1" {size} {box} font-family="{_FONT}">',
        f"<title>{escape(titre)}</title><desc>{escape(description)}</desc>",
        *map(_drawn, figure.shapes()),
        "</svg>",
    )
    return "\n".join(lines).encode()


def _drawn(shape: Shape) -> str:
    match shape:
        case Polygon(points, fill, stroke, width, opacity):
            places = " ".join(f"{_number(x)},{_number(y)}" for x, y in points)
            opaque = "" if opacity == 1 else f' fill-opacity="{_number(opacity)}"'
            return f'<polygon points="{places}" {_paint(fill, stroke, width)} stroke-linejoin="round"{opaque}/>'
        case Circle(centre, radius, fill, stroke, width):
            return f'<circle {_at(centre, "cx", "cy")} r="{_number(radius)}" {_paint(fill, stroke, width)}/>'
        case Words(place, text, size, colour, strong):
            weight = ' font-weight="600"' if strong else ""
            look = f'font-size="{_number(size)}" fill="{colour}"{weight}'
            return f"<text {_at(place, 'x', 'y')} {look}>{escape(text)}</text>"


def _paint(fill: str, stroke: str, width: float) -> str:
    line = f' stroke="{stroke}" stroke-width="{_number(width)}"' if stroke else ""
    return f'fill="{fill or "none"}"{line}'


def _at(place: Place, x: str, y: str) -> str:
    return f'{x}="{_number(place[0])}" {y}="{_number(place[1])}"'


def _number(value: float) -> str:
    """Hundredths of a point: the same figure on every machine."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
