"""What one copy holds: who, how far, the palier of each domaine, and how far it is from the current state."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from paliers_desktop.actions.copy_list import ReadCopy
from paliers_desktop.actions.dossiers import Overview
from paliers_desktop.core.report.wording import sentence_case
from paliers_desktop.gui.components.labels import TextLabel, label
from paliers_desktop.gui.components.palier_chip import PalierChip
from paliers_desktop.gui.components.surfaces import surface
from paliers_desktop.gui.fichier.copy_words import copy_name, difference_words, identity_words, made_words
from paliers_desktop.gui.style import Style


class CopyPreview(QWidget):
    """A card; `show_copy` fills it, `show_words` says why there is nothing to see; `note` stays under both."""

    def __init__(self, style: Style, note: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.title = _wrapped(label(style, "", "h2", wrap=True))
        self.name = _wrapped(label(style, "", strong=True, wrap=True))
        self.identity = _wrapped(label(style, "", "small", "text2", wrap=True))
        self.difference = _wrapped(label(style, "", wrap=True))
        self.made = _wrapped(label(style, "", "small", "text2", wrap=True))
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(style.px(12))
        self._rows.setVerticalSpacing(style.px(6))
        self._rows.setColumnStretch(0, 1)
        self._parts: list[QWidget] = []
        card = surface("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*(style.px(16) for _ in range(4)))
        inside.setSpacing(style.px(8))
        for part in (self.title, self.name, self.identity, self.difference):
            inside.addWidget(part)
        inside.addLayout(self._rows)
        inside.addWidget(self.made)
        inside.addStretch()
        inside.addWidget(_wrapped(label(style, note, "small", "text2", wrap=True)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def show_copy(self, read: ReadCopy, current: Overview | None) -> None:
        """Show another copy."""
        overview = read.overview
        self._set(self.title, sentence_case(copy_name(read.copy).removeprefix("la ")))
        self._set(self.name, overview.assessment.etablissement.nom if overview else "")
        self._set(self.identity, identity_words(overview) if overview else "")
        self._set(self.difference, str(read.failure) if read.failure else difference_words(read, current))
        self._set(self.made, made_words(read.copy))
        self.made.setToolTip(str(read.copy.path))
        self._show_domaines(overview)

    def show_words(self, words: str) -> None:
        """Nothing is chosen, because nothing is there or not yet."""
        for part in (self.title, self.name, self.identity, self.made):
            self._set(part, "")
        self._set(self.difference, words)
        self._show_domaines(None)

    def words(self) -> str:
        """All that is read in it."""
        shown = (self.title, self.name, self.identity, self.difference, *self._parts, self.made)
        return " ".join(part.text() if isinstance(part, TextLabel) else part.accessibleName() for part in shown)

    def _show_domaines(self, overview: Overview | None) -> None:
        for part in self._parts:
            self._rows.removeWidget(part)
            part.deleteLater()
        self._parts = []
        for row, profile in enumerate(overview.profile.domaines if overview else ()):
            domaine = overview.grille.domaine(profile.slug) if overview else None
            name = _wrapped(label(self._style, domaine.titre if domaine else "", "small", wrap=True))
            count = label(self._style, f"{profile.answered} sur {profile.total}", "small", "text2")
            chip = PalierChip(self._style, mini=True)
            chip.set_palier(profile.palier)
            for at, part in enumerate((name, count, chip)):
                self._rows.addWidget(part, row, at, Qt.AlignmentFlag.AlignVCenter)
                self._parts.append(part)

    @staticmethod
    def _set(part: TextLabel, words: str) -> None:
        part.setText(words)
        part.setVisible(bool(words))


def _wrapped(text: TextLabel) -> TextLabel:
    """As high as its lines at this width, no higher: the area would scroll over nothing."""
    text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    return text
