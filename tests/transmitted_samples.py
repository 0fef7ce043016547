"""Signed files that a school transmitted, made by the program itself from a dossier that then disappears."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dossier_samples import CAMPAGNE, LYCEE, answer_geste, criteres, entry
from paliers_desktop.actions.dossiers import OpenDossier, open_dossier
from paliers_desktop.actions.export import (
    Choices,
    draw_own_code,
    prepare_export,
    save_export,
    sign_export,
    typed_code,
)
from paliers_desktop.core.assessment import Answer, Etablissement, Etat, MotifCode
from paliers_desktop.core.history import Geste, Kind, new_id, relecture_changes
from paliers_desktop.storage.dossier import Dossier

CODE = "XWSY-GQSD-VNZK-4JEG-M1M3-51AS"
"""The code de transmission of 0940120V for creteil-2026-2027."""
DAY = datetime.date(2026, 11, 23)
COMMENT = "Voir le compte rendu du 12, zéphyr."
AUPRES = "gestionnaire"

ANSWERS = (
    Answer(etat=Etat.OUI, commentaire=COMMENT, besoin=True),
    Answer(etat=Etat.EN_COURS, echeance=datetime.date(2027, 3, 1), partage=True),
    Answer(etat=Etat.NON, a_verifier=True, aupres_de=AUPRES),
    Answer(etat=Etat.SANS_OBJET, motif_code=MotifCode.AUTRE, motif_texte="Site fermé"),
    Answer(a_verifier=True),
)
"""To the first criteria, in reading order."""


def make_transmitting(
    folder: Path, etablissement: Etablissement = LYCEE, campagne: str = CAMPAGNE, name: str = "ecole.paliers"
) -> Path:
    """An établissement with those answers, read by its head; nothing is signed yet."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    grid = entry()
    dossier = Dossier.create(path, etablissement, campagne, grid.toml, grid.aide_toml, grid.grille)
    gestes = [answer_geste(critere, answer) for critere, answer in zip(criteres(), ANSWERS, strict=False)]
    relecture = dossier.load().assessment.relecture
    read = Geste(new_id(), Kind.SAISIE, relecture_changes(relecture, type(relecture)(True, DAY)))
    dossier.save(*gestes, read)
    dossier.close()
    return path


def transmit(path: Path, folder: Path, *, join_texts: bool = False) -> Path:
    """Sign what the dossier says now, as the export page does; the file written in `folder`."""
    with opened(path) as file:
        return transmit_open(file, folder, join_texts=join_texts)


def transmit_open(file: OpenDossier, folder: Path, *, join_texts: bool = False) -> Path:
    """The same, from an open dossier."""
    folder.mkdir(exist_ok=True)
    state = file.dossier.load()
    prepared = prepare_export(
        file.grille,
        state.assessment,
        dossier_id=state.dossier_id,
        exports=state.exports,
        cree_le=DAY,
        choices=Choices(join_texts),
    )
    assessment = state.assessment
    own = (assessment.etablissement.uai, assessment.campagne)
    code = typed_code(CODE, assessment) if own == (LYCEE.uai, CAMPAGNE) else draw_own_code(*own)[0]
    return save_export(file.dossier, sign_export(prepared, code), folder)


def answer(path: Path, rank: int, etat: Etat) -> None:
    """Answer the criterion of that rank, which had no answer."""
    with opened(path) as file:
        critere = criteres()[rank]
        before = file.state.assessment.answer(critere)
        file.dossier.save(answer_geste(critere, Answer(etat=etat), before))


@contextmanager
def opened(path: Path) -> Iterator[OpenDossier]:
    """The dossier open, until the end."""
    file = open_dossier(path)
    try:
        yield file
    finally:
        file.dossier.close()
