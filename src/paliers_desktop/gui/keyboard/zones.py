"""F6: from one part of the window to the next, coming back to where the keyboard was in each."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from shiboken6 import isValid

from paliers_desktop.gui.domaine.page import DomainPage


class Zone(NamedTuple):
    """`widget()`: what it covers now, None where there is nothing; `enter()`: its own first stop, False for none."""

    widget: Callable[[], QWidget | None]
    enter: Callable[[], bool] = lambda: False


class Zones:
    """The zones in reading order; one inside another comes after it."""

    def __init__(self, zones: tuple[Zone, ...]) -> None:
        self._zones = zones
        self._last: dict[int, QWidget] = {}

    def move(self, steps: int) -> None:
        """Give the keyboard to the next zone (1) or the one before (-1) that has a control; around the ends."""
        focus = QApplication.focusWidget()
        here = self._rank(focus)
        if focus is not None and here is not None:
            self._last[here] = focus
        start = here if here is not None else (-1 if steps > 0 else 0)
        for count in range(1, len(self._zones) + 1):
            if self._enter((start + steps * count) % len(self._zones)):
                return

    def _rank(self, focus: QWidget | None) -> int | None:
        """Which zone a control is in: the innermost."""
        if focus is None:
            return None
        ranks = [rank for rank, zone in enumerate(self._zones) if _holds(zone.widget(), focus)]
        return ranks[-1] if ranks else None

    def _enter(self, rank: int) -> bool:
        zone = self._zones[rank]
        widget = zone.widget()
        if widget is None or not widget.isVisible():
            return False
        last = self._last.get(rank)
        if last is not None and isValid(last) and self._rank(last) == rank and _takes_keys(last):
            last.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        return zone.enter() or self._enter_first(rank, widget)

    def _enter_first(self, rank: int, widget: QWidget) -> bool:
        """The control that Tab would reach first."""
        step = widget.nextInFocusChain()
        while step is not None and step is not widget:
            if self._rank(step) == rank and _takes_keys(step) and step.focusPolicy() & Qt.FocusPolicy.TabFocus:
                step.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
            step = step.nextInFocusChain()
        return False


def wizard_zones(top: QWidget, rail: QWidget, pages: QStackedWidget, bottom: QWidget) -> Zones:
    """Top bar, rail, page, panel, bottom bar (ux/guide.md §5); the panel is the one of a domaine's page."""

    def domaine() -> DomainPage | None:
        page = pages.currentWidget()
        return page if isinstance(page, DomainPage) else None

    def panel() -> QWidget | None:
        page = domaine()
        return page.panel if page else None

    def enter_page() -> bool:
        page = domaine()
        if page is None or not page.shows(page.active):
            return False
        page.activate(page.active)
        return True

    parts = (Zone(lambda: top), Zone(lambda: rail), Zone(pages.currentWidget, enter_page), Zone(panel))
    return Zones((*parts, Zone(lambda: bottom)))


def _holds(zone: QWidget | None, control: QWidget) -> bool:
    return zone is not None and (zone is control or zone.isAncestorOf(control))


def _takes_keys(control: QWidget) -> bool:
    return control.isVisible() and control.isEnabled() and control.focusPolicy() != Qt.FocusPolicy.NoFocus
