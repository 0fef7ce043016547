"""What is followed, as the session holds it: read late, never behind the disk nor ahead of what the person did."""

from paliers_desktop.core.history import Target
from paliers_desktop.core.suivi import Avancement, Horizon


def test_what_was_done_before_anyone_asked_is_read_with_the_rest(session):
    session.suivi.add(Target.ACTIONS, intitule="Former")
    assert [one.intitule for one in session.suivi.current.actions] == ["Former"]


def test_undo_and_redo_are_followed(session, qtbot):
    assert session.suivi.current.actions == ()
    key = session.suivi.add(Target.ACTIONS, intitule="Former")
    session.suivi.edit(Target.ACTIONS, key, avancement=Avancement.FAITE)
    session.suivi.aim("pilotage", Horizon.COURT, 2)
    with qtbot.waitSignal(session.suivi.changed):
        session.undo()
    assert session.suivi.current.vise("pilotage", Horizon.COURT) is None
    session.undo()
    assert session.suivi.current.actions[0].avancement is Avancement.A_FAIRE
    session.undo()
    assert session.suivi.current.actions == ()
    for _ in range(3):
        session.redo()
    assert session.suivi.current.actions[0].avancement is Avancement.FAITE
    assert session.suivi.current.vise("pilotage", Horizon.COURT) == 2


def test_what_is_typed_in_a_field_is_one_geste_and_reaches_the_disk(session):
    key = session.suivi.add(Target.ACTIONS)
    for text in ("F", "Fo", "Former"):
        session.suivi.type(Target.ACTIONS, key, "intitule", text)
    session.suivi.type(Target.ACTIONS, key, "note", "Deux\nlignes")
    assert session.settle()
    stored = session.dossier.journal.suivi(session.assessment.campagne)
    assert stored == session.suivi.current
    assert (stored.actions[0].intitule, stored.actions[0].note) == ("Former", "Deux\nlignes")
    session.undo()
    session.undo()
    assert session.suivi.current.actions[0].intitule == ""


def test_the_same_choice_again_is_no_geste(session):
    session.suivi.aim("pilotage", Horizon.COURT, None)
    assert session.history.to_undo is None
