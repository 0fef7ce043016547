"""Nothing is cut on a projector of 1024x768: the 125 criteria, their helps, their cards, in both fonts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFontInfo, QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from dossier_samples import LYCEE
from gui_samples import TODAY, end, forget
from paliers_desktop.actions.dossiers import create_dossier
from paliers_desktop.core.assessment import Etablissement, Etat, TypeEtablissement
from paliers_desktop.core.grid_loader import Catalogue
from paliers_desktop.core.projection import END, Kind, slides
from paliers_desktop.gui import style as style_module
from paliers_desktop.gui.components.key_button import KeyButton
from paliers_desktop.gui.components.wall_measure import fits
from paliers_desktop.gui.projection.window import ProjectionWindow
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style, Theme
from paliers_desktop.paths import resources_folder

ECOLE = Etablissement("0942269K", "École du Parc", TypeEtablissement.ECOLE_PRIMAIRE, "Créteil")
FONTS = ("Open Sans", "DejaVu Sans")
PX_28 = round(28 * 96 / 72)
OPERATOR = {"Foot", "KeyRow", "KeySheet"}
"""Parts for the operator, at 14 pt and more."""


@pytest.fixture(params=FONTS)
def family(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(style_module, "_UI_FAMILIES", (request.param,))
    return request.param


@pytest.fixture(params=[LYCEE, ECOLE], ids=["etablissements", "ecoles"])
def wall(
    request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, catalogue: Catalogue, place: Path, family: str
) -> Iterator[ProjectionWindow]:
    session = Session(create_dossier(place, request.param, catalogue, TODAY))
    style = Style(resources_folder(), Theme.LIGHT, 100)
    style.apply(qapp)
    window = ProjectionWindow(style, session, discussed_ms=3_600_000)
    window.resize(1024, 768)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.close()
    forget(window)
    end(session)


def cut(window: ProjectionWindow) -> list[str]:
    """The labels and keys that are seen and have less room than they need."""
    settle(window)
    found = [label.text() for label in shown(window, QLabel) if not _whole(label)]
    found += [key.accessibleName() for key in shown(window, KeyButton) if key.width() < key.sizeHint().width()]
    return found + [type(part).__name__ for part in shown(window, QWidget) if not _inside(part)]


def settle(window: QWidget) -> None:
    """Let every layout take place, as before a painting."""
    for _ in range(3):  # a layout may ask its parent for another one
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    window.grab()


def shown(window: QWidget, kind: type) -> list:
    return [child for child in window.findChildren(kind) if child.isVisible()]


def _whole(label: QLabel) -> bool:
    if not label.text():
        return True
    if label.wordWrap():
        return fits(label.font(), label.text(), label.width(), label.height())
    metrics = QFontMetrics(label.font())
    return metrics.horizontalAdvance(label.text()) <= label.width() and metrics.height() <= label.height() + 1


def _inside(part: QWidget) -> bool:
    parent = part.parentWidget()
    return part.isWindow() or parent is None or parent.rect().adjusted(-1, -1, 1, 1).contains(part.geometry())


def too_small(window: ProjectionWindow) -> list[str]:
    """What the room reads under 28 pt."""
    found = []
    for label in shown(window, QLabel):
        owner: QWidget | None = label
        while owner is not None and type(owner).__name__ not in OPERATOR:
            owner = owner.parentWidget()
        if owner is None and label.text() and label.font().pixelSize() < PX_28:
            found.append(label.text())
    return found


def test_every_screen_is_whole_and_large_enough(wall: ProjectionWindow, family: str, session_sized: Session) -> None:
    assert QFontInfo(wall.view.critere.text.font()).family() == family
    for slide in slides(session_sized.grille):
        wall.course.go(slide)
        assert cut(wall) == [], slide
        assert too_small(wall) == [], slide


def test_nearly_all_criteria_are_at_34_points(wall: ProjectionWindow, session_sized: Session) -> None:
    small = []
    for key in session_sized.grille.reading_order:
        wall.course.go_critere(key)
        settle(wall)
        text = wall.view.critere.text
        assert text.is_whole(), key
        if text.font().pixelSize() < round(34 * 96 / 72):
            small.append(key)
    assert len(small) <= 1  # ux/guide.md §4: the last one at 28


def test_every_help_is_whole_on_its_pages(wall: ProjectionWindow, session_sized: Session) -> None:
    for key in session_sized.grille.reading_order:
        wall.course.go_critere(key)
        wall.gestures.help()
        settle(wall)
        entries = wall.view.critere.help
        words: list[str] = []
        while True:
            assert cut(wall) == [], key
            words += [label.text() for label in shown(entries, QLabel)]
            if not entries.turn(1):
                break
        aide = session_sized.aide.critere(key)
        told = " ".join(" ".join(words).replace("\xa0", " ").split())
        for sentence in (aide.sens, aide.preuve):
            assert all(word in told for word in sentence.replace("'", "’").split()), key


def test_the_cards_are_whole_when_everything_is_marked(wall: ProjectionWindow, session_sized: Session) -> None:
    for key in session_sized.grille.reading_order:
        session_sized.set_a_verifier(key, True)
    session_sized.set_etats(session_sized.grille.reading_order[::2], Etat.OUI)
    for slide in slides(session_sized.grille):
        if slide.kind is not Kind.CRITERE:
            wall.course.go(slide)
            assert cut(wall) == [], slide
    wall.course.go(END)
    assert any("autres" in label.text() for label in shown(wall.view.end.items, QLabel))


@pytest.fixture
def session_sized(wall: ProjectionWindow) -> Session:
    return wall._session
