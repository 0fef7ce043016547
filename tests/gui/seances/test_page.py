"""The page of the séances in the real window: what a meeting left is filled in, printed, taken off, erased."""

import re
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListWidget, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from gui_samples import rows
from mounts import read_only
from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.navigation import SEANCES
from paliers_desktop.core.seance import Role, Seance
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.apercu.window import PreviewWindow
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.gui.reflow import Reflow
from paliers_desktop.gui.seances.page import SeancesPage
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.typing import DELAY_MS
from paliers_desktop.gui.wizard import Wizard
from paliers_desktop.storage.dossier import Dossier

NAMES = "Zephyrine Vandenbroucke"


@pytest.fixture
def wizard(window: MainWindow) -> Wizard:
    window.open_demo()
    assert window.wizard is not None
    return window.wizard


@pytest.fixture
def session(wizard: Wizard) -> Session:
    return wizard.session


def order(session: Session) -> tuple[str, ...]:
    return session.grille.reading_order


def held(session: Session, *, ended: bool = True) -> str:
    """A meeting: three criteria discussed, one answer changed, one of avis partagés; its id."""
    session.seances.begin()
    seance_id = session.seances.current_id or ""
    first, second, third = order(session)[:3]
    for critere in (first, second, third):
        session.seances.discuss(critere)
    session.set_etat(first, Etat.NON)
    session.seances.set_avis_partages(second, True)
    if ended:
        session.seances.end()
    return seance_id


def opened(wizard: Wizard, seance_id: str = "") -> SeancesPage:
    wizard.show_seances(seance_id)
    page = wizard.page(SEANCES)
    assert isinstance(page, SeancesPage)
    assert page.isVisible()
    return page


def stored(session: Session) -> tuple[Seance, ...]:
    """What another program instance reads."""
    assert session.settle(20)
    with closing(Dossier.open(session.dossier.path, read_only=True)) as dossier:
        return dossier.load().seances


def read(path: Path) -> str:
    done = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True)
    return done.stdout.decode()


def answer(page: SeancesPage, *answers: object) -> list[str]:
    """Answers of the dialogs to come; what they ask is kept."""
    dialogs = page.detail._dialogs
    dialogs.answers = list(answers)
    return dialogs.asked


# -- getting there ---------------------------------------------------------------------------------------------------


def test_the_page_without_any_seance_says_how_one_begins(wizard: Wizard, qtbot: QtBot) -> None:
    page = opened(wizard)
    assert page.project.isVisible()
    assert not page.detail.isVisible()
    with qtbot.waitSignal(page.projection_asked):
        page.project.click()
    wizard.window().stage.leave()


def test_the_bars_lead_there_and_back(wizard: Wizard) -> None:
    before = wizard.session.place
    wizard.top.seances.click()
    assert wizard.step == SEANCES
    assert not any(item.isChecked() for item in wizard.rail.items().values())
    assert wizard.session.place == before, "nobody reopens there"
    assert not wizard.bottom.next.isVisible()
    wizard.next_step()
    assert wizard.step == SEANCES
    wizard.bottom.previous.click()
    assert wizard.session.place == before
    assert wizard.step == before.step
    assert wizard.rail.items()[before.step].isChecked()


def test_a_narrow_window_has_it_in_the_list_of_steps(wizard: Wizard) -> None:
    wizard.set_reflow(Reflow.NARROW)
    assert not wizard.top.seances.isVisible()
    actions = {action.data(): action for action in wizard.top.step_list.menu().actions()}
    actions[SEANCES].trigger()
    assert wizard.step == SEANCES
    assert "Séances" in wizard.top.step_list.accessibleName()


def test_the_end_of_a_seance_on_the_wall_opens_it_here(window: MainWindow, wizard: Wizard) -> None:
    first = held(wizard.session)
    second = held(wizard.session)
    window.stage.projector.seance_ended.emit(first)
    page = wizard.page(SEANCES)
    assert wizard.step == SEANCES
    assert page.seance_id == first
    assert page.list.count() == 2
    page.list.setCurrentRow(0)
    assert page.seance_id == second, "the latest is first"


def test_another_theme_keeps_the_page_and_the_seance(window: MainWindow, wizard: Wizard) -> None:
    first = held(wizard.session)
    held(wizard.session)
    page = opened(wizard, first)
    page.detail.foot.full.setChecked(False)
    window.appearance.set_zoom(125)
    fresh = window.wizard
    assert fresh is not None
    assert fresh is not wizard
    assert fresh.step == SEANCES
    page = fresh.page(SEANCES)
    assert page.seance_id == first
    assert not page.detail.foot.full.isChecked()


# -- the quiet line --------------------------------------------------------------------------------------------------


