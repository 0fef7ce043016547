"""« Objectifs » in the real window: aim, see what is left, suppose, and go on to the plan."""

import pytest

from paliers_desktop.core import navigation
from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.suivi import Horizon
from paliers_desktop.gui.suivi.aim_card import AimCard
from paliers_desktop.storage.preferences import Theme

SLUG = "equipement"
"""Nothing is answered in it."""


@pytest.fixture
def page(window):
    window.wizard.go_step(navigation.OBJECTIFS)
    return window.wizard.page(navigation.OBJECTIFS)


def aim(card: AimCard, terme: Horizon, palier: int) -> None:
    """As the person picks it in the list."""
    combo = card.fields[terme].combo
    combo.setCurrentIndex(palier)
    combo.activated.emit(palier)


def kinds(page) -> list[str]:
    return [series.kind for series in page.radar._geometry.series]


def test_a_palier_vise_is_kept_drawn_and_says_what_is_left(window, page):
    aim(page.cards[SLUG], Horizon.COURT, 1)
    assert window.session.suivi.current.vise(SLUG, Horizon.COURT) == 1
    assert list(page.cards[SLUG].boxes)
    assert kinds(page) == ["target", "current"]
    window.session.undo()
    assert page.cards[SLUG].fields[Horizon.COURT].value() is None
    assert kinds(page) == ["current"]


def test_what_is_supposed_shows_and_touches_no_byte_of_the_file(window, page):
    aim(page.cards[SLUG], Horizon.COURT, 1)
    assert window.session.settle()
    path = window.session.dossier.path
    before, answers = path.read_bytes(), window.session.assessment
    for box in page.cards[SLUG].boxes.values():
        box.click()
    assert kinds(page) == ["target", "previous", "current"]
    assert "palier\u00a01" in page.outcome.text()
    assert window.session.assessment is answers
    page.forget.click()
    assert page.supposed == set()
    assert page.outcome.isHidden()
    assert window.session.settle()
    assert path.read_bytes() == before


def test_a_criterion_answered_meanwhile_is_supposed_no_more(window, page):
    aim(page.cards[SLUG], Horizon.COURT, 1)
    key, box = next(iter(page.cards[SLUG].boxes.items()))
    box.click()
    assert page.supposed == {key}
    window.session.set_etat(key, Etat.OUI)
    assert page.supposed == set()
    assert key not in page.cards[SLUG].boxes


def test_one_click_makes_an_action_and_a_second_one_says_that_it_is_there(window, page):
    aim(page.cards[SLUG], Horizon.COURT, 1)
    key = next(iter(page.cards[SLUG].boxes))
    told = []
    window.session.notice.connect(told.append)
    for _ in range(2):
        page.cards[SLUG].plan_asked.emit(key)
    (action,) = window.session.suivi.current.actions
    assert action.critere == key
    assert action.intitule
    assert [words.split(" pour")[0] for words in told] == [
        "Action ajoutée au plan d’action (« Suivi »)",
        "Le plan a déjà une action",
    ]
    window.session.undo()
    assert window.session.suivi.current.actions == ()


def test_a_closed_campagne_is_read_and_still_supposed(window, page, qtbot):
    aim(page.cards[SLUG], Horizon.COURT, 1)
    window.wizard.go_step(navigation.ANNEES)
    window.wizard.page(navigation.ANNEES).cards[0].change.click()
    qtbot.waitUntil(lambda: window.session is not None and window.session.years.closed_on is not None)
    window.wizard.go_step(navigation.OBJECTIFS)
    page = window.wizard.page(navigation.OBJECTIFS)
    assert not page.cards[SLUG].fields[Horizon.COURT].isEnabled()
    key, box = next(iter(page.cards[SLUG].boxes.items()))
    box.click()
    assert page.supposed == {key}


def test_what_is_supposed_survives_another_look(window, page):
    aim(page.cards[SLUG], Horizon.COURT, 1)
    key, box = next(iter(page.cards[SLUG].boxes.items()))
    box.click()
    window.appearance.set_theme(Theme.SOMBRE)
    again = window.wizard.page(navigation.OBJECTIFS)
    assert again is not page
    assert again.supposed == {key}
    assert again.cards[SLUG].boxes[key].isChecked()
