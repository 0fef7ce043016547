import hashlib

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from paliers_desktop.exchange import crockford
from paliers_desktop.exchange.code import (
    Code,
    Origine,
    code_in_file,
    derive_key,
    draw_code,
    find_code,
    read_code,
)
from paliers_desktop.exchange.code_errors import (
    CodeCharacterError,
    CodeEmptyError,
    CodeError,
    CodeFileError,
    CodeLengthError,
    CodeMismatchError,
    CodeNotFoundError,
    CodeTypoError,
    OtherCampagneError,
    OtherUaiError,
)

UAI = "0940120V"
CAMPAGNE = "creteil-2026-2027"
EXAMPLE = "XWSY-GQSD-VNZK-4JEG-M1M3-51AS"
"""The code printed in the specification: an académie's, for this very UAI and campagne."""

secrets = st.binary(min_size=13, max_size=13)
origines = st.sampled_from(Origine)


def code_of(secret, origine=Origine.ACADEMIE, uai=UAI, campagne=CAMPAGNE):
    return Code(secret, uai, campagne, origine)


def test_the_example_of_the_specification_is_read():
    code = read_code(EXAMPLE, UAI, CAMPAGNE)
    assert code.texte == EXAMPLE
    assert not code.libre


def test_the_check_bytes_are_those_of_the_specification():
    data = crockford.decode(EXAMPLE.replace("-", ""))
    assert hashlib.sha256(f"pmn-code-v1|{CAMPAGNE}|{UAI}|".encode() + data[:13]).digest()[:2] == data[13:]


def test_the_key_is_the_one_of_the_specification():
    code = read_code(EXAMPLE, UAI, CAMPAGNE)
    salt = b"pmn-key-v1|creteil-2026-2027|0940120V"
    seed = hashlib.scrypt(code.secret, salt=salt, n=32768, r=8, p=1, dklen=32, maxmem=2**26)
    assert derive_key(code).seed == seed


@given(secrets, origines)
def test_round_trip(secret, origine):
    code = code_of(secret, origine)
    found = read_code(code.texte, UAI, CAMPAGNE)
    assert found.secret == secret
    assert found.libre is (origine is Origine.LIBRE) or found.texte == code.texte


def test_six_groups_of_four():
    groups = draw_code(UAI, CAMPAGNE).texte.split("-")
    assert [len(group) for group in groups] == [4] * 6


def test_a_drawn_code_says_who_drew_it():
    for origine in Origine:
        code = read_code(draw_code(UAI, CAMPAGNE, origine).texte, UAI, CAMPAGNE)
        assert code.origine is origine


def test_a_code_that_both_labels_accept_is_drawn_again():
    both = next(
        secret
        for secret in (number.to_bytes(13, "big") for number in range(2_000_000))
        if hashlib.sha256(b"pmn-code-v1|c-1|U|" + secret).digest()[:2]
        == hashlib.sha256(b"pmn-code-libre-v1|c-1|U|" + secret).digest()[:2]
    )
    draws = iter([both, bytes(13)])
    assert draw_code("U", "c-1", draw=lambda _: next(draws)).secret == bytes(13)


@pytest.mark.parametrize(
    "typed",
    [
        EXAMPLE.lower(),
        EXAMPLE.replace("-", " "),
        EXAMPLE.replace("-", ""),
        EXAMPLE.replace("-", "–"),
        EXAMPLE.replace("1", "l"),
        EXAMPLE.replace("1", "I"),
        f"  {EXAMPLE}\r\n",
        EXAMPLE.replace("-", "\u00a0\u2011\u202f"),
    ],
)
def test_case_spaces_dashes_and_look_alikes_do_not_matter(typed):
    assert read_code(typed, UAI, CAMPAGNE).texte == EXAMPLE


@given(secrets)
def test_o_reads_zero(secret):
    code = code_of(secret)
    assert read_code(code.texte.replace("0", "o"), UAI, CAMPAGNE).secret == secret


@pytest.mark.parametrize(
    ("typed", "error", "sentence"),
    [
        ("", CodeEmptyError, "Saisissez le code de transmission reçu de l’académie. Il compte 24 caractères."),
        (" - ", CodeEmptyError, "Saisissez le code de transmission reçu de l’académie. Il compte 24 caractères."),
        (EXAMPLE[:-3], CodeLengthError, "Le code compte 24 caractères ; il en manque 3."),
        (EXAMPLE[:-1], CodeLengthError, "Le code compte 24 caractères ; il en manque 1."),
        (EXAMPLE + "AB", CodeLengthError, "Le code compte 24 caractères ; il y en a 2 de trop."),
        (
            "U" + EXAMPLE[1:],
            CodeCharacterError,
            "Le caractère « U » ne figure dans aucun code. Vérifiez le 1er groupe.",
        ),
        (EXAMPLE[:5] + "é", CodeCharacterError, "Le caractère « É » ne figure dans aucun code. Vérifiez le 2e groupe."),
        ("\x07", CodeCharacterError, "Le caractère invisible ne figure dans aucun code. Vérifiez le 1er groupe."),
        (
            EXAMPLE[:-1] + "T",
            CodeTypoError,
            "Le code contient sans doute une faute de frappe. Vérifiez le 6e groupe.",
        ),
        (
            "A" * 24,
            CodeMismatchError,
            "Ce code ne correspond pas à 0940120V pour la campagne 2026-2027. "
            "Comparez-le au message reçu, groupe par groupe.",
        ),
    ],
)
def test_each_failure_has_its_sentence(typed, error, sentence):
    with pytest.raises(error) as caught:
        read_code(typed, UAI, CAMPAGNE)
    assert str(caught.value) == sentence


