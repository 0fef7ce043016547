"""The tables of the PDF: result, next steps, sans objet, every criterion; rows stay whole, headers are repeated.

Imports reportlab: load it from a function only.
"""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from paliers_desktop.core.report.complete import CritereLine, DomaineSection
from paliers_desktop.core.report.hands import HandSteps, PlacedStep
from paliers_desktop.core.report.result import NOTHING, ResultReport, Row
from paliers_desktop.core.report.sans_objet import SansObjet, SansObjetLine
from paliers_desktop.output.pdf import style
from paliers_desktop.output.pdf.fonts import FontSet
from paliers_desktop.output.pdf.glyphs import Answer, Chip, EtatGlyph
from paliers_desktop.output.pdf.words import own_words
from paliers_desktop.output.tagged.grids import Cell, Command, DataTable
from paliers_desktop.output.tagged.structure import NO_SHAPE, Shape
from paliers_desktop.output.tagged.tags import Words

MOTIF_WIDTH = 75 * mm
"""Of the column of the motifs, padding included."""
_WIDEST_MARK = 90
"""Characters, four lines or so in the column of the answer."""


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
            ("NOSPLIT", (0, -3), (0, -1)),  # the total never stands alone on a page
        ]
        return lined_table(rows, widths, commands)

    def steps(self, groups: Sequence[HandSteps]) -> DataTable:
        """The criteria to put in place, by hand, with room to write who, and when unless an échéance is set."""
        heads = ("Domaine", "Critère à mettre en place", "", "Porté par", "Échéance")
        rows: list[list[Cell]] = [[self._text(head, style.HEAD) for head in heads]]
        commands: list[Command] = [("SPAN", (1, 0), (2, 0))]
        titles: list[int] = []
        for group in groups:
            row = len(rows)
            titles.append(row)
            rows.append([self._text(group.titre, style.SMALL_STRONG), "", "", "", ""])
            commands += _title_row(row, len(heads))
            commands.append(("LINEAFTER", (2, row + 1), (3, row + len(group.steps)), 0.5, style.colour("line")))
            for above, placed in zip((None, *group.steps), group.steps, strict=False):
                goes_on = above is not None and above.slug == placed.slug
                if goes_on:
                    commands.append(("LINEABOVE", (0, len(rows)), (0, len(rows)), 0.5, style.colour("surface")))
                rows.append(self._step_row(placed, goes_on))
        shape = Shape(titles=frozenset(titles), joined=frozenset({2}), grouped=True)
        return lined_table(rows, (25 * mm, 7 * mm, 93 * mm, 31 * mm, 24 * mm), commands, shape)

    def sans_objet(self, listed: SansObjet) -> DataTable:
        """The criteria that do not concern the établissement, with their motifs as they come."""
        heads = ("N°", "Critère") if listed.is_wordy else ("N°", "Critère", "Motif")
        rows: list[list[Cell]] = [[self._text(head, style.HEAD) for head in heads]]
        continued: list[int] = []
        for line in listed.lines:
            first, *others = self._wordy_lines(line) if listed.is_wordy else [self._motif_line(line)]
            continued += range(len(rows) + 1, len(rows) + 1 + len(others))
            rows += [first, *others]
        rest = style.WIDTH - 12 * mm
        widths = (12 * mm, rest) if listed.is_wordy else (12 * mm, rest - MOTIF_WIDTH, MOTIF_WIDTH)
        return lined_table(rows, widths, [_no_line(row) for row in continued], Shape(continued=frozenset(continued)))

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
            commands += _title_row(row, 3)
        commands += [_no_line(row) for row in continued]
        shape = Shape(titles=frozenset(titles), continued=frozenset(continued))
        return lined_table(rows, (12 * mm, 124 * mm, 44 * mm), commands, shape)

    def _motif_line(self, line: SansObjetLine) -> list[Cell]:
        words = " ".join(filter(None, (motif_lead(line, self._fonts), self._fonts.verbatim(line.motif_texte))))
        return [
            self._text(line.numero, style.SMALL_STRONG),
            self._text(line.texte, style.SMALL),
            Words(words, style.SMALL),
        ]

    def _wordy_lines(self, line: SansObjetLine) -> list[list[Cell]]:
        motif, *more = self._own_words("Motif", line.motif_label, line.motif_texte)
        texts = [self._text(line.texte, style.SMALL), motif]
        return [[self._text(line.numero, style.SMALL_STRONG), texts], *(["", piece] for piece in more)]

    def _result_row(self, row: Row, *, strong: bool = False) -> list[Cell]:
        number = style.CELL_STRONG_CENTER if strong else style.CELL_CENTER
        chip: list[Flowable] = [Chip(row.palier, row.chip)] if row.chip else []
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

    def _step_row(self, placed: PlacedStep, goes_on: bool) -> list[Cell]:
        """One step; the domaine is said once for those that follow each other in it."""
        step = placed.step
        domaine: Cell = "" if goes_on else self._text(placed.domaine, style.CELL_STRONG)
        words = f"<b>{self._fonts.markup(step.numero)}</b> {self._fonts.markup(step.texte)}"
        texte = Words(f"{words} {self._secondary(f'({step.etat_word})')}", style.CELL)
        return [domaine, EtatGlyph(step.etat), texte, "", self._text(step.echeance, style.CAPTION)]

    def _secondary(self, text: str) -> str:
        unbroken = self._fonts.markup(text.replace(" ", "\u00a0"))
        return f'<font color="{style.colour("text2").hexval().replace("0x", "#")}">{unbroken}</font>'

    def _critere(self, line: CritereLine) -> list[list[Cell]]:
        """The row of a criterion, then rows for what very long texts leave over."""
        texts: list[Flowable] = [self._text(line.texte, style.CELL)]
        if line.lecture:
            texts.append(self._text(line.lecture, style.SMALL_ITALIC))
        texts += [self._text(mark, style.CAPTION) for mark in line.marks if is_wide(mark)]
        more: list[Flowable] = []
        if line.motif_label or line.motif_texte:
            motif, *more = self._own_words("Motif", line.motif_label, line.motif_texte)
            texts.append(motif)
        if line.commentaire:
            comment, *others = self._own_words("Commentaire", "", line.commentaire)
            (more if more else texts).append(comment)
            more += others
        answer: list[Flowable] = [Answer(line.etat, line.etat_word)]
        answer += [self._text(mark, style.CAPTION) for mark in line.marks if not is_wide(mark)]
        row: list[Cell] = [self._text(line.numero, style.SMALL_SECONDARY), texts, answer]
        return [row, *(["", piece, ""] for piece in more)]

    def _own_words(self, label: str, ours: str, theirs: str) -> list[Flowable]:
        """« Motif : public absent. » then the person's own words, as they were typed, in pieces read as one."""
        said = self._fonts.markup(f"{ours}." if ours and theirs.strip() else ours)
        lead = " ".join(part for part in (f"<b>{self._fonts.markup(f'{label} :')}</b>", said) if part)
        return list(own_words(self._fonts, theirs, style.COMMENT, lead))

    def _text(self, text: str, of_style: Any) -> Flowable:
        return Words(self._fonts.markup(text), of_style) if text else Spacer(0, 0)


