"""« Et si… »: what would follow, and nothing of what is."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.assessment import Answer, Assessment, Etat
from paliers_desktop.core.scoring import compute_profile, open_for
from paliers_desktop.core.what_if import what_if
from report_samples import COLLEGE, small_grille

GRILLE = small_grille()
ANSWERS = st.dictionaries(
    st.sampled_from(GRILLE.reading_order),
    st.builds(Answer, etat=st.none() | st.sampled_from(Etat), commentaire=st.text(max_size=3)),
)
SOME = st.sets(st.sampled_from(GRILLE.reading_order))


def of(answers: dict[str, Answer]) -> Assessment:
    return Assessment(COLLEGE, "creteil-2026-2027", answers)


@given(ANSWERS, SOME)
def test_no_answer_changes_and_the_palier_is_that_of_the_same_answers_given(answers, supposed):
    before = of(dict(answers))
    told = msgspec.json.encode(before)
    found = what_if(GRILLE, before, supposed)
    assert msgspec.json.encode(before) == told
    given_ = of({**answers, **{key: Answer(etat=Etat.OUI) for key in supposed}})
    assert found == compute_profile(GRILLE, given_)


@given(ANSWERS)
def test_nothing_supposed_is_what_is_and_everything_open_is_the_palier_aimed_at(answers):
    before = of(answers)
    now = compute_profile(GRILLE, before)
    assert what_if(GRILLE, before, ()) == now
    for domaine, own in zip(GRILLE.domaines, now.domaines, strict=True):
        for palier in (1, 2, 3):
            reached = what_if(GRILLE, before, open_for(domaine, before, palier)).domaine(domaine.slug).palier
            assert reached is None or reached >= palier
            assert own.palier is None or reached is None or reached >= own.palier
