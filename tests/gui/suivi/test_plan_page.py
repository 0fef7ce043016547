"""« Plan d'action » in the real window: written, filtered, done, printed, put in a spreadsheet."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dossier_samples import criteres
from paliers_desktop.core import navigation
from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.history import Target
from paliers_desktop.core.suivi import Avancement, Payeur
from paliers_desktop.gui.suivi.planning import add_to_plan


@pytest.fixture
def page(window):
    window.wizard.go_step(navigation.PLAN)
    return window.wizard.page(navigation.PLAN)


def pick(field, value) -> None:
    """As the person picks it in the list."""
    index = field._values.index(value)
    field.combo.setCurrentIndex(index)
    field.combo.activated.emit(index)


def test_an_action_is_written_by_the_keyboard_in_its_card(window, page, qtbot: QtBot):
    assert page.nothing.isVisible()
    page.add.click()
    (card,) = page.cards.values()
    qtbot.waitUntil(card.form.intitule.line_edit.hasFocus)
    qtbot.keyClicks(card.form.intitule.line_edit, "Former deux collegues")
    card.form.note.setFocus()
    qtbot.keyClicks(card.form.note, "En mars")
    pick(card.form.fields["payeur"], Payeur.REGION)
    pick(card.form.fields["responsable"], "referent_numerique")
    (action,) = window.session.suivi.current.actions
    assert (action.intitule, action.note) == ("Former deux collegues", "En mars")
    assert (action.payeur, action.responsable) == (Payeur.REGION, "referent_numerique")
    card.edit.click()
    assert card.form is None
    assert window.session.settle()
    stored = window.session.dossier.journal.suivi(window.session.assessment.campagne)
    assert stored.actions == (action,)


def test_a_done_action_proposes_its_criterion_and_answers_only_when_asked(window, page):
    key = criteres()[40]
    add_to_plan(window.session, key)
    (card,) = page.cards.values()
    assert card.banner.isHidden()
    pick(card.avancement, Avancement.FAITE)
    assert not card.banner.isHidden()
    assert window.session.assessment.answer(key).etat is None
    card.banner.action.click()
    assert window.session.assessment.answer(key).etat is Etat.OUI
    assert card.banner.isHidden()
    window.session.undo()
    assert not card.banner.isHidden()


def test_filters_hide_and_a_new_action_shows_everything(window, page):
    for rank, payeur in ((40, Payeur.COMMUNE), (41, Payeur.REGION)):
        key = window.session.suivi.add(Target.ACTIONS, critere=criteres()[rank], payeur=payeur)
    assert len(page.cards) == 2
    pick(page.filters["payeur"], Payeur.REGION)
    assert list(page.cards) == [key]
    pick(page.filters["avancement"], Avancement.FAITE)
    assert page.cards == {}
    assert page.nothing.isVisible()
    page.add.click()
    assert len(page.cards) == 3
    assert page.filters["payeur"].value() is None


def test_one_taken_off_comes_back_by_undo(window, page):
    add_to_plan(window.session, criteres()[40])
    (card,) = page.cards.values()
    card.remove.click()
    assert page.cards == {}
    window.session.undo()
    assert len(page.cards) == 1


def test_the_plan_is_shown_on_paper_and_saved_as_a_spreadsheet(window, page, place, qtbot: QtBot):
    add_to_plan(window.session, criteres()[40])
    shown = []
    window.dialogs.show_preview = lambda _style, document: shown.append(document)
    page.pdf.click()
    assert shown[0].make().startswith(b"%PDF")
    assert shown[0].suggestion.name == "Plan-d-action_0940120V_creteil-2026-2027.pdf"
    window.dialogs.answers = [place / "plan.ods", False]
    qtbot.mouseClick(page.sheet, Qt.MouseButton.LeftButton)
    assert (place / "plan.ods").read_bytes().startswith(b"PK")


def test_the_link_of_a_card_leads_to_its_criterion(window, page):
    add_to_plan(window.session, criteres()[40])
    (card,) = page.cards.values()
    card.link.click()
    assert window.wizard.domain_page().active == criteres()[40]


@pytest.mark.parametrize("code", ["erun", "fonction_d_un_autre_programme"])
def test_a_function_that_is_not_offered_here_stays_what_it_is(window, page, code):
    key = window.session.suivi.add(Target.ACTIONS, responsable=code)
    page.cards[key].set_open(True)
    form = page.cards[key].form
    assert form.fields["responsable"].value() == code
    form.show_action(window.session.suivi.current.entry(Target.ACTIONS, key))
    assert window.session.suivi.current.entry(Target.ACTIONS, key).responsable == code
