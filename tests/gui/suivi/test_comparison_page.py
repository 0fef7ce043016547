"""« Comparaison » in the real window: nothing with one campagne, then what moved, on screen and on paper."""

from dossier_samples import criteres
from paliers_desktop.core import navigation
from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.suivi import Horizon
from paliers_desktop.gui.components.buttons import Button
from paliers_desktop.gui.suivi.comparison_page import ComparisonPage


def shown(window) -> ComparisonPage:
    window.wizard.go_step(navigation.COMPARAISON)
    return window.wizard.page(navigation.COMPARAISON)


def test_with_one_campagne_it_leads_to_the_years(window):
    page = shown(window)
    assert page.shown is None
    (button,) = [one for one in page.findChildren(Button) if one.isVisible()]
    button.click()
    assert window.wizard.step == navigation.ANNEES


def test_what_moved_is_told_and_follows_what_is_answered(window, qtbot):
    window.wizard.go_step(navigation.ANNEES)
    window.wizard.page(navigation.ANNEES).next_year.open.click()
    qtbot.waitUntil(lambda: window.session is not None and window.session.assessment.campagne == "creteil-2027-2028")
    window.session.set_etat(criteres()[0], Etat.NON)
    window.session.suivi.aim("pilotage", Horizon.COURT, 2)
    page = shown(window)
    assert page.summary.text() == "De 2026-2027 à 2027-2028, une réponse a changé."
    assert page.table.item(0, 4).text() == "1 à reprendre"
    assert [series.kind for series in page.radar._geometry.series] == ["target", "previous", "current"]
    window.wizard.go_critere(criteres()[30])
    window.session.set_etat(criteres()[30], Etat.OUI)
    assert shown(window).summary.text().startswith("De 2026-2027 à 2027-2028, 2 réponses ont changé")
    told = []
    window.dialogs.show_preview = lambda _style, document: told.append(document)
    page.preview.click()
    assert told[0].make().startswith(b"%PDF")
    assert told[0].suggestion.name == "Comparaison_0940120V_2026-2027_2027-2028.pdf"
