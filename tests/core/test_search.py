"""Search: every word, in any of the texts, whatever accents, ligatures and capitals."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.assessment import Assessment, Etablissement, TypeEtablissement
from paliers_desktop.core.grid_loader import load_catalogue
from paliers_desktop.core.help import Aide, AideCritere
from paliers_desktop.core.search import Hit, Where, folded, search

ENTRY = load_catalogue(Path(__file__).parents[2] / "criteria").for_type("college")
GRILLE = ENTRY.grille
EMPTY = Assessment(Etablissement("0949912N", "Collège", TypeEtablissement.COLLEGE), "creteil-2026-2027", {})


def found(words: str, assessment: Assessment = EMPTY, aide: Aide | None = None) -> tuple[Hit, ...]:
    return search(GRILLE, aide or Aide(), assessment, words)


@pytest.mark.parametrize("words", ["équipement vidéoprojection", "EQUIPEMENT videoprojection", "vidéoprojection équip"])
def test_accents_capitals_and_order_do_not_matter(words: str) -> None:
    numbers = [GRILLE.numeros[hit.critere_id] for hit in found(words)]
    assert numbers == ["6.3", "6.4"]


def test_a_ligature_is_found_by_its_letters() -> None:
    assert found("mise en oeuvre")
    assert found("mise en œuvre") == found("mise en oeuvre")


def test_a_number_leads_to_its_criterion_alone() -> None:
    assert found("2.5") == (Hit(next(key for key, n in GRILLE.numeros.items() if n == "2.5"), Where.NUMERO),)


def test_comments_and_helps_are_searched_after_the_text() -> None:
    key = GRILLE.reading_order[3]
    noted = EMPTY.with_answer(key, commentaire="Réunion avec la gestionnaire")
    assert found("gestionnaire", noted) == (Hit(key, Where.COMMENTAIRE),)
    aide = Aide({key: AideCritere(sens="Une phrase avec zythum.")})
    assert found("zythum", aide=aide) == (Hit(key, Where.AIDE),)


def test_a_text_goes_before_comments_and_comments_before_helps() -> None:
    first, second, *_ = (key for key in GRILLE.reading_order if "formation" not in folded(GRILLE.criteres[key].texte))
    aide = Aide({first: AideCritere(sens="Une formation.")})
    hits = found("formation", EMPTY.with_answer(second, commentaire="Formation en mars"), aide)
    assert [hit.where for hit in hits[-2:]] == [Where.COMMENTAIRE, Where.AIDE]
    texts = [hit.critere_id for hit in hits[:-2]]
    assert {hit.where for hit in hits[:-2]} == {Where.TEXTE}
    assert texts == [key for key in GRILLE.reading_order if key in texts]


def test_nothing_is_found_for_nothing() -> None:
    assert found("  ") == ()
    assert found("zythum") == ()


@given(st.sampled_from(GRILLE.reading_order), st.data())
def test_every_word_of_a_criterion_leads_to_it(key: str, data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(GRILLE.criteres[key].texte.split()))
    assert key in [hit.critere_id for hit in found(word)]


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)
