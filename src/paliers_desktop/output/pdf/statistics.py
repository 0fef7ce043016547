"""A statistical document as PDF bytes: stacked bars, each with its equal table; reportlab is loaded late."""

from pathlib import Path

from msgspec import Struct

from paliers_desktop.core.report.identity import Identity

NOT_TOLD = "non publié"
"""Stands for the first number of a line that is masked."""


class Bar(Struct, frozen=True):
    """One bar. parts: how many at each place; () where nothing is told, and `words` say why.

    note: beside the bar, of how many it tells; strong: a total.
    """

    name: str
    parts: tuple[int, ...] = ()
    words: str = ""
    note: str = ""
    strong: bool = False


class DataLines(Struct, frozen=True):
    """A table. strong: whether the last line is a total."""

    headers: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    strong: bool = False


class Part(Struct, frozen=True):
    """Under a smaller title: words, the bars with what they show in words, the table that says the same."""

    titre: str
    words: str = ""
    bars: tuple[Bar, ...] = ()
    alt: str = ""
    tables: tuple[DataLines, ...] = ()


class Chapter(Struct, frozen=True):
    """Under a title: sentences, then parts. own_page: whether it begins a page."""

    titre: str
    sentences: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    own_page: bool = False


class Statistics(Struct, frozen=True):
    """The whole document. mention: at the head of each page; line, grilles, etat_au: at its foot."""

    titre: str
    sous_titre: str
    mention: str
    line: str
    grilles: str
    etat_au: str
    chapters: tuple[Chapter, ...]


def render_statistics(told: Statistics, fonts_folder: Path) -> bytes:
    """A4, PDF/UA-1 and PDF/A-2a: the same statistics give the same bytes. Raises OSError when a font is missing."""
    from paliers_desktop.output.pdf import style
    from paliers_desktop.output.pdf.fonts import register_fonts, text_width
    from paliers_desktop.output.pdf.page import Furniture, Paper, fitted_line
    from paliers_desktop.output.pdf.statistics_story import StatisticsStory

    fonts = register_fonts(fonts_folder)
    mention = text_width(told.mention, style.MENTION.fontName, style.MENTION.fontSize)
    sous_titre = fitted_line(told.sous_titre, style.SUBTITLE, style.WIDTH - 50 - mention)
    identity = Identity(told.titre, sous_titre, told.etat_au, (), told.line, told.grilles, told.etat_au)
    return Paper(Furniture(identity, told.mention), fonts).octets(StatisticsStory(told, fonts).flowables())
