"""Every file that a person has the program write about a dossier, by the very calls that the pages make."""

import datetime
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from dossier_samples import CRITERIA, LYCEE, comment, criteres, oui, random_id
from paliers_desktop.actions.dossiers import OpenDossier, create_dossier
from paliers_desktop.actions.export import Choices
from paliers_desktop.actions.exporting import Exporting
from paliers_desktop.actions.other_formats import OtherFormat
from paliers_desktop.actions.pdf_documents import PdfChoices, PdfKind
from paliers_desktop.actions.report import write_file
from paliers_desktop.core.assessment import NO_ANSWER, Answer, Assessment, Etat
from paliers_desktop.core.grid_loader import load_catalogue
from paliers_desktop.core.history import Geste, Kind, answer_changes
from paliers_desktop.core.report.releve import SeancesInReport
from paliers_desktop.core.seance import (
    apply_to_seances,
    end_changes,
    passage_changes,
    seance_changes,
    start_changes,
)
from paliers_desktop.paths import resources_folder

DAY = datetime.date(2027, 3, 12)
CODE = "XWSY-GQSD-VNZK-4JEG-M1M3-51AS"
SEANCE = "5" * 32


def told_dossier(folder: Path, start: datetime.datetime) -> OpenDossier:
    """A dossier of which every kind of file has something to tell: a séance from `start` on, marks, a signed export."""
    made = create_dossier(folder, LYCEE, load_catalogue(CRITERIA), DAY)
    begun = start_changes(SEANCE, start)
    (seance,) = apply_to_seances((), begun, start)
    first, second = criteres()[:2]
    for kind, changes in (
        (Kind.SEANCE, begun),
        (Kind.SAISIE, passage_changes(seance, first, discute=True, avis_partages=True, avis="Avis")),
        (Kind.SAISIE, answer_changes(first, NO_ANSWER, Answer(etat=Etat.EN_COURS, a_verifier=True, aupres_de="CPE"))),
        (Kind.SAISIE, seance_changes(seance, lieu="CDI", decisions="Commander une prise.")),
        (Kind.SEANCE, end_changes(seance, start + datetime.timedelta(minutes=95))),
    ):
        made.dossier.save(Geste(random_id(), kind, changes, seance=SEANCE))
    made.dossier.save(Geste(random_id(), Kind.SAISIE, answer_changes(second, NO_ANSWER, Answer(etat=Etat.OUI))))
    made.dossier.save(oui(4))
    made.dossier.save(comment(7, "Prévu en janvier."))
    exporting = exporting_of(made)
    assessment = made.dossier.load().assessment
    exporting.write_signed(
        exporting.prepare(assessment, Choices()), exporting.check_code(CODE, assessment), made.dossier.path.parent
    )
    return made


def exporting_of(opened: OpenDossier) -> Exporting:
    """As the window makes it."""
    return Exporting(opened, resources_folder() / "fonts", lambda: DAY)


class Writer(Struct, frozen=True):
    """One kind of file. name: the one offered; write: into that path, or into its folder where the name is fixed."""

    label: str
    name: Callable[[Exporting, OpenDossier], str]
    write: Callable[[Exporting, OpenDossier, Path], object]
    named: bool = True

    def __call__(self, opened: OpenDossier, folder: Path, name: str = "") -> Path:
        """Write the file; its path."""
        exporting = exporting_of(opened)
        path = folder / (name or self.name(exporting, opened))
        self.write(exporting, opened, path)
        return path


def _answers(opened: OpenDossier) -> Assessment:
    return opened.dossier.load().assessment


def _pdf(kind: PdfKind) -> Writer:
    choices = PdfChoices(kind, with_comments=True, seances=SeancesInReport.FULL)
    return Writer(
        kind.value,
        lambda exporting, opened: exporting.pdf_name(_answers(opened), kind),
        lambda exporting, opened, path: exporting.write_pdf(_answers(opened), path, choices),
    )


def _other(kind: OtherFormat) -> Writer:
    return Writer(
        kind.value,
        lambda exporting, opened: exporting.other_name(kind, _answers(opened)),
        lambda exporting, opened, path: exporting.write_other(kind, _answers(opened), path, with_texts=True),
    )


def _releve(exporting: Exporting, opened: OpenDossier, path: Path) -> None:
    state = opened.dossier.load()
    exporting.write_releve(state.assessment, state.seances[0], path, full=True)


def _releve_name(exporting: Exporting, opened: OpenDossier) -> str:
    state = opened.dossier.load()
    return exporting.releve_name(state.assessment, state.seances[0])


WRITERS = (
    *map(_pdf, PdfKind),
    Writer("relevé", _releve_name, _releve),
    Writer(
        "questions",
        lambda exporting, opened: exporting.questions_name(_answers(opened)),
        lambda exporting, opened, path: write_file(path, exporting.questions_octets(_answers(opened))),
    ),
    *map(_other, OtherFormat),
    Writer(
        "fichier signé",
        lambda _, opened: f"PMN_creteil-2026-2027_{_answers(opened).etablissement.uai}_r001.pmn.json",
        lambda exporting, opened, path: exporting.write_last_again(_answers(opened), path.parent),
        named=False,
    ),
)
SHEETS = Writer(
    "feuilles du code",
    lambda _, opened: f"Code_{_answers(opened).etablissement.uai}_creteil-2026-2027_a-conserver.pdf",
    lambda exporting, opened, path: exporting.draw_code(_answers(opened), path.parent),
    named=False,
)
"""Apart: they never take the name of a file that is there."""
