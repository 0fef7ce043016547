"""What « Affichage » sets about keys: kept, taken at once, and shown on the cards and the buttons."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from paliers_desktop.core.assessment import Etat
from paliers_desktop.gui.aide.key_sheet import KeySheet
from paliers_desktop.gui.components.criterion_card import CriterionCard
from paliers_desktop.gui.display_menu import DisplayMenu
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.gui.wizard import Wizard
from paliers_desktop.storage.preferences import PreferencesFile


@pytest.fixture
def wizard(window: MainWindow) -> Wizard:
    window.open_demo()
    assert window.wizard is not None
    return window.wizard


@pytest.fixture
def menu(wizard: Wizard) -> DisplayMenu:
    found = wizard.top.display.menu()
    assert isinstance(found, DisplayMenu)
    return found


def card_of(wizard: Wizard) -> CriterionCard:
    page = wizard.domain_page()
    assert page is not None
    return page.cards[page.active]


def shows_caps(card: CriterionCard) -> bool:
    """Whether the look of an answer changes with what it would be without its key."""
    button = card.answers.button(Etat.OUI)
    now = button.grab().toImage()
    button.set_active(False)
    without = button.grab().toImage()
    card.set_active(True)
    return now != without


def test_single_keys_are_turned_off_and_kept(wizard: Wizard, menu: DisplayMenu, tmp_path: Path) -> None:
    card = card_of(wizard)
    assert card.answers.etat is None
    assert shows_caps(card)
    menu.single_key.trigger()
    assert wizard is wizard.window().wizard  # not built again
    assert not shows_caps(card)
    assert PreferencesFile(tmp_path / "preferences.json").load().single_key is False
    assert card.tools.help.toolTip() == ""
    assert "(N)" not in wizard.bottom.unanswered.toolTip()
    menu.single_key.trigger()
    assert shows_caps(card)
    assert card.tools.help.toolTip() == "Aide (A)"
    assert wizard.bottom.unanswered.toolTip() == "Prochain sans réponse (N)"


def test_a_page_made_later_follows(wizard: Wizard, menu: DisplayMenu) -> None:
    menu.single_key.trigger()
    wizard.go_step("reseau")
    card = card_of(wizard)
    assert not shows_caps(card)


def test_advance_depends_on_single_keys_and_says_so(menu: DisplayMenu, tmp_path: Path) -> None:
    assert menu.advance.isEnabled()
    assert not menu.why_not.isVisible()
    menu.single_key.trigger()
    assert not menu.advance.isEnabled()
    assert menu.advance.isChecked()
    assert menu.why_not.isVisible()
    menu.single_key.trigger()
    menu.advance.trigger()
    assert PreferencesFile(tmp_path / "preferences.json").load().advance is False


def test_the_zoom_is_in_a_menu_of_its_own(menu: DisplayMenu, window: MainWindow) -> None:
    assert isinstance(menu.zoom, QMenu)
    (larger,) = (action for action in menu.zoom.actions() if action.data() == 150)
    larger.trigger()
    assert window.appearance.zoom == 150


def test_the_menus_lead_to_the_sheet(wizard: Wizard, menu: DisplayMenu, window: MainWindow, qtbot: QtBot) -> None:
    menu.keys.trigger()
    (sheet,) = window.findChildren(KeySheet)
    sheet.reject()
    qtbot.waitUntil(lambda: not window.findChildren(KeySheet))
    wizard.top.help.menu().actions()[0].trigger()
    (sheet,) = window.findChildren(KeySheet)
    sheet.reject()


def test_buttons_name_their_key(wizard: Wizard) -> None:
    wizard.session.set_etat(wizard.domain_page().active, Etat.OUI)
    bars = wizard.top, wizard.bottom
    assert bars[1].undo.toolTip().endswith("(Ctrl+Z)")
    assert bars[1].next.toolTip().endswith("(Ctrl+Page ↓)")
    assert bars[1].previous.toolTip().endswith("(Ctrl+Page ↑)")
    assert bars[0].find_button.toolTip() == "Chercher un critère (Ctrl+F)"
    assert wizard.search.field.toolTip() == "Chercher un critère (Ctrl+F)"
