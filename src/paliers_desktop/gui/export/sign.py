"""Column 3 of the export: the code de transmission, the signed file, the PDF, the other formats."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from paliers_desktop.gui.components.buttons import link_button, primary_button, secondary_button
from paliers_desktop.gui.components.empreinte_box import EmpreinteBox
from paliers_desktop.gui.components.field import Field
from paliers_desktop.gui.components.labels import ElidedLabel, icon_label, label
from paliers_desktop.gui.components.numbered_card import NumberedCard
from paliers_desktop.gui.components.surfaces import separator
from paliers_desktop.gui.export.formats import OtherFormats
from paliers_desktop.gui.export.pdf_options import PdfOptions
from paliers_desktop.gui.style import Style

CODE_HELP = "24 caractères, reçus sur la messagerie de l’établissement. Les lettres O et I se lisent 0 et 1."
CODE_WHY = "Nécessaire seulement pour transmettre à l’académie."
PROOF = (
    "Ce que la signature établit : le fichier n’a pas changé depuis l’export, et la personne disposait du code de "
    "l’établissement. Elle n’établit ni son identité, ni l’exactitude des réponses."
)
AFTER = (
    "La même empreinte figure au bas du PDF. L’application n’envoie rien : transmettez le fichier selon la consigne de "
    "l’académie."
)


class SignCard(NumberedCard):
    """« 3 Exporter ». The page decides; this only shows and asks."""

    code_edited = Signal(str)
    own_code_asked = Signal()
    code_file_asked = Signal()
    export_asked = Signal()
    pdf_asked = Signal()
    preview_asked = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__(style, 3, "Exporter")
        self.code = Field(style, "Code de transmission", placeholder="XXXX-XXXX-XXXX-XXXX-XXXX-XXXX", role="code")
        self.code.edited.connect(self.code_edited)
        self.code.submitted.connect(self.export_asked)
        self._accepted = label(style, "", "small", "oui", strong=True, wrap=True)
        self.own = link_button(style, "Je n’ai pas de code")
        self.own.clicked.connect(self.own_code_asked)
        self.from_file = link_button(style, "Lire le code dans un fichier")
        self.from_file.clicked.connect(self.code_file_asked)
        self.export = primary_button(style, "Exporter le fichier signé", icon="file-badge", height=36)
        self.export.clicked.connect(self.export_asked)
        self.pdf = secondary_button(style, "Exporter le PDF", icon="file-text", height=36)
        self.pdf.clicked.connect(self.pdf_asked)
        self.preview = secondary_button(style, "Aperçu", icon="eye", height=36)
        self.preview.clicked.connect(self.preview_asked)
        for button in (self.export, self.pdf):
            button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().verticalPolicy())
        self.pdf_options = PdfOptions(style)
        self.formats = OtherFormats(style)
        self.done = DoneBox(style)
        self.done.hide()
        self._lay_out(style)

    def show_accepted(self, sentence: str) -> None:
        """« Code reconnu pour 0949912N. », "" while it is not."""
        self._accepted.setText(sentence)
        self._accepted.setVisible(bool(sentence))

    def show_signed(self, signed: bool) -> None:
        """Whether the answers left as they are: then the PDF is what comes next, and the one main action."""
        self.export.set_kind("secondary" if signed else "primary")
        self.pdf.set_kind("primary" if signed else "secondary")

    def take_over(self, other: "SignCard") -> None:
        """Show what is typed, ticked and said in a card of another look."""
        self.code.set_text(other.code.text())
        self.pdf_options.take_over(other.pdf_options)
        self.formats.take_over(other.formats)
        self.done.take_over(other.done)

    def _lay_out(self, style: Style) -> None:
        links = QVBoxLayout()
        links.setSpacing(0)
        links.addWidget(self.own)
        links.addWidget(self.from_file)
        proof = QHBoxLayout()
        proof.setSpacing(style.px(10))
        proof.addWidget(icon_label(style, "info", 16), 0, Qt.AlignmentFlag.AlignTop)
        proof.addWidget(label(style, PROOF, "small", "text2", wrap=True), 1)
        pdf = QHBoxLayout()
        pdf.setSpacing(style.px(8))
        pdf.addWidget(self.pdf, 1)
        pdf.addWidget(self.preview)
        for widget in (self.code, self._accepted):
            self.column.addWidget(widget)
        self._accepted.hide()
        self.column.addWidget(label(style, f"{CODE_WHY} {CODE_HELP}", "small", "text2", wrap=True))
        self.column.addLayout(links)
        self.column.addWidget(self.export)
        self.column.addWidget(self.done)
        self.column.addWidget(separator(style))
        self.column.addWidget(self.pdf_options)
        self.column.addLayout(pdf)
        self.column.addWidget(label(style, "Le PDF ne demande pas de code.", "small", "text2", wrap=True))
        self.column.addWidget(self.formats)
        self.column.addStretch()
        self.column.addWidget(separator(style))
        self.column.addLayout(proof)


class DoneBox(QFrame):
    """« Fichier signé enregistré »: empreinte, file name, emplacement."""

    copy_asked = Signal()
    place_asked = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.setProperty("surface", "done")
        self._when = label(style, "", "caption", "text2")
        self.empreinte = EmpreinteBox(style)
        self._name = ElidedLabel(style, "", "small", mode=Qt.TextElideMode.ElideMiddle)
        self._place = ElidedLabel(style, "", "caption", "text2", mode=Qt.TextElideMode.ElideMiddle)
        copy = secondary_button(style, "Copier", icon="copy")
        place = secondary_button(style, "Emplacement", icon="folder")
        copy.clicked.connect(self.copy_asked)
        place.clicked.connect(self.place_asked)
        head = QHBoxLayout()
        head.setSpacing(style.px(8))
        head.addWidget(icon_label(style, "circle-check", 20, "oui"))
        head.addWidget(label(style, "Fichier signé enregistré", "small", strong=True), 1)
        head.addWidget(self._when)
        buttons = QHBoxLayout()
        buttons.setSpacing(style.px(8))
        buttons.addWidget(copy)
        buttons.addWidget(place)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(style.px(12), style.px(12), style.px(12), style.px(12))
        column.setSpacing(style.px(8))
        column.addLayout(head)
        for widget in (self.empreinte, self._name, self._place):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addWidget(label(style, AFTER, "caption", "text2", wrap=True))

    def take_over(self, other: "DoneBox") -> None:
        """Show what a box of another look shows."""
        if not other.isHidden():
            self.show_done(other._when.text(), other.empreinte.empreinte, other._name.text(), other._place.text())

    def show_done(self, when: str, empreinte: str, name: str, place: str) -> None:
        """Show the file just written."""
        self._when.setText(when)
        self.empreinte.show_empreinte(empreinte)
        self._name.set_text(name)
        self._place.set_text(place)
        self.show()
