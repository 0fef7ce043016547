import pytest
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.exchange import crockford


@given(st.sampled_from([5, 10, 15]).flatmap(lambda size: st.binary(min_size=size, max_size=size)))
def test_round_trip(data):
    text = crockford.encode(data)
    assert len(text) * 5 == len(data) * 8
    assert crockford.decode(text) == data


def test_known_text():
    assert crockford.encode(b"hello") == "D1JPRV3F"


def test_the_alphabet_leaves_out_look_alikes():
    assert len(set(crockford.ALPHABET)) == 32
    assert not set("ILOU") & set(crockford.ALPHABET)
    assert crockford.read("oOiIlLab") == "001111AB"


@pytest.mark.parametrize("text", ["ABC", "ABCDEFGU", "abcdefgh"])
def test_other_texts_are_refused(text):
    with pytest.raises(ValueError, match=r"bytes|substring"):
        crockford.decode(text)


def test_left_over_bits_are_refused():
    with pytest.raises(ValueError, match="whole number"):
        crockford.encode(b"abc")
