"""Regards croisés: where voices differ, and that nobody can find a small group by subtraction."""

from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.regards import LEAST, Groupe, Voix, regards, sizes, told_groups
from paliers_desktop.core.report.regards import NOBODY, regards_report
from report_samples import small_grille

GRILLE = small_grille()
ANSWERS = st.dictionaries(st.sampled_from(GRILLE.reading_order[:4]), st.sampled_from(Etat), min_size=1)
VOICES = st.lists(st.tuples(st.sampled_from(Groupe), ANSWERS), max_size=24).map(
    lambda told: tuple(Voix(f"{rank:032x}", groupe, reponses) for rank, (groupe, reponses) in enumerate(told))
)


def voices(**groups: int) -> tuple[Voix, ...]:
    """So many voices of each group, answering in turn « oui », « non », « oui »…"""
    key, made = GRILLE.reading_order[0], []
    for groupe, count in groups.items():
        made += [(Groupe(groupe), {key: (Etat.OUI, Etat.NON)[rank % 2]}) for rank in range(count)]
    return tuple(Voix(f"{rank:032x}", groupe, answers) for rank, (groupe, answers) in enumerate(made))


@given(VOICES)
def test_no_small_group_can_be_told_nor_found_by_subtraction(told):
    counts = sizes(told)
    shown = told_groups(counts)
    assert all(counts[groupe] >= LEAST for groupe in shown)
    hidden = sum(counts.values()) - sum(counts[groupe] for groupe in shown)
    assert hidden == 0 or hidden >= LEAST or not shown
    for one in regards(GRILLE, told):
        assert tuple(groupe for groupe, _ in one.groupes) == shown


@given(VOICES)
def test_each_criterion_on_which_two_voices_differ_is_there_and_no_other(told):
    given_ = {key: {one.reponses[key] for one in told if key in one.reponses} for key in GRILLE.reading_order}
    found = regards(GRILLE, told)
    assert {one.critere_id for one in found} == {key for key, etats in given_.items() if len(etats) > 1}
    shared = [one.ensemble.shared for one in found]
    assert shared == sorted(shared, reverse=True)
    for one in found:
        assert one.ensemble.answered + one.ensemble.silent == len(told)
        for groupe, own in one.groupes:
            assert own.answered + own.silent == sizes(told)[groupe]


def test_a_large_group_is_hidden_with_a_small_one_that_it_would_tell():
    assert told_groups({Groupe.ENSEIGNANTS: 8, Groupe.PARENTS: 6}) == (Groupe.ENSEIGNANTS, Groupe.PARENTS)
    assert told_groups({Groupe.ENSEIGNANTS: 8, Groupe.PARENTS: 6, Groupe.DIRECTION: 1}) == (Groupe.ENSEIGNANTS,)
    assert told_groups({Groupe.ENSEIGNANTS: 8, Groupe.DIRECTION: 1}) == ()
    assert told_groups({Groupe.DIRECTION: 1, Groupe.PARENTS: 4}) == ()


def test_the_words_tell_the_whole_first_and_who_is_hidden():
    report = regards_report(GRILLE, voices(enseignants=8, parents=6, direction=1))
    assert report.who == "15 voix (direction : 1, enseignants : 8, parents d’élèves : 6)."
    assert report.hidden == "Seulement dans l’ensemble : direction et parents d’élèves."
    (line,) = report.lines
    assert line.groupes == (("Ensemble", "8 oui, 7 non"), ("Enseignants", "4 oui, 4 non"))
    nobody = regards_report(GRILLE, ())
    assert (nobody.who, nobody.hidden, nobody.lines) == (NOBODY, "", ())
