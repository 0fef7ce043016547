"""The words of a receipt: one for each verdict, in terms that a référent understands."""

import re

import pytest

from paliers_desktop.academy.reception import verdict as reception
from paliers_desktop.core.recu import PREUVES, REMARQUES, VERDICTS, Preuve, Remarque, Verdict

WORDS = [*VERDICTS.values(), *PREUVES.values(), *REMARQUES.values()]


def test_reception_and_receipts_say_the_same_verdicts_and_remarks():
    assert list(Verdict) == list(reception.Word)
    assert list(Remarque) == list(reception.Note)


def test_each_has_its_words():
    assert set(VERDICTS) == set(Verdict)
    assert set(PREUVES) == set(Preuve)
    assert set(REMARQUES) == set(Remarque)
    assert len(set(VERDICTS.values())) == len(VERDICTS)


@pytest.mark.parametrize("word", WORDS)
def test_no_word_is_one_of_the_trade(word):
    assert not re.search(r"niveau|palier|certifi|\bkid\b|JWS|hash|REFUSE|_", word, re.IGNORECASE)


def test_a_waiting_verdict_says_so_and_a_refused_one_too():
    for verdict, words in VERDICTS.items():
        start = words.split(maxsplit=1)[0]
        waits = verdict in {Verdict(word) for word in reception.WAITING}
        assert start == ("Refusé" if verdict.refused else "En" if waits else start)
        assert start in ("Refusé", "En", "Reçu", "Déjà")