def test_a_seance_under_way_is_said_quietly_and_can_be_ended(wizard: Wizard, session: Session, qtbot: QtBot) -> None:
    assert not wizard.seance_bar.isVisible()
    seance_id = held(session, ended=False)
    assert wizard.seance_bar.isVisible()
    assert re.fullmatch(r"Séance en cours depuis \d+:\d\d", wizard.seance_bar.words.text())
    with qtbot.waitSignal(wizard.projection_asked):
        wizard.seance_bar.resume.click()
    wizard.window().stage.leave()
    wizard.seance_bar.end.click()
    assert session.seances.current is None
    assert not wizard.seance_bar.isVisible()
    assert wizard.page(SEANCES).seance_id == seance_id
    assert wizard.step == SEANCES


def test_on_the_page_itself_the_head_says_it(wizard: Wizard, session: Session) -> None:
    held(session, ended=False)
    page = opened(wizard)
    assert not wizard.seance_bar.isVisible()
    assert page.detail.head.end.isVisible()
    page.detail.head.end.click()
    assert session.seances.current is None
    assert not page.detail.head.end.isVisible()
    assert ", de " in page.detail.head.title.text()


# -- what is said of a séance ----------------------------------------------------------------------------------------


def test_everything_said_is_saved_within_a_second_and_read_back(wizard: Wizard, session: Session, qtbot: QtBot) -> None:
    seance_id = held(session)
    second = order(session)[1]
    detail = opened(wizard, seance_id).detail
    qtbot.keyClicks(detail.about.lieu.line_edit, "CDI")
    qtbot.keyClicks(detail.notes.avis[second].line_edit, "Usages divers")
    qtbot.keyClicks(detail.notes.decisions, "Une prise")
    detail.about.boxes[Role.CPE].click()
    detail.about.boxes[Role.PARENTS].click()
    detail.about.boxes[Role.CPE].click()
    detail.about.noms.opener.click()
    qtbot.keyClicks(detail.about.noms.field.line_edit, NAMES)
    qtbot.waitUntil(lambda: session.seances.seance(seance_id).noms == NAMES, timeout=DELAY_MS + 3000)
    (seance,) = stored(session)
    assert (seance.lieu, seance.decisions, seance.presents) == ("CDI", "Une prise", (Role.PARENTS,))
    assert seance.passage(second).avis == "Usages divers"
    assert seance.noms == NAMES
    assert "Vandenbroucke" not in repr(rows(session.dossier.path, "SELECT * FROM journal"))


def test_undo_and_redo_are_seen_and_a_field_being_typed_is_left_alone(
    wizard: Wizard, session: Session, qtbot: QtBot
) -> None:
    seance_id = held(session)
    detail = opened(wizard, seance_id).detail
    lieu = detail.about.lieu.line_edit
    lieu.setFocus()
    qtbot.keyClicks(lieu, "CDI")
    detail.about.boxes[Role.CPE].click()
    detail.notes.decisions.setFocus()
    session.undo()
    assert not detail.about.boxes[Role.CPE].isChecked()
    session.undo()
    assert lieu.text() == ""
    session.redo()
    assert lieu.text() == "CDI"
    lieu.setFocus()
    qtbot.keyClicks(lieu, " 2")
    session.seances.set_presents(seance_id, (Role.ELEVES,))
    assert lieu.text() == "CDI 2"
    assert detail.about.boxes[Role.ELEVES].isChecked()


def test_what_is_typed_goes_to_its_own_seance(wizard: Wizard, session: Session, qtbot: QtBot) -> None:
    first, second = held(session), held(session)
    page = opened(wizard, first)
    page.detail.about.lieu.line_edit.setFocus()
    qtbot.keyClicks(page.detail.about.lieu.line_edit, "CDI")
    page.detail.about.noms.opener.setChecked(True)
    qtbot.keyClicks(page.detail.about.noms.field.line_edit, NAMES)
    page.show_seance(second)
    assert page.detail.about.lieu.text() == ""
    assert page.detail.about.noms.field.text() == ""
    by_id = {seance.id: seance for seance in stored(session)}
    assert (by_id[first].lieu, by_id[first].noms) == ("CDI", NAMES)
    assert (by_id[second].lieu, by_id[second].noms) == ("", "")


def test_the_meeting_is_told_in_words_and_leads_to_its_criteria(wizard: Wizard, session: Session) -> None:
    seance_id = held(session)
    first = order(session)[0]
    page = opened(wizard, seance_id)
    words = [label.text() for label in page.findChildren(QWidget) if hasattr(label, "text") and label.isVisible()]
    assert typographic("3 critères discutés, 1 réponse modifiée") in "\n".join(map(str, words))
    assert any(str(text).endswith("→ Non") for text in words)
    assert page.list.item(0).text().split("\n")[2] == typographic("3 critères discutés")
    link = next(
        button
        for button in page.detail.notes.findChildren(QAbstractButton)
        if button.accessibleName() == session.grille.numeros[first]
    )
    link.click()
    assert wizard.domain_page() is not None
    assert wizard.domain_page().active == first


