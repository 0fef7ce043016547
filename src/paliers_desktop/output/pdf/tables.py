"""The tables of the PDF: result by domaine, next steps, every criterion; rows stay whole, headers are repeated.

Imports reportlab: load it from a function only.
"""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from paliers_desktop.core.report.complete import CritereLine, DomaineSection
from paliers_desktop.core.report.result import NOTHING, ResultReport, Row
from paliers_desktop.core.report.steps import NextSteps, Step
from paliers_desktop.output.pdf import style
from paliers_desktop.output.pdf.fonts import FontSet
from paliers_desktop.output.pdf.glyphs import Answer, Chip, EtatGlyph
from paliers_desktop.output.pdf.words import own_words
from paliers_desktop.output.tagged.grids import Cell, Command, DataTable
from paliers_desktop.output.tagged.structure import NO_SHAPE, Shape
from paliers_desktop.output.tagged.tags import Words


class Tables:
    """Builds tables with one set of fonts."""

    def __init__(self, fonts: FontSet) -> None:
        self._fonts = fonts

    def result(self, report: ResultReport) -> DataTable:
        """One row per domaine, then the total."""
        heads = ("Domaine", "Palier", "Avancée", "Oui", "En cours", "Non", "Sans objet", "Sans réponse", "Il manque")
        widths = (42 * mm, 36 * mm, 25 * mm, 8 * mm, 10.5 * mm, 8 * mm, 10.5 * mm, 14 * mm, 26 * mm)
        centered = range(3, 8)
        header: list[Cell] = [
            self._text(head, style.HEAD_CENTER if column in centered else style.HEAD)
            for column, head in enumerate(heads)
        ]
        rows = [header, *(self._result_row(row) for row in report.rows), self._result_row(report.total, strong=True)]
        commands: list[Command] = [
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            ("VALIGN", (0, 1), (-1, -1), "MIDDLE"),
            ("BACKGROUND", (0, -1), (-1, -1), style.colour("sunken")),
            ("LINEABOVE", (0, -1), (-1, -1), 0.8, style.colour("text2")),
            ("TOPPADDING", (0, 1), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 1), (-1, -1), 3),
            ("LEFTPADDING", (0, 0), (-1, -1), 3),
            ("RIGHTPADDING", (0, 0), (-1, -1), 1),
        ]
        return lined_table(rows, widths, commands)

    def steps(self, report: NextSteps) -> DataTable:
        """The criteria to put in place, with room to write who, and when unless an échéance is set."""
        widths = (38 * mm, 7 * mm, 85 * mm, 27 * mm, 23 * mm)
        heads = ("Domaine", "Critère à mettre en place", "", "Porté par", "Échéance")
        rows: list[list[Cell]] = [[self._text(head, style.HEAD) for head in heads]]
        commands: list[Command] = [("SPAN", (1, 0), (2, 0)), ("LINEAFTER", (2, 1), (3, -1), 0.5, style.colour("line"))]
        for group in report.groups:
            first = len(rows)
            commands.append(("NOSPLIT", (0, first), (0, min(first + 1, first + len(group.steps) - 1))))
            for index, step in enumerate(group.steps):
                titre: Cell = ""
                if index == 0:
                    titre = [
                        self._text(group.titre, style.CELL_STRONG),
                        self._text(group.count, style.CAPTION),
                    ]
                due = self._text(step.echeance, style.CAPTION)
                rows.append([titre, EtatGlyph(step.etat), self._step(step), "", due])
        commands += [("LINEABOVE", (0, row), (0, row), 0.5, style.colour("surface")) for row in _continued(report)]
        return lined_table(rows, widths, commands, Shape(joined=frozenset({2}), grouped=True))

    def criteres(self, section: DomaineSection) -> DataTable:
        """Every criterion of a domaine, palier by palier, with answer, motif and comment."""
        rows: list[list[Cell]] = [[self._text(head, style.HEAD) for head in ("N°", "Critère", "Réponse")]]
        commands: list[Command] = []
        titles: list[int] = []
        continued: list[int] = []
        for part in section.paliers:
            row = len(rows)
            titles.append(row)
            titre = f"<b>{self._fonts.markup(part.titre)}</b> &nbsp; {self._secondary(part.summary)}"
            rows.append([Words(titre, style.SMALL), "", ""])
            for line in part.lines:
                first, *others = self._critere(line)
                continued += range(len(rows) + 1, len(rows) + 1 + len(others))
                rows += [first, *others]
            commands += [
                ("SPAN", (0, row), (2, row)),
                ("BACKGROUND", (0, row), (-1, row), style.colour("sunken")),
                ("LEFTPADDING", (0, row), (0, row), 5),
                ("NOSPLIT", (0, row), (0, row + 1)),  # a title stays with its first criterion
            ]
        commands += [_no_line(row) for row in continued]
        shape = Shape(titles=frozenset(titles), continued=frozenset(continued))
        return lined_table(rows, (12 * mm, 124 * mm, 44 * mm), commands, shape)

    def _result_row(self, row: Row, *, strong: bool = False) -> list[Cell]:
        number = style.CELL_STRONG_CENTER if strong else style.CELL_CENTER
        chip: list[Flowable] = [Chip(row.palier, row.chip)]
        if row.provisoire:
            chip.append(self._text("provisoire", style.CAPTION_ITALIC))
        counts = row.counts
        numbers = (counts.oui, counts.en_cours, counts.non, counts.sans_objet, counts.sans_reponse)
        return [
            self._text(row.titre, style.CELL_TITLE),
            chip,
            self._text(_whole_palier(row.value or row.note), style.CAPTION),
            *(self._text(str(count) if count else NOTHING, number) for count in numbers),
            self._text(_whole_palier(row.missing), style.SMALL_STRONG if strong else style.CAPTION),
        ]

    def _step(self, step: Step) -> Flowable:
        words = f"<b>{self._fonts.markup(step.numero)}</b> {self._fonts.markup(step.texte)}"
        return Words(f"{words} {self._secondary(f'({step.etat_word})')}", style.CELL)

    def _secondary(self, text: str) -> str:
        unbroken = self._fonts.markup(text.replace(" ", "\u00a0"))
        return f'<font color="{style.colour("text2").hexval().replace("0x", "#")}">{unbroken}</font>'

    def _critere(self, line: CritereLine) -> list[list[Cell]]:
        """The row of a criterion, then rows for what very long texts leave over."""
        texts: list[Flowable] = [self._text(line.texte, style.CELL)]
        if line.lecture:
            texts.append(self._text(line.lecture, style.SMALL_ITALIC))
        more: list[Flowable] = []
        if line.motif_label or line.motif_texte:
            motif, *more = self._own_words("Motif", line.motif_label, line.motif_texte)
            texts.append(motif)
        if line.commentaire:
            comment, *others = self._own_words("Commentaire", "", line.commentaire)
            (more if more else texts).append(comment)
            more += others
        answer: list[Flowable] = [Answer(line.etat, line.etat_word)]
        answer += [self._text(mark, style.CAPTION) for mark in line.marks]
        row: list[Cell] = [self._text(line.numero, style.SMALL_SECONDARY), texts, answer]
        return [row, *(["", piece, ""] for piece in more)]

    def _own_words(self, label: str, ours: str, theirs: str) -> list[Flowable]:
        """« Motif : public absent. » then the person's own words, as they were typed, in pieces read as one."""
        said = self._fonts.markup(f"{ours}." if ours and theirs.strip() else ours)
        lead = " ".join(part for part in (f"<b>{self._fonts.markup(f'{label} :')}</b>", said) if part)
        return list(own_words(self._fonts, theirs, style.COMMENT, lead))

    def _text(self, text: str, of_style: Any) -> Flowable:
        return Words(self._fonts.markup(text), of_style) if text else Spacer(0, 0)