def is_wide(mark: str) -> bool:
    """Whether a mark stands under the criterion: in the column of the answer it would make a tower of words."""
    return len(mark) > _WIDEST_MARK


def _no_line(row: int) -> Command:
    """Hide the line between a row and the one it continues."""
    return ("LINEABOVE", (0, row), (-1, row), 0.6, style.colour("surface"))


def _whole_palier(text: str) -> str:
    """The text with « vers le palier 2 », « pour le palier 2 » kept on one line."""
    for words in ("vers le palier ", "pour le palier "):
        text = text.replace(words, words.replace(" ", "\u00a0"))
    return text


def motif_lead(line: SansObjetLine, fonts: FontSet) -> str:
    """« Public absent », as markup, with a full stop before the person's own words."""
    return fonts.markup(line.motif_label + ("." if line.motif_label and line.motif_texte else ""))


def _title_row(row: int, columns: int) -> list[Command]:
    """A title across all columns, which stays with the first row under it."""
    return [
        ("SPAN", (0, row), (columns - 1, row)),
        ("BACKGROUND", (0, row), (-1, row), style.colour("sunken")),
        ("LEFTPADDING", (0, row), (0, row), 5),
        ("TOPPADDING", (0, row), (-1, row), 2),
        ("BOTTOMPADDING", (0, row), (-1, row), 3),
        ("NOSPLIT", (0, row), (0, row + 1)),
    ]


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