# -- names -----------------------------------------------------------------------------------------------------------


def test_erasing_the_names_asks_and_leaves_nothing(wizard: Wizard, session: Session, qtbot: QtBot) -> None:
    seance_id = held(session)
    session.set_noms(seance_id, NAMES)
    page = opened(wizard, seance_id)
    noms = page.detail.about.noms
    assert noms.field.isVisible(), "what is there is not folded away"
    asked = answer(page, False, True)
    noms.erase.click()
    assert noms.field.text() == NAMES
    noms.erase.click()
    assert noms.field.text() == ""
    assert not noms.erase.isEnabled()
    assert "Effacer" in asked[-1]
    assert b"Vandenbroucke" not in session.dossier.path.read_bytes()


def test_names_that_cannot_be_kept_stay_in_the_field_with_the_reason(
    wizard: Wizard, session: Session, qtbot: QtBot
) -> None:
    seance_id = held(session)
    session.settle(20)
    page = opened(wizard, seance_id)
    noms = page.detail.about.noms
    noms.opener.click()
    path = session.dossier.path
    path.rename(path.with_suffix(".ailleurs"))
    qtbot.keyClicks(noms.field.line_edit, NAMES)
    noms.flush()
    assert noms.field.error()
    assert noms.field.text() == NAMES
    path.with_suffix(".ailleurs").rename(path)
    noms.flush()
    assert noms.field.error() == ""
    assert stored(session)[0].noms == NAMES


# -- relevé and taking off -------------------------------------------------------------------------------------------


def test_the_releve_is_written_and_can_be_opened(
    wizard: Wizard, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seance_id = held(session)
    session.set_noms(seance_id, NAMES)
    shown: list[Path] = []
    monkeypatch.setattr("paliers_desktop.gui.dialogs.Dialogs.open_file", lambda _self, path: shown.append(path))
    page = opened(wizard, seance_id)
    foot = page.detail.foot
    assert not foot.open.isVisible()
    path = tmp_path / "releve.pdf"
    asked = answer(page, path, path, None)
    foot.save.click()
    assert re.search(r"Seance_0949912N_\d{4}-\d\d-\d\d_\d+h\d\d\.pdf", asked[-1])
    assert "Vandenbroucke" in read(path)
    foot.open.click()
    assert shown == [path]
    foot.full.setChecked(False)
    foot.save.click()
    assert "Vandenbroucke" not in read(path)
    before = path.stat().st_mtime_ns
    foot.save.click()
    assert path.stat().st_mtime_ns == before, "given up: nothing is written"


def shown_pages(page: SeancesPage, qtbot: QtBot) -> str:
    """The words of the first page of the preview that was opened; it is closed."""
    (preview,) = page.window().findChildren(PreviewWindow)
    qtbot.waitUntil(lambda: bool(preview.view.sheets), timeout=10_000)
    words = preview.view.sheets[0].read()
    with qtbot.waitSignal(preview.destroyed):
        preview.reject()
    return words


def test_the_releve_is_looked_at_before_it_is_written(wizard: Wizard, session: Session, qtbot: QtBot) -> None:
    seance_id = held(session)
    session.set_noms(seance_id, NAMES)
    page = opened(wizard, seance_id)
    page.detail.foot.preview.click()
    assert "Vandenbroucke" in shown_pages(page, qtbot)
    page.detail.foot.full.setChecked(False)
    page.detail.foot.preview.click()
    words = shown_pages(page, qtbot)
    assert "Relevé" in words
    assert "Vandenbroucke" not in words


@pytest.mark.parametrize("any_seance", [False, True])
def test_a_blank_grid_is_offered_to_whoever_prepares_a_meeting(
    wizard: Wizard, session: Session, qtbot: QtBot, any_seance: bool
) -> None:
    page = opened(wizard, held(session) if any_seance else "")
    assert page.blank.isVisible()
    page.blank.click()
    words = shown_pages(page, qtbot)
    assert "Grille vierge" in words
    assert "Sans objet" in words


def test_a_releve_that_cannot_be_written_is_told(wizard: Wizard, session: Session, tmp_path: Path) -> None:
    page = opened(wizard, held(session))
    answer(page, tmp_path / "nulle-part" / "releve.pdf")
    page.detail.foot.save.click()
    assert len(page.detail._dialogs.told) == 1
    assert not page.detail.foot.open.isVisible()


def test_a_seance_is_taken_off_with_its_names_and_comes_back_without(wizard: Wizard, session: Session) -> None:
    other, seance_id = held(session), held(session)
    session.set_noms(seance_id, NAMES)
    page = opened(wizard, seance_id)
    answer(page, False, True)
    page.detail.foot.take_off.click()
    assert page.list.count() == 2
    page.detail.foot.take_off.click()
    assert page.list.count() == 1
    assert page.seance_id == other
    assert session.settle(20)
    assert b"Vandenbroucke" not in session.dossier.path.read_bytes()
    session.undo()
    assert page.list.count() == 2
    assert session.seances.seance(seance_id).noms == ""


def test_taking_off_the_only_one_leaves_the_empty_page(wizard: Wizard, session: Session) -> None:
    page = opened(wizard, held(session))
    answer(page, True)
    page.detail.foot.take_off.click()
    assert page.project.isVisible()
    assert not page.detail.isVisible()


# -- reach and room --------------------------------------------------------------------------------------------------


def test_every_control_has_a_name_and_tab_reaches_it_in_reading_order(
    wizard: Wizard, session: Session, qtbot: QtBot
) -> None:
    seance_id = held(session, ended=False)
    session.set_noms(seance_id, "x")
    page = opened(wizard, seance_id)
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QListWidget)
    controls = [widget for widget in page.findChildren(QWidget) if isinstance(widget, kinds) and widget.isVisible()]
    assert len(controls) > 18
    for control in controls:
        interface = QAccessible.queryAccessibleInterface(control)
        assert interface.text(QAccessible.Text.Name), control
    page.blank.setFocus()
    met = [page.blank]
    for _ in range(60):
        qtbot.keyClick(wizard.focusWidget(), Qt.Key.Key_Tab)
        focused = wizard.focusWidget()
        if not page.isAncestorOf(focused):
            break
        met.append(focused)
    assert set(controls) <= set(met)
    assert met[1] is page.list, "what concerns no séance stands above them, and is met before"
    beside = [widget.mapTo(page, widget.rect().topLeft()).y() for widget in met[2:]]
    assert beside == sorted(beside), "from top to bottom"
    assert met[0].mapTo(page, met[0].rect().bottomLeft()).y() <= min(*beside, page.list.mapTo(page, QPoint()).y())


