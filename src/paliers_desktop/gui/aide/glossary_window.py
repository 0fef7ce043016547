"""« Glossaire »: the dated terms of the grid, what replaced them and since when, found as one types."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from paliers_desktop.core.glossary import find_terms
from paliers_desktop.core.help import Terme
from paliers_desktop.core.report.glossary_words import terme_words
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.aide.reading_window import ReadingWindow
from paliers_desktop.gui.announce import announce
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.reading_area import ReadingArea
from paliers_desktop.gui.components.surfaces import surface
from paliers_desktop.gui.reflow import Reflow, reflow_for
from paliers_desktop.gui.style import Style

TITLE = "Glossaire"
INTRODUCTION = "Les mots de la grille qui datent, et comment on les dit aujourd’hui."
PLACEHOLDER = "Chercher un mot"
NOTHING = "Aucun mot du glossaire ne contient « {} »."
WIDTH, HEIGHT, LIST_WIDTH = 760, 520, 250
_LISTED = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class GlossaryWindow(ReadingWindow):
    """The list at the left, the definition at the right, or below where the window is narrow."""

    def __init__(self, style: Style, glossaire: tuple[Terme, ...], parent: QWidget, chosen: str = "") -> None:
        """`chosen`: the name of the term to show first, "" for the first of the list."""
        super().__init__(style, TITLE, parent)
        self._glossaire = glossaire
        self._shown: tuple[Terme, ...] = ()
        self.field = QLineEdit()
        self.field.setFixedHeight(style.px(34))
        self.field.setPlaceholderText(PLACEHOLDER)
        self.field.setAccessibleName(PLACEHOLDER)
        self.field.setClearButtonEnabled(False)
        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setProperty("found", "true")
        self.list.setAccessibleName("Mots du glossaire")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.currentRowChanged.connect(self._show_row)
        self.name = label(style, "", "h2", wrap=True)
        self.today = label(style, "", wrap=True)
        self.since = label(style, "", wrap=True)
        self.mark = label(style, "", "small", "text2", wrap=True, italic=True)
        self._lay_out()
        self._find("")
        self.show_terme(chosen)
        self.fit(WIDTH, HEIGHT)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def names(self) -> tuple[str, ...]:
        """The terms listed, in order."""
        return tuple(terme.terme for terme in self._shown)

    def show_terme(self, name: str) -> None:
        """Choose a term; nothing changes for one that is not listed."""
        if name in self.names():
            self.list.setCurrentRow(self.names().index(name))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the field, ↓ and ↑ walk the list, without leaving what is being typed."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _LISTED:
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                return True  # it would press « Fermer »
        return False

    def _find(self, words: str) -> None:
        before = self.names()[self.list.currentRow()] if self.list.currentRow() >= 0 else ""
        self._shown = tuple(sorted(find_terms(self._glossaire, words), key=lambda terme: terme.terme.casefold()))
        self.list.blockSignals(True)
        self.list.clear()
        for terme in self._shown:
            item = QListWidgetItem(typographic(terme.terme))
            item.setToolTip(item.text())
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setEnabled(bool(self._shown))
        if self._shown:
            self.list.setCurrentRow(self.names().index(before) if before in self.names() else 0)
        else:
            self._show_nothing(words)

    def _show_row(self, row: int) -> None:
        if not 0 <= row < len(self._shown):
            return
        words = terme_words(self._shown[row])
        self.name.setText(words.name)
        self.name.show()
        self.today.setText(words.today)
        self.since.setText(words.since)
        self.since.setVisible(bool(words.since))
        self.mark.setText(words.mark)
        self.mark.setVisible(bool(words.mark))
        if self.field.hasFocus():
            announce(self, " ".join(part for part in (words.name, words.today, words.since, words.mark) if part))

    def _show_nothing(self, words: str) -> None:
        self.name.hide()
        self.today.setText(NOTHING.format(words.strip()))
        self.since.hide()
        self.mark.hide()
        announce(self, self.today.text())

    def _lay_out(self) -> None:
        style = self.look
        self.content.addWidget(label(style, INTRODUCTION, "small", "text2", wrap=True))
        self.content.addWidget(self.field)
        card = surface("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*(style.px(16) for _ in range(4)))
        inside.setSpacing(style.px(8))
        for part in (self.name, self.today, self.since, self.mark):
            inside.addWidget(part)
        inside.addStretch()
        parent = self.parentWidget()
        narrow = parent is not None and reflow_for(parent.width(), style.zoom) is Reflow.NARROW
        both = QVBoxLayout() if narrow else QHBoxLayout()
        both.setSpacing(style.px(12))
        both.addWidget(self.list, 2 if narrow else 0)
        both.addWidget(ReadingArea(card, "Définition"), 3 if narrow else 1)
        self.list.setMinimumHeight(style.px(56))
        if not narrow:
            self.list.setFixedWidth(style.px(LIST_WIDTH))
        self.content.addLayout(both, 1)
