"""« Passer le relais »: one file for the next person in charge, with the history and without any code."""

import itertools
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from msgspec import Struct

from paliers_desktop.actions.dossiers import ClosedDossier, OpenDossier, read_closed
from paliers_desktop.actions.export import last_export
from paliers_desktop.actions.export_state import export_state
from paliers_desktop.actions.write_errors import FileNotWrittenError
from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.campagne import next_campagne, previous_campagne
from paliers_desktop.core.report.relais import Relais, Sent, relais
from paliers_desktop.exchange.code import without_codes
from paliers_desktop.files import create_file
from paliers_desktop.storage.exports import ExportRecord
from paliers_desktop.storage.naming import SUFFIX, document_file_name
from paliers_desktop.storage.relaying import relay_day, relay_image

_ADDED = "_relais"


class ToHand(Struct, frozen=True):
    """A closed dossier about to be handed over: what its next reader will be told, what is asked of its giver.

    campagnes: those that a code found in its texts may be for. named: how many séances have typed names, which stay
    behind unless the person joins them.
    """

    path: Path
    assessment: Assessment
    campagnes: frozenset[str]
    relais: Relais
    named: int


class Received(Struct, frozen=True):
    """What is told once to who opens a dossier that was handed over on that day."""

    day: date
    relais: Relais


def look(path: Path) -> ToHand:
    """What can be handed over of the closed dossier at `path`. Raises the errors of opening a dossier."""
    closed = read_closed(path)
    state = closed.state
    named = sum(bool(seance.noms.strip()) for seance in state.seances)
    campagnes = {state.campagne, *(export.campagne for export in closed.exports)}
    around = {other for one in campagnes for other in (previous_campagne(one), next_campagne(one)) if other}
    told = _relais(closed, closed.exports, state.last_change)
    return ToHand(path, state.assessment, frozenset(campagnes | around), told, named)


def hand_over(to_hand: ToHand, folder: Path, day: date, *, with_names: bool = False) -> Path:
    """Write the file of the next person in charge in `folder`, under a name that is free; its path.

    The original stays as it is. Raises FileNotWrittenError, and the errors of opening a dossier.
    """
    assessment = to_hand.assessment

    def clean(text: str) -> str:
        return without_codes(text, assessment.etablissement.uai, to_hand.campagnes)

    octets = relay_image(to_hand.path, day, clean, with_names=with_names)
    for name in _names(to_hand.path):
        try:
            create_file(folder / name, octets)
        except FileExistsError:
            continue
        except OSError as error:
            raise FileNotWrittenError(folder / name, error) from error
        return folder / name
    raise AssertionError("numbers have no end")


def received(opened: OpenDossier) -> Received | None:
    """What to tell of a dossier that was handed over and where nobody went anywhere yet; None for any other."""
    state = opened.state
    day = relay_day(state.place)
    return Received(day, _relais(opened, opened.exports, state.last_change)) if day else None


def _names(path: Path) -> Iterator[str]:
    stem = path.stem.removesuffix(_ADDED)
    return (document_file_name(f"{stem}{_ADDED}{SUFFIX}", number) for number in itertools.count(1))


def _relais(
    dossier: ClosedDossier | OpenDossier, exports: tuple[ExportRecord, ...], last_change: datetime | None
) -> Relais:
    state = dossier.state
    record = last_export(exports, state.campagne)
    kept = export_state(dossier.grille, state.assessment, exports)
    sent = Sent(record.revision, record.cree_le, kept.empreinte is not None) if record and kept else None
    return relais(dossier.grille, dossier.aide, state.assessment, state.seances, sent, last_change)
