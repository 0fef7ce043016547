"""The radar as a picture of 300 dots per inch, for the readers that show no vector picture.

Imports Pillow: load it from a function only.
"""

import io
from functools import cached_property
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from paliers_desktop.output.radar_figure import SIZE, Circle, Place, Polygon, RadarFigure, Shape, Words

DOTS = 300
_FINER = 2
"""Drawn larger, then reduced: Pillow leaves the edges of its shapes in steps."""

_COLOURS = 128
_SCALE = _FINER * DOTS / 72
_FILES = {False: "OpenSans-Regular.ttf", True: "OpenSans-Semibold.ttf"}


class Letters:
    """Our fonts, to measure and to write. Raises OSError when a file is missing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def measure(self, text: str, strong: bool) -> float:
        """Width in points of a text of SIZE."""
        return self._fonts[strong].getlength(text) / _SCALE

    def of(self, words: Words) -> ImageFont.FreeTypeFont:
        """The font of these words, at the scale of the drawing."""
        return self._fonts[words.strong].font_variant(size=words.size * _SCALE)

    @cached_property
    def _fonts(self) -> dict[bool, ImageFont.FreeTypeFont]:
        basic = ImageFont.Layout.BASIC  # the same on every post, with or without a library that shapes letters
        return {
            strong: ImageFont.truetype(self._file(name), SIZE * _SCALE, layout_engine=basic)
            for strong, name in _FILES.items()
        }

    def _file(self, name: str) -> io.BytesIO:
        """Its bytes: given a path, Pillow would look for a missing file among the fonts of the post."""
        return io.BytesIO((self._folder / name).read_bytes())


def render_png(figure: RadarFigure, letters: Letters) -> bytes:
    """The bytes of the picture, on white."""
    large = round(figure.width * _SCALE), round(figure.height * _SCALE)
    image = Image.new("RGB", large, "#FFFFFF")
    for shape in figure.shapes():
        _draw(image, shape, letters)
    reduced = image.resize((large[0] // _FINER, large[1] // _FINER), Image.Resampling.LANCZOS)
    few = reduced.quantize(_COLOURS, dither=Image.Dither.NONE)
    target = io.BytesIO()
    few.save(target, "PNG", dpi=(DOTS, DOTS), optimize=True)
    return target.getvalue()


def _draw(image: Image.Image, shape: Shape, letters: Letters) -> None:
    draw = ImageDraw.Draw(image)
    match shape:
        case Polygon(points, fill, stroke, width, opacity):
            places = [_scaled(point) for point in points]
            if fill and len(places) > 1:
                mask = Image.new("L", image.size, 0)
                ImageDraw.Draw(mask).polygon(places, fill=round(255 * opacity))
                image.paste(fill, mask=mask)
            if stroke:
                draw.line([*places, *places[:2]], fill=stroke, width=round(width * _SCALE), joint="curve")
        case Circle(centre, radius, fill, stroke, width):
            edge = round(width * _SCALE)
            whole = radius * _SCALE + edge / 2
            draw.circle(_scaled(centre), whole, fill=fill, outline=stroke or None, width=edge)
        case Words(place, text, _, colour, _):
            draw.text(_scaled(place), text, fill=colour, font=letters.of(shape), anchor="ls")


def _scaled(place: Place) -> Place:
    return place[0] * _SCALE, place[1] * _SCALE
