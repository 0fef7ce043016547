"""Two openings of one dossier: the first writes, the second reads; and what a share took is read back from it."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from dossier_samples import criteres, names, new_dossier, oui
from faults import Fault
from gui_samples import rows
from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.lock_rules import Hold, VolumeKind
from paliers_desktop.storage import live_file
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.errors import NotADossierError, NotReadBackError, TakenOverError
from paliers_desktop.storage.lock_file import lock_path
from paliers_desktop.storage.post import Post, this_post

NAME = "d.paliers"

TAKEN_OVER = Fault(
    "Un poste se réveille après qu’un autre a repris la main",
    seen=TakenOverError(),
    survives="Tout ce que l’autre poste a enregistré, et la réponse refusée, en mémoire : une copie peut la garder.",
)
NOT_READ_BACK = Fault(
    "Un emplacement partagé accepte une réponse et ne la rend pas",
    seen=NotReadBackError(),
    survives="Rien n’est dit enregistré tant que la relecture ne rend pas la réponse ; elle s’enregistre une fois.",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    new_dossier(tmp_path / NAME).close()
    return tmp_path / NAME


def post(host: str, clock: Callable[[], float] = float) -> Post:
    """A post of that name, to which the place is a share."""
    return replace(this_post(), host=host * 32, volume_of=lambda _: VolumeKind.SHARE, clock=clock)


def test_the_second_reads_what_the_first_writes_and_writes_once_it_is_closed(path: Path) -> None:
    with closing(Dossier.open(path, post=post("a"))) as first:
        first.save(oui(0))
        with closing(Dossier.open(path, post=post("b"))) as second:
            assert (first.read_only, second.read_only) == (False, True)
            assert set(second.load().assessment.answers) == {criteres()[0]}
            first.save(oui(1))
        first.save(oui(2))
    assert names(path.parent) == [NAME]
    with closing(Dossier.open(path, post=post("b"))) as second:
        second.save(oui(3))
    assert names(path.parent) == [NAME]


@TAKEN_OVER.proven
def test_a_post_that_wakes_up_writes_over_nothing(path: Path) -> None:
    now = [0.0]
    with closing(Dossier.open(path, post=post("a"))) as sleeping:
        sleeping.save(oui(0))
        with closing(Dossier.open(path, post=post("b", lambda: now[0]))) as watching:
            while watching.lock.tend() is not Hold.SILENT:
                now[0] += 10
            silent = watching.lock.seen
        with closing(Dossier.open(path, post=post("b"), silent=silent)) as second:
            second.save(oui(1))
            for _ in range(2):
                with pytest.raises(TakenOverError) as caught:
                    sleeping.save(oui(2))
                assert str(caught.value) == TAKEN_OVER.seen
            sleeping.remember_place("PIL-02")
            copy = path.with_name("copie.paliers")
            sleeping.write_elsewhere(copy, (oui(2),))
            second.save(oui(3))
    answers = Dossier.peek(path).assessment.answers
    assert set(answers) == {criteres()[rank] for rank in (0, 1, 3)}
    assert Dossier.peek(copy).assessment.answer(criteres()[2]).etat is Etat.OUI
    assert names(path.parent) == ["copie.paliers", NAME]


def test_what_is_refused_leaves_no_lock(path: Path) -> None:
    path.write_bytes(b"bonjour")
    with pytest.raises(NotADossierError):
        Dossier.open(path, post=post("a"))
    assert names(path.parent) == [NAME]


def test_a_list_takes_no_lock_and_heeds_none(path: Path) -> None:
    with closing(Dossier.open(path, post=post("a"))) as first:
        first.save(oui(0))
        before = lock_path(path).read_bytes()
        assert len(Dossier.peek(path).assessment.answers) == 1
        assert lock_path(path).read_bytes() == before
    Dossier.peek(path)
    assert names(path.parent) == [NAME]


@NOT_READ_BACK.proven
def test_a_share_that_does_not_give_back_is_told_and_tried_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rows that are read back are replaced: no file system of this machine forgets what it took."""
    geste = oui(0)
    with closing(Dossier.open(path, post=post("a"))) as dossier:
        with monkeypatch.context() as fault:
            fault.setattr(live_file, "last_rows", lambda _db, _count: [])
            for _ in range(2):
                with pytest.raises(NotReadBackError) as caught:
                    dossier.save(geste)
                assert str(caught.value) == NOT_READ_BACK.seen
        dossier.save(geste)
        dossier.save(oui(1), oui(2))
    assert len(rows(path, "SELECT id FROM journal")) == 3


def test_only_a_share_is_read_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    real = live_file.last_rows
    monkeypatch.setattr(live_file, "last_rows", lambda db, count: asked.append(count) or real(db, count))
    for volume in VolumeKind:
        with closing(Dossier.open(path, post=replace(post("a"), volume_of=lambda _, kind=volume: kind))) as dossier:
            dossier.save(oui(list(VolumeKind).index(volume)))
    assert asked == [1]
