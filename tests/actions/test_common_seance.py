"""One séance told in several real files: as each école then shows it, once, and with every refusal told."""

import datetime
from contextlib import closing
from datetime import UTC
from pathlib import Path

from circonscription_samples import etats, make_ecole
from mounts import read_only
from paliers_desktop.actions.closed_writing import Told
from paliers_desktop.actions.common_seance import KNOWN, CommonSeance, foresee_seance, tell_seance
from paliers_desktop.core.held_seance import Held
from paliers_desktop.core.history import Geste, Kind
from paliers_desktop.core.seance import Role, seance_changes
from paliers_desktop.storage.backup import list_copies
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.post import this_post
from paliers_desktop.storage.shelf import Reason

HELD = Held(
    datetime.datetime(2026, 11, 20, 13, tzinfo=UTC),
    datetime.datetime(2026, 11, 20, 15, tzinfo=UTC),
    "Salle du conseil",
    (Role.ERUN, Role.IEN),
    "Un défi commun au printemps.\nChaque école choisit sa classe.",
)


def asked(*paths: Path) -> CommonSeance:
    return CommonSeance(paths, HELD, this_post())


def run(wanted: CommonSeance) -> list[Told]:
    """What was foreseen, then what happened: the first never lies about the second."""
    foreseen, done = list(foresee_seance(wanted)), list(tell_seance(wanted))
    assert [(one.path, one.ok) for one in foreseen] == [(one.path, one.ok) for one in done]
    return done


def test_each_file_tells_the_seance_and_nothing_else_changes(tmp_path: Path):
    paths = [make_ecole(tmp_path, number, etats(number)) for number in range(3)]
    before = {path: Dossier.peek(path) for path in paths}
    assert all(one.ok for one in run(asked(*paths)))
    ids = set()
    for path in paths:
        after = Dossier.peek(path)
        (seance,) = after.seances
        ids.add(seance.id)
        assert (seance.debut, seance.fin, seance.lieu) == (HELD.debut, HELD.fin, HELD.lieu)
        assert (set(seance.presents), seance.decisions) == (set(HELD.presents), HELD.decisions)
        assert not seance.noms
        assert not seance.reponses
        assert not seance.is_under_way(datetime.datetime.now(UTC))
        assert after.assessment == before[path].assessment
        assert after.history == before[path].history
        (copy,) = list_copies(path)
        assert copy.reason is Reason.COMMUN
    assert len(ids) == len(paths)


def test_it_is_told_once_and_again_when_it_was_taken_off(tmp_path: Path):
    path = make_ecole(tmp_path, 0)
    run(asked(path))
    (again,) = run(asked(path))
    assert (again.ok, again.words) == (False, KNOWN)
    with closing(Dossier.open(path)) as dossier:
        (seance,) = dossier.load().seances
        dossier.save(Geste("a" * 32, Kind.SAISIE, seance_changes(seance, ecartee=True)))
    (anew,) = run(asked(path))
    assert anew.ok
    assert [one.ecartee for one in Dossier.peek(path).seances] == [True, False]


def test_what_cannot_be_is_told_and_the_others_go_on(tmp_path: Path):
    opened, closed, free = (make_ecole(tmp_path / name, rank) for rank, name in enumerate(("a", "b", "c")))
    gone = tmp_path / "parti.paliers"
    with closing(Dossier.open(opened, post=this_post())), read_only(closed.parent):
        done = list(tell_seance(asked(opened, gone, closed, free)))
    assert [one.ok for one in done] == [False, False, False, True]
    assert "est ouvert sur ce poste" in done[0].words
    assert "lecture seule" in done[2].words
    assert Dossier.peek(opened).seances == Dossier.peek(closed).seances == ()


def test_it_stops_between_two(tmp_path: Path):
    paths = [make_ecole(tmp_path, number) for number in range(3)]
    done: list[Told] = []
    for one in tell_seance(asked(*paths), lambda: len(done) == 1):
        done.append(one)
    assert [len(Dossier.peek(path).seances) for path in paths] == [1, 0, 0]
