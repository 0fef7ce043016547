"""What an établissement takes of proposals: never over an answer of its own."""

from hypothesis import given
from hypothesis import strategies as st

from circonscription_samples import ecoles, proposals, shared
from dossier_samples import CAMPAGNE, LYCEE, entry
from paliers_desktop.core.assessment import NO_ANSWER, Answer, Assessment, Etat, MotifCode
from paliers_desktop.core.history import Geste, History, Kind, apply_changes, inverse
from paliers_desktop.core.proposal import PROPOSABLE, Proposed, offer
from paliers_desktop.core.report.proposal_words import offer_words

GRILLE = ecoles().grille
KEYS = shared()
ANSWERS = st.builds(
    Answer,
    etat=st.sampled_from([None, *Etat]),
    motif_code=st.sampled_from([None, MotifCode.AUTRE]),
    commentaire=st.sampled_from(["", "à nous", "vu"]),
    a_verifier=st.booleans(),
    a_confirmer=st.booleans(),
)
PROPOSED = st.lists(
    st.builds(Proposed, st.sampled_from(KEYS), st.sampled_from(PROPOSABLE), st.sampled_from(["", "vu"])),
    unique_by=lambda one: one.critere,
)


def of(answers: dict[str, Answer]) -> Assessment:
    """These answers and no others."""
    return Assessment(LYCEE, CAMPAGNE, {key: one for key, one in answers.items() if one != NO_ANSWER})


@given(st.dictionaries(st.sampled_from(KEYS), ANSWERS), PROPOSED)
def test_an_answer_of_its_own_stays_and_each_proposal_has_one_fate(answers, proposed):
    before = of(answers)
    found = offer(GRILLE, before, proposed)
    after = apply_changes(before, found.changes)
    for one in proposed:
        old, new = before.answer(one.critere), after.answer(one.critere)
        own = old.etat is not None and not old.a_confirmer
        assert (one.critere in found.answered) == own
        if own:
            assert new == old
        else:
            assert (new.etat, new.a_confirmer, new.motif_code) == (one.etat, True, None)
            assert new.commentaire == (old.commentaire or one.commentaire)
            assert new.a_verifier == old.a_verifier
    asked = {one.critere for one in proposed}
    assert {*found.taken, *found.answered, *found.known} == asked
    assert len(found.taken) + len(found.answered) + len(found.known) == len(asked)
    assert {change.key for change in found.changes} == set(found.taken)
    assert after.answers.keys() - before.answers.keys() <= asked


@given(st.dictionaries(st.sampled_from(KEYS), ANSWERS), PROPOSED)
def test_a_second_time_changes_nothing_and_one_annuler_takes_all_back(answers, proposed):
    before = of(answers)
    found = offer(GRILLE, before, proposed)
    after = apply_changes(before, found.changes)
    again = offer(GRILLE, after, proposed)
    assert again.changes == ()
    assert set(again.known) == {*found.taken, *found.known}
    geste = Geste("a" * 32, Kind.REPRISE, found.changes)
    history = History().with_geste(geste)
    assert history.to_undo == (geste if found.changes else None)
    assert apply_changes(after, inverse(geste, "b" * 32).changes) == before


def test_what_is_said_names_the_criteria_by_their_numbers():
    own, waiting, same = KEYS[0], KEYS[1], KEYS[2]
    numeros = GRILLE.numeros
    before = of(
        {
            own: Answer(etat=Etat.NON),
            waiting: Answer(etat=Etat.EN_COURS, a_confirmer=True, commentaire="à nous"),
            same: Answer(etat=Etat.OUI, a_confirmer=True, commentaire="vu"),
        }
    )
    found = offer(GRILLE, before, proposals(commentaire="vu"))
    assert offer_words(GRILLE, found, done=False) == (
        f"5 réponses seront proposées, à confirmer. À la place d’une réponse encore à confirmer : {numeros[waiting]}. "
        f"Déjà répondu, et laissé tel quel : {numeros[own]}. Déjà proposé : {numeros[same]}. "
        f"Commentaire déjà écrit, et gardé : {numeros[waiting]}."
    )
    assert offer_words(GRILLE, found, done=True).startswith("5 réponses proposées, à confirmer. ")


def test_another_grid_has_none_of_these_criteria():
    found = offer(entry().grille, of({}), proposals())
    assert found.changes == ()
    assert offer_words(entry().grille, found, done=False) == "Rien à proposer. Sa grille n’a aucun de ces critères."
