"""Chips, rings, bars, labels, buttons, pills, banners, fields and the saved state: words, sizes, names, looks."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QButtonGroup

from paliers_desktop.core.assessment import Etat
from paliers_desktop.gui.components.banner import Banner
from paliers_desktop.gui.components.buttons import (
    ghost_button,
    link_button,
    primary_button,
    secondary_button,
    tool_button,
)
from paliers_desktop.gui.components.check_box import CheckBox
from paliers_desktop.gui.components.combo_box import ComboBox
from paliers_desktop.gui.components.etat_strip import EtatStrip
from paliers_desktop.gui.components.field import Field
from paliers_desktop.gui.components.filter_pill import FilterPill
from paliers_desktop.gui.components.flow_box import FlowBox
from paliers_desktop.gui.components.group_header import GroupHeader
from paliers_desktop.gui.components.labels import ElidedLabel, etat_label, label
from paliers_desktop.gui.components.palier_chip import PalierChip
from paliers_desktop.gui.components.progress_bar import ProgressBar
from paliers_desktop.gui.components.progress_ring import ProgressRing
from paliers_desktop.gui.components.saved_state import SavedState

FIVE = (Etat.OUI, Etat.OUI, Etat.EN_COURS, None, Etat.SANS_OBJET)


@pytest.mark.parametrize(
    ("palier", "words"), [(0, "Vers le palier 1"), (1, "Palier 1"), (3, "Palier 3"), (None, "Sans objet")]
)
def test_chip_says_its_palier(style, shown, palier, words):
    chip, mini = PalierChip(style), PalierChip(style, mini=True)
    shown(chip, mini)
    for each in (chip, mini):
        each.set_palier(palier)
        assert each.words() == each.accessibleName() == words
    assert (chip.height(), mini.height()) == (24, 20)
    mini.set_bare(True)
    assert mini.words() == ("–" if palier is None else str(palier))
    assert mini.toolTip() == words


def test_chip_is_filled_with_its_token(style, shown):
    chip = PalierChip(style)
    shown(chip)
    for palier in range(4):
        chip.set_palier(palier)
        assert chip.grab().toImage().pixelColor(chip.width() - 6, 12) == style.color(f"p{palier}_fill")


def test_ring_fills_clockwise_from_the_top(style, shown):
    ring = ProgressRing(style, "wifi")
    shown(ring)
    accent, track = style.color("accent"), style.color("track")

    def at(x, y):
        return ring.grab().toImage().pixelColor(x, y)

    ring.set_progress(0, 4)
    assert at(36, 19) == track
    ring.set_progress(2, 4)
    assert (at(36, 19), at(1, 19)) == (accent, track)
    ring.set_progress(4, 4)
    assert at(1, 19) == accent
    assert ring.accessibleName() == "4 sur 4"
    assert ring.size().toTuple() == (38, 38)


def test_bar_fills_from_the_left(style, shown):
    bar = ProgressBar(style)
    shown(bar, width=122)
    bar.set_progress(1, 2)
    image = bar.grab().toImage()
    assert image.pixelColor(20, 3) == style.color("accent")
    assert image.pixelColor(bar.width() - 20, 3) == style.color("track")
    assert (bar.height(), bar.accessibleName()) == (6, "1 sur 2")


def test_label_is_typographic_and_plain(style, shown):
    made = label(style, "L'état : <b>prêt</b>", tone="err")
    shown(made)
    assert made.text() == "L’état\u00a0: <b>prêt</b>"
    assert made.textFormat() is Qt.TextFormat.PlainText
    assert made.palette().windowText().color() == style.color("err")


def test_elided_label_tells_the_whole_in_its_tooltip(style, shown):
    made = ElidedLabel(style, "Dispositif de formation aux usages du numérique")
    window = shown(made, width=160)
    assert made.elided().endswith("…")
    assert made.toolTip() == made.text()
    window.setFixedWidth(900)
    window.layout().activate()
    assert made.elided() == made.text()
    assert made.toolTip() == ""


def test_path_loses_its_middle(style, shown):
    made = ElidedLabel(style, "/media/cle/Numérique/0949912N.paliers", mode=Qt.TextElideMode.ElideMiddle)
    shown(made, width=160)
    assert made.elided().startswith("/med")
    assert made.elided().endswith("iers")


def test_etat_label_has_its_word(style, shown):
    made = etat_label(style, None)
    shown(made)
    assert made.toolTip() == made.accessibleName() == "Sans réponse"


@pytest.mark.parametrize("etat", [*Etat, None])
def test_each_answer_has_its_own_glyph_even_in_grey(style, etat):
    from paliers_desktop.gui.components.glyphs import etat_pixmap

    def alpha(which):
        image = etat_pixmap(style, which, 32).toImage()
        return [image.pixelColor(x, y).alpha() > 128 for x in range(32) for y in range(32)]

    assert any(alpha(etat))
    assert all(alpha(other) != alpha(etat) for other in (*Etat, None) if other is not etat)


@pytest.mark.parametrize(
    ("make", "height"), [(primary_button, 32), (secondary_button, 36), (secondary_button, 44), (ghost_button, 32)]
)
def test_button_by_click_and_space(style, shown, make, height):
    button = make(style, "Vérifier & exporter", icon="check", key="F11", height=height)
    pressed = []
    button.clicked.connect(lambda: pressed.append(1))
    shown(button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert pressed == [1, 1]
    assert button.height() == height
    assert button.accessibleName() == "Vérifier & exporter"


def test_button_looks_tell_its_state(qtbot, style, shown):
    button = secondary_button(style, "Modifier")
    window = shown(button)

    def ground():
        return button.grab().toImage().pixelColor(6, 6)

    assert ground() == style.color("surface")
    for step in (QPoint(0, 0), QPoint(1, 0)):
        QTest.mouseMove(window.windowHandle(), button.mapTo(window, button.rect().center()) + step)
    qtbot.waitUntil(button.underMouse)
    assert ground() == style.color("hover")
    button.setDown(True)
    assert ground() == style.color("line")


def test_tool_keeps_its_width_when_on(style, shown):
    tool = tool_button(style, "Commentaire", "message-square", checkable=True)
    shown(tool)
    before = tool.sizeHint()
    tool.setChecked(True)
    assert tool.sizeHint() == before
    tool.set_icon_only(True)
    assert tool.sizeHint().toTuple() == (30, 30)
    assert tool.toolTip() == "Commentaire"


def test_link_is_underlined_words(style, shown):
    link = link_button(style, "Répondre")
    shown(link)
    image = link.grab().toImage()
    lines = [
        y
        for y in range(image.height())
        if sum(image.pixelColor(x, y) == style.color("accent") for x in range(image.width())) > image.width() * 0.9
    ]
    assert lines


def test_pills_are_exclusive_and_keep_their_box(style, shown):
    pills = [FilterPill(style, "Tous", 9), FilterPill(style, "Sans réponse", 3)]
    group = QButtonGroup()
    for pill in pills:
        group.addButton(pill)
    shown(*pills)
    boxes = [pill.sizeHint() for pill in pills]
    QTest.mouseClick(pills[1], Qt.MouseButton.LeftButton)
    assert [pill.isChecked() for pill in pills] == [False, True]
    assert [pill.sizeHint() for pill in pills] == boxes
    pills[1].set_count(2)
    assert pills[1].words() == "Sans réponse  2"
    assert pills[1].accessibleName() == "Sans réponse : 2"
    assert pills[0].height() == 30


def test_banner_says_one_thing_with_at_most_one_action(style, shown):
    banner = Banner(style, "err", "Non enregistré : le fichier n'est plus là.", "Réessayer")
    asked = []
    banner.acted.connect(lambda: asked.append(1))
    shown(banner)
    assert banner.text() == "Non enregistré\u00a0: le fichier n’est plus là."
    QTest.mouseClick(banner.action, Qt.MouseButton.LeftButton)
    assert asked == [1]
    banner.set_message("info", "Tout va bien.")
    assert not banner.action.isVisible()
    assert banner.grab().toImage().pixelColor(4, banner.height() // 2) == style.color("tint")
    with pytest.raises(KeyError):
        banner.set_message("rouge", "x")


def test_field_shows_its_error_and_takes_the_keyboard_back(style, shown):
    field = Field(style, "UAI", placeholder="0949912N")
    said = []
    field.edited.connect(said.append)
    field.submitted.connect(lambda: said.append("entrée"))
    shown(field)
    box = field.line_edit.geometry()
    QTest.keyClicks(field.line_edit, "09")
    QTest.keyClick(field.line_edit, Qt.Key.Key_Return)
    assert said == ["0", "09", "entrée"]
    field.set_text("0949912M")
    assert len(said) == 3
    field.set_error("La lettre finale ne correspond pas aux chiffres. Vérifiez l'UAI.")
    field.layout().activate()
    assert field.line_edit.geometry() == box
    assert field.line_edit.accessibleDescription() == field.error() != ""
    field.focus_field()
    assert field.line_edit.hasFocus()
    assert field.line_edit.selectedText() == "0949912M"
    field.set_error("")
    assert field.line_edit.accessibleDescription() == ""
    assert field.line_edit.accessibleName() == "UAI"


def test_saved_state_never_changes_width(style, shown):
    state = SavedState(style)
    shown(state)
    widths, words = set(), []
    for show in (lambda: state.show_saved("à 10:42"), state.show_saving, state.show_failed, state.show_nothing):
        show()
        widths.add(state.sizeHint().width())
        words.append(state.text())
    assert words == ["Enregistré à 10:42", "Enregistrement…", "Non enregistré", ""]
    assert len(widths) == 1


def test_strip_has_a_glyph_per_criterion(style, shown):
    strip = EtatStrip(style)
    shown(strip)
    strip.set_etats(FIVE)
    assert strip.sizeHint().width() == 5 * 16 + 4 * 4
    assert strip.accessibleName() == "Oui, Oui, En cours, Sans réponse, Sans objet"


@pytest.mark.parametrize(
    ("etats", "words"),
    [
        (FIVE, "2 sur 4 en place · 1 sans objet"),
        ((None, Etat.NON, None), "0 sur 3 en place"),
        ((Etat.SANS_OBJET, Etat.SANS_OBJET), "2 sans objet"),  # as the PDF says
    ],
)
def test_summary_leaves_sans_objet_out(style, shown, etats, words):
    header = GroupHeader(style, 2, "Conditions")
    shown(header)
    header.set_etats(etats)
    assert header.summary() == words


def test_group_collapses_by_click_and_by_keyboard(style, shown):
    header = GroupHeader(style, 2, "Conditions de réussite pour l'intégration")
    said = []
    header.toggled.connect(said.append)
    shown(header)
    header.set_etats(FIVE)
    QTest.mouseClick(header, Qt.MouseButton.LeftButton, pos=QPoint(300, 17))
    QTest.keyClick(header.chevron, Qt.Key.Key_Space)
    assert said == [False, True]
    header.set_expanded(False)
    assert said == [False, True]
    assert header.chevron.accessibleName() == "Déplier"
    assert header.height() == 34
    header.set_narrow(True)
    assert not header._description.isVisible()


def test_check_box_paints_its_mark(style, shown):
    box = CheckBox(style, "Joindre les 4 commentaires")
    shown(box)
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert box.isChecked()
    image = box.grab().toImage()
    ink = [image.pixelColor(x, y) for x in range(18) for y in range(box.height())]
    assert style.color("accent") in ink
    assert style.color("on_accent") in ink


def test_combo_box_is_named_and_shows_its_chevron(style, shown):
    combo = ComboBox(style, "Type")
    combo.addItems(["Collège", "Lycée"])
    shown(combo)
    image = combo.grab().toImage()
    right = [image.pixelColor(x, y) for x in range(image.width() - 28, image.width() - 8) for y in range(12, 24)]
    assert style.color("text2") in right
    assert combo.accessibleName() == "Type"


def test_flow_goes_to_the_next_line(style, shown):
    flow = FlowBox(6)
    buttons = [secondary_button(style, "Un motif assez long") for _ in range(3)]
    for button in buttons:
        flow.add(button)
    window = shown(flow, width=900)
    assert len({button.y() for button in buttons}) == 1
    window.setFixedWidth(220)
    window.layout().activate()
    assert len({button.y() for button in buttons}) == 3
    assert flow.heightForWidth(200) == 3 * 32 + 2 * 6


def test_flow_gives_each_widget_the_least_height_it_was_given(style, shown):
    flow, box = FlowBox(6), CheckBox(style, "Nous souhaitons un accompagnement")
    box.setFixedHeight(40)
    flow.add(box)
    shown(flow, width=600)
    assert flow.heightForWidth(600) == flow.sizeHint().height() == box.height() == 40
