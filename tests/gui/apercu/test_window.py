"""The preview window: real pages, drawn lazily and sharp, moved through by keyboard, read by screen readers, saved."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QSettings, QSize, Qt
from PySide6.QtGui import QAccessible, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.apercu.conftest import COUNT, draw
from gui.clipping import cut_texts
from mounts import read_only
from paliers_desktop.errors import UserError
from paliers_desktop.gui.apercu.sheet import BAND
from paliers_desktop.gui.apercu.window import PLACE, PREPARING, PreviewWindow
from paliers_desktop.gui.apercu.zoom import Fit
from paliers_desktop.gui.geometry import Places

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def darkness(image: QImage) -> float:
    """The mean of what is not white, 0 to 255."""
    small = image.convertToFormat(QImage.Format.Format_Grayscale8).scaled(60, 60)
    return 255 - sum(small.pixelColor(x, y).red() for x in range(60) for y in range(60)) / 3600


def seen(preview: PreviewWindow) -> QImage:
    """What the viewport shows."""
    return preview.view.viewport().grab().toImage()


def test_the_pages_are_drawn_each_its_own(preview):
    preview.view.set_zoom(Fit.PAGE)
    shades = []
    for index in range(COUNT):
        preview.view.go(index)
        shades.append(darkness(preview.view.sheets[index].grab().toImage()))
    assert shades == sorted(shades)
    assert shades[-1] - shades[0] > 10  # from a pale square to a dark one


def test_only_what_is_in_sight_is_drawn(preview, qtbot):
    seen(preview)
    assert preview.view.sheets[0].drawn > 0
    assert not preview.view.sheets[4].drawn
    preview.view.go(4)
    seen(preview)
    assert preview.view.sheets[4].drawn > 0
    assert not preview.view.sheets[0].drawn  # far away: forgotten


def test_large_pages_are_drawn_by_bands(preview):
    preview.view.set_zoom(400)
    seen(preview)
    bands = preview.view.sheets[preview.view.page].drawn
    assert 0 < bands <= preview.view.viewport().height() // BAND + 2
    assert preview.view.sheets[0].height() > 4 * BAND


def test_a_sheet_is_drawn_at_the_real_pixels(preview, monkeypatch):
    sheet = preview.view.sheets[0]
    monkeypatch.setattr(type(sheet), "devicePixelRatioF", lambda _self: 2.0)
    sheet.repaint()
    image = next(iter(sheet._bands.values()))
    assert image.width() == 2 * sheet.width()
    assert image.devicePixelRatio() == 2


def test_zoom_changes_the_size_and_keeps_the_place(preview):
    view, tools = preview.view, preview.tools
    view.set_zoom(100)
    assert view.sheets[0].width() == 794
    view.go(2)
    middle = view.verticalScrollBar().value() + view.viewport().height() / 2 - view.sheets[2].y()
    share = middle / view.sheets[2].height()
    tools.larger.click()
    assert view.zoom == 125
    assert view.sheets[0].width() == 993
    assert tools.zoom.currentText() == "125\u00a0%"
    middle = view.verticalScrollBar().value() + view.viewport().height() / 2 - view.sheets[2].y()
    assert middle / view.sheets[2].height() == pytest.approx(share, abs=0.01)
    tools.smaller.click()
    tools.smaller.click()
    assert view.zoom == 75


def test_pages_fit_the_window_as_it_changes(preview, qtbot):
    view = preview.view
    assert view.zoom is Fit.WIDTH
    for width in (700, 1000):
        preview.resize(width, 600)
        qtbot.waitUntil(lambda width=width: preview.width() == width)
        assert view.viewport().width() - 40 < view.sheets[0].width() < view.viewport().width()
        assert not view.horizontalScrollBar().isVisible()
    view.set_zoom(Fit.PAGE)
    assert view.sheets[0].height() < view.viewport().height()


def test_the_list_of_sizes_sets_the_size(preview, qtbot):
    combo = preview.tools.zoom
    combo.setFocus()
    QTest.keyClick(combo, Key.Key_Down)
    assert preview.view.zoom is Fit.PAGE
    assert "Taille" in combo.accessibleDescription()


def test_the_keys(preview, qtbot):
    view = preview.view
    assert view.hasFocus()
    QTest.keyClick(view, Key.Key_0, CTRL)
    assert view.zoom == 100
    QTest.keyClick(view, Key.Key_Plus, CTRL)
    assert view.zoom == 125
    QTest.keyClick(view, Key.Key_Minus, CTRL)
    assert view.zoom == 100
    QTest.keyClick(view, Key.Key_PageDown)
    assert 0 < view.verticalScrollBar().value() <= view.viewport().height()
    QTest.keyClick(view, Key.Key_End)
    assert view.page == COUNT - 1
    QTest.keyClick(view, Key.Key_Home)
    assert view.page == 0
    view.set_zoom(Fit.PAGE)
    for expected in (1, 2):
        QTest.keyClick(view, Key.Key_PageDown)
        assert view.page == expected
    QTest.keyClick(view, Key.Key_PageUp)
    assert view.page == 1
    QTest.keyClick(view, Key.Key_F1)
    assert preview.isVisible()
    QTest.keyClick(view, Key.Key_Escape)
    assert not preview.isVisible()


def wheel(preview: PreviewWindow, delta: int, held: Qt.KeyboardModifier) -> None:
    point = QPointF(200, 100)
    event = QWheelEvent(
        point, preview.view.viewport().mapToGlobal(point), QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton, held,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(preview.view.viewport(), event)


def test_the_wheel_zooms_with_ctrl_around_the_pointer_and_scrolls_without(preview):
    view = preview.view
    view.set_zoom(100)
    view.go(1)
    under = (view.verticalScrollBar().value() + 100 - view.sheets[1].y()) / view.sheets[1].height()
    wheel(preview, 120, CTRL)
    assert view.zoom == 125
    now = (view.verticalScrollBar().value() + 100 - view.sheets[1].y()) / view.sheets[1].height()
    assert now == pytest.approx(under, abs=0.01)
    wheel(preview, -60, CTRL)
    assert view.zoom == 125  # half a notch of a pad
    wheel(preview, -60, CTRL)
    assert view.zoom == 100
    before = view.verticalScrollBar().value()
    wheel(preview, -120, Qt.KeyboardModifier.NoModifier)
    assert view.verticalScrollBar().value() > before
    assert view.zoom == 100


def test_page_by_page_with_the_buttons(preview):
    for expected in (2, 3, 4, 5, 5):
        QTest.mouseClick(preview.tools.next, Qt.MouseButton.LeftButton)
        assert preview.tools.where.text().replace("\u00a0", " ") == f"Page {expected} sur 5"
    QTest.mouseClick(preview.tools.previous, Qt.MouseButton.LeftButton)
    assert preview.view.page == 3


def test_a_screen_reader_hears_which_page_and_its_words(preview):
    heard = QAccessible.queryAccessibleInterface(preview.view.sheets[0])
    assert heard.text(QAccessible.Text.Name).replace("\u00a0", " ") == "Page 1 sur 5"
    assert heard.text(QAccessible.Text.Description) == "Feuille 1"
    assert heard.role() is QAccessible.Role.StaticText
    preview.view.go(3)
    whole = QAccessible.queryAccessibleInterface(preview.view)
    assert whole.text(QAccessible.Text.Name) == "Pages du document"
    assert whole.text(QAccessible.Text.Description).replace("\u00a0", " ") == "Page 4 sur 5. Feuille 4"


def test_tab_goes_through_every_control_in_order(preview):
    order = []
    for _ in range(9):
        order.append(preview.focusWidget().accessibleName().replace("\u00a0", " "))
        QTest.keyClick(preview.focusWidget(), Key.Key_Tab)
    assert order == [
        "Pages du document", "Imprimer…", "Enregistrer le PDF…", "Fermer",
        "Page précédente", "Page suivante", "Réduire", "Taille des pages", "Agrandir",
    ]  # fmt: skip


# Made, saved, closed


def test_the_window_says_that_it_prepares_and_lives_meanwhile(open_preview, octets, qtbot):
    go_on, threads = threading.Event(), []

    def make() -> bytes:
        threads.append(threading.current_thread())
        go_on.wait(10)
        return octets

    preview = open_preview(make, wait=False)
    assert preview.preparing.text().replace("\u00a0", " ") == PREPARING
    assert preview.preparing.isVisible()
    assert not preview.actions_row.save.isEnabled()
    assert not preview.tools.isEnabled()
    QTest.keyClick(preview, Key.Key_P, CTRL)  # nothing to print yet
    go_on.set()
    qtbot.waitUntil(lambda: bool(preview.view.sheets))
    assert threads[0] is not threading.current_thread()
    assert preview.actions_row.save.isEnabled()
    assert not preview.preparing.isVisible()


def test_closing_while_it_prepares_leaves_nothing(open_preview, octets, qtbot, window):
    go_on = threading.Event()
    preview = open_preview(lambda: go_on.wait(10) and octets, wait=False)
    with qtbot.waitSignal(preview.destroyed):
        QTest.keyClick(preview, Key.Key_Escape)
    go_on.set()
    assert not window.findChildren(PreviewWindow)


def test_what_cannot_be_made_is_told(open_preview, dialogs, qtbot):
    def make() -> bytes:
        raise UserError("Le dossier a changé.", "Ouvrez-le à nouveau.")

    with qtbot.waitSignal(open_preview(make, wait=False).destroyed):
        pass
    assert dialogs.told == ["Le dossier a changé. Ouvrez-le à nouveau."]


def test_a_bug_is_reported_and_leaves_no_window_that_prepares_for_ever(open_preview, dialogs, qtbot):
    def make() -> bytes:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as bugs, qtbot.waitSignal(open_preview(make, wait=False).destroyed):
        pass
    assert [bug[0] for bug in bugs] == [ZeroDivisionError]
    assert not dialogs.told


def test_what_is_seen_is_what_is_saved(preview, dialogs, octets, tmp_path: Path):
    opened = []
    dialogs.open_file = opened.append
    path = tmp_path / "choisi.pdf"
    dialogs.answers = [path, True]
    QTest.keyClick(preview.view, Key.Key_S, CTRL)
    assert path.read_bytes() == octets
    assert dialogs.asked[0] == f"Enregistrer le PDF: {tmp_path / 'Essai.pdf'}"
    assert dialogs.asked[1] == "Le PDF est enregistré. [Fermer] [Ouvrir]"
    assert opened == [path]
    dialogs.answers = [None]
    QTest.mouseClick(preview.actions_row.save, Qt.MouseButton.LeftButton)
    assert opened == [path]


def test_a_place_that_cannot_be_written_is_told(preview, dialogs, tmp_path: Path):
    folder = tmp_path / "scelle"
    folder.mkdir()
    dialogs.answers = [folder / "a.pdf"]
    with read_only(folder):
        preview.save()
    assert "lecture seule" in dialogs.told[0]
    assert preview.isVisible()


def test_the_window_comes_back_as_it_was_left(open_preview, tmp_path: Path):
    settings = QSettings(str(tmp_path / "fenetre.ini"), QSettings.Format.IniFormat)
    preview = open_preview(places=Places(settings))
    preview.resize(640, 500)
    preview.reject()
    assert settings.contains(PLACE)
    assert open_preview(places=Places(settings)).size() == QSize(640, 500)


def test_pages_of_two_shapes_fit_each(open_preview):
    preview = open_preview(lambda: draw(2, wide=(2,)))
    tall, wide = preview.view.sheets
    assert tall.width() == wide.width()
    assert tall.height() > wide.height()


@pytest.mark.parametrize("zoom", [100, 125, 150, 200])
@pytest.mark.parametrize("width", [1366, 1024])
def test_no_word_is_cut(window, open_preview, qtbot, zoom, width):
    window.resize(width, 696)
    window.appearance.set_zoom(zoom)
    preview = open_preview()
    qtbot.waitUntil(lambda: not cut_texts(preview))
    row = preview.actions_row
    for part, shown in ((row.told, True), (row.stop, True), (row.print, False)):  # as while it prints
        part.setVisible(shown)
    qtbot.waitUntil(lambda: not cut_texts(preview))
    assert preview.width() <= window.width()
    assert preview.height() <= window.height()
