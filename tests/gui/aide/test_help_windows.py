"""« Aide »: the glossary found as one types and reached from a criterion, the guide, « À propos »."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from paliers_desktop import __version__, paths
from paliers_desktop.gui.aide.about_window import AboutWindow
from paliers_desktop.gui.aide.glossary_window import GlossaryWindow
from paliers_desktop.gui.aide.guide_window import GuideWindow, readable
from paliers_desktop.gui.aide.reading_window import ReadingWindow
from paliers_desktop.gui.components.buttons import Button
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.gui.wizard import Wizard

AnyWindow = TypeVar("AnyWindow", bound=ReadingWindow)
Key = Qt.Key


@pytest.fixture
def wizard(window: MainWindow) -> Wizard:
    window.open_demo()
    assert window.wizard is not None
    return window.wizard


def opened(window: MainWindow, kind: type[AnyWindow], show: Callable[[], None]) -> AnyWindow:
    show()
    (found,) = window.findChildren(kind)
    assert found.isVisible()
    return found


@pytest.fixture
def glossary(wizard: Wizard, window: MainWindow) -> GlossaryWindow:
    return opened(window, GlossaryWindow, wizard.help.show_glossary)


def plain(text: str) -> str:
    return text.replace("\xa0", " ")


def test_the_glossary_lists_every_term_in_order(glossary: GlossaryWindow, wizard: Wizard) -> None:
    names = [terme.terme for terme in wizard.session.aide.glossaire]
    assert sorted(glossary.names()) == sorted(names)
    assert list(glossary.names()) == sorted(names, key=str.casefold)
    assert glossary.field.hasFocus()


def test_a_term_is_found_as_one_types_and_read(glossary: GlossaryWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(glossary.field, "b2i")
    assert "B2i" in glossary.names()
    glossary.show_terme("B2i")
    assert glossary.name.text() == "B2i"
    assert plain(glossary.today.text()).startswith("Aujourd’hui : ")
    assert plain(glossary.since.text()) == "Depuis la rentrée 2019."
    assert glossary.mark.isHidden()  # a fact


def test_what_is_to_be_confirmed_says_so(glossary: GlossaryWindow) -> None:
    glossary.show_terme("ENT")
    assert glossary.mark.text() == "à confirmer par l’académie"
    assert glossary.mark.isVisible()


def test_arrows_walk_the_list_from_the_field(glossary: GlossaryWindow) -> None:
    QTest.keyClick(glossary.field, Key.Key_Down)
    assert glossary.name.text() == glossary.names()[1]
    assert glossary.field.hasFocus()
    QTest.keyClick(glossary.field, Key.Key_Return)
    assert glossary.isVisible()


def test_nothing_found_is_a_sentence(glossary: GlossaryWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(glossary.field, "zythum")
    assert glossary.names() == ()
    assert plain(glossary.today.text()) == "Aucun mot du glossaire ne contient « zythum »."
    glossary.field.clear()
    assert glossary.names()
    assert glossary.name.isVisible()


def test_a_criterion_leads_to_its_terms(wizard: Wizard, window: MainWindow, qtbot: QtBot) -> None:
    wizard.go_critere("FOR-06")  # « … avec l’animateur DATICE de district »
    page = wizard.domain_page()
    assert page is not None
    card = page.cards["FOR-06"]
    card.toggle_help()
    links = {link.words(): link for link in card.parts.help_box.termes.findChildren(Button)}
    assert {"DATICE", "district"} <= set(links)
    before = QApplication.focusWidget()
    shown = opened(window, GlossaryWindow, links["DATICE"].click)
    assert shown.name.text() == "DATICE"
    QTest.keyClick(shown.field, Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(GlossaryWindow))
    assert QApplication.focusWidget() is before
    assert page.active == "FOR-06"


def test_a_link_makes_its_card_the_active_one(wizard: Wizard) -> None:
    """A digit typed on a link never answers another criterion."""
    wizard.go_critere("FOR-06")
    page = wizard.domain_page()
    assert page is not None
    page.cards["FOR-06"].toggle_help()
    wizard.go_critere("FOR-04")
    page.cards["FOR-06"].parts.help_box.termes.findChildren(Button)[0].setFocus()
    assert page.active == "FOR-06"


def test_a_criterion_without_term_shows_no_line(wizard: Wizard) -> None:
    page = wizard.domain_page()
    assert page is not None
    bare = [card for card in page.cards.values() if not card.parts.help_box.termes.findChildren(Button)]
    assert bare
    bare[0].toggle_help()
    assert bare[0].parts.help_box.termes.isHidden()


def test_the_guide_can_be_read(wizard: Wizard, window: MainWindow) -> None:
    guide = opened(window, GuideWindow, wizard.help.show_guide)
    text = plain(guide.text.toPlainText())
    assert "Guide d’utilisation" in text
    assert "Ctrl+Page suivante" in text
    assert "](" not in text
    assert "images/" not in text
    assert guide.focusWidget() is guide.text  # the keys scroll it


def test_the_guide_loses_pictures_and_links_only() -> None:
    source = "# T\n\n![L’accueil](images/a.png)\n\nVoir [la règle](decisions/5.md) et `x`.\n"
    assert readable(source) == "# T\n\nVoir la règle et `x`.\n"


def test_about_tells_version_licence_and_places(wizard: Wizard, window: MainWindow) -> None:
    about = opened(window, AboutWindow, wizard.help.show_about)
    assert __version__ in about.version.text()
    shown = {place.text() for place in about.places.values()}
    assert {str(wizard.session.dossier.path), str(paths.preferences_file()), str(paths.log_folder())} <= shown
    for title, place in about.places.items():
        assert isinstance(place, QLineEdit)
        assert place.isReadOnly()
        assert place.accessibleName() == title


@pytest.mark.parametrize(("width", "zoom"), [(1366, 100), (1024, 100), (1366, 200), (1024, 200)])
def test_every_window_fits(wizard: Wizard, window: MainWindow, width: int, zoom: int, qtbot: QtBot) -> None:
    window.resize(width, 696)
    window.appearance.set_zoom(zoom)
    desk = window.wizard.help
    for show in (desk.show_glossary, desk.show_guide, desk.show_about, desk.show_keys):
        shown = opened(window, ReadingWindow, show)
        assert shown.width() <= width
        assert shown.height() <= 696
        shown.reject()
        qtbot.waitUntil(lambda: not window.findChildren(ReadingWindow))
