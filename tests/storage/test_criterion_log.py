"""The history of one criterion, as the journal of a real file tells it."""

import datetime
from pathlib import Path

from dossier_samples import Memory, answer_geste, comment, criteres, new_dossier, oui
from paliers_desktop.core.assessment import Answer
from paliers_desktop.core.history import Kind
from paliers_desktop.storage.dossier import Dossier


def test_the_log_is_that_of_one_criterion_latest_first_and_outlives_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "lycee.paliers"
    dossier = new_dossier(path)
    state = dossier.load()
    memory = Memory(state.assessment, state.history)
    for geste in (oui(0), comment(0, "Vu"), oui(1)):
        dossier.save(geste)
        memory.take(geste)
    first = memory.undo()
    dossier.save(first)
    memory.take(first)
    when = dossier.save(memory.undo())
    dossier.close()
    again = Dossier.open(path)
    log = again.journal.criterion_log(criteres()[0])
    assert [entry.geste.kind for entry in log] == [Kind.ANNULATION, Kind.SAISIE, Kind.SAISIE]
    assert [entry.geste.changes[0].field for entry in log] == ["commentaire", "commentaire", "etat"]
    assert log[0].time == when.replace(microsecond=when.microsecond // 1000 * 1000)
    assert log[0].time.tzinfo is datetime.UTC
    assert again.journal.criterion_log(criteres()[2]) == ()
    again.close()


def test_chunks_of_one_typing_are_one_entry(tmp_path: Path) -> None:
    dossier = new_dossier(tmp_path / "lycee.paliers")
    key, geste_id = criteres()[0], "a" * 32
    dossier.save(answer_geste(key, Answer(commentaire="V"), geste_id=geste_id))
    dossier.save(answer_geste(key, Answer(commentaire="Vu"), Answer(commentaire="V"), geste_id=geste_id))
    (entry,) = dossier.journal.criterion_log(key)
    (change,) = entry.geste.changes
    assert (change.before, change.after) == ("", "Vu")
    dossier.close()