def _no_line(row: int) -> Command:
    """Hide the line between a row and the one it continues."""
    return ("LINEABOVE", (0, row), (-1, row), 0.6, style.colour("surface"))


def _whole_palier(text: str) -> str:
    """The text with « vers le palier 2 », « pour le palier 2 » kept on one line."""
    for words in ("vers le palier ", "pour le palier "):
        text = text.replace(words, words.replace(" ", "\u00a0"))
    return text


def _continued(report: NextSteps) -> list[int]:
    """Rows that go on with the domaine of the row above."""
    rows: list[int] = []
    row = 1
    for group in report.groups:
        rows += range(row + 1, row + len(group.steps))
        row += len(group.steps)
    return rows


def lined_table(
    rows: Sequence[Sequence[Cell]], widths: Sequence[float], commands: Sequence[Command] = (), shape: Shape = NO_SHAPE
) -> DataTable:
    """A table with a line under each row, whose first row comes back on every page."""
    common: list[Command] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, style.colour("text2")),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, style.colour("line")),
        ("FONTNAME", (0, 0), (-1, -1), style.BODY.fontName),
    ]
    table = DataTable([list(row) for row in rows], list(widths), repeatRows=1, splitByRow=1, hAlign="LEFT")
    table.shape = shape
    table.setStyle([*common, *commands])
    return table
