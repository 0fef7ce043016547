"""The history of one criterion in words: « 12 mars 2027, 10:42 » · « Non → En cours »."""

import datetime
from collections.abc import Iterable

from msgspec import Struct

from paliers_desktop.core.assessment import Etat, MotifCode
from paliers_desktop.core.criterion_log import LogEntry, is_kept
from paliers_desktop.core.echeance import echeance_words
from paliers_desktop.core.history import Change, Geste, Kind
from paliers_desktop.core.paris import in_paris
from paliers_desktop.core.report.wording import ETATS, MOTIFS, date_in_words, sentence_case

_KINDS = {
    Kind.ANNULATION: "Annulation : ",
    Kind.RETABLISSEMENT: "Rétablissement : ",
    Kind.REPRISE: "Reprise : ",
    Kind.FUSION: "Fusion : ",
    Kind.IMPORT: "Import : ",
}

_TEXTS = {"commentaire": "commentaire", "motif_texte": "motif en clair"}

_MARKS = {
    "a_verifier": ("à vérifier", "« À vérifier » retiré"),
    "a_confirmer": ("à confirmer", "confirmé"),
    "besoin": ("accompagnement souhaité", "« Accompagnement souhaité » retiré"),
    "partage": ("expérience à partager", "« Expérience à partager » retiré"),
}

_ORDER = ("etat", "echeance", "motif_code", "motif_texte", "a_verifier", "aupres_de", "commentaire")
"""The answer first, then what goes with it; other fields last."""


class LogLine(Struct, frozen=True):
    """One geste: when it was saved, by the clocks of Paris, and what it did."""

    when: str
    what: str


def log_lines(entries: Iterable[LogEntry]) -> tuple[LogLine, ...]:
    """One line per entry, in the same order."""
    return tuple(LogLine(_when(in_paris(entry.time)), _what(entry)) for entry in entries)


def _when(time: datetime.datetime) -> str:
    return f"{date_in_words(time.date())}, {time.hour}:{time.minute:02}"


def _what(entry: LogEntry) -> str:
    geste = entry.geste
    told = [change for change in geste.changes if not _goes_without_saying(change, geste)]
    told.sort(key=lambda change: _ORDER.index(change.field) if change.field in _ORDER else len(_ORDER))
    words = " ; ".join(_words(change) for change in told)
    prefix = _KINDS.get(geste.kind, "")
    place = " (en séance)" if geste.seance else ""
    return f"{prefix}{words}{place}" if prefix else f"{sentence_case(words)}{place}"


def _goes_without_saying(change: Change, geste: Geste) -> bool:
    """Whom to ask disappears with the mark, and comes back with it."""
    lifted = any(other.field == "a_verifier" and not other.after for other in geste.changes)
    same = change.before == change.after and not is_kept(geste, change)
    return same or (change.field == "aupres_de" and not change.after and lifted)


def _words(change: Change) -> str:
    field, before, after = change.field, change.before, change.after
    if before == after:
        return f"« {_etat(after)} » gardé" if field == "etat" else "commentaire gardé tel quel"
    if field == "etat":
        return f"{_etat(before)} → {_etat(after)}"
    if field == "echeance":
        return f"échéance : {echeance_words(datetime.date.fromisoformat(str(after)))}" if after else "échéance retirée"
    if field == "motif_code":
        return f"motif : {MOTIFS[MotifCode(str(after))]}" if after else "motif retiré"
    if field == "aupres_de":
        return f"à vérifier auprès de : {after}" if after else "« Auprès de » effacé"
    if field in _MARKS:
        return _MARKS[field][0 if after else 1]
    return f"{_TEXTS.get(field, field)} {'effacé' if not after else 'modifié' if before else 'ajouté'}"


def _etat(value: str | bool | None) -> str:
    return ETATS[None if value is None else Etat(str(value))]
