"""The « volet numérique » as an OpenDocument text; odfdo and Pillow are loaded on the first call, never at start-up."""

from pathlib import Path
from typing import TYPE_CHECKING

from paliers_desktop.core.report import volet as words
from paliers_desktop.core.report.plan import PlanLine
from paliers_desktop.core.report.result import NOTHING, Row
from paliers_desktop.core.report.signature import FORMATIVE
from paliers_desktop.core.report.volet import SECTIONS, Volet
from paliers_desktop.core.report.volet_demandes import Demande
from paliers_desktop.core.report.volet_steps import VoletStep
from paliers_desktop.core.typography import typographic
from paliers_desktop.output.cell_text import valid

if TYPE_CHECKING:
    from paliers_desktop.output.odf.odt_parts import CellText, TextParts

_RADAR = 450.0, 290.0
"""Width and height of the figure, in points."""

_RADAR_NAME = "Radar des six domaines"


def render_volet(volet: Volet, fonts_folder: Path) -> bytes:
    """The whole document, to be edited: the same report gives the same bytes.

    fonts_folder: resources/fonts, which this room must not look for itself. Raises OSError when a font is missing.
    """
    from paliers_desktop.output.odf.odt_parts import TextParts
    from paliers_desktop.output.odf.odt_styles import odt_styles
    from paliers_desktop.output.odf.package import TEXT, new_document, packed

    styles = odt_styles(valid(typographic(volet.pied)), typographic(volet.mention))
    document = new_document(TEXT, styles, valid(f"{volet.titre} · {volet.identity.line}"), volet.day)
    parts = TextParts(document)
    _head(parts, volet)
    _diagnostic(parts, volet, fonts_folder)
    _objectifs(parts, volet)
    _actions(parts, volet)
    _formation(parts, volet)
    _demandes(parts, volet)
    _suivi(parts, volet)
    return packed(document)


def _head(parts: "TextParts", volet: Volet) -> None:
    from paliers_desktop.output.odf.odt_styles import MENTION, PRECISION, SUBTITLE, TITLE

    parts.paragraph(volet.titre, TITLE)
    parts.paragraph(volet.identity.line, SUBTITLE)
    parts.paragraph(volet.mention, MENTION)
    parts.fields([(field.label, field.value) for field in volet.fields])
    parts.paragraph(volet.identity.grille, PRECISION)
    parts.paragraph(words.PROPOSED, PRECISION)


def _diagnostic(parts: "TextParts", volet: Volet, fonts_folder: Path) -> None:
    from paliers_desktop.output.odf.odt_styles import PRECISION

    parts.heading(1, SECTIONS[0])
    for sentence in volet.sentences:
        parts.paragraph(sentence)
    _radar(parts, volet, fonts_folder)
    parts.paragraph(volet.result.rule, PRECISION)
    rows = [_row(row) for row in (*volet.result.rows, volet.result.total)]
    parts.table("Domaines", words.DOMAINES, (60, 32, 38, 44), rows, whole=True)
    parts.paragraph(FORMATIVE, PRECISION)


def _radar(parts: "TextParts", volet: Volet, fonts_folder: Path) -> None:
    from paliers_desktop.output.radar_figure import RadarFigure
    from paliers_desktop.output.radar_png import Letters, render_png
    from paliers_desktop.output.radar_svg import render_svg

    letters = Letters(fonts_folder)
    figure = RadarFigure(volet.radar, *_RADAR, letters.measure)
    svg = render_svg(figure, _RADAR_NAME, typographic(volet.radar_text))
    files = (
        ("Pictures/radar.svg", "image/svg+xml", svg),
        ("Pictures/radar.png", "image/png", render_png(figure, letters)),
    )
    parts.picture(_RADAR_NAME, files, _RADAR, volet.radar_text)


def _row(row: Row) -> tuple[str, str, str, str]:
    palier = f"{row.chip} (provisoire)" if row.provisoire else row.chip
    return row.titre, palier, row.note or row.value.partition(" · ")[2] or NOTHING, row.missing


def _objectifs(parts: "TextParts", volet: Volet) -> None:
    parts.heading(1, SECTIONS[1])
    if volet.vises:
        parts.paragraph(words.VISES)
        parts.bullets(volet.vises)
    parts.heading(2, volet.court_titre)
    parts.paragraph(volet.court_note)
    for group in volet.court:
        parts.heading(3, group.titre)
        parts.bullets(map(_line, group.steps))
    parts.heading(2, volet.moyen.titre)
    parts.paragraph(volet.moyen.note)
    parts.bullets(volet.moyen.lines)


def _line(step: VoletStep) -> str:
    return f"{step.numero} {step.texte.removesuffix('.')} ({step.note})"


def _actions(parts: "TextParts", volet: Volet) -> None:
    from paliers_desktop.output.odf.odt_parts import Noted
    from paliers_desktop.output.odf.odt_styles import INTRODUCTION

    parts.heading(1, SECTIONS[2])
    parts.paragraph(words.ACTIONS_NOTE, INTRODUCTION)
    planned = [(Noted(*_planned(line)), line.responsable, line.terme.lower()) for line in volet.plan]
    rows = [(Noted(f"{step.numero} {step.texte}", step.commentaire), "", step.echeance) for step in volet.actions]
    parts.table("Actions", words.ACTIONS, (100, 40, 30), [*planned, *rows, *_blank(2, words.ACTIONS)])


def _planned(line: PlanLine) -> tuple[str, str]:
    """« 2.4 Former deux collègues », and who pays."""
    payeur = typographic(f"Payé par : {line.payeur}") if line.action.payeur else ""
    return f"{line.numero} {line.intitule}".strip(), payeur


def _formation(parts: "TextParts", volet: Volet) -> None:
    parts.heading(1, SECTIONS[3])
    parts.paragraph(volet.formation_note)
    parts.bullets(map(_line, volet.formation))
    for entraide in volet.entraide:
        parts.heading(2, entraide.titre)
        parts.bullets(f"{line.numero} {line.texte}" for line in entraide.lines)
    parts.table("Besoins de formation", words.FORMATION, (70, 40, 35, 25), _blank(3, words.FORMATION), whole=True)


def _demandes(parts: "TextParts", volet: Volet) -> None:
    from paliers_desktop.output.odf.odt_styles import INTRODUCTION

    parts.heading(1, SECTIONS[4])
    for group in volet.demandes:
        parts.heading(2, group.titre)
        parts.paragraph(group.note, INTRODUCTION)
        rows = [*map(_asked, group.lines), *_blank(1, words.DEMANDES)]
        parts.table(f"Demandes, {group.titre.lower()}", words.DEMANDES, (85, 27, 28, 30), rows)


def _asked(demande: Demande) -> tuple["CellText", ...]:
    from paliers_desktop.output.odf.odt_parts import Noted

    appui = typographic(f"Appui : {demande.appui}") if demande.appui else ""
    return Noted(f"{demande.numero} {demande.texte}", appui), demande.reponse, "", ""


def _suivi(parts: "TextParts", volet: Volet) -> None:
    from paliers_desktop.output.odf.odt_styles import INTRODUCTION, PRECISION

    parts.heading(1, SECTIONS[5])
    parts.paragraph(words.SUIVI_NOTE, INTRODUCTION)
    rows = [(line.date, line.point, "", "") for line in volet.suivi]
    parts.table("Suivi", words.SUIVI, (38, 42, 50, 40), [*rows, *_blank(3, words.SUIVI)], whole=True)
    parts.paragraph(words.NOT_SIGNED, PRECISION)


def _blank(rows: int, headers: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Rows to fill in."""
    return [("",) * len(headers)] * rows
