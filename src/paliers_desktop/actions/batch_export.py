"""The signed file of many établissements, each with its code from a table: foreseen first, then written one by one.

No thread and no window: who runs it takes what is said one by one, and stops between two of them.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from paliers_desktop.actions.code_table import CodeTable, read_codes
from paliers_desktop.actions.dossiers import ClosedDossier, OpenDossier, open_dossier, read_closed
from paliers_desktop.actions.export import (
    Choices,
    export_file_name,
    last_export,
    prepare_export,
    save_export,
    sign_export,
    typed_code,
    write_again,
)
from paliers_desktop.actions.export_errors import ExportNotKeptError, ExportWriteError
from paliers_desktop.actions.export_state import export_state
from paliers_desktop.actions.listing import Listed
from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.scoring import compute_profile
from paliers_desktop.core.uai import parse_uai
from paliers_desktop.core.write_reasons import write_reason
from paliers_desktop.errors import UserError
from paliers_desktop.exchange.code import Code, derive_key
from paliers_desktop.storage.errors import OpenElsewhereError, ReadOnlyDossierError
from paliers_desktop.storage.exports import ExportRecord
from paliers_desktop.storage.lock_file import alone_with
from paliers_desktop.storage.post import Post


class NoCodeError(UserError):
    """The table says nothing of that établissement."""

    def __init__(self, uai: str) -> None:
        super().__init__(f"Le fichier de codes n’a pas de code pour {uai}.", "Ajoutez-y une ligne, puis recommencez.")


class DoubtfulCodeError(UserError):
    """The table says several things of that établissement."""

    def __init__(self, uai: str) -> None:
        super().__init__(
            f"Le fichier de codes a plusieurs codes différents pour {uai}.", "Gardez le dernier reçu de l’académie."
        )


class SameUaiError(UserError):
    """Two of the files are of one établissement: the académie would have to ask which one is right."""

    def __init__(self, uai: str) -> None:
        super().__init__(
            f"Plusieurs des fichiers choisis portent l’UAI {uai} : aucun d’eux n’est exporté.",
            "Ne sélectionnez que le bon.",
        )


class NoNameError(UserError):
    """An établissement without a name."""

    def __init__(self) -> None:
        super().__init__(
            "Le nom de l’établissement manque.", "Complétez la page « Établissement » de ce fichier, puis recommencez."
        )


class ExportsStoppedError(UserError):
    """Nothing more can be written where the signed files go; the export under way is kept in its dossier."""

    def __init__(self, folder: Path, error: OSError, name: str) -> None:
        reason = write_reason(folder / name, error)
        super().__init__(
            f"Les fichiers signés ne peuvent pas être écrits dans « {folder} » : {reason.words}.",
            f"{reason.todo}, puis recommencez : un établissement déjà signé donne à nouveau le même fichier.",
        )


class Transmission(Struct, frozen=True):
    """What is asked: the files of the établissements, in order, their codes, where, on which day, on which post."""

    paths: tuple[Path, ...]
    codes: CodeTable
    folder: Path
    day: datetime.date
    post: Post | None = None
    doubled: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        return f"Transmission({len(self.paths)} établissements)"


class Foreseen(Struct, frozen=True):
    """What will become of one établissement, in a sentence; ok: a signed file will be written."""

    path: Path
    ok: bool
    words: str
    provisoire: bool = False


class Exported(Struct, frozen=True):
    """What became of one établissement: the file written, and what is said of it."""

    path: Path
    written: Path | None
    words: str
    provisoire: bool = False

    @property
    def ok(self) -> bool:
        """Whether a signed file was written."""
        return self.written is not None


def transmission(
    chosen: Sequence[Listed], codes: Path, folder: Path, day: datetime.date, post: Post | None = None
) -> Transmission:
    """What is asked for the files of a list, its codes read. Raises CodeTableError, TableError."""
    found = Counter(listed.overview.assessment.etablissement.uai for listed in chosen if listed.overview)
    doubled = frozenset(uai for uai, count in found.items() if count > 1)
    return Transmission(tuple(listed.path for listed in chosen), read_codes(codes), folder, day, post, doubled)


def foresee(asked: Transmission) -> Iterator[Foreseen]:
    """What `transmit` would do of each file, which is only read. Raises nothing: a reason is told instead."""
    for path in asked.paths:
        try:
            closed = read_closed(path)
            assessment = closed.state.assessment
            _code(assessment, asked)
            with alone_with(path, asked.post):
                pass
        except UserError as error:
            yield Foreseen(path, False, str(error))
        else:
            provisoire = compute_profile(closed.grille, assessment).provisoire
            yield Foreseen(path, True, _promise(closed, provisoire=provisoire), provisoire)


def transmit(asked: Transmission, is_stopped: Callable[[], bool] = lambda: False) -> Iterator[Exported]:
    """Sign and write, one établissement after the other, until `is_stopped` says so between two of them.

    What is wrong with one is told, and the next goes on. What has not changed since its last signed file gives that
    very file again. Raises ExportsStoppedError when the place cannot be written: what was told before stays.
    """
    for path in asked.paths:
        if is_stopped():
            return
        try:
            yield _exported(path, asked)
        except ExportWriteError as error:
            cause = error.__cause__
            assert isinstance(cause, OSError)  # what write_again says
            raise ExportsStoppedError(asked.folder, cause, path.name) from cause
        except UserError as error:
            yield Exported(path, None, str(error))


def _exported(path: Path, asked: Transmission) -> Exported:
    opened = open_dossier(path, asked.post)
    with closing(opened.dossier):
        _check_writable(opened, path)
        assessment = opened.state.assessment
        code = _code(assessment, asked)
        provisoire = compute_profile(opened.grille, assessment).provisoire
        record = _unchanged(opened.grille, assessment, opened.exports)
        if record and record.kid == derive_key(code).public.kid:
            again = asked.folder / _name_of(record, assessment)
            write_again(record, again)
            return Exported(path, again, f"Le même fichier que le dernier (révision {record.revision}).", provisoire)
        prepared = prepare_export(
            opened.grille,
            assessment,
            dossier_id=opened.state.dossier_id,
            exports=opened.exports,
            cree_le=asked.day,
            choices=Choices(),
        )
        written = save_export(opened.dossier, sign_export(prepared, code), asked.folder)
        return Exported(path, written, f"Révision {prepared.payload.revision}.", provisoire)


def _check_writable(opened: OpenDossier, path: Path) -> None:
    lock = opened.dossier.lock
    if lock and lock.kept_out:
        raise OpenElsewhereError(path, here=lock.is_of_this_post)
    if opened.dossier.read_only:
        raise ExportNotKeptError(ReadOnlyDossierError())


def _code(assessment: Assessment, asked: Transmission) -> Code:
    """The checked code of an établissement that can be exported. Raises UserError."""
    uai = parse_uai(assessment.etablissement.uai)
    if not assessment.etablissement.nom.strip():
        raise NoNameError
    if uai in asked.doubled:
        raise SameUaiError(uai)
    if uai in asked.codes.doubtful:
        raise DoubtfulCodeError(uai)
    typed = asked.codes.typed(uai)
    if not typed:
        raise NoCodeError(uai)
    return typed_code(typed, assessment, asked.codes.uais)


def _promise(closed: ClosedDossier, *, provisoire: bool) -> str:
    assessment = closed.state.assessment
    last = last_export(closed.exports, assessment.campagne)
    if _unchanged(closed.grille, assessment, closed.exports) and last:
        words = f"Rien n’a changé depuis la révision {last.revision}, qui est écrite à nouveau."
    else:
        words = f"Prêt : révision {last.revision + 1 if last else 1}."
    missing = " Provisoire : des réponses manquent, ou sont à vérifier ou à confirmer." if provisoire else ""
    return f"{words}{missing}"


def _unchanged(grille: Grille, assessment: Assessment, exports: Iterable[ExportRecord]) -> ExportRecord | None:
    """The last signed file of this campagne, when an export of today would say the same, without any text."""
    kept = tuple(exports)
    record, state = last_export(kept, assessment.campagne), export_state(grille, assessment, kept)
    same = state is not None and state.empreinte is not None and state.same_declarations
    return record if record and same and not record.textes_joints and not record.importe else None


def _name_of(record: ExportRecord, assessment: Assessment) -> str:
    return export_file_name(record.campagne, assessment.etablissement.uai, record.revision)
