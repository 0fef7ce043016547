"""Several établissements counted together: every one counts once, the criteria most often missing come first."""

from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.assessment import Answer, Assessment, Etat
from paliers_desktop.core.help import Aide
from paliers_desktop.core.report.circonscription import MOST_MISSED, grid_share
from report_samples import COLLEGE, at_paliers, small_grille

GRILLE = small_grille()
SCHOOLS = st.lists(
    st.dictionaries(st.sampled_from(GRILLE.reading_order), st.sampled_from(Etat)), min_size=1, max_size=8
).map(lambda told: [_school(etats) for etats in told])


def _school(etats: dict[str, Etat]) -> Assessment:
    return Assessment(COLLEGE, "creteil-2026-2027", {key: Answer(etat=etat) for key, etat in etats.items()})


@given(SCHOOLS)
def test_every_établissement_counts_once_in_each_domaine(schools):
    share = grid_share(GRILLE, Aide(), schools)
    assert all(sum(one.paliers) + one.sans_objet == len(schools) for one in share.domaines)
    missing = [one.missing for one in share.missed]
    assert missing == sorted(missing, reverse=True)
    assert len(share.missed) <= MOST_MISSED
    assert all(one.non + one.en_cours + one.silent <= len(schools) for one in share.missed)


def test_counts_are_those_of_the_answers():
    schools = [at_paliers(GRILLE, 1, 2, 3, 0, None, 1), at_paliers(GRILLE, 1, 1, 1, 1, 1, 1)]
    share = grid_share(GRILLE, Aide(), schools)
    assert [one.paliers for one in share.domaines] == [
        (0, 2, 0, 0),
        (0, 1, 1, 0),
        (0, 1, 0, 1),
        (1, 1, 0, 0),
        (0, 1, 0, 0),
        (0, 2, 0, 0),
    ]
    assert [one.sans_objet for one in share.domaines] == [0, 0, 0, 0, 1, 0]
    assert (share.count, share.provisoires) == (2, 0)
    assert share.missed[0].non == 2
