"""Proposals written in real files: one geste each with its copy, never over an answer, and every refusal told."""

import contextlib
import datetime
from contextlib import closing
from pathlib import Path

from circonscription_samples import answers_of, ecoles, etats, give, make_ecole, proposals, shared
from dossier_samples import names
from faults import Fault
from listing_samples import make_dossier
from mounts import read_only, small_place
from paliers_desktop.actions.closed_writing import ClosedCampagneError, NotAddedError, Told
from paliers_desktop.actions.dossiers import open_dossier
from paliers_desktop.actions.proposing import Proposals, foresee_proposals, propose, shared_criteria
from paliers_desktop.actions.years import close_campagne
from paliers_desktop.core.assessment import Answer, Etat
from paliers_desktop.core.grid_loader import load_catalogue
from paliers_desktop.core.history import Kind, apply_changes, inverse
from paliers_desktop.paths import criteria_folder
from paliers_desktop.storage.backup import backup_folder, list_copies
from paliers_desktop.storage.copy_errors import NotKeptBeforeError
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.errors import OpenElsewhereError, ReadOnlyDossierError
from paliers_desktop.storage.post import this_post
from paliers_desktop.storage.shelf import Reason

DAY = datetime.date(2026, 11, 23)
COMMENT = "Le formateur vient deux fois par trimestre."

OPEN = Fault(
    "Une école est ouverte sur un poste pendant qu’une proposition, ou une séance commune, lui est destinée",
    seen=OpenElsewhereError(Path("0940000A.paliers"), here=True),
    survives="Son fichier, à l’octet près ; les autres écoles reçoivent la leur.",
)
READ_ONLY = Fault(
    "Le fichier d’une école ne peut pas être écrit quand une proposition, ou une séance commune, lui est destinée",
    seen=NotAddedError(ReadOnlyDossierError()),
    survives="Son fichier, à l’octet près ; les autres écoles reçoivent la leur.",
)
NO_ROOM = Fault(
    "La place manque pour la copie d’une école avant une proposition, ou une séance commune",
    seen=NotKeptBeforeError(Path("0940000A.paliers")),
    survives="Son fichier, à l’octet près : sans copie, rien n’y est écrit.",
)


def asked(*paths: Path, etat: Etat = Etat.OUI) -> Proposals:
    return Proposals(paths, proposals(etat, COMMENT), DAY, this_post())


def run(wanted: Proposals) -> list[Told]:
    """What was foreseen, then what happened: the first never lies about the second."""
    foreseen, done = list(foresee_proposals(wanted)), list(propose(wanted))
    assert [(one.path, one.ok) for one in foreseen] == [(one.path, one.ok) for one in done]
    assert [one.words for one in foreseen if not one.ok] == [one.words for one in done if not one.ok]
    return done


def test_the_criteria_are_those_that_the_helps_mark():
    found = shared_criteria(load_catalogue(criteria_folder()))
    assert tuple(one.critere for one in found) == shared()
    assert [one.numero for one in found] == [ecoles().grille.numeros[key] for key in shared()]
    assert any(one.lecture for one in found)


def test_each_ecole_takes_what_it_did_not_answer_in_one_geste_after_a_copy(tmp_path: Path):
    own = {shared()[0]: Answer(etat=Etat.NON, commentaire="Chez nous, non."), **etats(2)}
    empty, begun = make_ecole(tmp_path, 0), make_ecole(tmp_path, 1, own)
    before = {path: Dossier.peek(path) for path in (empty, begun)}
    first, second = run(asked(empty, begun))
    assert (first.ok, second.ok) == (True, True)
    assert first.words == "7 réponses proposées, à confirmer."
    numero = ecoles().grille.numeros[shared()[0]]
    assert second.words == f"6 réponses proposées, à confirmer. Déjà répondu, et laissé tel quel : {numero}."
    proposed = Answer(etat=Etat.OUI, a_confirmer=True, commentaire=COMMENT)
    assert answers_of(empty) == dict.fromkeys(shared(), proposed)
    assert answers_of(begun) == {**dict.fromkeys(shared()[1:], proposed), **own}
    for path in (empty, begun):
        (copy,) = list_copies(path)
        assert copy.reason is Reason.COMMUN
        assert Dossier.peek(copy.path).assessment == before[path].assessment
        after = Dossier.peek(path)
        last = after.history.to_undo
        assert last is not None
        assert last.kind is Kind.REPRISE
        taken_back = apply_changes(after.assessment, inverse(last, "f" * 32).changes)
        assert taken_back == before[path].assessment


