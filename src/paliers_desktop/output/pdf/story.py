"""The content of the complete version in reading order: synthèse uncut, every criterion, séances, what it is worth.

Imports reportlab: load it from a function only.
"""

from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Spacer

from paliers_desktop.core.report.complete import DomaineSection
from paliers_desktop.core.report.document import DocumentReport
from paliers_desktop.output.pdf import style
from paliers_desktop.output.pdf.first_page import FirstPage, plain
from paliers_desktop.output.pdf.fonts import FontSet
from paliers_desktop.output.pdf.glyphs import Chip
from paliers_desktop.output.pdf.lists import Lists
from paliers_desktop.output.pdf.releve_story import ReleveStory
from paliers_desktop.output.pdf.tables import Tables
from paliers_desktop.output.pdf.visas import MOST_ROOM
from paliers_desktop.output.tagged.grids import Grid
from paliers_desktop.output.tagged.tags import Heading, Words

_START = 3
"""Rows of the table of a domaine that stay with its title: heads, title of the palier, first criterion."""
_TITLES = 80.0
"""Room of the titles above them, in points."""
_MOST_STARTED = 0.9 * style.FIRST_FRAME_HEIGHT


class Story:
    """Composes the pages of one report."""

    def __init__(self, report: DocumentReport, fonts: FontSet) -> None:
        self._report, self._fonts, self._tables = report, fonts, Tables(fonts)

    def flowables(self) -> list[Flowable]:
        """Everything, anew: a flowable is drawn once."""
        synthese, lists = self._report.synthese, Lists(self._fonts)
        return [
            *FirstPage(synthese, self._fonts).flowables(),
            PageBreak(),
            *lists.etapes(synthese.etapes),
            *lists.acquis(synthese.acquis),
            *lists.sans_objet(synthese.sans_objet),
            *lists.visas(synthese.visas, MOST_ROOM),
            *self._criteres(),
            *self._seances(),
            *self._about(),
        ]

    def _criteres(self) -> list[Flowable]:
        story: list[Flowable] = []
        chapter: list[Flowable] = [self._heading("Réponses, critère par critère", style.H1)]
        least = 75 * mm
        for section in self._report.domaines:
            title, table = self._domaine_title(section), self._tables.criteres(section)
            reste = self._text(section.reste, style.SMALL_SECONDARY)
            started = table.height_of_rows(_START, style.WIDTH) + _TITLES  # no title stays alone at the foot of a page
            story += [
                CondPageBreak(max(least, min(started, _MOST_STARTED))),
                *chapter,
                title,
                reste,
                Spacer(0, 4),
                table,
                Spacer(0, 14),
            ]
            chapter, least = [], 60 * mm
        return story

    def _domaine_title(self, section: DomaineSection) -> Grid:
        chip = Chip(section.palier, section.chip)
        note = self._text("provisoire" if section.provisoire else "", style.CAPTION_ITALIC)
        title = self._heading(section.titre, style.H2, 3)
        widths = [style.WIDTH - chip.width - 60, chip.width + 8, 52]
        table = Grid([[title, chip, note]], widths, hAlign="LEFT")
        table.setStyle([*plain(), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("BOTTOMPADDING", (0, 0), (-1, -1), 5)])
        return table

    def _seances(self) -> list[Flowable]:
        if not self._report.releves:
            return []
        told = ReleveStory(self._fonts)
        title = self._heading("Séances", style.H1)
        return [CondPageBreak(60 * mm), title, *(part for one in self._report.releves for part in told.section(one))]

    def _about(self) -> list[Flowable]:
        return [
            CondPageBreak(40 * mm),
            self._heading("À propos de ce document", style.H1),
            *(self._text(sentence, style.SMALL_SECONDARY) for sentence in self._report.synthese.about),
        ]

    def _heading(self, text: str, of_style: Any, level: int = 2) -> Heading:
        return Heading(self._fonts.markup(text), of_style, level, text)

    def _text(self, text: str, of_style: Any) -> Flowable:
        return Words(self._fonts.markup(text), of_style) if text else Spacer(0, 0)
