"""Filters, échéance, « auprès de », history and the fiche de questions, in the real window with its real file."""

import datetime
import subprocess
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui_samples import rows
from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.report.log_words import LogLine
from paliers_desktop.gui.apercu.window import PreviewWindow
from paliers_desktop.gui.components.card_task import CardTask
from paliers_desktop.gui.domaine.log_dialog import NOTHING, LogDialog
from paliers_desktop.gui.domaine.page import DomainPage
from paliers_desktop.gui.domaine.pills import Filter
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.gui.session import Session

Key = Qt.Key
MARS = datetime.date(2027, 3, 31)


def press(window: MainWindow, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window.wizard, key, modifier)


def shown(page: DomainPage) -> set[str]:
    return {key for key, card in page.cards.items() if card.isVisible()}


def pick_palier(page: DomainPage, palier: int | None) -> None:
    page.filter.palier_pill._actions[palier].trigger()


# Échéance


def test_en_cours_takes_a_date_in_the_card_and_loses_it_with_the_answer(
    window: MainWindow, session: Session, order: list[str], page: DomainPage
) -> None:
    card = page.cards[order[0]]
    card.answers.button(Etat.EN_COURS).click()
    assert card.parts.echeance.isVisible()
    card.parts.echeance.field.setFocus()
    QTest.keyClicks(card.parts.echeance.field, "03/2027")
    press(window, Key.Key_Return)  # as after a motif: the next criterion
    assert page.active == order[1]
    assert session.assessment.answer(order[0]).echeance == MARS
    assert card.parts.echeance.field.text() == "mars 2027"
    session.set_etat(order[0], Etat.OUI)
    assert session.assessment.answer(order[0]).echeance is None
    assert not card.parts.echeance.isVisible()
    session.undo()  # one geste: the answer comes back with its date
    assert session.assessment.answer(order[0]).echeance == MARS
    assert card.parts.echeance.field.text() == "mars 2027"
    session.undo()  # the date, however many keys it took
    answer = session.assessment.answer(order[0])
    assert (answer.etat, answer.echeance) == (Etat.EN_COURS, None)


def test_an_implied_oui_takes_the_date_away_too(session: Session, order: list[str]) -> None:
    session.set_etat(order[0], Etat.EN_COURS)
    session.set_echeance(order[0], MARS)
    session.set_etats((order[0], order[1]), Etat.OUI)
    assert session.assessment.answer(order[0]).echeance is None


def test_what_is_no_date_is_kept_in_sight_through_another_look(
    window: MainWindow, session: Session, order: list[str], page: DomainPage
) -> None:
    session.set_etat(order[0], Etat.EN_COURS)
    card = page.cards[order[0]]
    card.parts.echeance.field.setFocus()
    QTest.keyClicks(card.parts.echeance.field, "31/02/2027")
    card.focus_answers()
    assert "28 jours" in card.parts.echeance.sentence()
    window.appearance.zoom_in()
    fresh = window.wizard.domain_page().cards[order[0]]
    assert fresh is not card
    assert fresh.parts.echeance.field.text() == "31/02/2027"
    assert "28 jours" in fresh.parts.echeance.sentence()


# Auprès de


def test_the_mark_opens_whom_to_ask_and_takes_it_away(
    window: MainWindow, session: Session, order: list[str], page: DomainPage
) -> None:
    card = page.cards[order[0]]
    press(window, Key.Key_V)
    assert card.parts.aupres.isVisible()
    card.parts.aupres.combo.setFocus()
    for key in "CPE n1":  # letters and digits are text there, not commands
        QTest.keyClick(QApplication.focusWidget(), key)
    card.focus_answers()
    assert session.assessment.answer(order[0]).aupres_de == "CPE n1"
    assert session.assessment.answer(order[0]).etat is None
    press(window, Key.Key_V)
    answer = session.assessment.answer(order[0])
    assert (answer.a_verifier, answer.aupres_de) == (False, "")
    assert not card.parts.aupres.isVisible()
    session.undo()
    assert card.parts.aupres.text() == "CPE n1"


def test_n_still_leads_on_while_criteria_are_marked(
    window: MainWindow, session: Session, order: list[str], page: DomainPage
) -> None:
    press(window, Key.Key_V)
    press(window, Key.Key_N)
    assert page.active == order[1]


