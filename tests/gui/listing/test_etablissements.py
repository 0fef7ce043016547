"""« Établissements » by the real window: search, sort, keyboard, emplacements, moves, and what this post keeps."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui_samples import close, wait_for_list
from listing_samples import make_dossier, uai
from mounts import read_only, small_place
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.gui.fichier.damaged_window import DamagedWindow
from paliers_desktop.gui.fichier.tasks import FileTask
from paliers_desktop.gui.listing.words import Column
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.preferences import ListLook, Preferences, PreferencesFile, SortBy, Theme

Key = Qt.Key
OpenWindow = Callable[[], MainWindow]
NAMES = ("Les Acacias", "Petit-Bois", "Tilleuls", "Confluence")


@pytest.fixture
def dossiers(place: Path) -> tuple[Path, ...]:
    """Four établissements with 0, 1, 2 and 3 answers."""
    return tuple(make_dossier(place, number, number, nom) for number, nom in enumerate(NAMES))


@pytest.fixture
def window(workplace: Workplace, dossiers: tuple[Path, ...], open_window: OpenWindow, place: Path, qtbot) -> MainWindow:
    """The list of these four, read."""
    workplace.add_folder(place)
    made = open_window()
    wait_for_list(made, qtbot)
    return made


def shown(window: MainWindow) -> list[str]:
    """The names shown, from top to bottom."""
    order = window.home.list.order
    return [order.index(row, Column.NOM).data() for row in range(order.rowCount())]


def selected(window: MainWindow) -> str:
    return window.home.list.current.overview.assessment.etablissement.nom


def heard(window: MainWindow) -> str:
    """What a screen reader says of the first row."""
    return window.home.list.order.index(0, Column.NOM).data(Qt.ItemDataRole.AccessibleTextRole)


def press(key: Qt.Key | str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)


def preferences(tmp_path: Path) -> Preferences:
    """What the next start reads."""
    return PreferencesFile(tmp_path / "preferences.json").load()


def clean(text: str) -> str:
    return text.replace("\xa0", " ")


# -- order and search ------------------------------------------------------------------------------------------------


def test_the_latest_change_comes_first_and_is_selected(window: MainWindow) -> None:
    assert shown(window) == ["Confluence", "Tilleuls", "Petit-Bois", "Les Acacias"]
    assert selected(window) == "Confluence"


def test_each_header_sorts_by_a_click_but_the_palier(window: MainWindow, tmp_path: Path) -> None:
    header = window.home.list.header()
    before = shown(window)

    def click(column: Column) -> None:
        middle = header.sectionViewportPosition(column) + header.sectionSize(column) // 2
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle, header.height() // 2))

    click(Column.PALIER)
    assert shown(window) == before
    assert preferences(tmp_path).list_look == ListLook()
    click(Column.NOM)
    assert shown(window) == sorted(NAMES)
    click(Column.NOM)
    assert shown(window) == sorted(NAMES, reverse=True)
    click(Column.UAI)
    assert shown(window) == list(NAMES)
    click(Column.AVANCEMENT)
    assert shown(window) == list(NAMES)
    click(Column.MODIFIE)
    assert shown(window) == before
    assert preferences(tmp_path).list_look == ListLook(SortBy.MODIFIE, descending=True)


def test_the_sort_by_keyboard_is_remembered(window: MainWindow, open_window: OpenWindow, qtbot: QtBot) -> None:
    header = window.home.list.header()
    header.setFocus()
    assert clean(header.accessibleName()) == "Établissement : trier"
    press(Key.Key_Space)
    assert shown(window) == sorted(NAMES)
    assert clean(header.accessibleName()) == "Établissement : tri croissant"
    press(Key.Key_Space)
    assert clean(header.accessibleName()) == "Établissement : tri décroissant"
    for _ in range(4):
        press(Key.Key_Right)
    assert clean(header.accessibleName()) == "Palier commun : la liste ne se trie pas par palier"
    press(Key.Key_Return)
    assert shown(window) == sorted(NAMES, reverse=True)
    close(window, qtbot)
    again = open_window()
    wait_for_list(again, qtbot)
    assert shown(again) == sorted(NAMES, reverse=True)


def test_the_palier_can_be_hidden_and_stays_so(window: MainWindow, open_window: OpenWindow, qtbot: QtBot) -> None:
    assert "à situer" in heard(window)
    window.home.options.palier.trigger()
    assert window.home.list.isColumnHidden(Column.PALIER)
    assert "à situer" not in heard(window)
    close(window, qtbot)
    again = open_window()
    wait_for_list(again, qtbot)
    assert again.home.list.isColumnHidden(Column.PALIER)
    assert not again.home.options.palier.isChecked()
    again.home.options.palier.trigger()
    assert not again.home.list.isColumnHidden(Column.PALIER)


def test_what_is_typed_in_the_list_is_searched(window: MainWindow) -> None:
    window.home.list.setFocus()
    for letter in "till":
        press(letter)
    assert shown(window) == ["Tilleuls"]
    assert selected(window) == "Tilleuls"
    assert clean(window.home.panel._count.text()) == "1 établissement sur 4"
    press(Key.Key_Escape)
    assert len(shown(window)) == 4
    assert window.home.list.hasFocus()
    assert selected(window) == "Tilleuls"


@pytest.mark.parametrize(("words", "names"), [(uai(1), ["Petit-Bois"]), ("bobigny", ["Petit-Bois"]), ("LYCEE", 2)])
def test_uai_commune_and_type_are_searched(window: MainWindow, words: str, names: list[str] | int) -> None:
    QTest.keyClick(window, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(QApplication.focusWidget(), words)
    assert shown(window) == names or len(shown(window)) == names


def test_nothing_found_is_said(window: MainWindow) -> None:
    window.home.panel.search.field.setText("zzz")
    assert clean(window.home.panel._nothing.text()) == "Aucun établissement ne contient « zzz »."
    assert window.home.panel._nothing.isVisible()
    assert not window.home.open.isEnabled()
    assert window.home._path.text() == ""
    window.home.panel.search.field.clear()
    assert window.home.list.isVisible()


# -- keyboard and screen reader --------------------------------------------------------------------------------------


def test_by_keyboard_alone(window: MainWindow, dossiers: tuple[Path, ...]) -> None:
    window.home.list.setFocus()
    press(Key.Key_End)
    assert selected(window) == "Les Acacias"
    press(Key.Key_Up)
    assert selected(window) == "Petit-Bois"
    press(Key.Key_Home)
    assert selected(window) == "Confluence"
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert window.session.dossier.path == dossiers[2]


def test_at_the_start_entree_opens_what_is_selected(window: MainWindow) -> None:
    assert window.focusWidget() is window.home.list
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.wizard is not None


def test_f5_keeps_what_is_selected(
    window: MainWindow, dossiers: tuple[Path, ...], workplace: Workplace, place: Path, qtbot: QtBot
) -> None:
    workplace.prefer(recent=(str(dossiers[1]),))
    window.home.list.select_path(dossiers[2])
    make_dossier(place, 9, 1, "Arrivée depuis")
    window.home.options.refresh.trigger()
    wait_for_list(window, qtbot)
    assert "Arrivée depuis" in shown(window)
    assert selected(window) == NAMES[2]


def test_tab_goes_through_the_list_in_reading_order(window: MainWindow) -> None:
    home = window.home
    home.panel.search.field.setFocus()
    order = []
    for _ in range(6):
        press(Key.Key_Tab)
        order.append(QApplication.focusWidget())
    assert order == [home.panel._options, home.panel.display, home.list.header(), home.list, home.more, home.open]


def test_entree_in_the_search_opens_what_is_selected(window: MainWindow, dossiers: tuple[Path, ...]) -> None:
    window.home.panel.search.field.setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "petit")
    press(Key.Key_Return)
    assert window.session.dossier.path == dossiers[1]


def test_a_double_click_opens(window: MainWindow, dossiers: tuple[Path, ...]) -> None:
    view = window.home.list
    place = view.visualRect(view.order.index(1, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.session.dossier.path == dossiers[2]


def test_a_screen_reader_hears_rows_cells_and_headers(window: MainWindow) -> None:
    interface = QAccessible.queryAccessibleInterface(window.home.list)
    said = [clean(interface.child(at).text(QAccessible.Text.Name)) for at in range(interface.childCount())]
    assert said[: len(Column)] == ["Établissement", "UAI", "Campagne", "Avancement", "Palier commun", "Modifié"]
    assert said[len(Column)].startswith(
        f"Confluence, Collège, {uai(3)}, Créteil, campagne 2026-2027, 3 réponses sur 58, à situer, modifié : "
    )
    assert said[len(Column) + 1 : 2 * len(Column) - 1] == [uai(3), "2026-2027", "3 sur 58", "à situer"]
    assert len(said) == 5 * len(Column)
    assert "" not in said


def test_another_theme_keeps_the_search_and_the_selection(window: MainWindow) -> None:
    window.home.panel.search.field.setText("l")
    window.home.list.select_path(None)
    window.home.list.setFocus()
    press(Key.Key_End)
    last = selected(window)
    window.appearance.set_theme(Theme.SOMBRE)
    assert window.home.panel.search.field.text() == "l"
    assert selected(window) == last


# -- files that cannot be read ---------------------------------------------------------------------------------------


def test_a_damaged_file_is_told_is_last_and_harms_no_other(
    window: MainWindow, dossiers: tuple[Path, ...], qtbot: QtBot
) -> None:
    before = dossiers[3].read_bytes()[:-5000]
    dossiers[3].write_bytes(before)
    QTest.keyClick(window, Key.Key_F5)
    wait_for_list(window, qtbot)
    assert shown(window) == ["Tilleuls", "Petit-Bois", "Les Acacias", dossiers[3].name]
    last = [window.home.list.order.index(3, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in Column]
    assert clean(last[0]) == f"{dossiers[3].name} : Le dossier « {dossiers[3].name} » est abîmé ou incomplet. " + (
        "Il n’a pas été modifié."
    )
    assert last[1:] == ["illisible"] * 5
    window.home.list.setFocus()
    press(Key.Key_End)
    assert window.home.list.current.reason.endswith("est abîmé ou incomplet. Il n’a pas été modifié.")
    assert not window.home.actions_menu.forget.isEnabled()  # in a folder there is nothing to take off
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: window.findChild(DamagedWindow) is not None)
    window.findChild(DamagedWindow).reject()
    assert window.session is None
    assert dossiers[3].read_bytes() == before


def test_an_emplacement_that_is_gone_is_told_and_the_others_are_read(
    window: MainWindow, tmp_path: Path, workplace: Workplace, qtbot: QtBot
) -> None:
    workplace.add_folder(tmp_path / "absent")
    window.etablissements.refresh()
    wait_for_list(window, qtbot)
    warning = window.home.panel._warning
    assert clean(warning.text()) == f"L’emplacement « {tmp_path / 'absent'} » n’est pas accessible pour l’instant."
    assert warning.isVisible()
    assert len(shown(window)) == 4
    workplace.remove_folder(tmp_path / "absent")
    window.etablissements.refresh()
    wait_for_list(window, qtbot)
    assert not warning.isVisible()


# -- emplacements and what is kept -----------------------------------------------------------------------------------


def test_an_emplacement_is_added_and_removed(
    open_window: OpenWindow, place: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    make_dossier(place, 1)
    window = open_window()
    wait_for_list(window, qtbot)
    assert window.home.panel._empty.isVisible()
    window.dialogs.answers = [place]
    window.home.options.add_folder.trigger()
    wait_for_list(window, qtbot)
    assert len(shown(window)) == 1
    assert preferences(tmp_path).folders == (str(place),)
    (action,) = window.home.options.folder_actions()
    assert clean(action.text()) == f"Ne plus lister « {place} »"
    action.trigger()
    wait_for_list(window, qtbot)
    assert window.home.panel._empty.isVisible()
    assert preferences(tmp_path).folders == ()
    assert (place / f"{uai(1)}.paliers").is_file()


def test_nothing_is_kept_once_asked(window: MainWindow, dossiers, tmp_path: Path, qtbot: QtBot) -> None:
    window.appearance.set_theme(Theme.SOMBRE)
    window.dialogs.answers = [dossiers[0]]
    QTest.keyClick(window, Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    window.show_home()
    assert "cle" in (tmp_path / "preferences.json").read_text()
    window.dialogs.answers = [True]
    window.home.options.keep_nothing.trigger()
    assert "[Annuler] [Ne rien retenir]" in window.dialogs.asked[-1]
    wait_for_list(window, qtbot)
    assert window.home.panel.is_empty
    assert "cle" not in (tmp_path / "preferences.json").read_text()
    assert preferences(tmp_path) == Preferences(Theme.SOMBRE, keep_nothing=True)
    assert not window.home.options.add_folder.isEnabled()

    window.open_path(dossiers[0])
    window.dialogs.answers = [dossiers[1]]
    QTest.keyClick(window, Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert window.session.dossier.path == dossiers[1]
    window.show_home()
    wait_for_list(window, qtbot)
    assert preferences(tmp_path) == Preferences(Theme.SOMBRE, keep_nothing=True)
    assert window.home.panel.is_empty

    window.home.options.keep_nothing.trigger()
    window.open_path(dossiers[0])
    assert preferences(tmp_path).recent == (str(dossiers[0]),)


def test_giving_up_keeps_all(window: MainWindow, tmp_path: Path) -> None:
    before = (tmp_path / "preferences.json").read_bytes()
    window.dialogs.answers = [False]
    window.home.options.keep_nothing.trigger()
    assert not window.home.options.keep_nothing.isChecked()
    assert (tmp_path / "preferences.json").read_bytes() == before


def test_what_could_not_be_erased_is_told(window: MainWindow, tmp_path: Path) -> None:
    window.dialogs.answers = [True]
    with read_only(tmp_path):
        window.home.options.keep_nothing.trigger()
    assert "n’a pas pu être effacé de ce poste" in window.dialogs.told[0]


# -- moving and renaming ---------------------------------------------------------------------------------------------


def relocate(window: MainWindow, action: str, answer: object, qtbot: QtBot) -> None:
    window.dialogs.answers = [answer]
    with qtbot.waitSignal(window.etablissements._relocating.ended, timeout=20_000):
        getattr(window.home.actions_menu, action).trigger()
    wait_for_list(window, qtbot)


def test_f2_renames_and_the_list_follows(window: MainWindow, dossiers: tuple[Path, ...], tmp_path: Path, qtbot) -> None:
    window.open_path(dossiers[1])
    window.show_home()
    wait_for_list(window, qtbot)
    assert selected(window) == "Petit-Bois"
    window.dialogs.answers = ["École du Petit-Bois"]
    window.home.list.setFocus()
    with qtbot.waitSignal(window.etablissements._relocating.ended, timeout=20_000):
        press(Key.Key_F2)
    wait_for_list(window, qtbot)
    assert window.dialogs.asked == [f"Renommer le fichier: {dossiers[1].stem}"]
    renamed = dossiers[1].with_name("École du Petit-Bois.paliers")
    assert selected(window) == "Petit-Bois"
    assert window.home.list.current.path == renamed
    assert clean(window.home._path.text()) == str(renamed)
    assert window.home.list.hasFocus()
    assert preferences(tmp_path).recent == (str(renamed),)
    assert len(shown(window)) == 4


def test_a_file_moves_to_a_key_and_stays_in_the_list(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    before = window.home.list.current.path
    content = before.read_bytes()
    with small_place(tmp_path / "usb", "1m") as key:
        relocate(window, "move_", key, qtbot)
        moved = key / before.name
        assert moved.read_bytes() == content
        assert not before.exists()
        assert window.home.list.current.path == moved
        assert preferences(tmp_path).recent == (str(moved),)
        assert window.dialogs.told == []
        with closing(Dossier.open(moved)) as dossier:
            assert dossier.load().assessment.etablissement.nom == "Confluence"


def test_a_move_that_fails_is_told_and_the_file_stays(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    before = window.home.list.current.path
    with small_place(tmp_path / "usb", "60k") as key:
        relocate(window, "move_", key, qtbot)
        assert list(key.iterdir()) == []
    assert "l’emplacement choisi est plein" in window.dialogs.told[0]
    assert window.home.list.current.path == before
    assert window.home.isEnabled()
    assert preferences(tmp_path).recent == ()


def test_an_open_etablissement_changes_its_emplacement_and_opens_again(
    window: MainWindow, dossiers: tuple[Path, ...], tmp_path: Path, qtbot: QtBot
) -> None:
    window.open_path(dossiers[1])
    window.wizard.go_step("identite")
    window.session.edit_etablissement(nom="Petit-Bois et Clairière")
    with small_place(tmp_path / "usb", "1m") as key:
        window.dialogs.answers = [key]
        window.wizard.page("identite").file.tasks[FileTask.MOVE].click()
        qtbot.waitUntil(lambda: window.session is not None and window.session.dossier.path.parent == key)
        assert window.session.assessment.etablissement.nom == "Petit-Bois et Clairière"
        assert window.wizard.step == "identite"
        assert window.home.isEnabled()
        assert not dossiers[1].exists()
        assert window.dialogs.told == []
        window.show_home()


def test_an_open_etablissement_that_cannot_move_opens_again_where_it_is(
    window: MainWindow, dossiers: tuple[Path, ...], tmp_path: Path, qtbot: QtBot
) -> None:
    window.open_path(dossiers[1])
    window.wizard.go_step("identite")
    with small_place(tmp_path / "usb", "60k") as key:
        window.dialogs.answers = [key]
        window.wizard.page("identite").file.tasks[FileTask.MOVE].click()
        assert window.session is None
        qtbot.waitUntil(lambda: window.session is not None)
    assert window.session.dossier.path == dossiers[1]
    assert "l’emplacement choisi est plein" in window.dialogs.told[0]


def test_the_demonstration_does_not_move(window: MainWindow) -> None:
    window.open_demo()
    window.wizard.go_step("identite")
    window.wizard.page("identite").file.tasks[FileTask.MOVE].click()
    assert "démonstration" in window.dialogs.told[0]
    assert window.session is not None


def test_giving_up_moves_nothing(window: MainWindow, dossiers: tuple[Path, ...]) -> None:
    window.dialogs.answers = [None, None]
    window.home.actions_menu.rename.trigger()
    window.home.actions_menu.move_.trigger()
    assert [path for path in dossiers if not path.exists()] == []
    assert window.home.isEnabled()


def test_the_emplacement_is_shown(window: MainWindow, place: Path) -> None:
    window.home.actions_menu.show_place.trigger()
    assert window.dialogs.asked == [f"show {place}"]


def test_closing_waits_for_a_file_that_moves(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    before = window.home.list.current.path
    content = before.read_bytes()
    with small_place(tmp_path / "usb", "1m") as key:
        window.dialogs.answers = [key]
        window.home.actions_menu.move_.trigger()
        close(window, qtbot)
        assert (key / before.name).read_bytes() == content
        assert not before.exists()


def test_theme_and_zoom_are_chosen_on_the_list_too(window: MainWindow) -> None:
    button = window.home.panel.display
    assert button.isVisible()
    button.menu().zoom_chosen.emit(125)
    assert window.appearance.zoom == 125
    assert window.home.panel.display is not button
    assert window.home.panel.display.menu() is not None
