"""What a relevé de séance holds on paper, alone or within the full report; the order is that of a meeting's minutes.

Imports reportlab: load it from a function only.
"""

from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from paliers_desktop.core.report.identity import Field
from paliers_desktop.core.report.releve import AVIS, FORMATIVE, RESTENT, CritereTold, DomaineDiscute, Releve
from paliers_desktop.output.pdf import style
from paliers_desktop.output.pdf.fonts import FontSet
from paliers_desktop.output.pdf.glyphs import Answer
from paliers_desktop.output.pdf.tables import lined_table
from paliers_desktop.output.pdf.words import own_words
from paliers_desktop.output.tagged.grids import Cell, Command, DataTable, LabelledRows
from paliers_desktop.output.tagged.structure import Shape
from paliers_desktop.output.tagged.tags import Heading, Words

_NUMBER = 12 * mm
_LABEL = 28 * mm
_UNMARKED = 4
"""Headings of this level and below are no bookmarks."""
_ROOM = 32 * mm
"""A heading needs this much under it, or goes to the next page."""


class ReleveStory:
    """Composes relevés with one set of fonts."""

    def __init__(self, fonts: FontSet) -> None:
        self._fonts = fonts

    def document(self, releve: Releve, line: str) -> list[Flowable]:
        """A document of its own: which établissement, and every criterion discussed with its text."""
        head = Words(self._fonts.verbatim(line), style.BODY_STRONG)
        story = [head, Spacer(0, 8), *self._facts(releve), *self._parts(releve, style.H2, 2)]
        if releve.domaines:
            story += [*self._title("Critères discutés", style.H2, 2), self._discussed(releve.domaines)]
        return [*story, Spacer(0, 12), self._text(FORMATIVE, style.SMALL_SECONDARY)]

    def section(self, releve: Releve) -> list[Flowable]:
        """Within the full report, which has the texts of the criteria: their numbers are enough."""
        story = [
            *self._title(releve.titre, style.H2, 3),
            *self._facts(releve),
            *self._parts(releve, style.BODY_STRONG, 4),
        ]
        if releve.domaines:
            story += self._title("Critères discutés", style.BODY_STRONG, 4)
            story += [
                Words(f"{self._fonts.markup(f'{domaine.titre} :')} {domaine.numeros}", style.BODY)
                for domaine in releve.domaines
            ]
        return [*story, Spacer(0, 14)]

    def _facts(self, releve: Releve) -> list[Flowable]:
        return [self._fields(releve.fields), Spacer(0, 6), self._text(releve.counts, style.BODY), Spacer(0, 8)]

    def _parts(self, releve: Releve, of_style: Any, level: int) -> list[Flowable]:
        """What was decided, changed, left open; an empty part is left out."""
        story: list[Flowable] = []
        if releve.decisions:
            story += self._title("Décisions", of_style, level)
            story += own_words(self._fonts, releve.decisions, style.BODY)
            story.append(Spacer(0, 8))
        if releve.reponses:
            story += [*self._title("Réponses modifiées", of_style, level), self._answers(releve), Spacer(0, 10)]
        if releve.avis:
            story += [*self._title("Avis partagés", of_style, level), self._text(AVIS, style.BODY_SECONDARY)]
            story += [self._criteres(releve.avis), Spacer(0, 10)]
        if releve.a_verifier:
            story += [*self._title("À vérifier", of_style, level), self._text(RESTENT, style.BODY_SECONDARY)]
            story += [self._criteres(releve.a_verifier), Spacer(0, 10)]
        return story

    def _fields(self, fields: tuple[Field, ...]) -> LabelledRows:
        rows: list[list[Cell]] = []
        for field in fields:
            label: Cell = self._text(field.label, style.SMALL_SECONDARY)
            for piece in own_words(self._fonts, field.value, style.BODY):
                rows.append([label, piece])
                label = ""
        table = LabelledRows(rows, [_LABEL, style.WIDTH - _LABEL], splitByRow=1, hAlign="LEFT")
        table.setStyle(
            [
                ("FONTNAME", (0, 0), (-1, -1), style.BODY.fontName),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 1),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
            ]
        )
        return table

    def _answers(self, releve: Releve) -> DataTable:
        rows = self._head("N°", "Critère", "Avant", "Après")
        for reponse in releve.reponses:
            critere = reponse.critere
            rows.append(
                [
                    self._text(critere.numero, style.SMALL_SECONDARY),
                    self._text(critere.texte, style.CELL),
                    Answer(reponse.before, reponse.before_word),
                    Answer(reponse.after, reponse.after_word),
                ]
            )
        return lined_table(rows, (_NUMBER, style.WIDTH - _NUMBER - 68 * mm, 34 * mm, 34 * mm))

    def _criteres(self, criteres: tuple[CritereTold, ...]) -> DataTable:
        rows = self._head("N°", "Critère")
        continued: list[int] = []
        for critere in criteres:
            first, *others = own_words(self._fonts, critere.note, style.COMMENT)
            texts = [self._text(critere.texte, style.CELL), *([first] if critere.note else [])]
            rows.append([self._text(critere.numero, style.SMALL_SECONDARY), texts])
            continued += range(len(rows), len(rows) + len(others))
            rows += [["", piece] for piece in others]
        commands = [("LINEABOVE", (0, row), (-1, row), 0.6, style.colour("surface")) for row in continued]
        widths = (_NUMBER, style.WIDTH - _NUMBER)
        return lined_table(rows, widths, commands, Shape(continued=frozenset(continued)))

    def _discussed(self, domaines: tuple[DomaineDiscute, ...]) -> DataTable:
        rows = self._head("N°", "Critère")
        commands: list[Command] = []
        titles: list[int] = []
        for domaine in domaines:
            row = len(rows)
            titles.append(row)
            rows.append([self._text(domaine.titre, style.SMALL_STRONG), ""])
            rows += [
                [self._text(critere.numero, style.SMALL_SECONDARY), self._text(critere.texte, style.CELL)]
                for critere in domaine.criteres
            ]
            commands += [
                ("SPAN", (0, row), (1, row)),
                ("BACKGROUND", (0, row), (-1, row), style.colour("sunken")),
                ("LEFTPADDING", (0, row), (0, row), 5),
                ("NOSPLIT", (0, row), (0, row + 1)),  # a title stays with its first criterion
            ]
        return lined_table(rows, (_NUMBER, style.WIDTH - _NUMBER), commands, Shape(titles=frozenset(titles)))

    def _head(self, *titles: str) -> list[list[Cell]]:
        return [[self._text(title, style.HEAD) for title in titles]]

    def _title(self, text: str, of_style: Any, level: int) -> list[Flowable]:
        """A title, also a bookmark unless it is within a séance of the full report."""
        title = Heading(self._fonts.markup(text), of_style, level, text if level < _UNMARKED else "")
        return [CondPageBreak(_ROOM), title, Spacer(0, 2)]

    def _text(self, text: str, of_style: Any) -> Flowable:
        return Words(self._fonts.markup(text), of_style) if text else Spacer(0, 0)