def test_the_functions_are_those_of_the_type(page: DomainPage, order: list[str]) -> None:
    combo = page.cards[order[0]].parts.aupres.combo
    offered = [combo.itemText(index) for index in range(combo.count())]
    assert "Chef d’établissement" in offered
    assert "ERUN" not in offered


# Filters


def test_a_palier_is_chosen_beside_a_filter_and_counts_follow(
    window: MainWindow, session: Session, order: list[str], page: DomainPage
) -> None:
    palier = {key: session.grille.criteres[key].palier for key in order}
    two = {key for key in order if palier[key] == 2}
    answered = min(two, key=order.index)
    session.set_etat(answered, Etat.EN_COURS)
    pick_palier(page, 2)
    assert shown(page) == two
    assert page.active == answered
    assert page.filter.pills[Filter.ALL].words().endswith(f"  {len(two)}")
    assert page.filter.palier_pill.words().replace("\u00a0", " ") == "Palier : 2"
    QTest.mouseClick(page.filter.pills[Filter.UNANSWERED], Qt.MouseButton.LeftButton)
    assert shown(page) == two - {answered}
    menu = [action.text().replace("\u00a0", " ") for action in page.filter.palier_pill.menu().actions()]
    expected = [sum(p == n and k != answered for k, p in palier.items()) for n in (1, 2, 3)]
    assert menu == [f"Tous les paliers : {len(order) - 1}", *(f"Palier {n} : {expected[n - 1]}" for n in (1, 2, 3))]
    pick_palier(page, None)
    assert shown(page) == set(order) - {answered}


def test_the_empty_sentence_names_the_palier(session: Session, order: list[str], page: DomainPage) -> None:
    session.set_etat(order[0], Etat.EN_COURS)
    page.filter.choose(Filter.ONGOING, 3)
    assert shown(page) == set()
    assert page._filtering.empty.text() == "Aucun critère en cours au palier\u00a03 dans ce domaine."


def test_going_to_a_hidden_criterion_drops_filter_and_palier(
    window: MainWindow, order: list[str], page: DomainPage
) -> None:
    pick_palier(page, 3)
    window.wizard.go_critere(order[0])
    assert shown(page) == set(order)
    assert page.filter.palier is None


def test_filter_closed_group_and_help_survive_another_look(
    window: MainWindow, session: Session, order: list[str], page: DomainPage
) -> None:
    session.set_etat(order[1], Etat.EN_COURS)
    page.filter.choose(Filter.UNANSWERED)
    session.set_etat(order[0], Etat.OUI)  # stays in sight: the filter was chosen before
    before = shown(page)
    page.cards[order[0]].toggle_help()
    page.groups.headers[3].toggle()
    window.appearance.zoom_in()
    after = window.wizard.domain_page()
    assert after is not page
    assert after.filter.kind is Filter.UNANSWERED
    assert not after.groups.headers[3].expanded
    assert after._filtering.shown == page._filtering.shown
    assert {key for key in order if after.shows(key)} == {
        key for key in before if session.grille.criteres[key].palier != 3
    }
    assert after.cards[order[0]].parts.help_box.isVisibleTo(after)
    window.appearance.zoom_in()
    window.wizard.go_step("identite")
    window.appearance.zoom_in()  # from another page: kept until the domaine is shown again
    window.appearance.zoom_in()
    window.wizard.go_step(session.grille.domaines[0].slug)
    assert window.wizard.domain_page().filter.kind is Filter.UNANSWERED


# Fiche de questions


def test_the_fiche_is_shown_from_the_filter_to_be_printed_or_saved(
    window: MainWindow, session: Session, order: list[str], page: DomainPage, tmp_path: Path, qtbot: QtBot
) -> None:
    session.set_a_verifier(order[0], True)
    session.type_aupres_de(order[0], "Gestionnaire")
    assert not page.questions.isVisible()
    page.filter.choose(Filter.TO_CHECK)
    assert page.questions.isVisible()
    path = tmp_path / "questions.pdf"
    QTest.mouseClick(page.questions.button, Qt.MouseButton.LeftButton)
    (preview,) = window.findChildren(PreviewWindow)
    assert preview.windowTitle().replace("\xa0", " ") == "Aperçu : fiche de questions"
    qtbot.waitUntil(lambda: bool(preview.view.sheets), timeout=10_000)
    assert "Gestionnaire" in preview.view.sheets[0].read()
    window.dialogs.answers = [path, False]
    preview.save()
    preview.reject()
    assert "Questions_0940120V" in window.dialogs.asked[0]
    subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)
    text = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True).stdout.decode()
    assert "Gestionnaire" in text


