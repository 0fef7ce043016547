"""Which terms of the glossary a criterion uses, and which are found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop import paths
from paliers_desktop.core.glossary import find_terms, terms_of
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.grid_loader import Entry, load_catalogue
from paliers_desktop.core.help import Aide, AideCritere, Terme

ENTRIES = load_catalogue(paths.criteria_folder()).entries
GRILLE: Grille = next(entry.grille for entry in ENTRIES if "FOR-01" in entry.grille.criteres)
KEY = "FOR-01"


def used(name: str, text: str) -> bool:
    """Whether a help that reads `text` uses a term of this name."""
    aide = Aide({KEY: AideCritere(sens=text)}, (Terme(name, "autre chose"),))
    return bool(terms_of(GRILLE, aide, KEY))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ENT", "Connectez-vous à l’ENT."),
        ("ENT", "des ENTs"),
        ("classe mobile", "Deux classes mobiles suffisent."),
        ("Classe mobile", "la CLASSE  MOBILE"),
        ("TNI, VPI", "un VPI dans la salle"),
        ("nétiquette", "la netiquette"),
        ("M@gistère", "un parcours M@gistère"),
        ("D’Col", "le service D'Col"),
        ("référent TICE", "le référent TICE"),
    ],
)
def test_a_term_is_found_where_it_is_used(name: str, text: str) -> None:
    assert used(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("AVEC", "avec la collectivité"),
        ("ENT", "l’entrée, comment, ENT77"),
        ("PAF", "PAFs1"),
        ("district", "redistricter"),
        ("TNI, VPI", "un écran interactif"),
    ],
)
def test_a_part_of_a_word_is_no_term(name: str, text: str) -> None:
    assert not used(name, text)


def test_the_text_of_the_criterion_counts_too() -> None:
    aide = Aide({}, (Terme("référent TICE", "référent numérique"), Terme("CLIS", "ULIS école")))
    assert [terme.terme for terme in terms_of(GRILLE, aide, KEY)] == ["référent TICE"]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.grille.id)
def test_the_real_glossaries_are_reachable_from_helps(entry: Entry) -> None:
    counts = [len(terms_of(entry.grille, entry.aide, key)) for key in entry.grille.reading_order]
    assert sum(count > 0 for count in counts) >= 25
    assert max(counts) <= 6  # a line of links, no more


def test_terms_are_found_by_name_and_by_definition() -> None:
    glossaire = (Terme("B2i", "bilan du CRCN"), Terme("CLIS", "ULIS école"), Terme("ESPÉ", "INSPÉ"))
    assert [terme.terme for terme in find_terms(glossaire, "crcn")] == ["B2i"]
    assert [terme.terme for terme in find_terms(glossaire, "ecole ulis")] == ["CLIS"]
    assert [terme.terme for terme in find_terms(glossaire, "espe")] == ["ESPÉ"]
    assert find_terms(glossaire, "zythum") == ()


@given(st.text(max_size=20))
def test_whatever_is_typed_finds_some_of_the_terms_in_order(words: str) -> None:
    glossaire = ENTRIES[0].aide.glossaire
    found = find_terms(glossaire, words)
    assert found == tuple(terme for terme in glossaire if terme in found)
    if not words.strip():
        assert found == glossaire


@given(st.sampled_from(ENTRIES[0].aide.glossaire))
def test_each_term_is_found_by_its_own_name(terme: Terme) -> None:
    assert terme in find_terms(ENTRIES[0].aide.glossaire, terme.terme)
