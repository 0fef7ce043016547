"""What is being typed in a field: cleaned, and handed over at most a second after the last key."""

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from paliers_desktop.core.history import Target, new_id
from paliers_desktop.core.text import clean_text

DELAY_MS = 1000
"""A typed text is handed over at most this long after the last key."""

CLEANED = "Des caractères invisibles, sans utilité dans un texte, ont été retirés."
TOO_LONG = "Un commentaire compte au plus 5\u00a0000 caractères : la fin de ce que vous ajoutez n’est pas gardée."
"""Said when a comment reaches its bound (note_field.MAX_NOTE)."""


def too_long(most: int) -> str:
    """Said when a line of text reaches its bound."""
    return f"Ce champ compte au plus {most} caractères : la fin de ce que vous ajoutez n’est pas gardée."


class Field(Struct, frozen=True):
    """A text field of what `key` names in a table of the dossier (core.history.Change): mostly of a criterion."""

    key: str
    name: str
    target: Target = Target.REPONSES


class Typing(QObject):
    """`typed(Field, text, geste id)`: everything typed in one field until it is left carries one geste id."""

    typed = Signal(object, str, str)
    cleaned = Signal(str)
    """One sentence, when something unusable was removed from what was typed or pasted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pending: dict[Field, str] = {}
        self._field: Field | None = None
        self._geste_id = ""
        self._removed = False
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._timer.timeout.connect(self.flush)

    def type(self, field: Field, text: str, *, multiline: bool = False) -> None:
        """Take note of what a field holds now."""
        kept, removed = clean_text(text, multiline=multiline)
        self._removed |= removed
        self._pending[field] = kept
        self._timer.start()

    def flush(self) -> None:
        """Hand over what is pending now."""
        self._timer.stop()
        pending, self._pending = self._pending, {}
        for field, text in pending.items():
            self.typed.emit(field, text, self._id_of(field))
        removed, self._removed = self._removed, False
        if removed:  # after the text itself: a notice lasts until the next geste
            self.cleaned.emit(CLEANED)

    def leave(self) -> None:
        """Hand over what is pending; what is typed later is another geste."""
        self.flush()
        self._field = None

    def _id_of(self, field: Field) -> str:
        if field != self._field:
            self._field, self._geste_id = field, new_id()
        return self._geste_id