@pytest.mark.parametrize(("width", "zoom"), [(1366, 100), (1024, 100), (1366, 200), (1024, 200)])
def test_nothing_goes_beyond_the_width(window: MainWindow, wizard: Wizard, qtbot: QtBot, width: int, zoom: int) -> None:
    held(wizard.session, ended=False)
    window.resize(width, 696)
    window.appearance.set_zoom(zoom)
    assert window.wizard is not None
    qtbot.waitUntil(window.wizard.isVisible)
    page = opened(window.wizard)
    window.grab()
    for control in page.findChildren(QAbstractButton):
        if control.isVisible():
            right = control.mapTo(page, control.rect().bottomRight()).x()
            assert right <= page.width(), control.accessibleName()
            assert control.width() >= control.minimumSizeHint().width(), control.accessibleName()
    assert page.list.sizeHintForColumn(0) <= page.list.viewport().width()


def test_read_only_shows_and_changes_nothing(
    window: MainWindow, wizard: Wizard, session: Session, tmp_path: Path
) -> None:
    seance_id = held(session)
    session.set_noms(seance_id, NAMES)
    assert session.settle(20)
    copy = tmp_path / "protege"
    copy.mkdir()
    path = copy / session.dossier.path.name
    path.write_bytes(session.dossier.path.read_bytes())
    with read_only(copy):
        window.open_path(path)
        assert window.wizard is not None
        page = opened(window.wizard, seance_id)
        detail = page.detail
        assert detail.about.noms.field.text() == NAMES
        assert detail.about.lieu.line_edit.isReadOnly()
        assert not detail.about.boxes[Role.CPE].isEnabled()
        assert not detail.about.noms.erase.isEnabled()
        assert detail.notes.decisions.isReadOnly()
        assert not detail.foot.take_off.isEnabled()
        answer(page, tmp_path / "releve.pdf")
        detail.foot.save.click()
        assert "Vandenbroucke" in read(tmp_path / "releve.pdf")
        window.show_home()


def test_keys_of_the_wizard_do_not_write_in_the_fields(wizard: Wizard, session: Session, qtbot: QtBot) -> None:
    page = opened(wizard, held(session))
    before = session.assessment
    decisions = page.detail.notes.decisions
    decisions.setFocus()
    for key in (Qt.Key.Key_1, Qt.Key.Key_N, Qt.Key.Key_V):
        qtbot.keyClick(decisions, key)
    assert wizard.step == SEANCES
    assert session.assessment == before
