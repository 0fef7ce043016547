import pytest
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.uai import (
    LETTERS,
    UaiError,
    UaiLetterError,
    UaiShapeError,
    check_letter,
    normalise,
    parse_uai,
)

REAL = [
    "0770918E",
    "0770926N",
    "0930121B",
    "0932048W",
    "0940120V",
    "0940121W",
    "0931228E",
    "0931880N",
    "0931319D",
    "0770512N",
    "0692390Y",
    "0949912N",
]

numbers = st.integers(0, 9_999_999).map(lambda number: f"{number:07}")


@pytest.mark.parametrize("uai", REAL)
def test_real_uais_are_accepted(uai):
    assert parse_uai(uai) == uai


@pytest.mark.parametrize("typed", ["0940120v", " 0940120V\n", "0940 120 V", "0940120\u00a0V"])
def test_spaces_and_case_do_not_matter(typed):
    assert normalise(typed) == parse_uai(typed) == "0940120V"


def test_wrong_letter_names_the_expected_one():
    with pytest.raises(UaiLetterError) as caught:
        parse_uai("0940120A")
    assert str(caught.value) == (
        "La lettre finale ne correspond pas aux chiffres : pour 0940120, on attend V. Vérifiez l’UAI."
    )


def test_the_misprint_of_an_official_bulletin_is_found():
    with pytest.raises(UaiLetterError, match="on attend S"):
        parse_uai("0501829X")


@pytest.mark.parametrize(
    "typed", ["", "   ", "940120V", "09401200V", "0940120", "094O120V", "٠٩٤٠١٢٠V", "0940120VV", "é"]
)
def test_another_shape_is_refused_with_an_example(typed):
    with pytest.raises(UaiShapeError, match="0940120V"):
        parse_uai(typed)


@given(numbers)
def test_exactly_one_letter_goes_with_seven_digits(digits):
    accepted = []
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        try:
            accepted.append(parse_uai(digits + letter))
        except UaiError:
            continue
    assert accepted == [digits + check_letter(digits)]


@given(numbers, st.integers(0, 6), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_always_found(digits, place, other):
    changed = digits[:place] + other + digits[place + 1 :]
    if changed != digits:
        with pytest.raises(UaiLetterError):
            parse_uai(changed + check_letter(digits))


@given(st.text())
def test_any_text_is_a_uai_or_a_uai_error(raw):
    try:
        uai = parse_uai(raw)
    except UaiError:
        return
    assert parse_uai(uai) == uai


def test_letters_leave_out_i_o_and_q():
    assert len(LETTERS) == 23
    assert not set("IOQ") & set(LETTERS)


def test_check_letter_wants_seven_digits():
    with pytest.raises(ValueError, match="seven digits"):
        check_letter("94012")
