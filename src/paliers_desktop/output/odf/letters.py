"""Letters as one OpenDocument text, a page each; odfdo is loaded on the first call."""

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from paliers_desktop.core.typography import typographic
from paliers_desktop.output.cell_text import valid

if TYPE_CHECKING:
    from odfdo import Document

    from paliers_desktop.output.odf.odt_parts import TextParts

FIRST_LINE, CODE, STEP = "Première_20_ligne", "Code_20_de_20_transmission", "Étape"


class Letter(Struct, frozen=True):
    """One page. addressee: lines, the name first; code: what is set apart; steps: numbered; after: below them."""

    titre: str
    addressee: tuple[str, ...]
    before: tuple[str, ...]
    code: str
    steps: tuple[str, ...]
    after: tuple[str, ...]


def render_letters(letters: Sequence[Letter], titre: str, pied: str, day: datetime.date) -> bytes:
    """The whole document, to be printed or edited: the same letters give the same bytes."""
    from paliers_desktop.output.odf.odt_parts import TextParts
    from paliers_desktop.output.odf.odt_styles import odt_styles
    from paliers_desktop.output.odf.package import TEXT, new_document, packed

    document = new_document(TEXT, odt_styles(valid(typographic(pied)), "", numbered=False), valid(titre), day)
    _define_styles(document)
    parts = TextParts(document)
    for letter in letters:
        _write(parts, letter)
    return packed(document)


def _write(parts: "TextParts", letter: Letter) -> None:
    from paliers_desktop.output.odf.odt_styles import BODY, HEADINGS, SUBTITLE

    name, *place = letter.addressee
    parts.paragraph(letter.titre, FIRST_LINE)
    parts.paragraph(name, HEADINGS[1])
    parts.paragraph(" · ".join(place), SUBTITLE)
    for text in letter.before:
        parts.paragraph(text, BODY)
    parts.paragraph(letter.code, CODE)
    for rank, step in enumerate(letter.steps, 1):
        parts.paragraph(f"{rank}. {step}", STEP)
    for text in letter.after:
        parts.paragraph(text, BODY)


def _define_styles(document: "Document") -> None:
    from paliers_desktop.core.palette import LIGHT
    from paliers_desktop.output.odf.odt_styles import BODY, TITLE
    from paliers_desktop.output.odf.package import add_style, element

    first = element("style:paragraph-properties", fo_break_before="page")
    apart = element(
        "style:paragraph-properties",
        fo_text_align="center",
        fo_padding="4mm",
        fo_border=f"0.75pt solid {LIGHT['ctl']}",
        fo_margin_top="4mm",
        fo_margin_bottom="6mm",
        fo_keep_together="always",
    )
    letters = element(
        "style:text-properties", fo_font_family="Consolas, 'DejaVu Sans Mono', monospace", fo_font_size="17pt"
    )
    indented = element(
        "style:paragraph-properties", fo_margin_left="8mm", fo_text_indent="-6mm", fo_margin_bottom="2mm"
    )
    for name, parent, parts in ((FIRST_LINE, TITLE, [first]), (CODE, BODY, [apart, letters]), (STEP, BODY, [indented])):
        family = {"style_family": "paragraph", "style_parent_style_name": parent}
        add_style(document, element("style:style", *parts, style_name=name, **family))
