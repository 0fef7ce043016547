"""The four answers: mouse, keyboard, silence, and boxes that never move."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from paliers_desktop.core.assessment import Etat
from paliers_desktop.gui.components.answer_group import AnswerGroup


@pytest.fixture
def group(style, shown):
    made = AnswerGroup(style)
    made.said = []
    made.answered.connect(made.said.append)
    shown(made)
    return made


def click(group, etat):
    """In the far corner of the box: all of it is the target."""
    button = group.button(etat)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(button.width() - 4, 4))


@pytest.mark.parametrize("etat", Etat)
def test_a_click_chooses_and_a_second_clears(group, etat):
    click(group, etat)
    assert (group.etat, group.said) == (etat, [etat])
    click(group, etat)
    assert (group.etat, group.said) == (None, [etat, None])
    click(group, etat)
    assert (group.etat, group.said) == (etat, [etat, None, etat])


def test_changing_ones_mind_is_said_once(group):
    click(group, Etat.OUI)
    click(group, Etat.NON)
    assert group.said == [Etat.OUI, Etat.NON]


def test_a_press_released_elsewhere_changes_nothing(group):
    click(group, Etat.OUI)
    button = group.button(Etat.OUI)
    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.mouseMove(button, QPoint(5, 300))
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=QPoint(5, 300))
    assert group.said == [Etat.OUI]


def test_set_etat_is_silent(group):
    for etat in (Etat.OUI, Etat.SANS_OBJET, None, Etat.EN_COURS):
        group.set_etat(etat)
        assert group.etat is etat
    assert group.said == []


def test_arrows_move_and_choose_even_from_no_answer(group):
    group.focus_answers()
    QTest.keyClick(group.button(Etat.OUI), Qt.Key.Key_Right)
    assert (group.etat, group.said) == (Etat.EN_COURS, [Etat.EN_COURS])
    assert group.button(Etat.EN_COURS).hasFocus()
    QTest.keyClick(group.button(Etat.EN_COURS), Qt.Key.Key_Left)
    QTest.keyClick(group.button(Etat.OUI), Qt.Key.Key_Up)
    assert group.said == [Etat.EN_COURS, Etat.OUI, Etat.SANS_OBJET]


def test_alt_arrows_are_left_to_the_window(group):
    group.focus_answers()
    QTest.keyClick(group.button(Etat.OUI), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert group.said == []


def test_down_goes_to_the_line_below_when_two_by_two(group):
    group.set_two_by_two(True)
    group.focus_answers()
    QTest.keyClick(group.button(Etat.OUI), Qt.Key.Key_Down)
    assert group.etat is Etat.NON


def test_space_chooses_then_clears(group):
    group.focus_answers()
    QTest.keyClick(group.button(Etat.OUI), Qt.Key.Key_Space)
    QTest.keyClick(group.button(Etat.OUI), Qt.Key.Key_Space)
    assert group.said == [Etat.OUI, None]


def test_tab_stops_once_in_the_group(group):
    def stops():
        return [e for e in Etat if group.button(e).focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert stops() == [Etat.OUI]
    group.set_etat(Etat.NON)
    assert stops() == [Etat.NON]
    click(group, Etat.EN_COURS)
    assert stops() == [Etat.EN_COURS]
    group.set_etat(None)
    assert stops() == [Etat.OUI]


def test_focus_goes_to_the_chosen_answer(group):
    group.set_etat(Etat.NON)
    group.focus_answers()
    assert group.button(Etat.NON).hasFocus()


def test_read_only_can_be_reached_not_changed(group):
    group.set_etat(Etat.OUI)
    group.set_read_only(True)
    click(group, Etat.NON)
    click(group, Etat.OUI)
    group.focus_answers()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right):
        QTest.keyClick(group.button(Etat.OUI), key)
    group.choose(Etat.NON)
    assert (group.etat, group.said) == (Etat.OUI, [])
    group.set_read_only(False)
    click(group, Etat.NON)
    assert group.said == [Etat.NON]


def test_no_state_moves_a_box(group, style):
    def boxes():
        group.layout().activate()
        return [group.button(etat).geometry() for etat in Etat], group.sizeHint()

    rest = boxes()
    for etat in (*Etat, None):
        group.set_etat(etat)
        assert boxes() == rest
    for prepare in (group.set_active, group.set_read_only):
        prepare(True)
        assert boxes() == rest


def test_sizes_of_the_guide(group, style):
    assert {group.button(etat).height() for etat in Etat} == {34}
    assert [group.button(etat).width() for etat in Etat] == [76, 108, 78, 122]


def ink(button, x):
    """How much of the word's first letters is drawn in its colour."""
    image = button.grab().toImage()
    ground = image.pixelColor(x, 6)
    return [
        (column, row)
        for column in range(x, image.width() - 4)
        for row in range(8, 26)
        if image.pixelColor(column, row) != ground
    ]


@pytest.mark.parametrize("etat", Etat)
def test_the_chosen_word_is_bolder_at_the_same_place(group, etat):
    button = group.button(etat)
    rest = ink(button, 34)
    group.set_etat(etat)
    chosen = ink(button, 34)
    assert len(chosen) > len(rest)
    assert abs(min(chosen)[0] - min(rest)[0]) <= 1
    assert abs(min(row for _, row in chosen) - min(row for _, row in rest)) <= 1


def test_the_chosen_word_stays_bold_when_its_page_is_put_elsewhere(style, shown):
    """Qt restores the font that a widget had when it was first polished: ours must not depend on it."""
    group = AnswerGroup(style)
    button = group.button(Etat.EN_COURS)
    button.ensurePolished()
    group.set_etat(Etat.EN_COURS)
    shown(group)
    moved = button.grab().toImage()
    other = AnswerGroup(style)
    shown(other)
    other.set_etat(Etat.EN_COURS)
    assert moved == other.button(Etat.EN_COURS).grab().toImage()


def test_names_for_screen_readers(group):
    group.set_question("1.1 Existence d'un projet", "Critère 1 sur 13")
    assert group.button(Etat.OUI).accessibleName() == "Oui, 1 sur 4"
    assert group.button(Etat.SANS_OBJET).accessibleName() == "Sans objet, 4 sur 4"
    assert (group.accessibleName(), group.accessibleDescription()) == ("1.1 Existence d’un projet", "Critère 1 sur 13")


def test_active_shows_the_key_caps(group):
    before = group.grab().toImage()
    group.set_active(True)
    assert group.grab().toImage() != before
    group.set_active(False)
    assert group.grab().toImage() == before
