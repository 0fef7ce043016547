"""A synthèse that holds in two pages: lists cut and long fields elided to what the paper leaves.

Imports reportlab: load it from a function only.
"""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Spacer

from paliers_desktop.core.report.etapes import cut_etapes
from paliers_desktop.core.report.identity import Field, Identity
from paliers_desktop.core.report.sans_objet import SansObjet, SansObjetLine, cut_sans_objet
from paliers_desktop.core.report.synthese import MOST_SANS_OBJET, MOST_STEPS, Synthese, cut
from paliers_desktop.output.pdf import style
from paliers_desktop.output.pdf.first_page import NOTE_WIDTH, FirstPage, placed_fields
from paliers_desktop.output.pdf.fonts import FontSet
from paliers_desktop.output.pdf.lists import Lists
from paliers_desktop.output.pdf.tables import MOTIF_WIDTH, motif_lead
from paliers_desktop.output.pdf.visas import LEAST_ROOM, MOST_ROOM
from paliers_desktop.output.pdf.words import elided

_FIELD_LINES = (4, 3, 2, 1)
"""Lines that a field of the identity may take on the first page, as far as the radar keeps this height."""
_FAIR_RADAR = 65 * mm
_REPERES_LINES = 5
"""Lines beside the radar that a territory with an endless name may take."""
_CELL_PADDING = 8.0
_ROUNDING = 2.0
"""Points kept free, so that no sum of lengths makes a third page."""


def fitted(whole: Synthese, fonts: FontSet) -> Synthese:
    """What two pages print of it: at most 8 steps and 4 criteria sans objet, fewer where texts are long."""
    short = replace(
        whole,
        identity=_short_identity(whole, fonts),
        reperes=elided(fonts, whole.reperes, style.CAPTION, NOTE_WIDTH, _REPERES_LINES),
        sans_objet=replace(whole.sans_objet, lines=tuple(_one_line(line, fonts) for line in whole.sans_objet.lines)),
    )
    return cut(short, *_amounts(short, fonts))


def two_pages(synthese: Synthese, fonts: FontSet) -> list[Flowable]:
    """The pages of a fitted synthèse: what the second leaves free gives room to sign, then stays above the visas."""
    left = max(_left(_second_page(synthese, fonts)), 0)
    lists, foot = _second_page(synthese, fonts, min(LEAST_ROOM + left, MOST_ROOM))
    gap = max(_left((lists, foot)), 0)
    return [*FirstPage(synthese, fonts).flowables(), PageBreak(), *lists, Spacer(0, gap), *foot]


def height_of(flowables: Iterable[Flowable]) -> float:
    """The height in points that a frame gives them, one under the other."""
    total: float = 0
    after: float = 0
    for flowable in flowables:
        before = max(float(flowable.getSpaceBefore()), after)
        total += float(flowable.wrap(style.WIDTH, style.PAGE_HEIGHT)[1]) + before
        after = float(flowable.getSpaceAfter())
    return total + after


def _second_page(synthese: Synthese, fonts: FontSet, room: float = LEAST_ROOM) -> tuple[list[Flowable], list[Flowable]]:
    """The lists, then what ends the page."""
    lists = Lists(fonts)
    body = [
        *lists.etapes(synthese.etapes),
        *lists.acquis(synthese.acquis),
        *lists.sans_objet(synthese.sans_objet),
    ]
    return body, [*lists.visas(synthese.visas, room), *lists.about(synthese.about)]


def _left(page: tuple[Sequence[Flowable], Sequence[Flowable]]) -> float:
    """What the second page leaves free, in points; negative when it is too full."""
    lists, foot = page
    return float(style.NEXT_FRAME_HEIGHT) - height_of([*lists, *foot]) - _ROUNDING


def _amounts(short: Synthese, fonts: FontSet) -> tuple[int, int]:
    """How many steps and criteria sans objet the second page holds: what is worth most of all that it can."""
    lists = Lists(fonts)
    steps = {
        most: height_of(lists.etapes(cut_etapes(short.etapes, most)))
        for most in _amounts_of(short.etapes.count, MOST_STEPS)
    }
    sans_objet = {
        most: height_of(lists.sans_objet(cut_sans_objet(short.sans_objet, most)))
        for most in _amounts_of(len(short.sans_objet.lines), MOST_SANS_OBJET)
    }
    empty = replace(short, etapes=replace(short.etapes, groups=()), sans_objet=SansObjet(()))
    room = _left(_second_page(empty, fonts))
    fitting = [(few, rare) for few in steps for rare in sans_objet if steps[few] + sans_objet[rare] <= room]
    return max(fitting, key=_worth, default=(1, 1))


def _worth(amounts: tuple[int, int]) -> int:
    """A step is worth one criterion sans objet and a half; a second one sans objet is worth more than a third."""
    steps, sans_objet = amounts
    return 3 * steps + 2 * sans_objet - (2 if sans_objet == 1 else 0)


def _amounts_of(count: int, most: int) -> range:
    """What a list of so many lines may be cut to."""
    return range(1, max(1, min(count, most)) + 1)


def _short_identity(whole: Synthese, fonts: FontSet) -> Identity:
    """Whole if the radar keeps a fair height, else no field takes more than a few lines, at last one."""
    for lines in _FIELD_LINES:
        identity = _elided_identity(whole.identity, lines, fonts)
        if FirstPage(replace(whole, identity=identity), fonts).room_of_radar() >= _FAIR_RADAR:
            break
    return identity


def _elided_identity(identity: Identity, lines: int, fonts: FontSet) -> Identity:
    widths = {place.field.label: place.width for row in placed_fields(identity) for place in row}
    rows = tuple(
        tuple(_short_field(field, widths[field.label], lines, fonts) for field in row) for row in identity.rows
    )
    return replace(identity, rows=rows)


def _short_field(field: Field, width: float, lines: int, fonts: FontSet) -> Field:
    return replace(field, value=elided(fonts, field.value, style.BODY_STRONG, width, lines))


def _one_line(line: SansObjetLine, fonts: FontSet) -> SansObjetLine:
    width = MOTIF_WIDTH - _CELL_PADDING
    return replace(line, motif_texte=elided(fonts, line.motif_texte, style.SMALL, width, 1, motif_lead(line, fonts)))
