"""Rows on paper become a table to read: titles, rows that go on, joined columns, headings of each cell."""

from paliers_desktop.output.tagged.structure import NO_SHAPE, Element, Shape, cell, item, table


def p():
    return Element("P")


def roles(element):
    return [node.role for node in element.walk()]


GROUPED_UNDER_TITLE = Shape(titles=frozenset({1}), grouped=True)


def test_the_first_row_and_the_first_column_are_headings():
    read = table([[[p()], [p()]], [[p()], [p()]]], NO_SHAPE)
    assert roles(read) == ["Table", "THead", "TR", "TH", "TH", "TBody", "TR", "TH", "TD"]
    assert [node.scope for node in read.walk() if node.role == "TH"] == ["Column", "Column", "Row"]


def test_a_row_that_goes_on_joins_the_cells_above_in_order():
    text, more = p(), p()
    read = table([[[p()], [p()]], [[p()], [text]], [[], [more]], [[p()], [p()]]], Shape(continued=frozenset({2})))
    rows = [node for node in read.walk() if node.role == "TR"]
    assert len(rows) == 3
    assert rows[1].kids[1].kids == [text, more]


def test_pieces_of_one_text_are_one_element():
    text = p()
    read = table([[[p()], [p()]], [[p()], [text]], [[], [text]]], Shape(continued=frozenset({2})))
    assert read.kids[1].kids[0].kids[1] is text
    assert text.role == "TD"


def test_a_title_heads_the_rows_under_it_and_each_cell_names_its_headings():
    title, number, data = p(), p(), p()
    shape = Shape(titles=frozenset({1, 3}))
    read = table([[[p()], [p()]], [[title], []], [[number], [data]], [[p()], []], [[p()], [p()]]], shape)
    assert [node.role for node in read.kids] == ["THead", "TBody", "TBody"]
    first, second = read.kids[0].kids[0].kids
    assert (title.role, title.columns, title.scope) == ("TH", 2, "Column")
    assert number.headers == (first, title)
    assert data.headers == (second, title, number)


def test_an_empty_first_cell_goes_on_with_the_group_above():
    group = p()
    read = table([[[p()], [p()]], [[group], [p()]], [[], [p()]], [[], [p()]], [[p()], [p()]]], Shape(grouped=True))
    assert group.rows == 3
    assert [len(row.kids) for row in read.kids[1].kids] == [2, 1, 1, 2]


def test_a_group_under_a_title_is_headed_by_it():
    head, title, group, others = (p(), p()), p(), p(), (p(), p())
    table([[[head[0]], [head[1]]], [[title], []], [[group], [others[0]]], [[], [others[1]]]], GROUPED_UNDER_TITLE)
    assert (group.rows, group.headers) == (2, (head[0], title))
    assert [cell.headers for cell in others] == [(head[1], title, group)] * 2


def test_a_joined_column_is_no_column():
    glyph, text = p(), p()
    read = table([[[p()], [p()], []], [[p()], [glyph], [text]]], Shape(joined=frozenset({2})))
    assert [len(row.kids) for row in read.walk() if row.role == "TR"] == [2, 2]
    assert read.kids[1].kids[0].kids[1].kids == [glyph, text]


def test_a_lone_paragraph_becomes_its_cell_and_others_stay_in_it():
    lone, heading = p(), Element("H2")
    assert cell("TD", [lone]) is lone
    assert roles(cell("TD", [heading])) == ["TD", "H2"]
    assert roles(cell("TD", [])) == ["TD"]


def test_an_item_without_label_has_only_a_body():
    assert roles(item([], [p()])) == ["LI", "LBody"]
    assert roles(item([p()], [p(), p()])) == ["LI", "Lbl", "LBody", "P", "P"]
