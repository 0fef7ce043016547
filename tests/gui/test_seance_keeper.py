"""The séances of a session: what a meeting records by itself, what can be taken back, and names that leave no trace."""

import datetime
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dossier_samples import criteres
from gui_samples import end, rows
from mounts import read_only
from paliers_desktop.actions.dossiers import open_dossier
from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.seance import ONE_MEETING, AnswerChange, Passage, Role, Seance
from paliers_desktop.gui import seance_keeper
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.typing import DELAY_MS
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.errors import ReadOnlyDossierError, SaveError

FIRST, SECOND = criteres()[:2]


def stored(session: Session) -> tuple[Seance, ...]:
    """The séances that another program instance would read, without the times of what was last recorded."""
    assert session.settle(20)
    with closing(Dossier.open(session.dossier.path, read_only=True)) as dossier:
        return dossier.load().seances


def shown(session: Session) -> tuple[Seance, ...]:
    return session.seances._seances


def undated(seances: tuple[Seance, ...]) -> list[tuple[object, ...]]:
    return [
        (s.id, s.lieu, s.presents, s.decisions, s.ecartee, s.noms, list(s.passages.items()), list(s.reponses.items()))
        for s in seances
    ]


def journal(path: Path) -> list[tuple[object, ...]]:
    return rows(path, "SELECT kind, target, field, seance FROM journal ORDER BY seq")


def test_a_seance_begins_once_and_ends(session: Session, qtbot: QtBot) -> None:
    seances = session.seances
    assert seances.current is None
    with qtbot.waitSignal(seances.changed):
        seances.begin()
    current = seances.current
    assert current is not None
    seances.begin()
    assert [one.id for one in seances.kept] == [current.id]
    seances.end()
    assert seances.current is None
    assert seances.seance(current.id).fin is not None
    seances.end()
    session.settle(20)
    assert journal(session.dossier.path) == [
        ("seance", "seances", "debut", current.id),
        ("seance", "seances", "fin", current.id),
    ]


def test_answers_of_the_meeting_belong_to_it_and_others_do_not(session: Session) -> None:
    session.set_etat(SECOND, Etat.NON)
    session.seances.begin()
    seance_id = session.seances.current_id
    session.set_etat(FIRST, Etat.EN_COURS)
    session.set_etat(SECOND, Etat.OUI)
    session.set_etat(FIRST, Etat.OUI)
    session.seances.end()
    session.set_etat(FIRST, Etat.NON)
    (seance,) = session.seances.kept
    assert seance.reponses_modifiees == (
        AnswerChange(FIRST, None, Etat.OUI),
        AnswerChange(SECOND, Etat.NON, Etat.OUI),
    )
    assert undated(stored(session)) == undated(shown(session))
    told = rows(session.dossier.path, "SELECT seance FROM journal WHERE target = 'reponses' ORDER BY seq")
    assert told == [(None,), (seance_id,), (seance_id,), (seance_id,), (None,)]


def test_an_answer_taken_back_in_the_meeting_is_not_told(session: Session) -> None:
    session.seances.begin()
    session.set_etat(FIRST, Etat.OUI)
    session.undo()
    (seance,) = session.seances.kept
    assert seance.reponses_modifiees == ()
    assert undated(stored(session)) == undated(shown(session))


def test_what_a_meeting_records_by_itself_is_not_undone_and_leaves_redo(session: Session) -> None:
    session.set_etat(FIRST, Etat.OUI)
    session.undo()
    assert session.history.to_redo
    session.seances.begin()
    session.seances.discuss(FIRST)
    session.seances.end()
    assert session.history.to_undo is None
    session.redo()
    assert session.assessment.answer(FIRST).etat is Etat.OUI
    assert session.seances.kept[0].discutes == (FIRST,)


def test_avis_partages_are_undone_and_redone(session: Session, qtbot: QtBot) -> None:
    session.seances.begin()
    session.seances.set_avis_partages(FIRST, True)
    assert session.seances.avis_partages(FIRST)
    with qtbot.waitSignal(session.seances.changed):
        session.undo()
    assert not session.seances.avis_partages(FIRST)
    session.redo()
    assert session.seances.avis_partages(FIRST)
    assert undated(stored(session)) == undated(shown(session))


def test_discussing_twice_is_recorded_once(session: Session) -> None:
    session.seances.begin()
    for critere in (SECOND, FIRST, SECOND):
        session.seances.discuss(critere)
    assert session.seances.kept[0].discutes == (SECOND, FIRST)
    session.settle(20)
    assert rows(session.dossier.path, "SELECT critere FROM passages ORDER BY rang") == [(SECOND,), (FIRST,)]


