"""Any bytes are a table or a named error; what a spreadsheet writes is read whatever its encoding and separator."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.csv_table import TableError, read_table

KNOWN = ("uai", "code")
ROWS = (("0940120V", "abcd"), ("0931228E", "été ; « ici »"))


@given(st.binary(max_size=200))
def test_any_bytes_are_a_table_or_a_sentence(data):
    try:
        table = read_table(data, "x.csv", KNOWN)
    except TableError:
        return
    for record in table.records():
        assert record.values is None or tuple(record.values) == table.columns


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_encoding_and_separator_are_found(encoding, separator):
    lines = [separator.join(f'"{cell}"' for cell in cells) for cells in (("UAI", "Code"), *ROWS)]
    table = read_table("\r\n".join(lines).encode(encoding), "x.csv", KNOWN)
    assert table.columns == KNOWN
    assert [tuple((record.values or {}).values()) for record in table.records()] == list(ROWS)
