"""Entraide on the export page: the lines ticked in the helps, which leave with the file and can be taken off here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.core.report.entraide import BESOIN, PARTAGE, EntraideList
from paliers_desktop.core.report.named import Named
from paliers_desktop.gui.components.buttons import tool_button
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.line_button import LineButton
from paliers_desktop.gui.style import Style

HOW = f"Au bas de l’aide d’un critère, deux cases à cocher : « {BESOIN} » et « {PARTAGE} »."
EMPTY = f"Aucune ligne pour l’instant. {HOW}"
LEAVES = "Ces lignes sont transmises avec le fichier, critère par critère."


class EntraideCard(QFrame):
    """removed(critere_id, field): « besoin » or « partage » is no longer ticked."""

    critere_chosen = Signal(str)
    removed = Signal(str, str)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        self._style = style
        self._shown: tuple[EntraideList, ...] | None = None
        self._read_only = False
        self._list = QWidget()
        self._note = label(style, EMPTY, "small", "text2", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(style.px(16), style.px(12), style.px(16), style.px(14))
        self._column.setSpacing(style.px(8))
        self._column.addWidget(label(style, "Entraide (facultatif)", "body", strong=True))
        self._column.addWidget(self._list)
        self._column.addWidget(self._note)

    def show_entraide(self, lists: tuple[EntraideList, ...]) -> None:
        """Show what is ticked now; nothing moves when nothing changed."""
        if lists != self._shown:
            self._shown = lists
            self._note.setText(LEAVES if lists else EMPTY)
            self._build(lists)

    def set_read_only(self, read_only: bool) -> None:
        """The lines can be read and lead to their criterion, not taken off."""
        self._read_only = read_only

    def _build(self, lists: tuple[EntraideList, ...]) -> None:
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._style.px(2))
        for one in lists:
            column.addWidget(label(self._style, one.titre, "small", "text2", wrap=True))
            for line in one.lines:
                column.addLayout(self._line(one.field, line))
        fresh.setVisible(bool(lists))
        held = self._list.isAncestorOf(self.window().focusWidget())
        self._column.replaceWidget(self._list, fresh)
        self._list.deleteLater()
        self._list = fresh
        if held and (lines := fresh.findChildren(LineButton)):
            lines[0].setFocus()

    def _line(self, field: str, line: Named) -> QHBoxLayout:
        style = self._style
        go = LineButton(style, line)
        go.chosen.connect(self.critere_chosen)
        remove = tool_button(style, f"Retirer {line.numero} de l’entraide", "x", icon_only=True)
        remove.setEnabled(not self._read_only)
        remove.clicked.connect(lambda: self.removed.emit(line.critere_id, field))
        row = QHBoxLayout()
        row.setSpacing(style.px(6))
        row.addWidget(go, 1)
        row.addWidget(remove)
        return row
