"""Pages of the wall: nothing is lost, nothing is cut but what is longer than a page."""

from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.gui.components.wall_pages import Entry, Measures, first_entries, leads, paginate

LINE, GAP = 10, 3


def height_of(entry: Entry) -> int:
    return LINE * len(entry.text.split())


def cut(entry: Entry, room: int) -> tuple[str, str]:
    words = entry.text.split()
    lines = max(1, room // LINE)
    return " ".join(words[:lines]), " ".join(words[lines:])


MEASURES = Measures(height_of, LINE, GAP, LINE, cut)
ENTRIES = st.lists(
    st.builds(
        Entry,
        text=st.lists(st.sampled_from(["un", "deux", "trois"]), min_size=1, max_size=12).map(" ".join),
        lead=st.sampled_from(["", "A", "B"]),
    ),
    max_size=8,
)


def used(page: tuple[Entry, ...]) -> int:
    shown = leads(page)
    gaps = GAP * max(0, len(page) - 1)
    return gaps + sum(height_of(entry) for entry in page) + LINE * sum(bool(lead) for lead in shown)


@given(ENTRIES, st.integers(3 * LINE, 12 * LINE))
def test_every_word_is_on_some_page_and_no_page_is_too_long(entries: list[Entry], room: int) -> None:
    pages = paginate(entries, room, MEASURES)
    words = [word for page in pages for entry in page for word in entry.text.split()]
    assert words == [word for entry in entries for word in entry.text.split()]
    assert all(used(page) <= room for page in pages)


@given(ENTRIES, st.integers(4 * LINE, 12 * LINE))
def test_one_page_leaves_room_for_what_it_counts(entries: list[Entry], room: int) -> None:
    shown, left_over = first_entries(entries, room, MEASURES)
    assert len(shown) + left_over == len(entries)
    if left_over:
        assert used(shown) + GAP + LINE <= room
    assert [entry.text.removesuffix("…") for entry in shown] == [
        entry.text[: len(mine.text.removesuffix("…"))] for entry, mine in zip(entries, shown, strict=False)
    ]


def test_a_lead_is_said_again_on_the_next_page() -> None:
    entries = [Entry("un deux", lead="A"), Entry("trois", lead="A"), Entry("un deux trois un", lead="A")]
    pages = paginate(entries, 5 * LINE, MEASURES)
    assert [leads(page) for page in pages] == [("A", ""), ("A",)]
