"""A passphrase is refused when it is empty, short, or among the first that anyone would try."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.exchange.passphrase import (
    MIN_CHARACTERS,
    EmptyPassphraseError,
    PassphraseError,
    PredictablePassphraseError,
    ShortPassphraseError,
    check_passphrase,
)


@pytest.mark.parametrize("typed", ["", "   ", "\u00a0" * 20])
def test_nothing_is_told(typed):
    with pytest.raises(EmptyPassphraseError):
        check_passphrase(typed)


@pytest.mark.parametrize("typed", ["x", "motdepasse", "quinze lettres!"])
def test_too_short_says_how_many(typed):
    with pytest.raises(ShortPassphraseError, match=rf"compte {len(typed)} caractères ; il en faut au moins 16"):
        check_passphrase(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "motdepasse motdepasse",
        "aaaaaaaaaaaaaaaaaaaa",
        "azertyuiopqsdfghjklm",
        "0123456789012345",
        "abcdefghijklmnop 12",
        "poiuytreza 0987654321",
        "ab ab ab ab ab ab ab ab",
        "Creteil Creteil Creteil",
    ],
)
def test_what_is_tried_first_is_refused(typed):
    with pytest.raises(PredictablePassphraseError):
        check_passphrase(typed)


@pytest.mark.parametrize(
    "typed", ["cinq mots vraiment au hasard", "Rivière, tournevis & lundi", "kX9#vb2!qLr8@tZw", "été hiver ciel galet"]
)
def test_a_good_one_is_kept_as_it_is(typed):
    assert check_passphrase(typed) == typed


def test_the_same_whatever_keyboard_made_its_accents():
    phrase = "été hiver ciel galet"
    assert check_passphrase(unicodedata.normalize("NFD", phrase)) == check_passphrase(phrase)


@given(st.text(max_size=40))
def test_any_text_is_kept_or_refused_by_a_named_error(typed):
    try:
        phrase = check_passphrase(typed)
    except PassphraseError:
        return
    assert len(phrase) >= MIN_CHARACTERS


@given(st.text(min_size=1, max_size=12), st.integers(2, 5))
def test_a_repeated_text_is_always_refused(part, times):
    with pytest.raises(PassphraseError):
        check_passphrase(part * times)
