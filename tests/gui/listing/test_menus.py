"""« Actions » in its order: the file, the other people, what is made of it, what several receive, then
what takes away; each task is there once."""

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.fichier.tasks import LISTED
from paliers_desktop.gui.listing.menus import FORGET, ActionsMenu


def test_the_actions_come_in_groups(qtbot):
    menu = ActionsMenu()
    qtbot.addWidget(menu)
    groups = [[]]
    for action in menu.actions():
        if action.isSeparator():
            groups.append([])
        else:
            groups[-1].append(action)
    assert [len(group) for group in groups] == [1, 4, 2, 3, 2, 1, 2]
    words = [action.text() for group in groups for action in group]
    assert all(words.count(typographic(task.value)) == 1 for task in LISTED)
    assert groups[-1] == [menu.forget, menu.tasks[-1]]
    assert menu.forget.text() == FORGET


def test_a_task_is_asked_for_by_its_own_line(qtbot):
    menu = ActionsMenu()
    qtbot.addWidget(menu)
    asked = []
    menu.task_asked.connect(asked.append)
    for action in menu.tasks:
        action.setEnabled(True)
        action.trigger()
    assert asked == list(LISTED)
