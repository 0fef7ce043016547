"""How entries are shared out between pages, none of them cut: pure arithmetic on the heights that it is handed."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace


class Entry(Struct, frozen=True):
    """A text; number: « 2.4 », before it; lead: words above it, once for the entries in a row that share them."""

    text: str
    number: str = ""
    lead: str = ""


class Measures(Struct, frozen=True):
    """Pixels: what an entry takes without its lead, a lead, the room between two entries, one line; how to cut."""

    height_of: Callable[[Entry], int]
    lead: int
    gap: int
    line: int
    cut: Callable[[Entry, int], tuple[str, str]]


Page = tuple[Entry, ...]


def paginate(entries: Sequence[Entry], room: int, measures: Measures) -> tuple[Page, ...]:
    """Every word on some page of `room` pixels: an entry is cut only where it is longer than a page."""
    pages: list[list[Entry]] = [[]]
    used = 0
    waiting = list(entries)
    while waiting:
        entry = waiting.pop(0)
        before = pages[-1][-1] if pages[-1] else None
        extra = _extra(entry, before, measures)
        needed = extra + measures.height_of(entry)
        if used + needed <= room:
            pages[-1].append(entry)
            used += needed
        elif before is not None:
            pages.append([])
            used = 0
            waiting.insert(0, entry)
        else:
            first, rest = measures.cut(entry, room - extra)
            pages[-1].append(replace(entry, text=first))
            used = room
            if rest:
                waiting.insert(0, replace(entry, text=rest, number=""))
    return tuple(tuple(page) for page in pages)


def first_entries(entries: Sequence[Entry], room: int, measures: Measures) -> tuple[Page, int]:
    """What fits on one page, « et 4 autres » taking a line of it, and how many entries are left over."""
    if len(paginate(entries, room, measures)) == 1:
        return tuple(entries), 0
    shown = paginate(entries, room - measures.line - measures.gap, measures)[0]
    last = shown[-1]
    if last.text != entries[len(shown) - 1].text:  # longer than the page: the cut is seen
        shown = (*shown[:-1], replace(last, text=f"{last.text}…"))
    return shown, len(entries) - len(shown)


def leads(page: Page) -> tuple[str, ...]:
    """The lead shown above each entry of a page, "" where it goes on under the same one."""
    return tuple(
        entry.lead if index == 0 or entry.lead != page[index - 1].lead else "" for index, entry in enumerate(page)
    )


def _extra(entry: Entry, before: Entry | None, measures: Measures) -> int:
    gap = measures.gap if before is not None else 0
    shown = entry.lead and (before is None or before.lead != entry.lead)
    return gap + (measures.lead if shown else 0)
