"""What changed between two versions, and what becomes of the answers."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from campagne_samples import CATALOGUE
from paliers_desktop.core.grid import Critere
from paliers_desktop.core.grid_difference import grid_difference, likely_heirs, mapping

OLD = CATALOGUE.entries[1].grille


def edited(**criteres):
    """The grid with these criteria changed (a Critere) or taken away (None); a new id joins the first domaine."""
    domaines = []
    for rank, domaine in enumerate(OLD.domaines):
        kept = [criteres.get(c.id.replace("-", "_"), c) for c in domaine.criteres]
        if not rank:
            kept += [c for name, c in criteres.items() if c and c.id not in OLD.criteres]
        domaines.append(replace(domaine, criteres=tuple(c for c in kept if c)))
    return replace(OLD, version="2027.1", domaines=tuple(domaines))


def test_a_grid_and_itself():
    difference = grid_difference(OLD, OLD)
    assert difference.same
    assert (difference.rule, difference.added, difference.removed, difference.changed) == (False, (), (), ())
    assert mapping(OLD, OLD) == {key: key for key in OLD.criteres}


def test_a_corrected_text_and_palier_keep_their_answers():
    one = OLD.criteres["PIL-04"]
    new = edited(PIL_04=replace(one, texte=one.texte + " et du numérique", palier=2))
    (changed,) = grid_difference(OLD, new).changed
    assert (changed.old, changed.new.palier, changed.other_text, changed.moved) == (one, 2, False, False)
    assert mapping(OLD, new)["PIL-04"] == "PIL-04"


def test_another_text_under_a_kept_id_loses_its_answers():
    new = edited(PIL_04=replace(OLD.criteres["PIL-04"], texte="Chaque élève dispose d’un casier avec prise"))
    (changed,) = grid_difference(OLD, new).changed
    assert changed.other_text
    assert mapping(OLD, new)["PIL-04"] is None


def test_a_criterion_that_is_gone_has_no_heir_until_somebody_says_so():
    gone = OLD.criteres["PIL-04"]
    new = edited(PIL_04=None, PIL_99=Critere("PIL-99", 1, gone.texte + " à jour"))
    difference = grid_difference(OLD, new)
    assert [one.id for one in difference.removed] == ["PIL-04"]
    assert [one.id for one in difference.added] == ["PIL-99"]
    assert mapping(OLD, new)["PIL-04"] is None
    assert likely_heirs(difference) == {"PIL-04": "PIL-99"}
    assert mapping(OLD, new, {"PIL-04": "PIL-99"})["PIL-04"] == "PIL-99"


@given(st.sets(st.sampled_from(list(OLD.criteres)), max_size=20))
def test_every_old_criterion_is_mapped_once_and_only_to_what_exists(gone):
    new = edited(**{key.replace("-", "_"): None for key in gone})
    found = mapping(OLD, new)
    assert list(found) == list(OLD.criteres)
    assert {key for key, heir in found.items() if heir is None} == gone
    assert set(found.values()) - {None} <= set(new.criteres)
