import datetime
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from page_reader import Page
from paliers_desktop.core.report.answer_sheets import AnswerSheet
from paliers_desktop.core.typography import typographic
from paliers_desktop.output.cell_text import valid
from paliers_desktop.output.sheets_html import MOST_CHOICES, render_page

HOSTILE = ("</script><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "<!--", "&lt;b&gt;", "=1+1")
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(HOSTILE)
cells = texts | st.integers(-5, 10**6) | st.none() | st.dates(datetime.date(2000, 1, 1))
sheets = st.lists(
    st.integers(1, 4).flatmap(
        lambda width: st.builds(
            AnswerSheet,
            texts,
            st.tuples(*[texts] * width),
            st.lists(st.tuples(*[cells] * width), max_size=5).map(tuple),
        )
    ),
    min_size=1,
    max_size=3,
)


def shown(value) -> str:
    if isinstance(value, datetime.date):
        return f"{value:%d/%m/%Y}"
    return valid(typographic(value)) if isinstance(value, str) else "" if value is None else str(value)


@settings(max_examples=150)
@given(texts, sheets)
def test_every_cell_is_read_back_and_nothing_gets_out(titre, tables):
    page = Page(render_page(titre, "Diffusion restreinte", titre, tables))
    assert page.opened == []
    assert page.loads == []
    assert page.scripts == 1
    assert len(page.ids) == len(set(page.ids)) == len(tables)
    full = [table for table in tables if table.lines]
    assert page.tables == [[[shown(value) for value in line] for line in (one.headers, *one.lines)] for one in full]
    assert page.headings == [shown(titre), *(shown(table.titre) for table in tables)]


def test_the_page_may_load_nothing():
    page = Page(render_page("Synthèse", "", "pied", [AnswerSheet("T", ("A",), (("b",),))]))
    assert page.policy.startswith("default-src 'none'")
    assert not re.search(r"https?:|//|@import|url\(|fetch|XMLHttp|eval|innerHTML", page.text)
    assert "restreinte" not in page.text


def test_a_column_of_few_texts_is_chosen_from_of_many_searched_of_numbers_neither():
    few = tuple((f"type {rank % 2}", f"critère {rank:03}", rank, "seul") for rank in range(MOST_CHOICES + 1))
    page = Page(render_page("S", "", "", [AnswerSheet("T", ("Type", "Critère", "Nombre", "Même"), few)]))
    assert page.choices == [["", "type 0", "type 1"]]
    assert page.text.count('type="search"') == 1
    assert 'data-colonne="1"' in page.text
