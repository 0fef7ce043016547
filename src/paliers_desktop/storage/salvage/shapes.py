"""What a row of each table of a dossier looks like: how many values, and what each of them may be."""

import datetime
import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

import msgspec
from msgspec import Struct

from paliers_desktop.core.assessment import Etat, Fonction, MotifCode, TypeEtablissement
from paliers_desktop.core.history import Kind, Target
from paliers_desktop.core.merge_copy import APPORT, REPRIS
from paliers_desktop.core.seance import presents_of
from paliers_desktop.core.text import is_clean
from paliers_desktop.storage.journal import moment
from paliers_desktop.storage.salvage.pages import Value

Test = Callable[[Value], bool]


class Shape(Struct, frozen=True):
    """A table. least: how many columns its first schema had; tests: by column, those of other columns being free.

    whole: whether values that make sense one by one do so together.
    """

    table: str
    least: int
    tests: Mapping[str, Test]
    whole: Callable[[Mapping[str, Any]], bool] = lambda _: True


def _told(value: Value) -> bool:
    return isinstance(value, str) and is_clean(value, multiline=True)


def _word(value: Value) -> bool:
    return isinstance(value, str) and value != "" and is_clean(value)


def _octets(value: Value) -> bool:
    return isinstance(value, bytes)


def _flag(value: Value) -> bool:
    return value in (0, 1) and isinstance(value, int)


def _count(value: Value) -> bool:
    return isinstance(value, int) and value >= 0


def _like(pattern: str) -> Test:
    expression = re.compile(pattern)
    return lambda value: isinstance(value, str) and expression.fullmatch(value) is not None


def _among(words: type[StrEnum]) -> Test:
    known = frozenset(word.value for word in words)
    return lambda value: value in known


def _or_none(test: Test) -> Test:
    return lambda value: value is None or test(value)


def _readable(read: Callable[[str], object]) -> Test:
    def _reads(value: Value) -> bool:
        try:
            return isinstance(value, str) and read(value) is not NotImplemented
        except (ValueError, msgspec.DecodeError):
            return False

    return _reads


def _json_value(text: str) -> str | bool | None:
    value: str | bool | None = msgspec.json.decode(text, type=str | bool | None)
    return value


def _change_makes_sense(row: Mapping[str, Any]) -> bool:
    """Whether a journal row tells of a field that exists, and gives it a value that it can have."""
    target, field = Target(row["target"]), row["field"]
    if target is Target.CAMPAGNE:
        return bool(field == "grille")
    if target is Target.JOURNAL:
        return field in (APPORT, REPRIS)
    tests = _FIELD_TESTS[target]
    return field in tests and all(tests[field](_json_value(row[side])) for side in ("before", "after"))


_ID = _like("[0-9a-f]{32}")
_SHA256 = _like("[0-9a-f]{64}")
_TIME = _readable(moment)
_DAY = _readable(datetime.date.fromisoformat)
_JSON = _readable(_json_value)
_ROLES = _readable(presents_of)

_TRUTH: Test = lambda value: isinstance(value, bool)  # noqa: E731
_FIELD_TESTS: Mapping[Target, Mapping[str, Test]] = {
    Target.REPONSES: {
        "etat": _or_none(_among(Etat)),
        "motif_code": _or_none(_among(MotifCode)),
        "echeance": _or_none(_DAY),
        **dict.fromkeys(("motif_texte", "commentaire", "aupres_de"), _told),
        **dict.fromkeys(("a_verifier", "a_confirmer", "besoin", "partage"), _TRUTH),
    },
    Target.ETABLISSEMENT: {
        **dict.fromkeys(("uai", "nom", "commune"), _told),
        "type": _among(TypeEtablissement),
        "fonction": _among(Fonction),
    },
    Target.RELECTURE: {"relu": _TRUTH, "relu_le": _or_none(_DAY)},
    Target.SEANCES: {
        **dict.fromkeys(("debut", "fin"), _or_none(_TIME)),
        **dict.fromkeys(("lieu", "decisions"), _or_none(_told)),
        "presents": _or_none(_ROLES),
        "ecartee": _TRUTH,
    },
    Target.PASSAGES: {**dict.fromkeys(("discute", "avis_partages"), _TRUTH), "avis": _told},
}

SHAPES = (
    Shape(
        "dossier", 5, {"rang": _flag, "dossier_id": _ID, "cree_le": _TIME, "version_programme": _word, "place": _told}
    ),
    Shape("grilles", 5, {"sha256": _SHA256, "id": _word, "version": _word, "contenu": _octets, "aides": _octets}),
    Shape(
        "campagnes",
        4,
        {"rang": _count, "id": _word, "grille": _SHA256, "cree_le": _TIME, "relu": _flag, "relu_le": _or_none(_DAY)},
    ),
    Shape(
        "etablissement",
        6,
        {
            "rang": _flag,
            "uai": _word,
            "nom": _told,
            "type": _among(TypeEtablissement),
            "commune": _told,
            "fonction": _among(Fonction),
        },
    ),
    Shape(
        "reponses",
        10,
        {
            "campagne": _word,
            "critere": _word,
            "reponse": _or_none(_among(Etat)),
            "motif_code": _or_none(_among(MotifCode)),
            "motif_texte": _told,
            "commentaire": _told,
            "a_verifier": _flag,
            "aupres_de": _told,
            "a_confirmer": _flag,
            "echeance": _or_none(_DAY),
            "besoin": _flag,
            "partage": _flag,
        },
    ),
    Shape(
        "journal",
        13,
        {
            "seq": _count,
            "id": _ID,
            "time": _TIME,
            "campagne": _word,
            "geste": _ID,
            "of": _or_none(_ID),
            "seance": _or_none(_ID),
            "kind": _among(Kind),
            "target": _among(Target),
            "key": _told,
            "field": _word,
            "before": _JSON,
            "after": _JSON,
        },
        whole=_change_makes_sense,
    ),
    Shape(
        "exports",
        9,
        {
            "campagne": _word,
            "revision": _count,
            "cree_le": _DAY,
            "payload_sha256": _SHA256,
            "answers_digest": _SHA256,
            "textes_joints": _flag,
            "kid": _word,
            "code_libre": _flag,
            "octets": _octets,
        },
    ),
    Shape(
        "documents",
        5,
        {
            "identite": _SHA256,
            "typ": _word,
            "campagne": _or_none(_word),
            "importe_le": _TIME,
            "octets": _octets,
        },
    ),
    Shape(
        "seances",
        9,
        {
            "id": _ID,
            "campagne": _word,
            "debut": _or_none(_TIME),
            "fin": _or_none(_TIME),
            "lieu": _told,
            "presents": _ROLES,
            "decisions": _told,
            "ecartee": _flag,
            "noms": _told,
        },
    ),
    Shape(
        "passages",
        7,
        {
            "campagne": _word,
            "critere": _word,
            "seance": _ID,
            "rang": _count,
            "discute": _flag,
            "avis_partages": _flag,
            "avis": _told,
        },
    ),
)
"""The tables of a dossier; a row belongs to the first one whose tests it passes."""
