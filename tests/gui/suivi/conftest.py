"""An établissement in September with the answers of last year, in the real window."""

import datetime

import pytest

from dossier_samples import new_dossier, oui

TODAY = datetime.date(2027, 9, 10)


@pytest.fixture
def window(window, workplace, place, qtbot):
    """Last year's établissement."""
    workplace.today = lambda: TODAY
    path = place / "lycee.paliers"
    dossier = new_dossier(path)
    dossier.save(*(oui(rank) for rank in range(20)))
    dossier.close()
    window.open_path(path)
    qtbot.waitUntil(lambda: window.wizard is not None)
    return window
