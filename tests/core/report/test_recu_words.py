"""Every answer of an académie has its words, and says what to do when something is to be done."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.recu import SUITES, VERDICTS, Preuve, Remarque, Verdict
from paliers_desktop.core.report.recu_words import (
    NO_ANSWER,
    UNVERIFIED,
    Reponse,
    answer_sentences,
    best,
    short_answer,
)

COUNTS = {Verdict.ACCEPTE, Verdict.DEJA_RECU, Verdict.REVISION_ANCIENNE, Verdict.GRILLE_ANCIENNE, Verdict.ECARTE}
"""Nothing is to be done."""

ANSWERS = st.builds(
    Reponse,
    numero=st.integers(1, 99_999),
    recu_le=st.dates(datetime.date(2026, 1, 1), datetime.date(2030, 1, 1)),
    verdict=st.sampled_from(Verdict),
    preuve=st.sampled_from(Preuve),
    remarques=st.lists(st.sampled_from(Remarque), unique=True).map(tuple),
    verified=st.booleans(),
)


@pytest.mark.parametrize("verdict", Verdict)
def test_what_waits_or_is_refused_says_what_to_do(verdict):
    assert (verdict in SUITES) == (verdict not in COUNTS)


@given(answer=ANSWERS)
def test_an_answer_is_whole_sentences(answer):
    said = answer_sentences(answer)
    assert all(sentence.endswith(".") and sentence[0].isupper() for sentence in said)
    assert str(answer.numero) in said[0]
    assert (UNVERIFIED in said) == ("(non vérifié)" in short_answer(answer)) == (not answer.verified)
    assert short_answer(answer).startswith(VERDICTS[answer.verdict])


@given(answers=st.lists(ANSWERS, max_size=5))
def test_the_highest_number_is_the_answer(answers):
    shown = best(answers)
    assert (shown is None) == (not answers)
    assert all(shown.numero >= answer.numero for answer in answers)


def test_no_answer_is_no_blame():
    assert short_answer(None) == NO_ANSWER
