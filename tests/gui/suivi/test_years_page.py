"""« Années » in the real window: the next campagne opened, its answers confirmed, one closed and opened again."""

from dossier_samples import criteres
from paliers_desktop.core import navigation
from paliers_desktop.core.assessment import Etat
from paliers_desktop.gui.notice_bar import YEARS


def years(window):
    window.wizard.go_step(navigation.ANNEES)
    return window.wizard.page(navigation.ANNEES)


def open_next(window, qtbot):
    years(window).next_year.open.click()
    qtbot.waitUntil(lambda: window.session is not None and window.session.assessment.campagne == "creteil-2027-2028")


def change(window, qtbot, *, closed):
    years(window).cards[0].change.click()
    qtbot.waitUntil(lambda: window.session is not None and (window.session.years.closed_on is not None) == closed)


def test_the_banner_leads_to_the_years_and_the_next_campagne_opens(window, qtbot):
    banner = window.wizard.notices.banner
    assert "2027-2028" in banner.text()
    assert banner.action.words() == YEARS
    banner.action.click()
    assert window.wizard.step == navigation.ANNEES
    open_next(window, qtbot)
    waiting = [key for key in criteres() if window.session.assessment.answer(key).a_confirmer]
    assert len(waiting) == 20
    assert [card.titre for card in years(window).cards] == ["Campagne 2027-2028", "Campagne 2026-2027"]
    assert "Close le" in years(window).cards[1].situation
    assert not years(window).cards[1].change.isVisible()


def test_an_answer_is_confirmed_on_its_card_by_another_answer_or_with_its_domaine(window, qtbot):
    open_next(window, qtbot)
    first, second, third = criteres()[:3]
    window.wizard.go_critere(first)
    page = window.wizard.domain_page()
    assert page.cards[first].parts.confirm.isVisible()
    page.cards[first].parts.confirm.button.click()

    def answer(key):
        return window.session.assessment.answer(key)

    assert (answer(first).etat, answer(first).a_confirmer) == (Etat.OUI, False)
    assert not page.cards[first].parts.confirm.isVisible()
    page.cards[second].answers.button(Etat.NON).click()
    assert (answer(second).etat, answer(second).a_confirmer) == (Etat.NON, False)
    window.session.undo()
    assert (answer(second).etat, answer(second).a_confirmer) == (Etat.OUI, True)
    window.session.confirm(second, third)
    own = [critere.id for critere in window.session.grille.domaines[0].criteres]
    assert any(answer(key).a_confirmer for key in own)
    window.session.confirm(*own)
    assert not any(answer(key).a_confirmer for key in own)


def test_a_closed_campagne_is_read_until_it_is_opened_again(window, qtbot):
    change(window, qtbot, closed=True)
    assert window.session.read_only
    assert not window.session.dossier.read_only
    assert "est close" in window.wizard.notices.banner.text()
    window.wizard.go_critere(criteres()[0])
    window.wizard.domain_page().cards[criteres()[0]].answers.button(Etat.NON).click()
    assert window.session.assessment.answer(criteres()[0]).etat is Etat.OUI
    change(window, qtbot, closed=False)
    assert not window.session.read_only


def test_an_earlier_campagne_is_read_as_its_report(window, qtbot):
    open_next(window, qtbot)
    shown = []
    window.dialogs.show_preview = lambda _style, document: shown.append(document)
    years(window).cards[1].read.click()
    (document,) = shown
    assert document.make().startswith(b"%PDF")
