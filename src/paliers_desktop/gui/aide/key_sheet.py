"""« Raccourcis clavier »: the table of keys as people read it, drawn with key caps."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.core.typography import NO_BREAK_SPACE
from paliers_desktop.gui.aide.reading_window import ReadingWindow
from paliers_desktop.gui.components.key_cap import KeyCap
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.reading_area import ReadingArea
from paliers_desktop.gui.keyboard.keys import TABLE, Group, caps, is_single
from paliers_desktop.gui.keyboard.settings import KeySettings
from paliers_desktop.gui.projection.keys import SHEET as PROJECTION
from paliers_desktop.gui.projection.keys import cap_words
from paliers_desktop.gui.reflow import Reflow, reflow_for
from paliers_desktop.gui.style import Style

TITLE = "Raccourcis clavier"
OFF = "Les raccourcis à une touche sont désactivés ; le menu Affichage les rétablit."
TEXT_FIELDS = "Les touches seules n’agissent pas dans un champ de texte."
FRENCH = "Sur un clavier français, & é \" ' et à suffisent, sans Maj ; le pavé numérique convient aussi."
ADVANCE = "1, 2 et 3 passent ensuite au critère suivant."
STAY = "1, 2 et 3 restent sur le critère ; le menu Affichage le change."
DURING_PROJECTION = "Pendant la projection"
_COLUMNS = (0, 1, 1, 1, 1, 0)
"""Where each part goes when there are two columns, so that they end together."""
WIDE, NARROW, HEIGHT = 980, 520, 760

Line = tuple[list[str], str]
"""The caps of a line, and what they do."""


class KeySheet(ReadingWindow):
    """Every line of the table, in the groups of the table; one column where there is no room for two."""

    def __init__(self, style: Style, settings: KeySettings, parent: QWidget) -> None:
        super().__init__(style, TITLE, parent)
        wide = reflow_for(parent.window().width(), style.zoom) is not Reflow.NARROW
        columns = [QVBoxLayout(), QVBoxLayout()] if wide else [QVBoxLayout()]
        for rank, (title, lines) in enumerate(sections(settings.single_key)):
            columns[_COLUMNS[rank] % len(columns)].addWidget(self._section(title, lines))
        row = QHBoxLayout()
        row.setSpacing(style.px(32))
        for column in columns:
            column.setSpacing(style.px(20))
            column.addStretch()
            row.addLayout(column, 1)
        body = QWidget()
        whole = QVBoxLayout(body)
        whole.setContentsMargins(0, 0, style.px(16), 0)
        whole.setSpacing(style.px(12))
        for note in notes(settings):
            whole.addWidget(label(style, note, "small", "text2", wrap=True))
        whole.addLayout(row)
        area = ReadingArea(body, TITLE)
        self.content.addWidget(area, 1)
        self.fit(WIDE if wide else NARROW, HEIGHT)
        area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _section(self, title: str, lines: Iterable[Line]) -> QWidget:
        style = self.look
        section = QWidget()
        column = QVBoxLayout(section)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.px(6))
        column.addWidget(label(style, title, "h2"))
        for keys, words in lines:
            line = QHBoxLayout()
            line.setSpacing(style.px(6))
            text = label(style, words, "small")  # one line: a wrapped one would take room it does not need
            text.setAccessibleName(f"{text.text()}{NO_BREAK_SPACE}: {', '.join(keys)}")
            line.addWidget(text, 1)
            for key in keys:
                line.addWidget(KeyCap(style, key))
            column.addLayout(line)
        return section


def sections(single_key: bool) -> tuple[tuple[str, list[Line]], ...]:
    """The groups of the sheet in order, each with its lines: those of the table that act, then the projection's."""
    own = ((group.value, _lines(group, single_key)) for group in Group)
    projection = [(cap_words(keys), words[:1].upper() + words[1:]) for keys, words in PROJECTION]
    return (*own, (DURING_PROJECTION, projection))


def notes(settings: KeySettings) -> tuple[str, ...]:
    """What is true of all lines with the settings as they are."""
    if not settings.single_key:
        return (OFF,)
    return (f"{TEXT_FIELDS} {ADVANCE if settings.advance else STAY}", FRENCH)


def _lines(group: Group, single_key: bool) -> list[Line]:
    shown = ((line, [key for key in line.keys if single_key or line.own or not is_single(key)]) for line in TABLE)
    return [
        ([NO_BREAK_SPACE.join(caps(key)) for key in keys], line.words)
        for line, keys in shown
        if keys and line.group is group
    ]
