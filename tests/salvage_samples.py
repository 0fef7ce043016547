"""A dossier filled as a school fills one, ways to damage its file, and what was truly in it."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from dossier_samples import answer_geste, criteres, entry, new_dossier, random_id
from paliers_desktop.actions.salvaging import identity_of, read_export
from paliers_desktop.core.assessment import Answer, Etat, MotifCode
from paliers_desktop.core.history import Geste, Kind, inverse
from paliers_desktop.core.seance import end_changes, passage_changes, seance_changes, start_changes
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.salvage.findings import Findings, salvage
from paliers_desktop.storage.salvage.wreck import Helpers
from paliers_desktop.storage.state import DossierState
from transmitted_samples import transmit

PAGE = 4096
NAME = "0940120V_Lycée Édouard-Cœur.paliers"
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
ETATS = (Etat.OUI, Etat.EN_COURS, Etat.NON, Etat.OUI, Etat.SANS_OBJET)
TEXT = "Vu avec la gestionnaire : « à l’œuvre » depuis 2024.\n"


def answer(rank: int) -> Answer:
    """The answer of the criterion of that rank: every field is used by some."""
    etat = ETATS[rank % len(ETATS)]
    sans_objet = etat is Etat.SANS_OBJET
    return Answer(
        etat=etat,
        motif_code=MotifCode.AUTRE if sans_objet else None,
        motif_texte=f"Site {rank} fermé" if sans_objet else "",
        commentaire=TEXT * (rank % 4 * 9),
        a_verifier=rank % 7 == 0,
        aupres_de="ERUN" if rank % 7 == 0 else "",
        echeance=date(2027, 1 + rank % 12, 3) if etat is Etat.NON else None,
        besoin=rank % 11 == 0,
        partage=rank % 13 == 0,
    )


@cache
def filled() -> bytes:
    """The bytes of that file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / NAME
        fill(path)
        return path.read_bytes()


def fill(path: Path) -> None:
    """Fill a new dossier: answers changed and taken back, a séance with names, two exports, then a last answer."""
    with closing(new_dossier(path)) as dossier:
        for rank, critere in enumerate(criteres()[:-2]):
            first = answer_geste(critere, Answer(etat=Etat.NON))
            then = answer_geste(critere, answer(rank), Answer(etat=Etat.NON))
            dossier.save(first, *([then] if then.changes else []))
        taken_back = answer_geste(criteres()[-2], Answer(etat=Etat.OUI))
        dossier.save(taken_back)
        dossier.save(inverse(taken_back, random_id()))
        _hold_seance(dossier)
    for rank in (0, 1):
        transmit(path, path.parent / "transmis", join_texts=rank == 1)
        change(path, rank, Answer(etat=Etat.OUI, commentaire=f"Revu {rank}"))


def change(path: Path, rank: int, after: Answer) -> None:
    """Answer the criterion of that rank otherwise."""
    with closing(Dossier.open(path)) as dossier:
        before = dossier.load().assessment.answer(criteres()[rank])
        dossier.save(answer_geste(criteres()[rank], after, before))


def helpers(copy: Path | None = None) -> Helpers:
    """What the program has at hand."""
    return Helpers(read_export, identity_of, (entry(),), copy)


def salvaged(path: Path, copy: Path | None = None) -> Findings | None:
    """What is given back of a file."""
    return salvage(path, helpers(copy))


def wrong(found: Findings, *truths: DossierState) -> list[str]:
    """What is said sure and was never stored; what is missing though nothing is said to be. Empty when all is well."""
    faults = []
    answers = [truth.assessment.answers for truth in truths]
    for critere, given in found.state.assessment.answers.items():
        if critere not in found.doubtful and all(given != known.get(critere, Answer()) for known in answers):
            faults.append(f"{critere}: {given} is said sure")
        if critere in found.doubtful and not given.a_verifier:
            faults.append(f"{critere} is doubtful and not marked")
    if found.complete:
        missing = set.intersection(*(set(known) for known in answers)) - found.state.assessment.answers.keys()
        faults += [f"{critere} is missing" for critere in missing - set(found.doubtful)]
    return faults


def with_page(octets: bytes, number: int, page: bytes) -> bytes:
    """The file with another page, counted from 1."""
    start = (number - 1) * PAGE
    return octets[:start] + page + octets[start + len(page) :]


def flipped(octets: bytes, number: int) -> bytes:
    """The file with every bit of a page flipped."""
    return with_page(octets, number, bytes(octet ^ 0xFF for octet in octets[(number - 1) * PAGE : number * PAGE]))


def pages_of(path: Path, table: str) -> list[int]:
    """The pages, counted from 1, of a table or index with all that its rows go on in."""
    with closing(sqlite3.connect(path)) as db:
        return [page for (page,) in db.execute("SELECT pageno FROM dbstat WHERE name = ?", [table])]


def _hold_seance(dossier: Dossier) -> None:
    """A meeting that discussed three criteria, with decisions and names."""
    seance_id = random_id()
    dossier.save(Geste(random_id(), Kind.SEANCE, start_changes(seance_id, NOW), seance=seance_id))
    (seance,) = dossier.load().seances
    changes = [*seance_changes(seance, lieu="Salle B12", decisions="Former deux collègues.")]
    for rank, critere in enumerate(criteres()[:3]):
        changes += passage_changes(seance, critere, discute=True, avis_partages=rank == 1)
    dossier.save(Geste(random_id(), Kind.SAISIE, tuple(changes), seance=seance_id))
    dossier.save(Geste(random_id(), Kind.SEANCE, end_changes(seance, NOW), seance=seance_id))
    dossier.set_noms(seance_id, "A. Martin")
