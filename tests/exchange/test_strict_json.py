import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.exchange import strict_json
from paliers_desktop.exchange.strict_json import (
    DuplicateMemberError,
    EncodingError,
    FractionError,
    GiantIntegerError,
    JsonError,
    LoneSurrogateError,
    NotFiniteError,
    SyntaxRefusedError,
    TooDeepError,
    TrailingBytesError,
    TruncatedError,
    parse,
)

values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**13), 10**13) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)

REFUSED = [
    (b'{"a":1,"a":1}', DuplicateMemberError),
    (b'{"b":{"a":1,"\\u0061":2}}', DuplicateMemberError),
    (b"NaN", NotFiniteError),
    (b'{"a":Infinity}', NotFiniteError),
    (b'{"a":-Infinity}', NotFiniteError),
    (b"1.0", FractionError),
    (b"1e3", FractionError),
    (b"1" * 16, GiantIntegerError),
    (b"1" * 100_000, GiantIntegerError),
    (b"[" * 13 + b"]" * 13, TooDeepError),
    (b"[" * 500_000, TooDeepError),
    (b'{"a":' * 100_000, TooDeepError),
    (b'"\\ud800"', LoneSurrogateError),
    (b'{"\\udc00":1}', LoneSurrogateError),
    (b'[["a\\udfff"]]', LoneSurrogateError),
    (b'{"a":1} {}', TrailingBytesError),
    (b'{"a":1}x', TrailingBytesError),
    (b'{"a":"b', TruncatedError),
    (b'{"a":1,', TruncatedError),
    (b'{"a":', TruncatedError),
    (b"", SyntaxRefusedError),
    (b"%PDF-1.7", SyntaxRefusedError),
    (b"{'a':1}", SyntaxRefusedError),
    (b'"a\tb"', SyntaxRefusedError),
    (b'"\xff"', EncodingError),
    (b'"\xed\xa0\x80"', EncodingError),
    ('{"a":1}'.encode("utf-16"), EncodingError),
    ('{"a":1}'.encode("utf-16-le"), EncodingError),
    (b"\xef\xbb\xbf{}", SyntaxRefusedError),
]


@pytest.mark.parametrize(("data", "error"), REFUSED, ids=lambda value: str(value)[:24])
def test_each_refusal_has_its_name(data, error):
    with pytest.raises(error) as caught:
        parse(data)
    assert type(caught.value) is error
    assert caught.value.message.endswith(".")


def test_sentences_differ():
    sentences = set()
    for data, error in REFUSED:
        with pytest.raises(error) as caught:
            parse(data)
        sentences.add((error, caught.value.message.split("«")[0]))
    assert len(sentences) == len({error for _, error in REFUSED})


@given(values)
def test_ordinary_json_is_read_as_the_standard_library_reads_it(value):
    try:
        data = json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return
    if "\0" not in data.decode():
        assert parse(data) == value


@given(st.binary(max_size=40))
def test_any_bytes_are_read_or_refused(data):
    try:
        parse(data)
    except JsonError as error:
        assert error.message  # noqa: PT017


def test_brackets_inside_strings_do_not_nest():
    text = "[{" * 50 + '"]'
    assert parse(json.dumps({"a": text}).encode()) == {"a": text}


@pytest.mark.parametrize("data", [b'"' + b'\\"' * 400_000, b"[]" * 400_000, b'{"a":"' + b"\\" * 800_000])
def test_hostile_texts_are_refused_in_one_pass(data):
    start = time.perf_counter()
    with pytest.raises(JsonError):
        parse(data)
    assert time.perf_counter() - start < 5


def test_foreign_names_are_shortened_in_sentences():
    assert strict_json.shown("\x1b[2J") == "…"
    assert len(strict_json.shown("x" * 500)) == 40
