"""What a criterion became, from version to version of a grid, and what two versions have in common."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from campagne_samples import CATALOGUE
from paliers_desktop.core.grid import Critere
from paliers_desktop.core.grid_lineage import comparable, heirs_of, with_ancienne
from paliers_desktop.core.grid_loader import load_grid
from paliers_desktop.core.grid_writer import grid_toml
from strategies import grilles

FIRST = CATALOGUE.entries[1].grille


def version(base, number, heirs=None, criteres=()):
    """A later version: of the criteria of `base`, some are renamed (old to new), some go (to None); others come."""
    heirs = heirs or {}
    told = {key: heirs.get(key, key) for key in base.criteres}
    domaines = tuple(
        replace(d, criteres=tuple(replace(c, id=told[c.id]) for c in d.criteres if told[c.id])) for d in base.domaines
    )
    first = replace(domaines[0], criteres=(*domaines[0].criteres, *criteres))
    return with_ancienne(replace(base, version=number, domaines=(first, *domaines[1:])), base, told)


SECOND = version(FIRST, "2027.1", {"PIL-04": "PIL-80", "PIL-05": None}, [Critere("PIL-90", 1, "Un critère neuf")])
THIRD = version(SECOND, "2028.1", {"PIL-80": "PIL-81", "PIL-06": None})


def test_a_grid_and_itself():
    assert heirs_of(FIRST, FIRST) == {key: key for key in FIRST.criteres}
    found = comparable(FIRST, FIRST)
    assert [old for old, _ in found.pairs] == list(FIRST.reading_order)
    assert (found.gone, found.added) == ((), ())


def test_the_grid_says_what_became_of_each_criterion():
    heirs = heirs_of(FIRST, SECOND)
    assert (heirs["PIL-04"], heirs["PIL-05"], heirs["PIL-06"]) == ("PIL-80", None, "PIL-06")
    found = comparable(FIRST, SECOND)
    assert ("PIL-04", "PIL-80") in found.pairs
    assert (found.gone, found.added) == (("PIL-05",), ("PIL-90",))
    assert [new for _, new in found.pairs] == [key for key in SECOND.reading_order if key != "PIL-90"]


def test_from_version_to_version():
    heirs = heirs_of(FIRST, THIRD, [SECOND])
    assert (heirs["PIL-04"], heirs["PIL-05"], heirs["PIL-06"], heirs["PIL-07"]) == ("PIL-81", None, None, "PIL-07")
    assert comparable(FIRST, THIRD, [SECOND]).added == ("PIL-90",)


def test_a_version_that_nobody_has_leaves_ids_and_texts():
    heirs = heirs_of(FIRST, THIRD)
    assert (heirs["PIL-04"], heirs["PIL-06"], heirs["PIL-07"]) == (None, None, "PIL-07")


def test_a_grid_that_says_nothing_leaves_ids_and_texts():
    silent = replace(SECOND, ancienne=None)
    assert heirs_of(FIRST, silent)["PIL-04"] is None
    assert heirs_of(FIRST, silent)["PIL-07"] == "PIL-07"


def test_versions_in_a_circle_lead_nowhere():
    one = replace(FIRST, ancienne=replace(THIRD.ancienne, sha256=SECOND.sha256))
    two = replace(SECOND, ancienne=replace(THIRD.ancienne, sha256=FIRST.sha256))
    other = replace(FIRST, version="1999.1")
    assert heirs_of(other, two, [one, two])["PIL-07"] == "PIL-07"


def test_what_a_grid_says_of_the_version_before_is_no_part_of_its_normative_content_and_is_read_again():
    assert SECOND.sha256 == replace(SECOND, ancienne=None).sha256
    assert load_grid(grid_toml(SECOND), "essai.toml").ancienne == SECOND.ancienne


@given(grilles(), st.data())
def test_every_criterion_is_followed_once_and_only_to_what_exists(grille, data):
    gone = data.draw(st.sets(st.sampled_from(list(grille.criteres))))
    left = [domaine for domaine in grille.domaines if any(c.id not in gone for c in domaine.criteres)]
    later = version(replace(grille, domaines=tuple(left)) if left else grille, "2", {key: None for key in gone if left})
    found = comparable(grille, later)
    olds, news = [old for old, _ in found.pairs], [new for _, new in found.pairs]
    assert sorted([*olds, *found.gone]) == sorted(grille.criteres)
    assert sorted([*news, *found.added]) == sorted(later.criteres)
