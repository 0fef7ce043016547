"""Column 1 of the export: what to look at first, and the last signed file."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.core.report.checks import Check
from paliers_desktop.gui.components.buttons import link_button, secondary_button
from paliers_desktop.gui.components.empreinte_box import EmpreinteBox
from paliers_desktop.gui.components.labels import icon_label, label
from paliers_desktop.gui.components.numbered_card import NumberedCard
from paliers_desktop.gui.components.surfaces import separator
from paliers_desktop.gui.style import Style

FREE = "Rien n’empêche d’exporter maintenant : le fichier et le PDF porteront la mention « provisoire »."
COMPLETE = "Le fichier et le PDF ne porteront pas la mention « provisoire »."


class ChecksCard(NumberedCard):
    """« 1 Vérifier »; a link goes to the first criterion concerned."""

    critere_chosen = Signal(str)

    def __init__(self, style: Style) -> None:
        super().__init__(style, 1, "Vérifier")
        self._style = style
        self._list = QWidget()
        self._note = label(style, "", "small", "text2", wrap=True)
        self.column.addWidget(self._list)
        self.column.addWidget(self._note)
        self.column.addStretch()

    def show_checks(self, checks: tuple[Check, ...], *, provisoire: bool) -> None:
        """Show the checks as they stand now."""
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._style.px(10))
        for check in checks:
            column.addWidget(self._line(check))
            column.addWidget(separator(self._style))
        self.column.replaceWidget(self._list, fresh)
        self._list.deleteLater()
        self._list = fresh
        self._note.setText(FREE if provisoire else COMPLETE)

    def _line(self, check: Check) -> QWidget:
        style = self._style
        line = QWidget()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(style, check.titre, "small", strong=True, wrap=True))
        if check.detail:
            words.addWidget(label(style, check.detail, "caption", "text2", wrap=True))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.px(10))
        icon, tone = ("circle-check", "oui") if check.done else ("triangle-alert", "cours")
        row.addWidget(icon_label(style, icon, 20, tone))
        row.addLayout(words, 1)
        if check.action:
            link = link_button(style, check.action)
            link.setAccessibleDescription(check.titre)
            link.setProperty("critere", check.critere_id)
            link.clicked.connect(self._on_link)
            row.addWidget(link)
        return line

    def _on_link(self) -> None:
        self.critere_chosen.emit(self.sender().property("critere"))


class LastExportCard(QFrame):
    """« Dernier export »: revision, date, empreinte; the same bytes can be written again."""

    copy_asked = Signal()
    write_again_asked = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        self._when = label(style, "", "caption", "text2")
        self.empreinte = EmpreinteBox(style)
        self._note = label(style, "", "small", "text2", wrap=True)
        copy = secondary_button(style, "Copier", icon="copy")
        again = secondary_button(style, "Enregistrer à nouveau", icon="save")
        copy.clicked.connect(self.copy_asked)
        again.clicked.connect(self.write_again_asked)
        head = QHBoxLayout()
        head.addWidget(label(style, "Dernier export", "body", strong=True), 1)
        head.addWidget(self._when)
        buttons = QHBoxLayout()
        buttons.setSpacing(style.px(8))
        buttons.addWidget(copy)
        buttons.addWidget(again)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(style.px(16), style.px(12), style.px(16), style.px(14))
        column.setSpacing(style.px(8))
        column.addLayout(head)
        column.addWidget(self.empreinte)
        column.addWidget(self._note)
        column.addLayout(buttons)

    def show_export(self, when: str, empreinte: str, note: str) -> None:
        """Show an export: « révision 1 · 14 octobre 2026 », its empreinte, whether answers changed since."""
        self._when.setText(when)
        self.empreinte.show_empreinte(empreinte)
        self._note.setText(note)
        self._note.setVisible(bool(note))
