"""No text of the pages of « Suivi » is cut, filled with what they can hold most, at any zoom, on a small screen."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.test_clipping import AREAS, COLLEGE, ZOOMS, say_everything, settled_faults
from paliers_desktop.actions.dossiers import create_dossier
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.core import navigation
from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.grid_loader import Catalogue
from paliers_desktop.core.history import Target
from paliers_desktop.core.regards import Groupe, Voix
from paliers_desktop.core.suivi import HORIZONS, Avancement, Horizon, Payeur
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.gui.suivi.plan_page import PlanPage

LONG = (
    "Demander à la collectivité le câblage de la salle polyvalente du bâtiment Simone-Veil, puis former deux collègues"
)
SEPTEMBER = datetime.date(2027, 9, 10)


def follow_everything(window: MainWindow) -> None:
    """A palier visé in each domaine, actions, preuves and criteria with long words, voices that differ."""
    session = window.session
    order = session.grille.reading_order
    for domaine in session.grille.domaines:
        for palier, terme in enumerate(HORIZONS, 2):
            session.suivi.aim(domaine.slug, terme, palier)
    for rank, payeur in enumerate(Payeur):
        session.suivi.add(
            Target.ACTIONS,
            critere=order[7 * rank + 1],
            intitule=LONG,
            responsable="professeur_documentaliste",
            payeur=payeur,
            terme=Horizon.MOYEN,
            avancement=list(Avancement)[rank % 4],
            note=LONG * 2,
        )
    session.suivi.add(Target.PREUVES, critere=order[0], titre=LONG, lieu=LONG, jour=SEPTEMBER)
    session.suivi.add(Target.LOCAUX, domaine="pilotage", enonce=LONG, reponse=Etat.SANS_OBJET, commentaire=LONG)
    assert session.settle()
    for rank in range(14):
        groupe = list(Groupe)[rank % 2] if rank < 12 else Groupe.PARENTS
        answers = {key: list(Etat)[(rank + place) % 4] for place, key in enumerate(order[:6])}
        session.dossier.voix.keep(Voix(f"{rank:032x}", groupe, answers))


def open_forms(page: object) -> None:
    """The form of each action."""
    if isinstance(page, PlanPage):
        for card in page.cards.values():
            card.set_open(True)


@pytest.mark.parametrize("zoom", ZOOMS)
def test_no_text_is_cut(
    zoom: int,
    place: Path,
    catalogue: Catalogue,
    workplace: Workplace,
    open_window: Callable[[], MainWindow],
    qtbot: QtBot,
) -> None:
    opened = create_dossier(place, COLLEGE, catalogue, datetime.date(2026, 11, 23))
    path = opened.dossier.path
    opened.dossier.close()
    workplace.prefer(zoom=zoom)
    workplace.today = lambda: SEPTEMBER
    window = open_window()
    window.open_path(path)
    qtbot.waitUntil(lambda: window.session is not None)
    say_everything(window.session)
    window.wizard.go_step(navigation.ANNEES)
    window.wizard.page(navigation.ANNEES).next_year.open.click()
    qtbot.waitUntil(lambda: window.session is not None and "2027" in window.session.assessment.campagne, timeout=15_000)
    follow_everything(window)
    faults = []
    for width, height in AREAS:
        window.resize(width, height)
        for step in navigation.SUIVI:
            window.wizard.go_step(step)
            open_forms(window.wizard.page(step))
            faults += [f"{width} {step}: {fault}" for fault in settled_faults(window, qtbot)]
    assert not faults, "\n".join(faults)