def test_the_fiche_is_reached_from_a_domaine_without_a_mark(
    window: MainWindow, session: Session, order: list[str], page: DomainPage
) -> None:
    assert not page.filter.pills[Filter.TO_CHECK].isVisible()
    session.set_a_verifier(session.grille.reading_order[-1], True)
    window.wizard.go_step("resultat")
    window.wizard.go_critere(order[0])
    assert page.filter.pills[Filter.TO_CHECK].isVisible()
    QTest.mouseClick(page.filter.pills[Filter.TO_CHECK], Qt.MouseButton.LeftButton)
    assert page._filtering.empty.text() == "Aucun critère à vérifier dans ce domaine."
    assert page.questions.sentence().startswith("1 critère à vérifier dans la grille")
    assert page.questions.isVisible()


# History of a criterion


def test_the_history_of_a_criterion_is_read_from_the_file(
    window: MainWindow, session: Session, order: list[str], page: DomainPage, monkeypatch
) -> None:
    told: list[tuple[str, str, tuple[LogLine, ...]]] = []
    monkeypatch.setattr(window.dialogs, "show_log", lambda *what: told.append(what), raising=False)
    session.set_etat(order[0], Etat.NON)
    session.set_etat(order[0], Etat.EN_COURS)
    for text in ("V", "Vu", "Vu."):  # three saves, one geste
        session.type_commentaire(order[0], text)
        session._typing.flush()
    session.undo()
    session.redo()
    session.set_etat(order[1], Etat.OUI)
    card = page.cards[order[0]]
    press(window, Key.Key_A)
    QTest.mouseClick(card.parts.help_box.tasks[CardTask.HISTORIQUE], Qt.MouseButton.LeftButton)
    ((numero, texte, lines),) = told
    assert (numero, texte) == ("1.1", session.grille.criteres[order[0]].texte)
    assert [line.what for line in lines] == [
        "Rétablissement : commentaire ajouté",
        "Annulation : commentaire effacé",
        "Commentaire ajouté",
        "Non → En cours",
        "Sans réponse → Non",
    ]
    assert len(rows(session.dossier.path, "SELECT 1 FROM journal WHERE field = 'commentaire'")) == 5


def test_the_window_of_the_history_lists_it(window: MainWindow, qtbot: QtBot) -> None:
    dialog = LogDialog("2.4", "Un critère", (LogLine("12 mars 2027, 10:42", "Non → En cours"),), window)
    dialog.show()
    assert dialog.list.item(0).text() == "12 mars 2027, 10:42 · Non → En cours"
    assert "2.4" in dialog.list.accessibleName()
    dialog.deleteLater()
    empty = LogDialog("2.4", "Un critère", (), window)
    assert empty.list.item(0).text().replace("\u00a0", " ") == NOTHING
    empty.deleteLater()


def test_nothing_can_be_typed_where_nothing_can_be_kept(
    window: MainWindow, session: Session, order: list[str], page: DomainPage
) -> None:
    session.set_etat(order[0], Etat.EN_COURS)
    session.set_echeance(order[0], MARS)
    session.set_a_verifier(order[0], True)
    session.type_aupres_de(order[0], "CPE")
    session.leave_field()
    before = session.history
    card = page.cards[order[0]]
    card.set_read_only(True)
    for field in card.parts.text_fields().values():
        field.setFocus()
        for key in (Key.Key_X, Key.Key_Down, Key.Key_Backspace):
            QTest.keyClick(QApplication.focusWidget(), key)
    session.leave_field()
    assert session.history == before
    assert (card.parts.echeance.field.text(), card.parts.aupres.text()) == ("mars 2027", "CPE")
