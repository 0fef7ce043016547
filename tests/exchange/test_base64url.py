import pytest
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.exchange import base64url


@given(st.binary())
def test_round_trip(data):
    assert base64url.decode(base64url.encode(data)) == data


@pytest.mark.parametrize(
    "text", ["YQ==", "YQ=", "Y Q", "YQ\n", "Y+Q", "Y/Q", "YR", "Y", "YWJjZ", "é", "٠٠", "YQ\u00a0"]
)
def test_only_the_canonical_text_is_read(text):
    with pytest.raises(ValueError, match="base64url"):
        base64url.decode(text)


@given(st.text("ABCxyz019-_", max_size=9))
def test_what_is_read_is_written_back_alike(text):
    try:
        data = base64url.decode(text)
    except ValueError:
        return
    assert base64url.encode(data) == text