def test_outside_a_meeting_nothing_is_recorded(session: Session) -> None:
    session.seances.discuss(FIRST)
    session.seances.set_avis_partages(FIRST, True)
    assert session.seances.kept == ()
    assert not session.seances.avis_partages(FIRST)
    assert session.history.to_undo is None


def test_what_is_said_afterwards_is_typed_saved_within_a_second_and_undone_as_one(
    session: Session, qtbot: QtBot
) -> None:
    session.seances.begin()
    seance_id = session.seances.current_id or ""
    session.seances.set_avis_partages(FIRST, True)
    session.seances.end()
    for text in ("C", "CD", "CDI"):
        session.seances.type_lieu(seance_id, text)
    qtbot.waitUntil(lambda: session.seances.seance(seance_id).lieu == "CDI", timeout=DELAY_MS + 2000)
    session.leave_field()
    session.seances.type_decisions(seance_id, "Une prise\nau CDI")
    session.seances.type_avis(seance_id, FIRST, "À revoir en mai")
    session.seances.set_presents(seance_id, (Role.CPE, Role.PARENTS))
    (seance,) = stored(session)
    assert (seance.lieu, seance.decisions, seance.presents) == ("CDI", "Une prise\nau CDI", (Role.CPE, Role.PARENTS))
    assert seance.passage(FIRST) == Passage(False, True, "À revoir en mai")
    assert undated((seance,)) == undated(shown(session))
    for _ in range(4):
        session.undo()
    (seance,) = stored(session)
    assert (seance.lieu, seance.decisions, seance.presents, seance.passage(FIRST).avis) == ("", "", (), "")
    assert seance.avis_partages == (FIRST,)


def test_a_seance_taken_off_comes_back_without_its_names(session: Session) -> None:
    session.seances.begin()
    seance_id = session.seances.current_id or ""
    session.seances.type_lieu(seance_id, "CDI")
    session.set_noms(seance_id, "Mme Vandenbroucke")
    session.set_noms(seance_id, "")
    session.seances.take_off(seance_id)
    assert session.seances.kept == ()
    assert session.seances.current is None, "no meeting goes on once it is taken off"
    session.undo()
    (seance,) = session.seances.kept
    assert (seance.lieu, seance.noms) == ("CDI", "")
    assert b"Vandenbroucke" not in session.dossier.path.read_bytes()


def test_names_are_kept_and_no_undo_brings_them_back(session: Session, qtbot: QtBot) -> None:
    session.seances.begin()
    seance_id = session.seances.current_id or ""
    session.seances.type_lieu(seance_id, "CDI")
    with qtbot.waitSignal(session.seances.changed):
        session.set_noms(seance_id, "Mme Vandenbroucke")
    assert stored(session)[0].noms == "Mme Vandenbroucke"
    assert "Vandenbroucke" not in repr(rows(session.dossier.path, "SELECT * FROM journal"))
    session.set_noms(seance_id, "")
    session.undo()
    session.redo()
    assert stored(session)[0].noms == ""
    assert b"Vandenbroucke" not in session.dossier.path.read_bytes()


def test_a_seance_left_open_goes_on_after_a_restart_but_not_the_next_day(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.seances.begin()
    session.seances.discuss(FIRST)
    seance_id = session.seances.current_id
    path = session.dossier.path
    end(session)
    again = Session(open_dossier(path))
    assert again.seances.current_id == seance_id
    later = datetime.datetime.now(datetime.UTC) + ONE_MEETING

    class Clock(datetime.datetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> datetime.datetime:
            return later.astimezone(tz)

    monkeypatch.setattr(seance_keeper, "datetime", Clock)
    assert again.seances.current is None
    again.seances.begin()
    assert again.seances.kept[0].id == seance_id
    assert len(again.seances.kept) == 2
    end(again)


def test_a_file_that_cannot_be_written_records_no_meeting(session: Session) -> None:
    session.seances.begin()
    seance_id = session.seances.current_id or ""
    path = session.dossier.path
    end(session)
    with read_only(path):
        reader = Session(open_dossier(path))
        assert reader.read_only
        reader.seances.discuss(FIRST)
        reader.seances.end()
        assert reader.seances.kept[0].fin is None
        with pytest.raises(ReadOnlyDossierError):
            reader.set_noms(seance_id, "Mme Vandenbroucke")
        end(reader)


def test_names_that_could_not_be_kept_are_not_shown(session: Session) -> None:
    session.seances.begin()
    seance_id = session.seances.current_id or ""
    session.settle(20)
    session.dossier.path.rename(session.dossier.path.with_suffix(".ailleurs"))
    with pytest.raises(SaveError):
        session.set_noms(seance_id, "Mme Vandenbroucke")
    assert session.seances.seance(seance_id).noms == ""
