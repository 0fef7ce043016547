"""The projection by its keys: what they change, where they lead, what the séance notes of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from dossier_samples import LYCEE
from gui_samples import TODAY, end, forget, stored_answers
from mounts import read_only
from paliers_desktop.actions.dossiers import create_dossier, open_dossier
from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.navigation import RESULTAT, Place, place_of
from paliers_desktop.core.projection import END, ETAPES, RESULT, Kind, Slide
from paliers_desktop.gui.projection.gestures import ALL_ANSWERED
from paliers_desktop.gui.projection.window import ProjectionWindow, scale_for
from paliers_desktop.gui.saving.saver import Saving
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Press = Callable[..., None]


def etat(session: Session, critere: str) -> Etat | None:
    return session.assessment.answer(critere).etat


def told(wall: ProjectionWindow) -> str:
    return wall.view.foot.told.text().replace("\xa0", " ")


@pytest.mark.parametrize(
    ("key", "modifiers", "expected"),
    [
        (Key.Key_1, Qt.KeyboardModifier.NoModifier, Etat.OUI),
        (Key.Key_Ampersand, Qt.KeyboardModifier.NoModifier, Etat.OUI),
        (Key.Key_Eacute, Qt.KeyboardModifier.NoModifier, Etat.EN_COURS),
        (Key.Key_3, Qt.KeyboardModifier.KeypadModifier, Etat.NON),
        (Key.Key_4, SHIFT, Etat.SANS_OBJET),
    ],
)
def test_a_digit_answers_and_stays(
    wall: ProjectionWindow, press: Press, session: Session, key: Key, modifiers: Qt.KeyboardModifier, expected: Etat
) -> None:
    critere = wall.course.critere
    press(key, modifiers)
    assert wall.course.critere == critere
    assert etat(session, critere) is expected
    assert wall.view.answers.etat is expected
    press(Key.Key_Delete)
    assert etat(session, critere) is None


def test_an_answer_is_in_the_file_with_its_seance(wall: ProjectionWindow, press: Press, session: Session) -> None:
    critere = wall.course.critere
    press(Key.Key_2)
    assert session.settle(10)
    assert stored_answers(session.dossier.path)[critere] == "en_cours"
    seance = session.seances.current
    assert seance is not None
    assert seance.discutes == (critere,)


def test_arrows_and_the_remote_control_go_through_the_card_of_a_domaine(
    wall: ProjectionWindow, press: Press, session: Session
) -> None:
    grille = session.grille
    count = len(grille.domaines[0].criteres)
    for index in range(count):
        assert wall.course.critere == grille.reading_order[index]
        press(Key.Key_Right if index % 2 else Key.Key_PageDown)
    assert wall.course.slide == Slide(Kind.DOMAINE, grille.domaines[0].slug)
    assert wall.view.body is wall.view.domaine
    assert not wall.view.answers.isVisible()
    press(Key.Key_Right)
    assert wall.course.critere == grille.reading_order[count]
    press(Key.Key_PageUp)
    press(Key.Key_Left)
    assert wall.course.critere == grille.reading_order[count - 1]


def test_arrows_never_change_an_answer(wall: ProjectionWindow, press: Press, session: Session) -> None:
    first = wall.course.critere
    wall.view.answers.button(Etat.OUI).setFocus()
    for key in (Key.Key_Down, Key.Key_Up, Key.Key_Right, Key.Key_Left, Key.Key_Down):
        press(key)
    assert session.assessment.answers == {}
    assert wall.course.critere == first
    press(Key.Key_Down)
    press(Key.Key_Space)
    assert etat(session, first) is not None


def test_r_marks_then_goes_on_and_v_takes_the_mark_off(wall: ProjectionWindow, press: Press, session: Session) -> None:
    first, second = session.grille.reading_order[:2]
    press(Key.Key_R)
    assert session.assessment.answer(first).a_verifier
    assert wall.course.critere == second
    press(Key.Key_Left)
    assert wall.view.foot.flag.isVisible()
    press(Key.Key_R)  # again: still marked
    assert session.assessment.answer(first).a_verifier
    press(Key.Key_Left)
    press(Key.Key_V)
    assert not session.assessment.answer(first).a_verifier
    assert not wall.view.foot.flag.isVisible()


def test_d_notes_that_opinions_differ(wall: ProjectionWindow, press: Press, session: Session) -> None:
    critere = wall.course.critere
    press(Key.Key_D)
    assert session.seances.avis_partages(critere)
    assert wall.view.foot.avis.isVisible()
    press(Key.Key_D)
    assert not session.seances.avis_partages(critere)
    assert not wall.view.foot.avis.isVisible()


def test_a_opens_the_help_in_place_of_the_answers_page_by_page(wall: ProjectionWindow, press: Press) -> None:
    press(Key.Key_A)
    assert wall.view.critere.helped
    assert not wall.view.answers.isVisible()
    wall.grab()  # lays everything out, as painting does
    pages = wall.view.critere.help.page[1]
    assert pages > 1
    press(Key.Key_Down)
    assert wall.view.critere.help.page[0] == 2
    press(Key.Key_Up)
    for _ in range(pages):
        assert wall.view.critere.helped
        press(Key.Key_A)
    assert not wall.view.critere.helped
    assert wall.view.answers.isVisible()


def test_the_keyboard_is_nowhere_else_when_the_answers_give_way(wall: ProjectionWindow, press: Press) -> None:
    wall.view.answers.button(Etat.OUI).setFocus()
    press(Key.Key_A)
    assert QApplication.focusWidget() is wall.view


def test_an_answer_is_seen_where_it_is_made(wall: ProjectionWindow, press: Press) -> None:
    press(Key.Key_A)
    press(Key.Key_1)
    assert wall.view.answers.isVisible()
    assert wall.view.answers.etat is Etat.OUI


def test_undo_and_redo_are_named(wall: ProjectionWindow, press: Press, session: Session) -> None:
    press(Key.Key_2)
    press(Key.Key_Z, CTRL)
    assert told(wall) == "Annulé : 1.1 « En cours »"
    assert session.assessment.answers == {}
    press(Key.Key_Y, CTRL)
    assert told(wall) == "Rétabli : 1.1 « En cours »"
    press(Key.Key_3)
    assert told(wall) == ""
    press(Key.Key_Z, CTRL | SHIFT)
    assert told(wall) == "Rien à rétablir"


def test_n_goes_to_what_has_no_answer_and_says_when_there_is_none(
    wall: ProjectionWindow, press: Press, session: Session
) -> None:
    order = session.grille.reading_order
    session.set_etats(order[:5], Etat.OUI)
    press(Key.Key_N)
    assert wall.course.critere == order[5]
    session.set_etats(order[5:], Etat.NON)
    press(Key.Key_N)
    assert told(wall) == ALL_ANSWERED.replace("\xa0", " ")


def test_the_end_takes_up_what_is_marked_in_order_then_comes_back(
    wall: ProjectionWindow, press: Press, session: Session
) -> None:
    marked = (session.grille.reading_order[3], session.grille.reading_order[20])
    for critere in reversed(marked):
        session.set_a_verifier(critere, True)
    wall.course.go(END)
    assert wall.view.end.take_up.hasFocus()
    assert wall.view.end.take_up.words() == "Les reprendre maintenant"
    press(Key.Key_Return)
    assert wall.course.critere == marked[0]
    press(Key.Key_V)  # verified: still its turn
    press(Key.Key_Right)
    assert wall.course.critere == marked[1]
    press(Key.Key_Right)
    assert wall.course.slide == END
    assert wall.view.end.take_up.words() == "Le reprendre maintenant"


def test_ending_the_seance_tells_which_and_shows_the_result(
    qtbot: QtBot, wall: ProjectionWindow, session: Session
) -> None:
    seance = session.seances.current
    assert seance is not None
    wall.course.go(END)
    with qtbot.waitSignal(wall.ended) as told_:
        wall.view.end.end.click()
    assert told_.args == [seance.id]
    assert session.seances.current is None
    assert wall.course.slide == RESULT
    wall.course.go(END)
    assert not wall.view.end.end.isVisible()
    assert wall.view.end.result.isVisible()


def test_the_next_steps_are_turned_page_by_page(wall: ProjectionWindow, press: Press) -> None:
    wall.course.go(Slide(Kind.RESULTAT, ETAPES))
    pages = wall.view.steps.entries.page[1]
    assert pages > 1
    for page in range(1, pages):
        assert wall.view.steps.entries.page[0] == page
        press(Key.Key_Right)
    press(Key.Key_Right)  # the last: nothing further
    assert wall.view.steps.entries.page == (pages, pages)
    press(Key.Key_Left)
    assert wall.view.steps.entries.page[0] == pages - 1


def test_the_next_steps_tell_in_whose_hands_they_are(wall: ProjectionWindow, press: Press) -> None:
    wall.course.go(Slide(Kind.RESULTAT, ETAPES))
    read = ""
    for _ in range(wall.view.steps.entries.page[1]):
        read += "\n".join(label.text() for label in wall.view.steps.findChildren(QLabel))
        press(Key.Key_Right)
    for hand in ("À notre main · ", "Avec la collectivité · ", "Avec l’académie · "):
        assert hand in read.replace("\u00a0", " ")


def test_a_criterion_on_the_wall_long_enough_was_discussed(qtbot: QtBot, look: Style, session: Session) -> None:
    window = ProjectionWindow(look, session, discussed_ms=20)
    critere = window.course.critere
    with qtbot.waitSignal(session.seances.changed):
        pass
    seance = session.seances.current
    assert seance is not None
    assert seance.discutes == (critere,)
    forget(window)


def test_what_the_presenter_does_meanwhile_is_discussed_too(wall: ProjectionWindow, session: Session) -> None:
    session.type_commentaire(wall.course.critere, "noté par le secrétaire")
    session.leave_field()
    seance = session.seances.current
    assert seance is not None
    assert seance.discutes == (wall.course.critere,)


def test_one_comes_back_where_one_left_also_after_reopening(
    qtbot: QtBot, wall: ProjectionWindow, press: Press, session: Session, look: Style
) -> None:
    for _ in range(4):
        press(Key.Key_Right)
    left = wall.course.critere
    with qtbot.waitSignal(wall.left):
        press(Key.Key_Escape)
    again = ProjectionWindow(look, session)
    assert again.course.critere == left
    forget(again)
    path = session.dossier.path
    end(session)
    reopened = Session(open_dossier(path))
    assert reopened.place == place_of(reopened.grille, left)
    end(reopened)


def test_escape_closes_the_help_and_the_sheet_before_leaving(
    qtbot: QtBot, wall: ProjectionWindow, press: Press
) -> None:
    press(Key.Key_A)
    with qtbot.assertNotEmitted(wall.left):
        press(Key.Key_Escape)
        press(Key.Key_Question, SHIFT)
        assert wall.view.sheet_shown
        press(Key.Key_Escape)
    assert not wall.view.sheet_shown
    with qtbot.waitSignal(wall.left):
        press(Key.Key_F11)


def test_a_click_answers_and_a_second_one_clears(qtbot: QtBot, wall: ProjectionWindow, session: Session) -> None:
    button = wall.view.answers.button(Etat.NON)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert etat(session, wall.course.critere) is Etat.NON
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert etat(session, wall.course.critere) is None
    wall.view.keys.next.click()
    assert wall.course.critere == session.grille.reading_order[1]


def test_single_keys_can_be_turned_off(qtbot: QtBot, look: Style, session: Session) -> None:
    window = ProjectionWindow(look, session, single_key=False)
    qtbot.keyClick(window, Key.Key_1)
    assert session.assessment.answers == {}
    forget(window)


def test_the_result_is_projected_from_the_result_without_any_seance(
    qapp: QApplication, look: Style, session: Session
) -> None:
    session.remember_place(Place(RESULTAT))
    window = ProjectionWindow(look, session)
    assert window.view.body is window.view.situation
    assert session.seances.current is None
    forget(window)


def test_a_read_only_dossier_is_shown_and_refuses_answers(qtbot: QtBot, look: Style, catalogue, place) -> None:
    opened = create_dossier(place, LYCEE, catalogue, TODAY)
    path = opened.dossier.path
    opened.dossier.close()
    with read_only(place):
        session = Session(open_dossier(path))
        window = ProjectionWindow(look, session)
        for key in (Key.Key_1, Key.Key_R, Key.Key_D):
            window.view.foot.banner.hide()
            qtbot.keyClick(window, key)
            assert "lecture seule" in window.view.foot.banner.text()
            assert not window.view.foot.banner.isHidden()
        assert session.assessment.answers == {}
        assert session.seances.current is None
        assert window.course.critere == session.grille.reading_order[0]
        qtbot.mouseClick(window.view.answers.button(Etat.OUI), Qt.MouseButton.LeftButton)
        assert window.view.answers.etat is None
        forget(window)
        end(session)


def test_everything_grows_with_the_height_as_far_as_the_width_allows(qapp: QApplication) -> None:
    assert scale_for(QSize(1024, 768)) == 100
    assert scale_for(QSize(1366, 768)) == 100
    assert scale_for(QSize(1920, 1080)) == 140
    assert scale_for(QSize(1280, 1024)) == 125


def test_another_screen_or_theme_keeps_the_place(wall: ProjectionWindow, press: Press, look: Style) -> None:
    press(Key.Key_Right)
    critere = wall.course.critere
    wall.resize(1920, 1080)
    assert wall.view.look.zoom == 140
    wall.set_style(look)
    assert wall.course.critere == critere
    assert wall.view.body is wall.view.critere
    press(Key.Key_1)
    assert wall.view.answers.etat is Etat.OUI


def test_a_failure_to_save_is_told_whole_and_stays_until_it_is_solved(
    qtbot: QtBot, wall: ProjectionWindow, press: Press, session: Session, place: Path
) -> None:
    assert session.settle(10)
    with read_only(place):
        press(Key.Key_1)
        qtbot.waitUntil(lambda: session.saving.saving is Saving.FAILED)
        error = session.saving.error
        assert error is not None
        banner = wall.view.foot.banner
        assert banner.isVisible()
        assert banner.text().replace("\xa0", " ") == str(error).replace("'", "’")
        press(Key.Key_Right)
        press(Key.Key_2)
        assert banner.isVisible()
        wall.grab()
        assert wall.view.critere.text.is_whole()
    banner.action.click()
    qtbot.waitUntil(lambda: session.saving.saving is Saving.SAVED)
    assert not banner.isVisible()
    assert list(stored_answers(session.dossier.path).values()) == ["oui", "en_cours"]
