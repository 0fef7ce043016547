"""Column 1 of the export: what to look at first, criterion by criterion, and that nothing prevents from exporting."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.core.report.checks import Check, CheckDomaine
from paliers_desktop.core.report.named import Named
from paliers_desktop.gui.components.fold_button import FoldButton
from paliers_desktop.gui.components.labels import icon_label, label
from paliers_desktop.gui.components.line_button import LineButton
from paliers_desktop.gui.components.numbered_card import NumberedCard
from paliers_desktop.gui.components.surfaces import separator
from paliers_desktop.gui.style import Style

FREE = "Rien n’empêche d’exporter maintenant : le fichier et le PDF porteront la mention « provisoire »."
COMPLETE = "Le fichier et le PDF ne porteront pas la mention « provisoire »."


class ChecksCard(NumberedCard):
    """« 1 Vérifier »: each line leads to its criterion; long lists are folded per domaine, and keep how they were."""

    critere_chosen = Signal(str)

    def __init__(self, style: Style) -> None:
        super().__init__(style, 1, "Vérifier")
        self._style = style
        self._shown: tuple[Check, ...] | None = None
        self._open: set[tuple[str, str]] = set()
        self._list = QWidget()
        self._note = label(style, "", "small", "text2", wrap=True)
        self.column.addWidget(self._list)
        self.column.addWidget(self._note)
        self.column.addStretch()

    def show_checks(self, checks: tuple[Check, ...], *, provisoire: bool) -> None:
        """Show the checks as they stand now; nothing moves when nothing changed."""
        self._note.setText(FREE if provisoire else COMPLETE)
        if checks != self._shown:
            self._shown = checks
            self._build(checks)

    def take_over(self, other: "ChecksCard") -> None:
        """Unfold what is unfolded in a card of another look."""
        self._open = set(other._open)

    def _build(self, checks: tuple[Check, ...]) -> None:
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._style.px(10))
        for check in checks:
            column.addWidget(self._check(check))
            column.addWidget(separator(self._style))
        self.column.replaceWidget(self._list, fresh)
        self._list.deleteLater()
        self._list = fresh

    def _check(self, check: Check) -> QWidget:
        style = self._style
        part = QWidget()
        icon, tone = ("circle-check", "oui") if check.done else ("triangle-alert", "cours")
        head = QHBoxLayout()
        head.setSpacing(style.px(10))
        head.addWidget(icon_label(style, icon, 20, tone), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(label(style, check.titre, "small", strong=True, wrap=True), 1)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.px(2))
        column.addLayout(head)
        for domaine in check.domaines:
            if check.folded:
                self._add_folded(column, check.kind, domaine)
            else:
                self._add_lines(column, domaine.lines)
        return part

    def _add_folded(self, column: QVBoxLayout, kind: str, domaine: CheckDomaine) -> None:
        """Its lines are made when they are first shown: 58 of them would delay the page."""
        key = (kind, domaine.slug)
        button = FoldButton(self._style, domaine.titre, len(domaine.lines))
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(self._style.px(16), 0, 0, 0)
        inside.setSpacing(0)

        def unfold(open_: bool) -> None:
            if open_ and not inside.count():
                self._add_lines(inside, domaine.lines)
            body.setVisible(open_)
            self._open = self._open | {key} if open_ else self._open - {key}

        button.unfolded.connect(unfold)
        button.set_open(key in self._open)
        column.addWidget(button)
        column.addWidget(body)
        unfold(button.open)

    def _add_lines(self, column: QVBoxLayout, lines: tuple[Named, ...]) -> None:
        for line in lines:
            button = LineButton(self._style, line)
            button.chosen.connect(self.critere_chosen)
            column.addWidget(button)
