"""What is said of an établissement open elsewhere: one sentence for each case, and at most one action."""

import datetime

import pytest

from paliers_desktop.core.lock_rules import Hold, Holder
from paliers_desktop.core.report.lock_words import FREE, FREE_HERE, HERE, LOST, PERHAPS, RETAKE, SILENT, lock_words

START = datetime.datetime(2026, 11, 23, 8, 58, tzinfo=datetime.UTC)
HOLDER = Holder("a" * 32, "b" * 32, 1, "", START)
NOW = START + datetime.timedelta(hours=2)


@pytest.mark.parametrize(
    ("hold", "here", "kind", "sentence", "action"),
    [
        (Hold.ELSEWHERE, True, "warn", HERE, ""),
        (Hold.FREE, True, "info", FREE_HERE, RETAKE),
        (Hold.FREE, False, "info", FREE, RETAKE),
        (Hold.SILENT, False, "warn", SILENT, RETAKE),
        (Hold.LOST, False, "err", LOST, ""),
    ],
)
def test_each_case_has_its_sentence(hold: Hold, here: bool, kind: str, sentence: str, action: str) -> None:
    words = lock_words(hold, HOLDER, NOW, here=here)
    assert (words.kind, words.sentence, words.action) == (kind, sentence, action)


def test_nothing_is_said_to_who_writes() -> None:
    assert lock_words(Hold.OURS, None, NOW, here=False) is None


def test_since_when_is_told_as_clocks_in_paris_show_it() -> None:
    today = lock_words(Hold.ELSEWHERE, HOLDER, NOW, here=False)
    assert today.sentence == (
        "Cet établissement est ouvert sur un autre poste depuis 9:58. Il s’ouvre ici en lecture seule."
    )
    later = lock_words(Hold.ELSEWHERE, HOLDER, NOW + datetime.timedelta(days=1), here=False)
    assert "autre poste depuis le 23 novembre 2026 à 9:58." in later.sentence
    assert lock_words(Hold.ELSEWHERE, None, NOW, here=False).sentence == PERHAPS
