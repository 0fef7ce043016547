"""The order and the search of the list: by every column but the palier, in any direction, the unreadable last."""

import functools
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.actions.dossiers import Overview
from paliers_desktop.actions.list_order import comes_before, matches
from paliers_desktop.actions.listing import Listed
from paliers_desktop.core.assessment import Answer, Assessment, Etablissement, Etat, TypeEtablissement
from paliers_desktop.core.scoring import compute_profile
from paliers_desktop.storage.preferences import SortBy
from report_samples import at_paliers, small_grille

GRILLE = small_grille()
WHEN = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)


def row(
    nom: str, uai: str = "0949912N", answers: int = 0, campagne: str = "creteil-2026-2027", when: datetime | None = WHEN
) -> Listed:
    etablissement = Etablissement(uai, nom, TypeEtablissement.COLLEGE, "Bréval-sur-Marne")
    given = {critere: Answer(Etat.OUI) for critere in GRILLE.reading_order[:answers]}
    assessment = Assessment(etablissement, campagne, given)
    path = Path(f"/{nom}.paliers")
    return Listed(path, Overview(path, assessment, GRILLE, compute_profile(GRILLE, assessment), when), "", True)


def unreadable(name: str) -> Listed:
    return Listed(Path(f"/{name}.paliers"), None, "Abîmé.", True)


def in_order(rows: list[Listed], by: SortBy, *, descending: bool = False) -> list[str]:
    def compare(left: Listed, right: Listed) -> int:
        return -1 if comes_before(left, right, by, descending=descending) else 1

    return [listed.path.stem for listed in sorted(rows, key=functools.cmp_to_key(compare))]


def test_each_column_sorts_both_ways() -> None:
    late = WHEN.replace(hour=20)
    one = row("Acacias", "0949923A", 3, "creteil-2027-2028", WHEN)
    two = row("Érables", "0949912N", 5, "creteil-2026-2027", late)
    for by, rising in (
        (SortBy.NOM, ["Acacias", "Érables"]),
        (SortBy.UAI, ["Érables", "Acacias"]),
        (SortBy.CAMPAGNE, ["Érables", "Acacias"]),
        (SortBy.AVANCEMENT, ["Acacias", "Érables"]),
        (SortBy.MODIFIE, ["Acacias", "Érables"]),
    ):
        assert in_order([one, two], by) == in_order([two, one], by) == rising
        assert in_order([one, two], by, descending=True) == in_order([two, one], by, descending=True) == rising[::-1]


def test_accents_and_capitals_do_not_separate_names() -> None:
    rows = [row("Zola"), row("école des Bleuets"), row("École des Acacias"), row("Éluard")]
    assert in_order(rows, SortBy.NOM) == ["École des Acacias", "école des Bleuets", "Éluard", "Zola"]


def test_never_by_palier() -> None:
    assert not [by for by in SortBy if "palier" in by.value]
    reached = {}
    for nom, paliers in (("b", (3,) * 6), ("a", (0,) * 6)):
        assessment = at_paliers(GRILLE, *paliers)
        overview = Overview(Path(nom), assessment, GRILLE, compute_profile(GRILLE, assessment), WHEN)
        reached[nom] = Listed(Path(f"/{nom}"), overview, "", False)
    for by in SortBy:
        for descending in (False, True):
            assert in_order(list(reached.values()), by, descending=descending) == ["a", "b"]


def test_what_cannot_be_read_is_last_in_both_directions() -> None:
    rows = [unreadable("b"), row("Zola"), unreadable("a"), row("Acacias", when=None)]
    for by in SortBy:
        assert in_order(rows, by)[2:] == ["a", "b"]
        assert in_order(rows, by, descending=True)[2:] == ["a", "b"]


def test_one_that_was_never_changed_is_the_oldest() -> None:
    assert in_order([row("a", when=None), row("b")], SortBy.MODIFIE, descending=True) == ["b", "a"]


ROWS = st.one_of(
    st.builds(unreadable, st.sampled_from("abc")),
    st.builds(row, st.sampled_from("abAÀ"), st.sampled_from(["1", "2"]), st.integers(0, 2)),
)


@given(ROWS, ROWS, st.sampled_from(SortBy), st.booleans())
def test_two_rows_are_never_each_above_the_other(left: Listed, right: Listed, by: SortBy, descending: bool) -> None:
    above = comes_before(left, right, by, descending=descending)
    below = comes_before(right, left, by, descending=descending)
    assert not (above and below)
    assert above or below or left.path == right.path


def test_search_finds_every_word_in_name_uai_commune_or_type() -> None:
    listed = row("Collège Édouard-Cœur")
    for words in ("", "  ", "edouard", "COEUR", "0949912n", "breval", "collège", "coeur bréval 0949"):
        assert matches(listed, words), words
    for words in ("lycée", "edouard créteil", "2026"):
        assert not matches(listed, words), words


def test_a_file_that_cannot_be_read_is_found_by_its_name() -> None:
    assert matches(unreadable("0949912N_Tilleuls"), "tilleuls")
    assert not matches(unreadable("0949912N_Tilleuls"), "abîmé")
