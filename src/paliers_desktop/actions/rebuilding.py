"""« Reprendre depuis un fichier transmis »: the dossier made anew from the school's own signed files, same series."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct

from paliers_desktop.actions.dossiers import OpenDossier, open_dossier
from paliers_desktop.actions.listing import find_dossiers
from paliers_desktop.actions.rebuilding_errors import (
    OtherSchoolError,
    OtherSeriesError,
    SameRevisionError,
    SeriesExistsError,
)
from paliers_desktop.actions.transmitted import Transmitted
from paliers_desktop.core.assessment import Assessment, Etablissement
from paliers_desktop.core.campagne import first_day
from paliers_desktop.errors import UserError
from paliers_desktop.exchange.export_payload import assessment_of
from paliers_desktop.exchange.payload import Nature, Payload
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.naming import dossier_file_name
from paliers_desktop.storage.post import Post
from paliers_desktop.storage.reconstruction import RebuiltCampagne, RebuiltDossier, create_rebuilt_file


class Series(Struct, frozen=True):
    """The files of one dossier, each once: by campagne, the oldest first, then by revision. Never empty."""

    campagnes: tuple[tuple[Transmitted, ...], ...]

    @property
    def newest(self) -> tuple[Transmitted, ...]:
        """The file of each campagne whose answers are taken: that of the highest revision, whatever the dates say."""
        return tuple(files[-1] for files in self.campagnes)

    @property
    def current(self) -> Transmitted:
        """The file of the current campagne whose answers are taken."""
        return self.campagnes[-1][-1]

    @property
    def etablissement(self) -> Etablissement:
        """Who it is, as that file says; the commune is in none."""
        return assessment_of(self.current.payload).etablissement


def gather(files: Iterable[Transmitted]) -> Series:
    """The series that these files are of; the same file chosen twice counts once.

    Raises OtherSchoolError, OtherSeriesError or SameRevisionError; ValueError without any file.
    """
    by_campagne: dict[str, dict[int, Transmitted]] = {}
    first: Transmitted | None = None
    for file in files:
        first = first or file
        _check_same_dossier(first, file)
        revisions = by_campagne.setdefault(file.payload.campagne, {})
        known = revisions.setdefault(file.payload.revision, file)
        if known.record.payload_sha256 != file.record.payload_sha256:
            raise SameRevisionError(known.path, file.path, file.payload.revision)
    if first is None:
        raise ValueError("no transmitted file to gather")
    campagnes = (tuple(of for _, of in sorted(revisions.items())) for revisions in by_campagne.values())
    return Series(tuple(sorted(campagnes, key=_age)))


def rebuild(series: Series, folder: Path, listed: Iterable[Path] = (), post: Post | None = None) -> OpenDossier:
    """Make the dossier in `folder` and open it; its next export follows the newest of the series.

    post: as Dossier.open. listed: other files to look at, such as those of the list. Raises SeriesExistsError when one
    of them, or one of `folder`, is already a dossier of this series, and the errors of creating and opening; nothing is
    overwritten.
    """
    if found := existing_dossier(series, folder, listed):
        raise found
    etablissement = series.etablissement
    path = folder / dossier_file_name(etablissement.uai, etablissement.nom)
    dossier_id = series.current.payload.dossier_id
    create_rebuilt_file(path, RebuiltDossier(dossier_id, etablissement, tuple(map(_campagne, series.campagnes))))
    return open_dossier(path, post)


def existing_dossier(series: Series, folder: Path, listed: Iterable[Path] = ()) -> SeriesExistsError | None:
    """What to say when a readable dossier of this series is in `folder` or among `listed`, None otherwise."""
    payload = series.current.payload
    for path in (*listed, *find_dossiers((), (folder,), ()).paths):
        try:
            state = Dossier.peek(path)
        except UserError:
            continue
        if state.dossier_id == payload.dossier_id:
            revisions = (export.revision for export in state.exports if export.campagne == payload.campagne)
            return SeriesExistsError(path, max(revisions, default=0))
    return None


def answers_of(payload: Payload) -> Assessment:
    """All that a transmitted file says of the answers: entraide and relecture too."""
    assessment = assessment_of(payload)
    fields: Mapping[Nature, str] = {Nature.BESOIN: "besoin", Nature.PARTAGE: "partage"}
    for line in payload.entraide:
        assessment = assessment.with_answer(line.critere, **{fields[line.nature]: True})
    return assessment.with_relecture(relu=payload.relecture.responsable, relu_le=payload.relecture.le)


def _check_same_dossier(first: Transmitted, file: Transmitted) -> None:
    if file.payload.uai != first.payload.uai:
        raise OtherSchoolError(first.payload.uai, file.payload.uai)
    if file.payload.dossier_id != first.payload.dossier_id:
        raise OtherSeriesError(first.path, file.path)


def _age(files: tuple[Transmitted, ...]) -> tuple[date, date]:
    """Campagnes go by their school year, then by their first file: revisions begin again with each."""
    made = files[0].payload.cree_le
    return first_day(files[0].payload.campagne) or made, made


def _campagne(files: tuple[Transmitted, ...]) -> RebuiltCampagne:
    newest = files[-1]
    entry = newest.entry
    exports = tuple(file.export for file in files)
    return RebuiltCampagne(answers_of(newest.payload), entry.grille, entry.toml, entry.aide_toml, exports)
