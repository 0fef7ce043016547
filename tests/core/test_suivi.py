"""What is followed from year to year, by property: changes told, taken back, told again."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.history import Target
from paliers_desktop.core.suivi import (
    ENTRIES,
    HORIZONS,
    Avancement,
    Horizon,
    Payeur,
    Suivi,
    apply_to_suivi,
    creation_changes,
    entry_changes,
    objectif_changes,
)
from suivi_samples import START, key_of

TEXT = st.text(max_size=6)
FIELDS = {
    Target.ACTIONS: st.fixed_dictionaries(
        {},
        optional={
            "critere": TEXT,
            "intitule": TEXT,
            "responsable": TEXT,
            "payeur": st.sampled_from(Payeur),
            "terme": st.sampled_from(Horizon),
            "avancement": st.sampled_from(Avancement),
            "note": TEXT,
            "ecartee": st.booleans(),
        },
    ),
    Target.PREUVES: st.fixed_dictionaries(
        {}, optional={"critere": TEXT, "titre": TEXT, "lieu": TEXT, "jour": st.none() | st.dates()}
    ),
    Target.LOCAUX: st.fixed_dictionaries(
        {}, optional={"domaine": TEXT, "enonce": TEXT, "reponse": st.none() | st.sampled_from(Etat)}
    ),
}
STEPS = st.lists(
    st.one_of(*(st.tuples(st.just(target), st.integers(0, 2), fields) for target, fields in FIELDS.items())), max_size=8
)
AIMS = st.lists(
    st.tuples(st.sampled_from(["pilotage", "formation"]), st.sampled_from(HORIZONS), st.none() | st.integers(1, 3)),
    max_size=6,
)


@given(STEPS, AIMS)
def test_every_change_is_seen_and_can_be_taken_back(steps, aims):
    suivi, done = Suivi(), []
    for target, rank, fields in steps:
        before = suivi.entry(target, key_of(rank))
        if before.cree_le is None:
            changes = creation_changes(target, key_of(rank), START + datetime.timedelta(minutes=rank), **fields)
        else:
            changes = entry_changes(target, before, **fields)
        suivi = apply_to_suivi(suivi, changes)
        done += changes
        after = suivi.entry(target, key_of(rank))
        assert all(getattr(after, name) == value for name, value in fields.items())
    for slug, terme, palier in aims:
        changes = objectif_changes(suivi, slug, terme, palier)
        suivi = apply_to_suivi(suivi, changes)
        done += changes
        assert suivi.vise(slug, terme) == palier
        assert suivi.vises(terme).get(slug) == palier
    assert apply_to_suivi(Suivi(), done) == suivi
    back = apply_to_suivi(suivi, [change.inverse() for change in reversed(done)])
    assert back.objectifs == {}
    assert all(
        back.entry(target, key_of(rank)) == ENTRIES[target](key_of(rank)) for target in ENTRIES for rank in (0, 1)
    )
    assert (back.actions, back.preuves, back.locaux) == ((), (), ())


def test_what_is_taken_off_or_was_never_written_is_not_listed():
    changes = [
        *creation_changes(Target.ACTIONS, key_of(2), START + datetime.timedelta(hours=1), intitule="Seconde"),
        *creation_changes(Target.ACTIONS, key_of(1), START, intitule="Première"),
        *creation_changes(Target.ACTIONS, key_of(3), START, intitule="Ôtée", ecartee=True),
    ]
    assert [one.intitule for one in apply_to_suivi(Suivi(), changes).actions] == ["Première", "Seconde"]


def test_the_same_value_is_no_change():
    suivi = apply_to_suivi(Suivi(), objectif_changes(Suivi(), "pilotage", Horizon.COURT, 2))
    assert objectif_changes(suivi, "pilotage", Horizon.COURT, 2) == ()
    assert entry_changes(Target.ACTIONS, suivi.entry(Target.ACTIONS, key_of(0)), note="", payeur=Payeur.AUCUN) == ()
