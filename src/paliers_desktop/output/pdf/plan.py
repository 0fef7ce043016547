"""The plan d'action by payer, as PDF bytes; reportlab and pikepdf are loaded on the first call."""

from pathlib import Path

from msgspec.structs import replace

from paliers_desktop.core.report.plan import TITLE, PlanReport


def render_plan(told: PlanReport, fonts_folder: Path) -> bytes:
    """The document, A4, PDF/UA-1 and PDF/A-2a: the same plan gives the same bytes. OSError without a font."""
    from paliers_desktop.output.pdf.fonts import register_fonts
    from paliers_desktop.output.pdf.page import Furniture, Paper
    from paliers_desktop.output.pdf.plan_story import PlanStory

    fonts = register_fonts(fonts_folder)
    identity = replace(told.identity, titre=TITLE, sous_titre="Par payeur, à remettre à la collectivité", etat_au="")
    return Paper(Furniture(identity), fonts).octets(PlanStory(told, fonts).flowables())
