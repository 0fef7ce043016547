"""One line of a directory to one établissement: left aside, refused with a sentence, or kept."""

from collections.abc import Mapping

from msgspec import Struct

from paliers_desktop.academy.preparing.directory.natures import refined, type_named, type_of_nature
from paliers_desktop.academy.register.records import Etablissement
from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.core.search import folded
from paliers_desktop.core.text import clean_text
from paliers_desktop.core.uai import UaiError, parse_uai
from paliers_desktop.errors import UserError
from paliers_desktop.exchange.campagne_checks import CourrielError, check_courriel

_LONGEST = 200
_YES = ("1", "oui", "true", "vrai")
_CLOSED = ("ferme", "fermee", "a ouvrir")


class LineError(UserError):
    """Why a line is not kept."""


class Wanted(Struct, frozen=True):
    """Which lines are invited. academie: "" for any; natures: codes or words, () for every établissement."""

    academie: str = ""
    natures: tuple[str, ...] = ()
    secteur: str = "public"


class LineReader:
    """Reads the values of a table by what its columns hold."""

    def __init__(self, columns: Mapping[str, str], wanted: Wanted) -> None:
        self._columns = columns
        self._wanted = wanted
        self._natures = {_plain(nature) for nature in wanted.natures}

    def left_aside(self, values: Mapping[str, str]) -> str:
        """Why the line is none of this campagne's, in words; "" when it is to be read."""
        wanted = self._wanted
        if wanted.academie and self._of(values, "academie") and not self._same("academie", values, wanted.academie):
            return "autre académie"
        if _plain(self._of(values, "etat")) in _CLOSED:
            return "fermé ou pas encore ouvert"
        if wanted.secteur != "tous" and self._of(values, "secteur") and not self._in_sector(values):
            return "autre secteur que celui demandé"
        return self._other_nature(values)

    def read(self, values: Mapping[str, str], seen: Mapping[str, int]) -> tuple[Etablissement, str]:
        """The établissement, and a remark on it or "". seen: the line of each UAI read before. Raises LineError."""
        uai = self._uai(values, seen)
        nom = self._text(values, "nom")
        if not nom:
            raise LineError(f"{uai} : le nom manque.")
        courriel, remark = self._courriel(values, uai)
        etablissement = Etablissement(
            uai=uai,
            nom=nom,
            type=self._type(values, uai, nom),
            nature=self._text(values, "nature"),
            commune=self._text(values, "commune"),
            departement=self._departement(values, uai),
            circonscription=self._text(values, "circonscription"),
            bassin=self._text(values, "bassin"),
            education_prioritaire=self._text(values, "education_prioritaire"),
            secteur=self._text(values, "secteur"),
            courriel=courriel,
        )
        return etablissement, remark

    def _of(self, values: Mapping[str, str], field: str) -> str:
        return values.get(self._columns.get(field, ""), "").strip()

    def _text(self, values: Mapping[str, str], field: str) -> str:
        return " ".join(clean_text(self._of(values, field))[0].split())[:_LONGEST]

    def _same(self, field: str, values: Mapping[str, str], wanted: str) -> bool:
        return _plain(self._of(values, field)) == _plain(wanted)

    def _in_sector(self, values: Mapping[str, str]) -> bool:
        return _plain(self._of(values, "secteur")).startswith(self._wanted.secteur)

    def _other_nature(self, values: Mapping[str, str]) -> str:
        code, nature = self._of(values, "code_nature"), self._of(values, "nature")
        if self._natures:
            named = {_plain(code), _plain(nature), _plain(self._of(values, "type"))}
            return "" if self._natures & named else "autre nature que celles demandées"
        if not (code or nature) or type_of_nature(code, nature) or self._of(values, "type"):
            return ""
        return f"nature « {clean_text(nature or code)[0][:60]} »"

    def _uai(self, values: Mapping[str, str], seen: Mapping[str, int]) -> str:
        typed = self._of(values, "uai")
        try:
            uai = parse_uai(typed)
        except UaiError as error:
            shown = clean_text(typed)[0][:20]
            raise LineError(f"« {shown} » : {error.message}" if shown else error.message) from error
        if uai in seen:
            raise LineError(f"{uai} figure déjà à la ligne {seen[uai]}, qui est gardée.")
        return uai

    def _type(self, values: Mapping[str, str], uai: str, nom: str) -> TypeEtablissement:
        named = self._of(values, "type")
        code, nature = self._of(values, "code_nature"), self._of(values, "nature")
        if named:
            kind = type_named(named)
            if kind is None:
                raise LineError(f"{uai} : le type « {clean_text(named)[0][:40]} » n’est pas connu.")
        else:
            kind = type_of_nature(code, nature)
        if kind is None and self._natures:
            return TypeEtablissement.AUTRE
        if kind is None:
            raise LineError(f"{uai} : ni type ni nature.")
        maternelle, elementaire = (_plain(self._of(values, name)) in _YES for name in ("maternelle", "elementaire"))
        return refined(kind, nom, maternelle=maternelle, elementaire=elementaire)

    def _departement(self, values: Mapping[str, str], uai: str) -> str:
        given = self._of(values, "departement").upper()
        return given.zfill(3) if given.isalnum() and len(given) <= 3 else uai[:3]

    def _courriel(self, values: Mapping[str, str], uai: str) -> tuple[str, str]:
        courriel = self._of(values, "courriel")
        if not courriel:
            return "", ""
        try:
            check_courriel(courriel)
        except CourrielError as error:
            return "", f"{uai} : {error.message} Son code sera à envoyer par la poste."
        return courriel, ""


def _plain(text: str) -> str:
    return " ".join(folded(text).split())
