"""Tab goes round every control that shows and comes back, and Maj+Tab the other way: no page traps the keyboard."""

import pytest

from e2e.desk import Desk, until
from e2e.pages import STEPS_SHOWN, focused, go_step, press_tab
from e2e.reader import Node

MOST = 250
MEMBERS = ("radio button", "list item", "table cell", "table row", "page tab")
"""Reached by arrows from the member of their group that Tab reaches."""


def go_round(desk: Desk, *, back: bool) -> list[Node]:
    """The stops of one round, from the first stop to where it comes again."""
    first = press_tab(desk, back=back)
    met = [first]
    for _ in range(MOST):
        node = press_tab(desk, back=back)
        if node.id == first.id:
            return met
        met.append(node)
    raise AssertionError(f"no way back to « {first.name} » in {[node.name for node in met[-20:]]}")


def check_round(desk: Desk, page: str) -> None:
    forth = go_round(desk, back=False)
    back = go_round(desk, back=True)
    assert {node.id for node in forth} == {node.id for node in back}, page
    assert len({node.id for node in forth}) == len(forth), page
    reached = {node.id for node in forth}
    groups = {node.parent for node in desk.reader.tree() if node.id in reached}
    for node in desk.reader.tree():
        if "focusable" not in node.states or "enabled" not in node.states:
            continue
        by_arrows = node.parent in groups and (node.role in MEMBERS or "checkable" in node.states)
        by_arrows = by_arrows or node.parent in reached  # the field of a list in which one may also type
        assert node.id in reached or by_arrows, f"{page}: Tab never reaches {node.role} « {node.name} »"
    order = [node.id for node in desk.reader.tree() if node.id in reached]
    start = order.index(forth[0].id)
    rotated = order[start:] + order[:start]
    names = {node.id: f"{node.role} {node.name}" for node in forth}
    assert [names[i] for i in rotated] == [names[node.id] for node in forth], page


@pytest.fixture(scope="module")
def demo(desk: Desk) -> Desk:
    """The demonstration, open."""
    desk.start("--demo")
    return desk


def test_the_first_page(desk: Desk) -> None:
    desk.start()
    until("the first action has the keyboard", lambda: focused(desk, "Nouvel établissement"))
    check_round(desk, "accueil")
    desk.keyboard.press("ctrl+n")
    until("the first field has the keyboard", lambda: focused(desk, "UAI"))
    check_round(desk, "nouveau")
    desk.stop()


@pytest.mark.parametrize("step", [*STEPS_SHOWN[:3], *STEPS_SHOWN[-2:]])  # two domaines: the others are made alike
def test_a_step(demo: Desk, step: str) -> None:
    go_step(demo, step)
    check_round(demo, step)
