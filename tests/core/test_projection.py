"""The order of the wall: every criterion once, a card after each domaine, the end, the result, and back."""

from hypothesis import given
from hypothesis import strategies as st

from dossier_samples import entry
from paliers_desktop.core.projection import END, RESULT, Kind, Slide, following, preceding, slides

GRILLE = entry().grille
ORDER = GRILLE.reading_order


def walk(start: Slide, review: tuple[str, ...] = ()) -> list[Slide]:
    seen = [start]
    while slide := following(GRILLE, seen[-1], review):
        seen.append(slide)
        review = review if slide.key in review else ()
    return seen


def test_every_criterion_is_met_once_and_each_domaine_ends_with_its_card() -> None:
    seen = walk(Slide(Kind.CRITERE, ORDER[0]))
    assert [slide.key for slide in seen if slide.kind is Kind.CRITERE] == list(ORDER)
    for domaine in GRILLE.domaines:
        card = seen.index(Slide(Kind.DOMAINE, domaine.slug))
        assert GRILLE.domaine_of(seen[card - 1].key) is domaine
    assert seen[seen.index(END) - 1] == Slide(Kind.DOMAINE, GRILLE.domaines[-1].slug)
    assert seen[seen.index(END) + 1] == RESULT
    assert len(seen) == len(ORDER) + len(GRILLE.domaines) + 1 + 4


@given(st.sampled_from(slides(GRILLE)))
def test_back_undoes_forth(slide: Slide) -> None:
    after = following(GRILLE, slide)
    assert after is None or preceding(GRILLE, after) == slide


@given(st.lists(st.sampled_from(ORDER), min_size=1, max_size=8, unique=True))
def test_what_is_taken_up_again_leads_back_to_the_end(keys: list[str]) -> None:
    review = tuple(key for key in ORDER if key in keys)
    seen = walk(Slide(Kind.CRITERE, review[0]), review)
    assert [slide.key for slide in seen[: len(review)]] == list(review)
    assert seen[len(review)] == END
    assert preceding(GRILLE, Slide(Kind.CRITERE, review[0]), review) is None
