"""Filters and closed groups: single keys only reach a criterion that is seen, and going somewhere shows it."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from paliers_desktop.core.assessment import Etat
from paliers_desktop.gui.domaine.page import DomainPage
from paliers_desktop.gui.domaine.pills import Filter
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.gui.session import Session

Key = Qt.Key


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or window.wizard, key)


def pick(page: DomainPage, kind: Filter) -> None:
    QTest.mouseClick(page.filter.pills[kind], Qt.MouseButton.LeftButton)


def answered(session: Session) -> dict[str, Etat]:
    return {key: answer.etat for key, answer in session.assessment.answers.items() if answer.etat}


def of_palier(session: Session, order: list[str], palier: int) -> list[str]:
    return [key for key in order if session.grille.criteres[key].palier == palier]


def test_a_digit_answers_a_criterion_that_the_filter_shows(
    window: MainWindow, session: Session, order: list[str], page: DomainPage
) -> None:
    session.set_etat(order[1], Etat.EN_COURS)
    pick(page, Filter.ONGOING)
    assert page.active == order[1]
    press(window, Key.Key_3)
    assert answered(session) == {order[1]: Etat.NON}


def test_no_digit_answers_when_the_filter_shows_nothing(
    window: MainWindow, session: Session, order: list[str], page: DomainPage
) -> None:
    session.set_etat(order[1], Etat.EN_COURS)
    pick(page, Filter.ONGOING)
    session.set_etat(order[1], Etat.NON)
    page.filter.choose(Filter.ONGOING)
    assert page.active == ""
    for key in (Key.Key_3, Key.Key_V, Key.Key_C, Key.Key_Delete):
        press(window, key)
    assert answered(session) == {order[1]: Etat.NON}
    pick(page, Filter.ALL)
    assert page.active == order[0]
    page.filter.choose(Filter.ONGOING)
    press(window, Key.Key_N)  # leads to a criterion all the same
    assert page.active == order[0]
    assert page.cards[order[0]].isVisible()


@pytest.mark.parametrize("sticky", [False, True])
def test_no_digit_answers_a_criterion_of_a_closed_group(
    window: MainWindow, session: Session, order: list[str], page: DomainPage, sticky: bool
) -> None:
    (page.groups.twins if sticky else page.groups.headers)[1].toggle()
    assert not page.cards[order[0]].isVisible()
    assert page.active == of_palier(session, order, 2)[0]
    for palier in (2, 3):
        page.groups.headers[palier].toggle()
    assert page.active == ""
    press(window, Key.Key_3)
    assert answered(session) == {}


def test_going_to_a_criterion_opens_its_group(
    window: MainWindow, session: Session, order: list[str], page: DomainPage, qtbot: QtBot
) -> None:
    wanted = of_palier(session, order, 2)[0]
    page.groups.headers[2].chevron.click()
    assert not page.cards[wanted].isVisible()
    window.wizard.go_critere(wanted)
    assert page.cards[wanted].isVisible()
    assert page.groups.headers[2].expanded
    assert page.groups.twins[2].expanded
    assert page.cards[wanted].answers.button(Etat.OUI).hasFocus()
    qtbot.waitUntil(lambda: not page.cards[wanted].visibleRegion().isEmpty())
    press(window, Key.Key_3)
    assert answered(session) == {wanted: Etat.NON}


def test_going_on_keeps_the_filter(window: MainWindow, session: Session, order: list[str], page: DomainPage) -> None:
    session.set_etat(order[1], Etat.EN_COURS)
    pick(page, Filter.UNANSWERED)
    assert page.active == order[0]
    press(window, Key.Key_1)
    assert page.filter.pills[Filter.UNANSWERED].isChecked()
    assert page.active == order[2]
    assert not page.cards[order[1]].isVisible()
    QTest.keyClick(window.wizard, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.active == order[0]
    window.wizard.go_critere(order[1])  # only going to a criterion that is not shown drops it
    assert page.filter.pills[Filter.ALL].isChecked()
    assert page.active == order[1]


def test_the_last_criterion_shown_is_the_end(
    window: MainWindow, session: Session, order: list[str], page: DomainPage
) -> None:
    session.set_etats(tuple(order[1:]), Etat.EN_COURS)
    pick(page, Filter.UNANSWERED)
    press(window, Key.Key_1)
    assert page.active == order[0]
    assert page.filter.pills[Filter.UNANSWERED].isChecked()


def in_sight(page: DomainPage, field: QWidget) -> bool:
    """Whether a field is whole between the top and the foot of what scrolls."""
    viewport = page._scroll.viewport()
    return viewport.rect().contains(QRect(field.mapTo(viewport, QPoint(0, 0)), field.size()))


@pytest.mark.parametrize("opened", ["note", "motif", "echeance", "aupres"])
def test_what_opens_below_the_foot_comes_in_sight(
    window: MainWindow, session: Session, page: DomainPage, order: list[str], qtbot: QtBot, opened: str
) -> None:
    last = order[-1]
    card = page.cards[last]
    ways = {
        "note": card.edit_note,
        "motif": lambda: session.set_etat(last, Etat.SANS_OBJET),
        "echeance": lambda: session.set_etat(last, Etat.EN_COURS),
        "aupres": card.toggle_flag,
    }
    window.wizard.go_critere(last)
    qtbot.waitUntil(lambda: in_sight(page, card))
    bar = page._scroll.verticalScrollBar()
    longest = bar.maximum()
    ways[opened]()
    qtbot.waitUntil(lambda: bar.maximum() > longest)
    qtbot.waitUntil(lambda: in_sight(page, getattr(card.parts, opened)))


def test_tab_reads_the_page_from_top_to_bottom_also_what_opened_late(
    window: MainWindow, session: Session, page: DomainPage, order: list[str]
) -> None:
    session.set_etat(order[0], Etat.EN_COURS)
    session.set_a_verifier(order[0], True)
    session.set_etat(order[1], Etat.SANS_OBJET)
    page.filter.pills[Filter.ALL].setFocus()
    met = [page.filter.pills[Filter.ALL]]
    while page.isAncestorOf(met[-1]) and len(met) < 200:
        QTest.keyClick(met[-1], Qt.Key.Key_Tab)
        met.append(window.focusWidget())
    inside = [widget for widget in met if page._scroll.isAncestorOf(widget)]
    first, second = (page.cards[key] for key in order[:2])
    assert {first.parts.echeance.field, first.parts.aupres.combo} <= set(inside)
    assert any(second.parts.motif.isAncestorOf(widget) for widget in inside)
    places = [widget.mapTo(page._scroll.widget(), QPoint(0, 0)) for widget in inside]
    assert [place.y() for place in places] == sorted(place.y() for place in places)
    assert met.index(page.filter.pills[Filter.ALL]) < met.index(inside[0])
