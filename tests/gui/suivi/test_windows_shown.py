"""No part of a page shows as a window of its own while the page is made, nor while it follows what is done."""

from dossier_samples import criteres
from gui.windows_shown import windows_shown
from paliers_desktop.core import navigation
from paliers_desktop.core.history import Target
from paliers_desktop.core.suivi import Avancement, Horizon


def test_every_page_is_one_window(window):
    session = window.session
    with windows_shown() as met:
        for step in (*navigation.steps(session.grille), *navigation.SUIVI, navigation.SEANCES):
            window.wizard.go_step(step)
        for slug in ("formation", "equipement"):
            session.suivi.aim(slug, Horizon.MOYEN, 3)
        key = session.suivi.add(Target.ACTIONS, critere=criteres()[30], avancement=Avancement.FAITE, note="Vu")
        session.suivi.add(Target.PREUVES, critere=criteres()[30], titre="Compte rendu")
        session.suivi.add(Target.LOCAUX, domaine="pilotage", enonce="Un club")
        for step in navigation.SUIVI:
            window.wizard.go_step(step)
        window.wizard.page(navigation.PLAN).cards[key].set_open(True)
    assert met == []
