"""Write `v<n>.paliers`, the stored dossier of the current schema version: run once, before that version is released.

    PYTHONPATH=src:tests .venv/bin/python tests/assets/dossiers/make.py

The file is then kept as it is, forever: tests/storage/test_migrations.py opens each version with today's program.
It refuses to write over a stored file, and row ids are random: a stored file is never made again.
"""

import datetime
from pathlib import Path

from msgspec.structs import replace

from dossier_samples import (
    Memory,
    answer_geste,
    comment,
    criteres,
    export,
    followed_gestes,
    identity_geste,
    new_dossier,
    oui,
    random_id,
)
from paliers_desktop.core.assessment import Answer, Etat, MotifCode, Relecture
from paliers_desktop.core.history import Geste, Kind, relecture_changes
from paliers_desktop.core.seance import (
    Role,
    apply_to_seances,
    end_changes,
    passage_changes,
    seance_changes,
    start_changes,
)
from paliers_desktop.storage.migrations import current_version


def since_version_2(before: Relecture) -> list[Geste]:
    """Relecture, entraide, and a séance with two criteria, one of them answered then."""
    seance, now = "5" * 32, datetime.datetime(2026, 11, 23, 14, 5, tzinfo=datetime.UTC)
    opening = start_changes(seance, now)
    (opened,) = apply_to_seances((), opening, now)
    said = seance_changes(opened, lieu="CDI", presents=(Role.CPE, Role.ADJOINT), decisions="Commander\nune prise")
    first = passage_changes(opened, criteres()[6], discute=True)
    second = passage_changes(opened, criteres()[5], discute=True, avis_partages=True, avis="À revoir en conseil")
    answer = answer_geste(criteres()[6], Answer(etat=Etat.EN_COURS, besoin=True))
    return [
        Geste(random_id(), Kind.SAISIE, relecture_changes(before, Relecture(True, datetime.date(2026, 11, 20)))),
        Geste(random_id(), Kind.SEANCE, opening, seance=seance),
        Geste(random_id(), Kind.SEANCE, first, seance=seance),
        replace(answer, seance=seance),
        Geste(random_id(), Kind.SAISIE, second, seance=seance),
        Geste(random_id(), Kind.SAISIE, said),
        Geste(random_id(), Kind.SEANCE, end_changes(opened, now + datetime.timedelta(hours=1)), seance=seance),
    ]


def main() -> None:
    """A lycée with one answer of each kind, a relecture, a séance, an undone geste and an export."""
    dossier = new_dossier(Path(__file__).with_name(f"v{current_version()}.paliers"))
    state = dossier.load()
    memory = Memory(state.assessment, state.history)
    sans_objet = Answer(
        etat=Etat.SANS_OBJET, motif_code=MotifCode.AUTRE, motif_texte="Sans internat", commentaire="À revoir en juin"
    )
    for geste in (
        identity_geste("nom", state.assessment.etablissement.nom, "Lycée d’essai « Œuvre »"),
        oui(0),
        answer_geste(criteres()[1], sans_objet),
        answer_geste(criteres()[2], Answer(a_verifier=True, aupres_de="gestionnaire")),
        comment(3, "Deux salles équipées"),
        *since_version_2(state.assessment.relecture),
        *followed_gestes(),
        oui(4),
    ):
        dossier.save(geste)
        memory.take(geste)
    undo = memory.undo()
    assert undo is not None
    dossier.save(undo)
    dossier.add_export(export())
    dossier.remember_place(criteres()[4])
    dossier.close()


if __name__ == "__main__":
    main()