def test_annuler_takes_the_proposal_back_in_the_dossier_of_the_ecole(tmp_path: Path):
    path = make_ecole(tmp_path, 0, etats(3))
    run(asked(path))
    with closing(Dossier.open(path)) as dossier:
        last = dossier.load().history.to_undo
        assert last is not None
        dossier.save(inverse(last, "e" * 32))
        state = dossier.load()
    assert state.assessment.answers == etats(3)
    assert state.history.to_redo == last


def test_a_second_run_writes_nothing_and_makes_no_copy(tmp_path: Path):
    path = make_ecole(tmp_path, 0)
    run(asked(path))
    octets, copies = path.read_bytes(), names(backup_folder(path))
    (told,) = run(asked(path))
    assert not told.ok
    assert told.words.startswith("Rien à proposer. Déjà proposé : ")
    assert (path.read_bytes(), names(backup_folder(path))) == (octets, copies)


def test_another_answer_replaces_only_what_was_still_to_be_confirmed(tmp_path: Path):
    path = make_ecole(tmp_path, 0)
    run(asked(path))
    with closing(Dossier.open(path)) as dossier:
        key = shared()[0]
        give(dossier, {key: Answer(etat=Etat.OUI, commentaire="Oui, vu avec l’équipe.")})
    (told,) = run(asked(path, etat=Etat.EN_COURS))
    assert told.ok
    found = answers_of(path)
    assert found[key] == Answer(etat=Etat.OUI, commentaire="Oui, vu avec l’équipe.")
    assert {found[other].etat for other in shared()[1:]} == {Etat.EN_COURS}


def test_what_cannot_be_is_told_and_the_others_go_on(tmp_path: Path):
    schools = [make_ecole(tmp_path, number) for number in range(2)]
    college = make_dossier(tmp_path, 7)
    broken = tmp_path / "abîmé.paliers"
    broken.write_bytes(b"rien")
    gone = tmp_path / "parti.paliers"
    done = run(asked(schools[0], college, broken, gone, schools[1]))
    assert [one.ok for one in done] == [True, False, False, False, True]
    assert done[1].words == "Rien à proposer. Sa grille n’a aucun de ces critères."
    assert all(one.words.endswith(".") for one in done)


def test_a_file_of_another_year_says_so(tmp_path: Path):
    old = make_ecole(tmp_path, 0, campagne="creteil-2025-2026")
    (told,) = foresee_proposals(asked(old))
    assert told.ok
    assert told.words.endswith(" Attention, ce fichier en est à la campagne 2025-2026.")


@OPEN.proven
def test_an_open_ecole_is_left_alone(tmp_path: Path):
    paths = [make_ecole(tmp_path, number) for number in range(2)]
    octets = paths[0].read_bytes()
    with closing(Dossier.open(paths[0], post=this_post())):
        first, second = run(asked(*paths))
    assert first.words.replace(paths[0].name, "0940000A.paliers") == OPEN.seen
    assert second.ok
    assert paths[0].read_bytes() == octets
    assert not backup_folder(paths[0]).exists()


@READ_ONLY.proven
def test_a_file_that_cannot_be_written_is_left_alone(tmp_path: Path):
    closed, there = make_ecole(tmp_path / "clé", 0), make_ecole(tmp_path, 1)
    octets = closed.read_bytes()
    with read_only(closed.parent):
        first, second = propose(asked(closed, there))
    assert (first.ok, first.words) == (False, READ_ONLY.seen)
    assert second.ok
    assert closed.read_bytes() == octets
    assert names(closed.parent) == [closed.name]


@NO_ROOM.proven
def test_nothing_is_written_without_a_copy(tmp_path: Path):
    with small_place(tmp_path / "petit", "600k") as place:
        path = make_ecole(place, 0)
        octets = path.read_bytes()
        fill(place / "reste")
        (told,) = propose(asked(path))
        assert told.words.replace(path.name, "0940000A.paliers") == NO_ROOM.seen
        assert not told.ok
        assert path.read_bytes() == octets


def fill(path: Path) -> None:
    """Leave no room beside it."""
    with contextlib.suppress(OSError), path.open("wb", buffering=0) as stream:
        while stream.write(bytes(4096)):
            pass


def test_it_stops_between_two(tmp_path: Path):
    paths = [make_ecole(tmp_path, number) for number in range(3)]
    done: list[Told] = []
    for one in propose(asked(*paths), lambda: len(done) == 2):
        done.append(one)
    assert len(done) == 2
    assert answers_of(paths[2]) == {}


def test_a_closed_campagne_takes_nothing(tmp_path: Path):
    path = make_ecole(tmp_path, 1)
    opened = open_dossier(path)
    close_campagne(opened)
    opened.dossier.close()
    before = path.read_bytes()
    (told,) = propose(asked(path))
    assert not told.ok
    assert str(ClosedCampagneError()) in told.words or ClosedCampagneError().message in told.words
    assert path.read_bytes() == before
