"""« Fusionner avec une autre copie… »: what each brings, what the person chooses, and one geste that can be undone."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paliers_desktop.actions.merge import Merging, compare
from paliers_desktop.actions.merge_errors import NothingNewError
from paliers_desktop.core.report.merge_words import Compared, changed_words, merged_sentence
from paliers_desktop.core.report.wording import counted
from paliers_desktop.core.typography import typographic
from paliers_desktop.errors import UserError
from paliers_desktop.gui.aide.reading_window import ReadingWindow
from paliers_desktop.gui.announce import announce
from paliers_desktop.gui.busy import busy
from paliers_desktop.gui.components.banner import Banner
from paliers_desktop.gui.components.buttons import primary_button
from paliers_desktop.gui.components.fold_button import FoldButton
from paliers_desktop.gui.components.labels import ElidedLabel, label
from paliers_desktop.gui.components.scroll import scroll_area
from paliers_desktop.gui.components.surfaces import surface
from paliers_desktop.gui.fichier.desk import FileDesk
from paliers_desktop.gui.fichier.merge_choices import ChoiceRow, GroupOfChoices, chosen_of, missing
from paliers_desktop.gui.reflow import Reflow, reflow_for

TITLE = "Fusionner avec une autre copie"
CHOOSE = "Choisir l’autre copie"
WIDTH, HEIGHT = 980, 640
NOTHING_TO_CHOOSE = "Il n’y a rien à choisir."
ALL_CHOSEN = "Tout est choisi."


def run(desk: FileDesk, path: Path) -> Path:
    """Have the person choose the other copy of the closed file at `path`, then what differs; the path."""
    other = desk.dialogs().open_dossier_path(path.parent, CHOOSE)
    if other is None:
        return path
    try:
        with busy():
            merging = compare(path, other)
    except NothingNewError as news:
        desk.dialogs().tell(news.message, news.hint)
        return path
    except UserError as error:
        desk.dialogs().tell_error(error)
        return path
    with closing(merging):
        window = MergeWindow(desk, merging, path, other)
        window.exec()
    desk.notice = window.sentence
    return path


def remaining_words(count: int) -> str:
    """« Il reste 3 choix à faire. »"""
    return f"Il reste {counted(count, 'choix', 'choix')} à faire."


class MergeWindow(ReadingWindow):
    """sentence: what was done, "" as long as nothing was."""

    def __init__(self, desk: FileDesk, merging: Merging, path: Path, other: Path) -> None:
        style = desk.style()
        super().__init__(style, TITLE, desk.window)
        self._desk = desk
        self._merging = merging
        self.sentence = ""
        self._narrow = reflow_for(desk.window.width(), style.zoom) is Reflow.NARROW
        compared = merging.words()
        self.groups = [GroupOfChoices(style, group, narrow=self._narrow) for group in compared.groups]
        self.close_button.set_text("Annuler")
        self.message = label(style, "", "small", "text2", wrap=True)
        self.go = primary_button(style, "Fusionner", height=36)
        self.go.setAutoDefault(False)
        self.go.clicked.connect(self.merge)
        self._lay_out(compared, path, other)
        for group in self.groups:
            group.chosen.connect(self._show_remaining)
        self._show_remaining()
        self.fit(WIDTH, HEIGHT)
        self.close_button.setDefault(True)
        first = self.rows[0].options if self.rows else None
        (next(iter(first.values())).radio if first else self.go).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def rows(self) -> list[ChoiceRow]:
        """Everything to choose, from top to bottom."""
        return [row for group in self.groups for row in group.rows]

    def merge(self) -> None:
        """Merge as the person chose, or show what remains to choose."""
        left = missing(self.rows)
        if left:
            self._lead_to(left)
            return
        try:
            with busy():
                merged = self._merging.merge(chosen_of(self.rows))
        except UserError as error:
            self._desk.dialogs().tell_error(error)
            return
        self.sentence = merged_sentence(self._merging.plan, undoable=merged.undoable)
        self.accept()

    def _lead_to(self, left: Sequence[ChoiceRow]) -> None:
        words = f"{remaining_words(len(left))} Le premier est affiché."
        self.message.setText(words)
        self._scroll.ensureWidgetVisible(left[0])
        next(iter(left[0].options.values())).radio.setFocus(Qt.FocusReason.TabFocusReason)
        announce(self, typographic(words))

    def _show_remaining(self) -> None:
        left = len(missing(self.rows))
        self.message.setText(remaining_words(left) if left else ALL_CHOSEN if self.rows else NOTHING_TO_CHOOSE)

    def _lay_out(self, compared: Compared, path: Path, other: Path) -> None:
        style = self.look
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(style.px(4), style.px(4), style.px(12), style.px(4))
        column.setSpacing(style.px(10))
        column.addWidget(self._about(compared, path, other))
        if clash := self._merging.clash_words():
            column.addWidget(Banner(style, "warn", clash))
        for group in self.groups:
            column.addWidget(group)
        column.addStretch()
        self._scroll = scroll_area(page)
        self.content.addWidget(self._scroll, 1)
        self.foot.insertWidget(0, self.message, 1)
        self.foot.addWidget(self.go)
        self.setTabOrder(self.close_button, self.go)

    def _about(self, compared: Compared, path: Path, other: Path) -> QWidget:
        """Which file is which, and what comes without question."""
        style = self.look
        card = surface("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(style.px(16), style.px(12), style.px(16), style.px(12))
        column.setSpacing(style.px(4))
        sides = (("Ici", path, self._merging.here), ("Autre copie", other, self._merging.there))
        for where, file, side in sides:
            words = f"{where} : {file}, {changed_words(side.state.last_change)}"
            column.addWidget(ElidedLabel(style, words, "small", "text2", mode=Qt.TextElideMode.ElideMiddle))
        column.addSpacing(style.px(4))
        column.addWidget(label(style, compared.summary, wrap=True, strong=True))
        for titre, lines in compared.lists:
            self._add_folded(column, titre, lines)
        return card

    def _add_folded(self, column: QVBoxLayout, titre: str, lines: tuple[str, ...]) -> None:
        """Its lines are made when they are first shown."""
        style = self.look
        button = FoldButton(style, titre, len(lines))
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(style.px(28), 0, 0, style.px(6))
        inside.setSpacing(style.px(4))
        body.hide()

        def unfold(open_: bool) -> None:
            if open_ and not inside.count():
                for line in lines:
                    inside.addWidget(label(style, line, "small", wrap=True))
            body.setVisible(open_)

        button.unfolded.connect(unfold)
        column.addWidget(button)
        column.addWidget(body)
