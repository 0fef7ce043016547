"""The fiche of the dialogue de gestion as PDF bytes; reportlab and pikepdf are loaded on the first call."""

from pathlib import Path

from paliers_desktop.core.report.dialogue import Dialogue


def render_dialogue(dialogue: Dialogue, fonts_folder: Path) -> bytes:
    """One A4 page, PDF/UA-1 and PDF/A-2a: the same fiche gives the same bytes. OSError when a font is missing."""
    from paliers_desktop.output.pdf.dialogue_story import DialogueStory, fitted_dialogue
    from paliers_desktop.output.pdf.fonts import register_fonts
    from paliers_desktop.output.pdf.page import Furniture, Paper

    fonts = register_fonts(fonts_folder)
    furniture = Furniture(dialogue.identity, dialogue.mention, dialogue.signature)
    return Paper(furniture, fonts).octets(DialogueStory(fitted_dialogue(dialogue, fonts), fonts).flowables())
