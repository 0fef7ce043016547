"""The card: it says what the person does, shows without saying, and never disturbs a text being typed."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from paliers_desktop.core.assessment import NO_ANSWER, Answer, Etat, MotifCode
from paliers_desktop.core.report.help_words import HelpSection
from paliers_desktop.gui.components.criterion_card import CriterionCard

LONG = "Suivi d'une action de formation pédagogique intégrant le numérique pour au moins un enseignant référent " * 2
SIGNALS = ("answered", "motif_chosen", "motif_text_edited", "motif_finished", "note_edited", "field_left", "flagged")


@pytest.fixture
def card(style, shown):
    made = CriterionCard(style, "2.5", LONG, "Lire aujourd’hui : Pix")
    made.said = []
    for name in SIGNALS:
        getattr(made, name).connect(lambda *values, name=name: made.said.append((name, *values)))
    made.activations = []
    made.activated.connect(lambda: made.activations.append(1))
    shown(made, width=770)
    made.activations.clear()  # the window gave its first control the keyboard
    return made


def test_a_click_on_an_answer_is_said_and_activates(card):
    QTest.mouseClick(card.answers.button(Etat.NON), Qt.MouseButton.LeftButton)
    assert card.said == [("answered", Etat.NON)]
    assert card.activations


def test_a_click_on_the_text_activates(card):
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(200, 20))
    assert card.activations == [1]


def test_sans_objet_opens_the_motif_and_only_it(card):
    for etat in Etat:
        QTest.mouseClick(card.answers.button(etat), Qt.MouseButton.LeftButton)
        assert card.parts.motif.isVisible() == (etat is Etat.SANS_OBJET)


def test_motif_by_digit_then_enter(card):
    card.show_answer(Answer(etat=Etat.SANS_OBJET))
    card.focus_motif()
    QTest.keyClick(card.parts.motif.button(MotifCode.DISPOSITIF_REMPLACE), Qt.Key.Key_3)
    assert card.said == [("motif_chosen", MotifCode.PUBLIC_ABSENT)]
    QTest.keyClick(card.parts.motif.button(MotifCode.PUBLIC_ABSENT), Qt.Key.Key_Return)
    assert card.said[-1] == ("motif_finished",)


def test_autre_opens_its_words(card):
    card.show_answer(Answer(etat=Etat.SANS_OBJET))
    card.focus_motif()
    QTest.keyClick(card.parts.motif.button(MotifCode.DISPOSITIF_REMPLACE), "'")  # the key of 4, unshifted, in AZERTY
    assert card.parts.motif.field.hasFocus()
    QTest.keyClicks(card.parts.motif.field, "Oh")
    assert card.said[-2:] == [("motif_text_edited", "O"), ("motif_text_edited", "Oh")]
    card.focus_answers()
    assert card.said[-1] == ("field_left",)


def test_comment_is_typed_shown_and_edited_again(card):
    card.edit_note()
    assert card.parts.note.field.hasFocus()
    QTest.keyClicks(card.parts.note.field, "Vu")
    QTest.keyClick(card.parts.note.field, Qt.Key.Key_Escape)
    assert card.said == [("note_edited", "V"), ("note_edited", "Vu"), ("field_left",)]
    assert card.parts.note.line.isVisible()
    assert card.parts.note.line.text() == "Vu"
    assert card.answers.isAncestorOf(QApplication.focusWidget())
    QTest.mouseClick(card.parts.note.line, Qt.MouseButton.LeftButton)
    assert card.parts.note.field.hasFocus()
    assert card.parts.note.field.toPlainText() == "Vu"


def test_a_refresh_leaves_what_is_being_typed(card):
    card.edit_note()
    QTest.keyClicks(card.parts.note.field, "Deux mots")
    card.show_answer(Answer(etat=Etat.OUI, commentaire="Deux"))
    assert card.parts.note.field.toPlainText() == "Deux mots"
    assert card.parts.note.field.hasFocus()
    card.focus_answers()
    card.show_answer(Answer(commentaire="Autre"))
    assert card.parts.note.line.text() == "Autre"


def test_show_answer_is_silent(card):
    card.show_answer(
        Answer(etat=Etat.SANS_OBJET, motif_code=MotifCode.AUTRE, motif_texte="m", commentaire="c", a_verifier=True)
    )
    assert card.said == []
    assert card.parts.motif.motif is MotifCode.AUTRE
    assert card.parts.motif.field.text() == "m"
    assert card.tools.flag.isChecked()
    card.show_answer(NO_ANSWER)
    assert card.said == []
    assert card.answers.etat is None
    assert not card.parts.note.line.isVisible()
    assert not card.tools.flag.isChecked()


def test_flag_by_click_and_by_command(card):
    QTest.mouseClick(card.tools.flag, Qt.MouseButton.LeftButton)
    card.toggle_flag()
    assert card.said == [("flagged", True), ("flagged", False)]


def test_help_tool_only_when_there_is_a_help(card):
    assert not card.tools.help.isVisible()
    card.set_help([HelpSection("De quoi s’agit-il ?", "Des rencontres prévues dans l'année.")])
    assert card.tools.help.isVisible()
    card.toggle_help()
    assert card.parts.help_box.isVisible()
    card.toggle_help()
    assert not card.parts.help_box.isVisible()


def test_active_and_answers_do_not_move_the_card(card):
    def box():
        return card.geometry(), card.answers.mapTo(card, QPoint(0, 0)), card.tools.flag.mapTo(card, QPoint(0, 0))

    rest = box()
    card.set_active(True)
    card.layout().activate()
    assert box() == rest
    for etat in (Etat.OUI, Etat.NON, None):
        card.show_answer(Answer(etat=etat))
        card.layout().activate()
        assert box() == rest


@pytest.mark.parametrize("answer", [Answer(etat=Etat.EN_COURS), Answer(etat=Etat.SANS_OBJET), Answer(a_verifier=True)])
def test_an_answer_that_opens_a_line_adds_that_line_and_moves_nothing_else(card, answer):
    def places():
        return [part.mapTo(card, QPoint(0, 0)) for part in (card, card.answers, *card.tools.buttons())]

    rest, height = places(), card.height()
    card.show_answer(answer)
    card.layout().activate()
    (line,) = [row for row in (card.parts.motif, card.parts.echeance, card.parts.aupres) if row.isVisible()]
    assert places() == rest
    assert card.height() == height + 8 + line.height()


@pytest.mark.parametrize("width", [490, 568, 632, 770])
def test_nothing_is_wider_than_the_card(style, shown, width):
    card = CriterionCard(style, "2.5", LONG)
    card.set_help([HelpSection("De quoi s’agit-il ?", "Aide")])
    card.show_answer(Answer(etat=Etat.SANS_OBJET, commentaire="c" * 40, a_verifier=True))
    holder = shown(card, width=width + 22)  # the margins of the test's window
    holder.layout().activate()
    assert card.width() <= width
    flag = card.tools.flag
    assert flag.mapTo(card, QPoint(flag.width(), 0)).x() <= card.width() - 10


def test_narrow_puts_answers_two_by_two_and_tools_below(card):
    card.set_narrow(True)
    card.layout().activate()
    oui, en_cours, non = (card.answers.button(e).geometry() for e in (Etat.OUI, Etat.EN_COURS, Etat.NON))
    assert oui.top() == en_cours.top()
    assert non.left() == oui.left()
    assert oui.width() > 300
    assert card.tools.y() > card.answers.geometry().bottom()


def test_read_only_changes_nothing(card):
    card.show_answer(Answer(etat=Etat.SANS_OBJET, motif_code=MotifCode.PUBLIC_ABSENT, commentaire="c"))
    card.set_read_only(True)
    QTest.mouseClick(card.answers.button(Etat.OUI), Qt.MouseButton.LeftButton)
    QTest.mouseClick(card.parts.motif.button(MotifCode.AUTRE), Qt.MouseButton.LeftButton)
    card.edit_note()
    card.toggle_flag()
    assert card.said == []
    assert not card.parts.note.field.isVisible()


def test_long_text_is_whole(card, style):
    text = next(child for child in card.findChildren(type(card.parts.note.line._label)) if "Suivi" in child.text())
    assert text.height() >= text.heightForWidth(text.width())


def test_names_for_screen_readers(card):
    assert card.answers.accessibleName().startswith("2.5 Suivi d’une action")
    assert card.tools.note.accessibleDescription() == "Critère 2.5"
    assert card.parts.note.field.accessibleName() == "Commentaire"
    assert card.tools.note.accessibleName() == "Commentaire"
    assert card.parts.motif.button(MotifCode.TYPE_ETABLISSEMENT).text() == "Ne concerne pas ce type d’établissement"


def test_compact_tools_keep_their_words_in_the_tooltip(card):
    card.set_compact_tools(True)
    card.tools.layout().activate()
    assert card.tools.note.toolTip() == "Commentaire"
    assert card.tools.note.width() == card.tools.note.height()
