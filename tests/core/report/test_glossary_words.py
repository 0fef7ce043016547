"""What people read of a term."""

import pytest

from paliers_desktop import paths
from paliers_desktop.core.grid_loader import load_catalogue
from paliers_desktop.core.help import Terme
from paliers_desktop.core.report.glossary_words import TO_CONFIRM, terme_words

ALL = [terme for entry in load_catalogue(paths.criteria_folder()).entries for terme in entry.aide.glossaire]


def test_a_fact_has_no_mark() -> None:
    words = terme_words(Terme("CLIS", "ULIS école", "la rentrée 2015", a_confirmer=False))
    assert (words.today, words.since, words.mark) == ("Aujourd’hui : ULIS école.", "Depuis la rentrée 2015.", "")


def test_what_is_not_sure_says_so() -> None:
    words = terme_words(Terme("BCD", "bibliothèque d’école"))
    assert (words.since, words.mark) == ("", TO_CONFIRM)


@pytest.mark.parametrize("terme", ALL, ids=lambda terme: terme.terme)
def test_every_real_term_makes_one_sentence(terme: Terme) -> None:
    words = terme_words(terme)
    assert words.today.startswith("Aujourd’hui : ")
    assert not words.today.endswith("..")
    assert bool(words.mark) is terme.a_confirmer
