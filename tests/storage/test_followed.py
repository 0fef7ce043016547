"""What is followed from year to year, on the disk: read as it was told, whatever was told."""

from hypothesis import given, settings

from core.test_suivi import AIMS, STEPS
from dossier_samples import CAMPAGNE, followed_gestes, new_dossier, random_id
from paliers_desktop.core.history import Geste, Kind, inverse
from paliers_desktop.core.suivi import Suivi, apply_to_suivi, creation_changes, entry_changes, objectif_changes
from paliers_desktop.storage.dossier import Dossier
from suivi_samples import START, key_of


@given(STEPS, AIMS)
@settings(max_examples=15, deadline=None)
def test_the_disk_tells_what_was_told(tmp_path_factory, steps, aims):
    dossier = new_dossier(tmp_path_factory.mktemp("suivi") / "lycee.paliers")
    suivi, gestes = Suivi(), []
    for target, rank, fields in steps:
        before = suivi.entry(target, key_of(rank))
        told = entry_changes(target, before, **fields)
        changes = told if before.cree_le else creation_changes(target, key_of(rank), START, **fields)
        gestes.append(Geste(random_id(), Kind.SAISIE, changes))
        suivi = apply_to_suivi(suivi, changes)
    for slug, terme, palier in aims:
        gestes.append(Geste(random_id(), Kind.SAISIE, objectif_changes(suivi, slug, terme, palier)))
        suivi = apply_to_suivi(suivi, gestes[-1].changes)
    for geste in gestes:
        if geste.changes:
            dossier.save(geste)
    found = dossier.journal.suivi(CAMPAGNE)
    dossier.close()
    assert found.objectifs == suivi.objectifs
    assert (found.actions, found.preuves, found.locaux) == (suivi.actions, suivi.preuves, suivi.locaux)


def test_what_is_taken_back_is_there_no_more_and_the_paliers_vises_are_of_their_campagne(tmp_path):
    path = tmp_path / "lycee.paliers"
    dossier = new_dossier(path)
    gestes = followed_gestes()
    dossier.save(*gestes)
    found = dossier.journal.suivi(CAMPAGNE)
    assert (len(found.actions), len(found.preuves), len(found.locaux)) == (1, 1, 1)
    assert found.objectifs == {"pilotage/court": 2}
    later = dossier.journal.suivi("creteil-2027-2028")
    assert (later.objectifs, later.actions) == ({}, found.actions)
    dossier.save(*(inverse(geste, random_id()) for geste in reversed(gestes)))
    dossier.close()
    dossier = Dossier.open(path)
    gone = dossier.journal.suivi(CAMPAGNE)
    dossier.close()
    assert (gone.objectifs, gone.actions, gone.preuves, gone.locaux) == ({}, (), (), ())
