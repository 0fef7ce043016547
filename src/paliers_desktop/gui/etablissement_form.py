"""The fields that describe an établissement, checked as they are left; used to create one and to edit it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paliers_desktop.core.assessment import Etablissement, Fonction, TypeEtablissement
from paliers_desktop.core.report.wording import FONCTIONS, TYPES
from paliers_desktop.core.text import clean_text
from paliers_desktop.core.type_in_name import type_in_name
from paliers_desktop.core.uai import UaiError, parse_uai
from paliers_desktop.errors import UserError
from paliers_desktop.gui.components.choice_field import ChoiceField
from paliers_desktop.gui.components.field import Field
from paliers_desktop.gui.style import Style
from paliers_desktop.gui.typing import CLEANED, too_long

NAME_MISSING = "Le nom est nécessaire : il figure sur le PDF et dans le nom du fichier."
TYPE_MISSING = "Choisissez le type : il détermine la grille."
FILLED = "Les champs encore vides sont remplis d’après le fichier de campagne de l’académie. Vous pouvez les corriger."
MAX_NAME = 120


class EtablissementForm(QWidget):
    """UAI, nom, type, commune, fonction. `edited(field, value)` tells each valid edit as its field is left."""

    edited = Signal(str, object)
    cleaned = Signal(str)
    """One sentence, when something unusable was removed from a text, or its end not taken."""
    filled = Signal(str)
    """One sentence, when a UAI filled other fields."""

    def __init__(
        self,
        style: Style,
        expected: Callable[[str], Etablissement | None] = lambda _uai: None,
        parent: QWidget | None = None,
    ) -> None:
        """expected: what the académie says of a UAI, if anything."""
        super().__init__(parent)
        self._expected = expected
        self._uai = ""
        self.uai = Field(style, "UAI", placeholder="7 chiffres et une lettre, par exemple 0940120V")
        self.nom = Field(style, "Nom de l’établissement", placeholder="par exemple Collège des Tilleuls")
        self.type = ChoiceField(style, "Type", [(TYPES[kind], kind) for kind in TypeEtablissement], "Choisir le type")
        self.commune = Field(style, "Commune")
        self.fonction = ChoiceField(
            style, "Renseigné par (une fonction, pas un nom)", [(FONCTIONS[f], f) for f in Fonction]
        )
        for field in (self.nom, self.commune):
            field.line_edit.setMaxLength(MAX_NAME)
            field.line_edit.shortened.connect(partial(self._on_shortened, field))
        self._was_filled = False
        self._shortened: set[Field] = set()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.px(14))
        for widget in (self.uai, self.nom, self.type, self.commune, self.fonction):
            column.addWidget(widget)
        self.uai.line_edit.editingFinished.connect(self._leave_uai)
        self.nom.line_edit.editingFinished.connect(self._leave_nom)
        self.commune.line_edit.editingFinished.connect(self._leave_commune)
        self.type.chosen.connect(self._choose_type)
        self.fonction.chosen.connect(self._choose_fonction)

    def show_etablissement(self, etablissement: Etablissement) -> None:
        """Fill the fields, errors forgotten."""
        self.uai.set_text(etablissement.uai)
        self.nom.set_text(etablissement.nom)
        self.commune.set_text(etablissement.commune)
        self.type.select(etablissement.type)
        self.fonction.select(etablissement.fonction)
        self.uai.set_error("")
        self.nom.set_error("")
        self.type.set_error("")

    def follow(self, etablissement: Etablissement) -> None:
        """Show what changed, but leave alone a field that waits for the person to correct it."""
        self._was_filled = bool(etablissement.uai)
        self._uai = etablissement.uai
        values = (etablissement.uai, etablissement.nom, etablissement.commune)
        for field, value in zip((self.uai, self.nom, self.commune), values, strict=True):
            if not field.error():
                field.set_text(value)
        self.type.select(etablissement.type)
        self.fonction.select(etablissement.fonction)

    def take_over(self, other: "EtablissementForm") -> None:
        """Show what another form holds, whole or not."""
        for mine, theirs in ((self.uai, other.uai), (self.nom, other.nom), (self.commune, other.commune)):
            mine.set_text(theirs.text())
        if (type_ := other.type.value()) is not None:
            self.type.select(type_)
        self.fonction.select(other.fonction.value())
        self._uai = other._uai

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting edit."""
        for widget in (self.uai, self.nom, self.type, self.commune, self.fonction):
            widget.setEnabled(not read_only)

    def refuse(self, field: str, error: UserError) -> None:
        """Show why an edit was refused, next to its field."""
        places: dict[str, Field | ChoiceField] = {"uai": self.uai, "nom": self.nom, "type": self.type}
        places[field].set_error(str(error))

    def value(self) -> Etablissement | None:
        """The whole description, or None with every error shown and the first one focused."""
        uai, nom = self._checked_uai(), self._checked_nom()
        type_: TypeEtablissement | None = self.type.value()
        self.type.set_error("" if type_ else TYPE_MISSING)
        if uai and nom and type_:
            return Etablissement(uai, nom, type_, _one_line(self.commune), self.fonction.value())
        wrong = next(f for f, good in ((self.uai, uai), (self.nom, nom), (self.type, type_)) if not good)
        wrong.focus_field()
        return None

    def _checked_uai(self) -> str:
        try:
            uai = parse_uai(self.uai.text())
        except UaiError as error:
            self.uai.set_error(str(error))
            return ""
        self.uai.set_text(uai)
        self.uai.set_error("")
        return uai

    def _checked_nom(self) -> str:
        nom = _one_line(self.nom)
        self.nom.set_error("" if nom else NAME_MISSING)
        return nom

    def _leave_uai(self) -> None:
        if (self._was_filled or self.uai.text().strip()) and (uai := self._checked_uai()):
            before, self._uai = self._uai, uai
            self.edited.emit("uai", uai)
            if self.uai.text() == uai:  # it was not refused
                self._fill(self._expected(before), self._expected(uai))

    def _fill(self, before: Etablissement | None, expected: Etablissement | None) -> None:
        """Fill from the new UAI what is empty, or still is what the UAI before filled; a type only while there is none.

        A type that the file has already may have answers: the person changes it.
        """
        if expected is None:
            return
        filled: dict[str, Any] = {}
        for name, field in (("nom", self.nom), ("commune", self.commune)):
            value, text = getattr(expected, name), _one_line(field)
            if value and value != text and text in ("", getattr(before, name, "")):
                field.set_text(value)
                field.set_error("")
                filled[name] = value
        chosen = self.type.value()
        if not self._was_filled and chosen != expected.type and chosen in (None, before and before.type):
            self.type.select(expected.type)
            self.type.set_error("")
            filled["type"] = expected.type
        for name, value in filled.items():
            self.edited.emit(name, value)
        if filled:
            self.filled.emit(FILLED)

    def _leave_nom(self) -> None:
        if nom := self._checked_nom():
            if self.type.value() is None and (said := type_in_name(nom)):
                self.type.select(said)
                self.type.set_error("")
            self._tell_edit("nom", nom, self.nom)

    def _leave_commune(self) -> None:
        self._tell_edit("commune", _one_line(self.commune), self.commune)

    def _tell_edit(self, name: str, text: str, field: Field) -> None:
        _, removed = clean_text(field.text())
        self.edited.emit(name, text)
        if removed:
            field.set_text(text)
            self.cleaned.emit(CLEANED)
        elif field in self._shortened:  # said again: a notice lasts until the next geste, which was this text
            self.cleaned.emit(too_long(MAX_NAME))
        self._shortened.discard(field)

    def _on_shortened(self, field: Field) -> None:
        self._shortened.add(field)
        self.cleaned.emit(too_long(MAX_NAME))

    def _choose_type(self, value: Any) -> None:
        self.type.set_error("")
        self.edited.emit("type", value)

    def _choose_fonction(self, value: Any) -> None:
        self.edited.emit("fonction", value)


def _one_line(field: Field) -> str:
    cleaned, _ = clean_text(field.text())
    return cleaned.strip()
