"""« Chercher un critère »: a field, and the criteria found below it as the person types."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLineEdit, QListView, QWidget

from paliers_desktop.core.search import Hit, Where, search
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.key_cap import KeyCap
from paliers_desktop.gui.components.labels import icon_label
from paliers_desktop.gui.keyboard.keys import Gesture, key_cap, key_hint
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style

WIDTH = 236
POPUP_WIDTH = 560
MAX_SHOWN = 12
PLACEHOLDER = "Chercher un critère"
_WHERE = {Where.COMMENTAIRE: " (dans le commentaire)", Where.AIDE: " (dans l’aide)"}


class SearchBox(QFrame):
    """`critere_chosen(id)` by Entrée or a click on a line; `left()` when the keyboard goes elsewhere."""

    critere_chosen = Signal(str)
    left = Signal()

    def __init__(self, style: Style, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._session = session
        self._model = QStandardItemModel(self)
        self.field = QLineEdit()
        self.field.setProperty("inset", "true")
        self.field.setFont(style.font("small"))
        self.field.setPlaceholderText(PLACEHOLDER)
        self.field.setAccessibleName(PLACEHOLDER)
        self.field.setToolTip(f"{PLACEHOLDER} ({key_hint(Gesture.SEARCH)})")
        self.completer = QCompleter(self._model, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setMaxVisibleItems(MAX_SHOWN)
        self.completer.setWidget(self.field)
        self._popup = _popup(style)
        self.completer.setPopup(self._popup)
        self.completer.activated[QModelIndex].connect(self._on_activated)  # type: ignore[index]  # overloaded signal
        self.field.textEdited.connect(self._find)
        self.field.returnPressed.connect(self._choose_first)
        self.field.editingFinished.connect(self._on_finished)
        self.setProperty("surface", "search")
        self.setFixedSize(style.px(WIDTH), style.px(32))
        row = QHBoxLayout(self)
        row.setContentsMargins(style.px(12), 0, style.px(8), 0)
        row.setSpacing(style.px(8))
        row.addWidget(icon_label(style, "search", 16))
        row.addWidget(self.field, 1)
        row.addWidget(KeyCap(style, key_cap(Gesture.SEARCH)))

    def found(self) -> tuple[str, ...]:
        """The ids of the criteria shown, in order."""
        ids = (self._model.index(row, 0).data(Qt.ItemDataRole.UserRole) for row in range(self._model.rowCount()))
        return tuple(critere_id for critere_id in ids if critere_id)

    def focus_field(self) -> None:
        """Give the keyboard to the field, its words selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _find(self, words: str) -> None:
        session = self._session
        hits = search(session.grille, session.aide, session.assessment, words)
        self._model.clear()
        for hit in hits:
            self._model.appendRow(self._item(hit))
        if words.strip() and not hits:
            nothing = QStandardItem(typographic(f"Aucun critère ne contient « {words.strip()} »."))
            nothing.setEnabled(False)
            self._model.appendRow(nothing)
        if self._model.rowCount():
            self.completer.complete(self._below())
        else:
            self._popup.hide()

    def _below(self) -> QRect:
        """Under the field and ending with it, as wide as criteria need; Qt keeps it on the screen."""
        width = self._style.px(POPUP_WIDTH)
        right = self.field.mapFrom(self, QPoint(self.width(), 0)).x()
        return QRect(right - width, 0, width, self.field.height() + self._style.px(8))

    def _item(self, hit: Hit) -> QStandardItem:
        grille = self._session.grille
        words = f"{grille.numeros[hit.critere_id]}  {grille.criteres[hit.critere_id].texte}{_WHERE.get(hit.where, '')}"
        item = QStandardItem(typographic(words))
        item.setData(hit.critere_id, Qt.ItemDataRole.UserRole)
        return item

    def _choose_first(self) -> None:
        if found := self.found():
            self._choose(found[0])

    def _on_activated(self, index: QModelIndex) -> None:
        if critere_id := index.data(Qt.ItemDataRole.UserRole):
            self._choose(critere_id)

    def _choose(self, critere_id: str) -> None:
        self._popup.hide()
        self.field.clear()
        self.critere_chosen.emit(critere_id)

    def _on_finished(self) -> None:
        if not self._popup.isVisible():
            self.field.clear()  # words that show nothing any more would look like a filter of the page
            self.left.emit()


def _popup(style: Style) -> QListView:
    popup = QListView()
    popup.setFont(style.font("small"))
    popup.setUniformItemSizes(True)
    popup.setTextElideMode(Qt.TextElideMode.ElideRight)
    popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    popup.setAccessibleName("Critères trouvés")
    popup.setProperty("found", "true")
    return popup
