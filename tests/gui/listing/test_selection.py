"""Several établissements are chosen the ordinary way, by mouse and keyboard; one chosen row does what it always did."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui_samples import wait_for_list
from listing_samples import make_dossier
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.gui.listing import home
from paliers_desktop.gui.listing.words import Column, save_words
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.storage.preferences import ListLook, SortBy, Theme

Key, Modifier = Qt.Key, Qt.KeyboardModifier
COUNT = 6


@pytest.fixture
def dossiers(place: Path) -> tuple[Path, ...]:
    """Six établissements, « É 0 » to « É 5 »."""
    return tuple(make_dossier(place, number, number, f"É {number}") for number in range(COUNT))


@pytest.fixture
def window(
    workplace: Workplace, dossiers: tuple[Path, ...], open_window: Callable[[], MainWindow], place: Path, qtbot: QtBot
) -> MainWindow:
    """Their list by name, read; the keyboard is on the first row."""
    workplace.add_folder(place)
    workplace.prefer(list_look=ListLook(SortBy.NOM, descending=False))
    made = open_window()
    wait_for_list(made, qtbot)
    made.home.list.setFocus()
    QTest.keyClick(made.home.list, Key.Key_Home)
    return made


def chosen(window: MainWindow) -> str:
    """The numbers of the rows chosen: « 013 »."""
    return "".join(row.overview.assessment.etablissement.nom[-1] for row in window.home.list.chosen)


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
    QTest.keyClick(window.home.list, key, modifiers)


def click(window: MainWindow, row: int, modifiers: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
    view = window.home.list
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, modifiers, view.visualRect(view.order.index(row, 0)).center()
    )


def clean(text: str) -> str:
    return text.replace("\xa0", " ")


def test_with_the_mouse(window: MainWindow) -> None:
    click(window, 1)
    assert chosen(window) == "1"
    click(window, 4, Modifier.ControlModifier)
    assert chosen(window) == "14"
    click(window, 1, Modifier.ControlModifier)
    assert chosen(window) == "4"
    click(window, 2)
    click(window, 5, Modifier.ShiftModifier)
    assert chosen(window) == "2345"
    click(window, 0)
    assert chosen(window) == "0"


def test_a_click_below_the_rows_leaves_what_is_chosen(window: MainWindow) -> None:
    press(window, Key.Key_A, Modifier.ControlModifier)
    view = window.home.list
    below = QPoint(20, view.visualRect(view.order.index(COUNT - 1, 0)).bottom() + 20)
    assert view.viewport().rect().contains(below)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=below)
    assert chosen(window) == "012345"


def test_with_the_keyboard(window: MainWindow) -> None:
    press(window, Key.Key_Down, Modifier.ShiftModifier)
    press(window, Key.Key_Down, Modifier.ShiftModifier)
    assert chosen(window) == "012"
    press(window, Key.Key_Down, Modifier.ControlModifier)
    press(window, Key.Key_Down, Modifier.ControlModifier)
    assert chosen(window) == "012"
    press(window, Key.Key_Space, Modifier.ControlModifier)
    assert chosen(window) == "0124"
    press(window, Key.Key_Space, Modifier.ControlModifier)
    assert chosen(window) == "012"
    press(window, Key.Key_End, Modifier.ShiftModifier)
    press(window, Key.Key_A, Modifier.ControlModifier)
    assert chosen(window) == "012345"
    press(window, Key.Key_Up)
    assert len(chosen(window)) == 1


def test_entree_opens_the_one_that_has_the_keyboard(window: MainWindow, dossiers: tuple[Path, ...]) -> None:
    press(window, Key.Key_Down, Modifier.ShiftModifier)
    press(window, Key.Key_Down, Modifier.ShiftModifier)
    assert clean(window.home._path.text()) == "Entrée ouvre « É 2 »"
    press(window, Key.Key_Return)
    assert window.session.dossier.path == dossiers[2]


def test_the_only_one_left_is_what_everything_acts_on(window: MainWindow, dossiers: tuple[Path, ...]) -> None:
    press(window, Key.Key_Down, Modifier.ShiftModifier)
    press(window, Key.Key_Space, Modifier.ControlModifier)  # the keyboard stays on the second, which is chosen no more
    assert chosen(window) == "0"
    assert window.home._path.text() == str(dossiers[0])
    window.dialogs.answers = [None]
    window.home.actions_menu.rename.trigger()
    assert window.dialogs.asked == [f"Renommer le fichier: {dossiers[0].stem}"]
    press(window, Key.Key_Return)
    assert window.session.dossier.path == dossiers[0]


def test_what_acts_on_one_file_is_off_for_several(window: MainWindow) -> None:
    menu = window.home.actions_menu
    one = (menu.rename, menu.move_, menu.show_place)
    assert all(action.isEnabled() for action in (*one, menu.pdf))
    assert clean(menu.pdf.text()) == "Enregistrer le PDF…"
    press(window, Key.Key_Down, Modifier.ShiftModifier)
    assert not any(action.isEnabled() for action in (*one, menu.forget))
    assert menu.open.isEnabled()
    assert menu.pdf.isEnabled()
    assert clean(menu.pdf.text()) == "Enregistrer 2 PDF…"
    press(window, Key.Key_F2)  # asks nothing: the dialogs have no answer ready


def test_none_chosen_leaves_only_opening(window: MainWindow, dossiers: tuple[Path, ...]) -> None:
    press(window, Key.Key_Space, Modifier.ControlModifier)
    assert chosen(window) == ""
    assert not window.home.actions_menu.pdf.isEnabled()
    assert clean(window.home.actions_menu.pdf.text()) == "Enregistrer les PDF…"
    assert not window.home.actions_menu.rename.isEnabled()
    press(window, Key.Key_Return)
    assert window.session.dossier.path == dossiers[0]


def test_all_are_chosen_from_the_menu(window: MainWindow) -> None:
    window.home.actions_menu.select_all.trigger()
    assert chosen(window) == "012345"


def test_rows_that_arrive_or_change_leave_what_is_chosen(window: MainWindow, place: Path, qtbot: QtBot) -> None:
    click(window, 1)
    click(window, 4, Modifier.ControlModifier)
    make_dossier(place, 9, 3, "É 29")
    make_dossier(place, 8, 3, "A 8")
    window.home.options.refresh.trigger()
    wait_for_list(window, qtbot)
    assert window.home.list.order.rowCount() == COUNT + 2
    assert chosen(window) == "14"
    window.home.list.look_chosen.emit(ListLook(SortBy.UAI, descending=True))
    assert chosen(window) == "41"


def test_only_rows_that_show_are_chosen(window: MainWindow) -> None:
    press(window, Key.Key_A, Modifier.ControlModifier)
    window.home.panel.search.field.setText("3")
    assert chosen(window) == "3"
    window.home.panel.search.field.clear()
    assert chosen(window) == "3"


def test_a_file_that_is_gone_is_chosen_no_more(window: MainWindow, dossiers: tuple[Path, ...], qtbot: QtBot) -> None:
    click(window, 1)
    click(window, 2, Modifier.ControlModifier)
    dossiers[2].unlink()
    window.home.options.refresh.trigger()
    wait_for_list(window, qtbot)
    assert chosen(window) == "1"
    dossiers[1].unlink()
    window.home.options.refresh.trigger()
    wait_for_list(window, qtbot)
    assert len(chosen(window)) == 1


def test_another_theme_keeps_what_is_chosen(window: MainWindow) -> None:
    click(window, 1)
    click(window, 4, Modifier.ControlModifier)
    window.appearance.set_theme(Theme.SOMBRE)
    assert chosen(window) == "14"
    assert clean(window.home._path.text()) == "Entrée ouvre « É 4 »"


def test_a_screen_reader_hears_what_is_chosen(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(home, "announce", lambda _widget, sentence: said.append(clean(sentence)))
    press(window, Key.Key_Down, Modifier.ShiftModifier)
    assert said == ["2 sélectionnés"]
    assert clean(window.home._where.text()) == "2 sélectionnés"
    press(window, Key.Key_A, Modifier.ControlModifier)
    assert said[-1] == "6 sélectionnés"
    click(window, 0)
    assert len(said) == 2
    interface = QAccessible.queryAccessibleInterface(window.home.list)
    click(window, 2, Modifier.ControlModifier)
    rows = [interface.child((row + 1) * len(Column)).state() for row in range(COUNT)]  # the first row is the headers
    assert [bool(state.selected) for state in rows] == [True, False, True, False, False, False]
    assert all(state.extSelectable for state in rows)


@pytest.mark.parametrize("count", range(4))
def test_the_action_says_how_many(count: int) -> None:
    words = ("Enregistrer les PDF…", "Enregistrer le PDF…", "Enregistrer 2 PDF…", "Enregistrer 3 PDF…")
    assert save_words(count) == words[count]
