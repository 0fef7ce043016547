"""Every task that the list offers is done somewhere."""

from importlib import import_module

from paliers_desktop.gui import fichier
from paliers_desktop.gui.fichier.desk import MODULES
from paliers_desktop.gui.fichier.tasks import LISTED


def test_every_task_of_a_closed_file_has_its_module() -> None:
    assert set(MODULES) == set(LISTED)
    for name in MODULES.values():
        assert callable(import_module(f"{fichier.__name__}.{name}").run)
