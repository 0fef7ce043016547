"""One domaine of « Objectifs »: its palier, the palier visé by each term, and what is left, each line to suppose."""

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.core.grid import PALIERS
from paliers_desktop.core.report.objectifs import NO_AIM, TERMES, Aim, Left
from paliers_desktop.core.report.wording import palier_words
from paliers_desktop.core.suivi import HORIZONS, Horizon
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.buttons import link_button, tool_button
from paliers_desktop.gui.components.card_task import CardTask
from paliers_desktop.gui.components.check_box import CheckBox
from paliers_desktop.gui.components.choice_field import ChoiceField
from paliers_desktop.gui.components.emptying import empty
from paliers_desktop.gui.components.flow_box import FlowBox
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.palier_chip import PalierChip
from paliers_desktop.gui.style import Style

SUPPOSE = "Et si c’était en place ?"


class AimCard(QFrame):
    """aimed(Horizon, palier or None); supposed(id, on) under « Et si… »; plan_asked(id): an action for it."""

    aimed = Signal(object, object)
    supposed = Signal(str, bool)
    critere_chosen = Signal(str)
    plan_asked = Signal(str)

    def __init__(self, style: Style, slug: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self.slug = style, slug
        self._shown: tuple[Aim, frozenset[str]] | None = None
        self._read_only = False
        self.setProperty("surface", "card")
        self._titre = label(style, "", "h2", wrap=True)
        self._chip = PalierChip(style)
        choices = [(NO_AIM, None), *((palier_words(palier), palier) for palier in PALIERS)]
        self.fields = {terme: ChoiceField(style, TERMES[terme], choices) for terme in HORIZONS}
        self._reste = label(style, "", "small", "text2", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(style.px(6))
        self.boxes: dict[str, CheckBox] = {}
        for terme, field in self.fields.items():
            field.chosen.connect(partial(self._on_chosen, terme))
        self._lay_out()

    def set_read_only(self, read_only: bool) -> None:
        """The paliers visés are read; « Et si… » still works: it saves nothing."""
        self._read_only = read_only
        for field in self.fields.values():
            field.setEnabled(not read_only)

    def show_aim(self, aim: Aim, supposed: Collection[str]) -> None:
        """Show the domaine as it is now."""
        if (aim, frozenset(supposed)) == self._shown:
            return
        self._shown = aim, frozenset(supposed)
        self._titre.setText(typographic(aim.titre))
        self._chip.set_palier(aim.palier)
        for (terme, field), palier in zip(self.fields.items(), aim.vises, strict=True):
            field.select(palier)
            field.combo.setAccessibleName(typographic(f"{aim.titre}, {TERMES[terme].lower()}"))
        self._reste.setText(typographic(aim.titre_reste))
        self._reste.setVisible(bool(aim.titre_reste))
        self._show_lines(aim, supposed)

    def _show_lines(self, aim: Aim, supposed: Collection[str]) -> None:
        keys = [left.critere_id for left in aim.left]
        if keys != list(self.boxes):
            empty(self._lines)
            self.boxes = {}
            for left in aim.left:
                self._lines.addWidget(self._line(left))
        for key, box in self.boxes.items():
            box.setChecked(key in supposed)

    def _line(self, left: Left) -> QWidget:
        style, top = self._style, Qt.AlignmentFlag.AlignTop
        line = QWidget()
        box = CheckBox(style, "")
        box.setAccessibleName(typographic(f"{SUPPOSE} {left.numero} {left.texte}"))
        box.setToolTip(typographic(SUPPOSE))
        box.clicked.connect(lambda on: self.supposed.emit(left.critere_id, on))
        self.boxes[left.critere_id] = box
        link = link_button(style, left.numero)
        link.setAccessibleDescription(left.texte)
        link.clicked.connect(lambda: self.critere_chosen.emit(left.critere_id))
        plan = tool_button(style, CardTask.PLAN.value, "plus", icon_only=True)
        plan.set_tip(CardTask.PLAN.value)
        plan.setAccessibleName(typographic(f"{CardTask.PLAN.value} : {left.numero}"))
        plan.clicked.connect(lambda: self.plan_asked.emit(left.critere_id))
        if self._read_only:
            plan.hide()
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(label(style, left.texte, "small", wrap=True))
        texts.addWidget(label(style, left.about, "caption", "text2", wrap=True))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.px(8))
        row.addWidget(box, 0, top)
        row.addWidget(link, 0, top)
        row.addLayout(texts, 1)
        row.addWidget(plan, 0, top)
        return line

    def _on_chosen(self, terme: Horizon, palier: int | None) -> None:
        self.aimed.emit(terme, palier)

    def _lay_out(self) -> None:
        style = self._style
        head = QHBoxLayout()
        head.setSpacing(style.px(10))
        head.addWidget(self._titre, 1)
        head.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        fields = FlowBox(style.px(12))
        for field in self.fields.values():
            field.setMinimumWidth(style.px(190))
            fields.add(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.px(18), style.px(14), style.px(18), style.px(16))
        column.setSpacing(style.px(10))
        column.addLayout(head)
        column.addWidget(fields)
        column.addWidget(self._reste)
        column.addLayout(self._lines)
