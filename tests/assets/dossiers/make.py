"""Write `v<n>.paliers`, the stored dossier of the current schema version: run once, before that version is released.

    PYTHONPATH=src:tests .venv/bin/python tests/assets/dossiers/make.py

The file is then kept as it is, forever: tests/storage/test_migrations.py opens each version with today's program.
It refuses to write over a stored file, and row ids are random: a stored file is never made again.
"""

from pathlib import Path

from dossier_samples import Memory, answer_geste, comment, criteres, export, identity_geste, new_dossier, oui
from paliers_desktop.core.assessment import Answer, Etat, MotifCode
from paliers_desktop.storage.migrations import current_version


def main() -> None:
    """A lycée with one answer of each kind, an undone geste and an export."""
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
