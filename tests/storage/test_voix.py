"""Voices: kept beside the journal, in no copy, and nowhere in the bytes once the decision is made."""

import datetime
from contextlib import closing

from dossier_samples import criteres, new_dossier, oui
from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.regards import Groupe, Voix
from paliers_desktop.storage.backup import back_up_file, backup_folder
from paliers_desktop.storage.content import content_key, opened_image, without_private
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.relaying import relay_image
from paliers_desktop.storage.shelf import Reason

MARK = "a1b2c3d4" * 4


def voice(rank: int = 0, groupe: Groupe = Groupe.PARENTS, etat: Etat = Etat.SANS_OBJET) -> Voix:
    return Voix(f"{MARK[:-2]}{rank:02x}", groupe, dict.fromkeys(criteres(), etat))


def traces(folder) -> list[str]:
    """The files that hold the id of a voice, which each row of it has."""
    mark = MARK[:-2].encode()
    files = [path for path in folder.rglob("*") if path.is_file()]
    return sorted(path.name for path in files if mark in path.read_bytes())


def test_a_voice_is_kept_replaced_and_read_again(tmp_path):
    path = tmp_path / "lycee.paliers"
    dossier = new_dossier(path)
    dossier.voix.keep(voice())
    dossier.voix.keep(voice(1, Groupe.ELEVES))
    dossier.voix.keep(voice(etat=Etat.OUI))
    assert dossier.voix.read() == (voice(etat=Etat.OUI), voice(1, Groupe.ELEVES))
    dossier.close()
    dossier = Dossier.open(path)
    assert len(dossier.voix.read()) == 2
    assert dossier.load().last_change is None  # nothing of it in the journal
    dossier.close()


def test_no_trace_is_left_in_any_file_after_the_decision(tmp_path):
    path = tmp_path / "lycee.paliers"
    dossier = new_dossier(path)
    for rank in range(6):
        dossier.voix.keep(voice(rank))
    dossier.save(oui(0))
    assert traces(tmp_path) == ["lycee.paliers"]
    copied = without_private(dossier.image())
    (tmp_path / "copie.paliers").write_bytes(copied)
    assert traces(tmp_path) == ["lycee.paliers"]
    dossier.voix.erase()
    dossier.close()
    assert traces(tmp_path) == []
    with closing(Dossier.open(path)) as again:
        assert again.voix.read() == ()
        assert again.load().assessment.answer(criteres()[0]).etat is Etat.OUI


def test_voices_are_in_no_backup_nor_hand_over_and_make_no_new_copy(tmp_path):
    path = tmp_path / "lycee.paliers"
    dossier = new_dossier(path)
    dossier.save(oui(0))
    with closing(opened_image(dossier.image())) as db:
        before = content_key(db)
    dossier.voix.keep(voice())
    with closing(opened_image(dossier.image())) as db:
        assert content_key(db) == before
    dossier.close()
    with closing(Dossier.open(path)) as dossier:
        back_up_file(path, Reason.JOUR)
    assert traces(backup_folder(path)) == []
    relayed = relay_image(path, datetime.date(2027, 6, 1), lambda text: text, with_names=True)
    apart = tmp_path / "relais"
    apart.mkdir()
    (apart / "relais.paliers").write_bytes(relayed)
    assert traces(apart) == []
