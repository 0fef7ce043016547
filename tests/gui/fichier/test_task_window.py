"""What Entrée does in the window of a task is what looks like the main thing to do."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from paliers_desktop.gui.components.buttons import primary_button, secondary_button
from paliers_desktop.gui.fichier.task_window import TaskWindow
from paliers_desktop.gui.style import Style, Theme
from paliers_desktop.paths import resources_folder


@pytest.fixture
def shown(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    window = TaskWindow(Style(resources_folder(), Theme.LIGHT, 100), "Une tâche", parent)
    window.erase, window.go = secondary_button(window.look, "Supprimer"), primary_button(window.look, "Enregistrer")
    window.add_buttons(window.erase, window.go)
    window.owner = parent  # it would end with this function, and its window too
    return window


def test_the_safe_choice_of_a_question_shows_as_what_entree_does(shown):
    shown.show_page(QLabel("Supprimer ?"), "Conserver", shown.erase)
    assert shown.close_button.isDefault()
    assert shown.close_button.kind == "primary"


def test_only_one_button_shows_as_the_main_one(shown):
    shown.show_page(QLabel("Supprimer ?"), "Conserver", shown.erase)
    shown.show_page(QLabel("Enregistrer ?"), "Annuler", shown.go, main=shown.go)
    assert shown.go.isDefault()
    assert shown.close_button.kind == "secondary"
