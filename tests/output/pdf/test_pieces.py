"""Very long texts are cut into pieces without losing a character that has ink."""

from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.output.pdf.pieces import MOST_CHARACTERS, MOST_LINES, pieces

texts = st.text(alphabet="ab é’\n", max_size=60).map(lambda text: text * 60)


@given(texts)
def test_nothing_with_ink_is_lost_and_every_piece_is_short(text: str) -> None:
    cut = pieces(text)
    assert "".join("".join(cut).split()) == "".join(text.split())
    assert all(len(piece.replace("\n", "")) <= MOST_CHARACTERS for piece in cut)
    assert all(piece.count("\n") < MOST_LINES for piece in cut)


def test_a_short_text_stays_whole() -> None:
    assert pieces("Deux lignes,\nc’est court.") == ["Deux lignes,\nc’est court."]


def test_a_word_without_end_is_cut_where_it_must_be() -> None:
    assert list(map(len, pieces("x" * 2000))) == [900, 900, 200]
