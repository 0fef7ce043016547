"""« 4 Transmettre », below the export: until when, where to, the message to paste, and what the académie sent."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from paliers_desktop.core.report.depot_words import Depot
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.announce import announce
from paliers_desktop.gui.components.banner import Banner
from paliers_desktop.gui.components.buttons import link_button, secondary_button
from paliers_desktop.gui.components.labels import icon_label, label
from paliers_desktop.gui.components.numbered_card import NumberedCard
from paliers_desktop.gui.listing.menus import IMPORT
from paliers_desktop.gui.style import Style

NOTHING_KNOWN = (
    "L’académie envoie un fichier de campagne : une fois importé, la date limite et le lieu de dépôt s’affichent ici. "
    "Sans lui, vous pouvez exporter et transmettre."
)
MESSAGE = "Copier le message d’accompagnement"
COPIED = "Le message est copié : collez-le dans votre messagerie, et joignez le fichier signé."
DROP = "Vous pouvez aussi le faire glisser sur cette page."


class TransmitCard(NumberedCard):
    """Only shown; `Transmitting` decides."""

    message_asked = Signal()
    import_asked = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__(style, 4, "Transmettre")
        self._look = style
        self._nothing = label(style, NOTHING_KNOWN, "small", "text2", wrap=True)
        self._deadline = label(style, "", "small", strong=True, wrap=True)
        self._where = label(style, "", "small", wrap=True)
        self._whom = label(style, "", "small", "text2", wrap=True)
        for words in (self._where, self._whom):
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._remark = Banner(style, "info", "")
        self.message = secondary_button(style, MESSAGE, icon="copy", height=36)
        self.message.setSizePolicy(
            self.message.sizePolicy().Policy.Expanding, self.message.sizePolicy().verticalPolicy()
        )
        self.message.clicked.connect(self.message_asked)
        self._copied = label(style, COPIED, "small", "oui", strong=True, wrap=True)
        self._copied.hide()
        self.import_file = link_button(style, IMPORT)
        self.import_file.setAccessibleDescription(typographic(DROP))
        self.import_file.clicked.connect(self.import_asked)
        self._when = self._line("calendar", self._deadline)
        self._place = self._line("send", self._where)
        self._lay_out()
        self.show_depot(None, "", ())

    def show_depot(self, depot: Depot | None, deadline: str, remarks: tuple[str, ...]) -> None:
        """What the académie says; None while nothing is known of its campagne."""
        known = depot is not None
        self._nothing.setVisible(not known and not remarks)
        for part in (self._when, self._place, self._whom, self.message):
            part.setVisible(known)
        if depot:
            self._deadline.setText(deadline)
            self._where.setText(depot.lieu)
            self._whom.setText(f"Une question : {depot.courriel}")
        else:
            self._copied.hide()
        self._remark.setVisible(bool(remarks))
        self._remark.set_message("info", " ".join(remarks))

    def show_copied(self) -> None:
        """The message is on the clipboard."""
        self._copied.show()
        announce(self, typographic(COPIED))

    def _line(self, icon: str, words: QWidget) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._look.px(10))
        row.addWidget(icon_label(self._look, icon, 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return line

    def _lay_out(self) -> None:
        for part in (self._nothing, self._when, self._place, self._whom, self._remark, self.message, self._copied):
            self.column.addWidget(part)
        self.column.addWidget(self.import_file, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(label(self._look, DROP, "caption", "text2", wrap=True))