@pytest.mark.parametrize(("campagne", "year"), [("creteil-2025-2026", "2025-2026"), ("creteil-2027-2028", "2027-2028")])
def test_a_code_of_last_or_next_campagne_is_recognised(campagne, year):
    typed = draw_code(UAI, campagne, Origine.ACADEMIE).texte
    with pytest.raises(OtherCampagneError) as caught:
        read_code(typed, UAI, CAMPAGNE)
    assert str(caught.value) == f"Ce code est celui de {year}. Saisissez celui de 2026-2027."


def test_a_code_of_a_known_neighbour_is_recognised():
    typed = code_of(bytes(13), uai="0930121B").texte
    with pytest.raises(OtherUaiError) as caught:
        read_code(typed, UAI, CAMPAGNE, ["0770918E", "0930121B"])
    assert str(caught.value) == "Ce code est celui de 0930121B. Saisissez celui de 0940120V."


@given(secrets, st.integers(0, 23), st.sampled_from(crockford.ALPHABET))
@settings(max_examples=60, deadline=None)
def test_one_wrong_character_points_to_its_group(secret, place, other):
    text = code_of(secret).texte.replace("-", "")
    assume(text[place] != other)
    _points_to(text[:place] + other + text[place + 1 :], {place // 4 + 1})


@given(secrets, st.integers(0, 22))
@settings(max_examples=60, deadline=None)
def test_two_swapped_characters_point_to_their_groups(secret, place):
    text = code_of(secret).texte.replace("-", "")
    assume(text[place] != text[place + 1])
    _points_to(text[:place] + text[place + 1] + text[place] + text[place + 2 :], {place // 4 + 1, (place + 1) // 4 + 1})


def _points_to(typed, groupes):
    """The hint names the right group; it is never corrected by itself (but for one chance in 16 384)."""
    try:
        read_code(typed, UAI, CAMPAGNE)
    except CodeTypoError as error:
        assert groupes <= set(error.groupes)  # noqa: PT017
    except OtherCampagneError:
        assume(False)
    else:
        assume(False)


def test_several_groups_are_named_together():
    assert CodeTypoError([1]).hint == "Vérifiez le 1er groupe."
    assert CodeTypoError([1, 2]).hint == "Vérifiez les 1er et 2e groupes."
    assert CodeTypoError([2, 3, 6]).hint == "Vérifiez les 2e, 3e et 6e groupes."


MESSAGE = f"""Bonjour,
pour vous tous dans cette même fois voici le code : {EXAMPLE}.
Cordialement, le DRANE"""


@pytest.mark.parametrize(
    "text",
    [
        MESSAGE,
        MESSAGE.replace("-", " "),
        MESSAGE.replace("-", ""),
        f"Code : {EXAMPLE}",
        f"0930121B;{code_of(bytes(13), uai='0930121B').texte}\n0940120V;{EXAMPLE}\n",
        EXAMPLE,
    ],
)
def test_the_code_is_found_in_a_longer_text(text):
    assert find_code(text, UAI, CAMPAGNE).texte == EXAMPLE


def test_a_longer_text_without_code_says_so():
    with pytest.raises(CodeNotFoundError, match="XWSY"):
        find_code("Bonjour, vous recevrez bientôt votre code par la poste.", UAI, CAMPAGNE)


def test_a_wrong_code_in_a_longer_text_is_explained():
    with pytest.raises(CodeTypoError, match="6e groupe"):
        find_code(MESSAGE.replace("51AS", "51AT"), UAI, CAMPAGNE)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_file_is_read_whatever_the_editor_wrote(encoding):
    assert code_in_file(MESSAGE.encode(encoding), UAI, CAMPAGNE).texte == EXAMPLE


@pytest.mark.parametrize("data", [b"\x00\x01" * 50, b"x" * (2**20 + 1)])
def test_a_file_that_is_no_text_is_refused(data):
    with pytest.raises(CodeFileError):
        code_in_file(data, UAI, CAMPAGNE)


@given(st.text(st.characters(codec=None), max_size=60))
def test_any_text_is_a_code_or_a_sentence(text):
    with pytest.raises(CodeError) as caught:
        find_code(text, UAI, CAMPAGNE)
    assert str(caught.value).endswith(".")


def test_the_secret_is_never_shown():
    code = read_code(EXAMPLE, UAI, CAMPAGNE)
    assert repr(code) == str(code) == f"Code('{UAI}', '{CAMPAGNE}', <Origine.ACADEMIE: 'pmn-code-v1'>)"
