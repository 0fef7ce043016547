"""No text is cut on any page, at any zoom, in the client area of a small school PC (ux/guide.md §7.1)."""

import contextlib
import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.exceptions import TimeoutError as QtTimeout
from pytestqt.qtbot import QtBot

from gui.clipping import cut_texts
from gui_samples import TODAY, wait_for_list
from paliers_desktop.actions.dossiers import create_dossier
from paliers_desktop.actions.pdf_documents import PdfKind
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.core import navigation
from paliers_desktop.core.assessment import Etablissement, Etat, MotifCode, TypeEtablissement
from paliers_desktop.core.grid_loader import Catalogue
from paliers_desktop.core.seance import Role
from paliers_desktop.gui.domaine.page import DomainPage
from paliers_desktop.gui.export.page import ExportPage
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.gui.session import Session
from paliers_desktop.storage.preferences import Theme

ZOOMS = (100, 125, 150, 200)
AREAS = ((1366, 696), (1024, 696))
LONG_NAME = "Collège international Marie-Curie et Pierre-Joliot de Saint-Maur-des-Fossés"
COLLEGE = Etablissement("0949912N", LONG_NAME, TypeEtablissement.COLLEGE, "Saint-Maur-des-Fossés")
ECOLE = Etablissement("0931319D", "École élémentaire Jean-Jaurès", TypeEtablissement.ECOLE_ELEMENTAIRE, "Le Raincy")


def say_everything(session: Session) -> None:
    """Each criterion gets one of the states in which a card holds the most."""
    session.leave_field()
    for rank, critere in enumerate(session.grille.reading_order):
        etat = list(Etat)[rank % len(Etat)]
        session.set_etat(critere, etat)
        if etat is Etat.SANS_OBJET:
            session.set_motif(critere, MotifCode.AUTRE)
            session.type_motif_texte(critere, "Assuré par la commune depuis la rentrée 2025")
        if etat is Etat.EN_COURS:
            session.set_echeance(critere, datetime.date(2027, 9, 30))
        if rank % 7 == 0:
            session.set_entraide(critere, besoin=True, partage=rank % 2 == 0)
        if rank % 3 == 0:
            session.set_a_verifier(critere, True)
            session.type_aupres_de(critere, "Professeur documentaliste")
        if rank % 5 == 0:
            session.type_commentaire(critere, "Deux rencontres prévues avec l’animateur, en janvier et en avril. " * 2)
        session.leave_field()
    session.edit_relecture(relu=True, relu_le=datetime.date(2026, 7, 31))
    hold_a_seance(session)


def hold_a_seance(session: Session) -> None:
    """A meeting of every role, about every fourth criterion."""
    session.seances.begin()
    seance = session.seances.current
    for rank, critere in enumerate(session.grille.reading_order[::4]):
        session.seances.discuss(critere)
        session.set_etat(critere, list(Etat)[rank % 3])
        session.seances.set_avis_partages(critere, rank % 2 == 0)
    session.seances.set_presents(seance.id, tuple(Role))
    session.seances.type_lieu(seance.id, "Salle polyvalente du bâtiment Simone-Veil, au premier étage")
    session.seances.type_decisions(seance.id, "Demander à la collectivité le câblage de la salle 12.\n" * 4)
    session.leave_field()
    session.seances.end()


def open_helps(page: object) -> None:
    """Every other help of a domaine."""
    if isinstance(page, DomainPage):
        for card in list(page.cards.values())[::2]:
            card.toggle_help()


def choose_all(page: object) -> None:
    """The document of the export page that has the most choices, all of them ticked."""
    if isinstance(page, ExportPage):
        options = page.sign.pdf_options
        options.kind.select(PdfKind.COMPLET)
        for box in (options.comments, options.seances, options.noms):
            box.setChecked(True)


def settled_faults(window: MainWindow, qtbot: QtBot) -> list[str]:
    """What is cut once Qt has laid everything out, which takes it a few turns of its loop."""
    with contextlib.suppress(QtTimeout):
        qtbot.waitUntil(lambda: not cut_texts(window), timeout=1500)
    return cut_texts(window)


@pytest.fixture(params=[COLLEGE, ECOLE], ids=["college", "ecole"])
def path(request: pytest.FixtureRequest, catalogue: Catalogue, place: Path) -> Path:
    """A dossier of each grid with every kind of answer."""
    session = Session(create_dossier(place, request.param, catalogue, TODAY))
    say_everything(session)
    assert session.settle(30)
    path = session.dossier.path
    session.close()
    session.deleteLater()
    return path


@pytest.mark.parametrize("zoom", ZOOMS)
def test_no_text_is_cut(
    zoom: int, path: Path, workplace: Workplace, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    workplace.prefer(zoom=zoom, theme=Theme.SOMBRE if zoom == ZOOMS[0] else Theme.CLAIR)
    window = open_window()
    faults = []
    for area in AREAS:
        window.resize(*area)
        window.open_path(path)
        for step in navigation.steps(window.session.grille):
            window.wizard.go_step(step)
            open_helps(window.wizard.page(step))
            choose_all(window.wizard.page(step))
            faults += [f"{area[0]} {step}: {fault}" for fault in settled_faults(window, qtbot)]
        window.wizard.show_seances()
        faults += [f"{area[0]} séances: {fault}" for fault in settled_faults(window, qtbot)]
        window.show_home()
        wait_for_list(window, qtbot)
        faults += [f"{area[0]} liste: {fault}" for fault in settled_faults(window, qtbot)]
        window.show_new()
        faults += [f"{area[0]} nouveau: {fault}" for fault in settled_faults(window, qtbot)]
        window.show_home()
    assert not faults, "\n".join(faults)
