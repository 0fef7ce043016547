"""The lock beside a dossier: one post writes, nothing left behind keeps anyone out, nothing live is taken over."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dossier_samples import names
from mounts import read_only, small_place
from paliers_desktop.core.lock_rules import BEAT_SECONDS, LOOK_SECONDS, Hold, Holder, VolumeKind
from paliers_desktop.storage.errors import OpenElsewhereError, TakenOverError
from paliers_desktop.storage.lock_file import LockFile, alone_with, lock_path
from paliers_desktop.storage.post import Post, this_post

HERE, THERE = "a" * 32, "b" * 32
KILLED = """
import os, signal, sys
from pathlib import Path
from paliers_desktop.storage.lock_file import LockFile
from paliers_desktop.storage.post import this_post
LockFile(Path(sys.argv[1]), this_post()).take()
os.kill(os.getpid(), signal.SIGKILL)
"""


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "0940120V_Lycée.paliers"
    file.write_bytes(b"x")
    return file


def post(host: str = HERE, volume: VolumeKind = VolumeKind.OWN, clock: Callable[[], float] = float) -> Post:
    """This very process, on the post of that name and a volume of that kind."""
    return replace(this_post(), host=host, volume_of=lambda _: volume, clock=clock)


def killed(path: Path) -> None:
    """A program of this post that took the lock and was killed."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", KILLED, path], env=environment, check=False)
    assert lock_path(path).exists()


def told(path: Path) -> Holder:
    """What the lock file says."""
    return msgspec.json.decode(lock_path(path).read_bytes(), type=Holder)


@pytest.mark.parametrize("volume", VolumeKind)
def test_nothing_stays_after_a_normal_close(path: Path, volume: VolumeKind) -> None:
    lock = LockFile(path, post(volume=volume))
    assert lock.take() is Hold.OURS
    assert names(path.parent) == [f".{path.name}.verrou", path.name]
    lock.check()
    lock.release()
    lock.release()
    assert names(path.parent) == [path.name]
    assert lock.tend() is Hold.OURS
    assert names(path.parent) == [path.name]


def test_a_lock_names_nobody(path: Path) -> None:
    LockFile(path, this_post()).take()
    words = lock_path(path).read_text()
    assert set(msgspec.json.decode(words)) == {"session", "host", "pid", "born", "start", "beat"}
    assert os.environ["HOME"] not in words
    assert os.uname().nodename not in words


@pytest.mark.parametrize("volume", VolumeKind)
def test_a_second_opener_of_the_same_post_is_kept_out(path: Path, volume: VolumeKind) -> None:
    first, second = LockFile(path, post(volume=volume)), LockFile(path, post(volume=volume))
    assert first.take() is Hold.OURS
    assert second.take() is Hold.ELSEWHERE
    assert second.is_of_this_post
    second.release()
    first.check()
    first.release()
    assert second.tend() is Hold.ELSEWHERE  # it is closed too
    assert LockFile(path, post(volume=volume)).take() is Hold.OURS


@pytest.mark.parametrize("volume", VolumeKind)
def test_a_lock_of_a_killed_program_of_this_post_is_no_question(path: Path, volume: VolumeKind) -> None:
    killed(path)
    lock = LockFile(path, replace(this_post(), volume_of=lambda _: volume))
    assert lock.take() is Hold.OURS
    lock.release()
    assert names(path.parent) == [path.name]


def test_a_number_given_again_by_the_system_is_not_taken_for_the_holder(path: Path) -> None:
    LockFile(path, replace(post(), born="before")).take()
    assert LockFile(path, post()).take() is Hold.OURS


@pytest.mark.parametrize(
    ("volume", "hold"),
    [(VolumeKind.REMOVABLE, Hold.OURS), (VolumeKind.SHARE, Hold.ELSEWHERE), (VolumeKind.OWN, Hold.ELSEWHERE)],
)
def test_a_lock_of_another_post_counts_but_on_a_key(path: Path, volume: VolumeKind, hold: Hold) -> None:
    LockFile(path, post(THERE)).take()
    lock = LockFile(path, post(volume=volume))
    assert lock.take() is hold
    assert not lock.is_of_this_post


def test_who_beats_is_never_offered_and_who_stops_is_after_two_minutes(path: Path, clock: Clock) -> None:
    first = LockFile(path, post(THERE, VolumeKind.SHARE))
    first.take()
    second = LockFile(path, post(volume=VolumeKind.SHARE, clock=clock))
    assert second.take() is Hold.ELSEWHERE
    while clock.now < 1800:
        if clock.now % BEAT_SECONDS == 0:
            assert first.tend() is Hold.OURS
        assert second.tend() is Hold.ELSEWHERE
        clock.now += LOOK_SECONDS
    stopped = clock.now
    while second.tend() is not Hold.SILENT:
        clock.now += LOOK_SECONDS
    assert 90 <= clock.now - stopped <= 120
    again = LockFile(path, post(volume=VolumeKind.SHARE), second.seen)
    assert again.take() is Hold.OURS
    with pytest.raises(TakenOverError):
        first.check()
    assert first.tend() is Hold.LOST
    first.release()
    assert told(path).host == HERE  # what is not its own stays


def test_a_lock_that_stirs_just_before_it_is_taken_over_holds(path: Path, clock: Clock) -> None:
    first = LockFile(path, post(THERE, VolumeKind.SHARE))
    first.take()
    second = LockFile(path, post(volume=VolumeKind.SHARE, clock=clock))
    second.take()
    for _ in range(13):
        second.tend()
        clock.now += LOOK_SECONDS
    seen = second.seen
    first.tend()
    assert LockFile(path, post(volume=VolumeKind.SHARE), seen).take() is Hold.ELSEWHERE
    first.check()


def test_what_is_given_back_is_free_at_the_next_look(path: Path) -> None:
    first, second = LockFile(path, post(THERE)), LockFile(path, post())
    first.take()
    second.take()
    assert second.tend() is Hold.ELSEWHERE
    first.release()
    assert second.tend() is Hold.FREE
    path.unlink()
    assert second.tend() is Hold.ELSEWHERE  # the place itself is gone: there is nothing to take


def test_who_was_taken_over_by_somebody_who_left_writes_on(path: Path) -> None:
    """Whether the other wrote something is told by the journal, not by the lock."""
    first = LockFile(path, post(volume=VolumeKind.SHARE))
    first.take()
    lock_path(path).unlink()
    first.check()
    assert told(path).host == HERE
    assert first.tend() is Hold.OURS


def test_a_key_is_left_at_rest(path: Path) -> None:
    lock = LockFile(path, post(volume=VolumeKind.REMOVABLE))
    lock.take()
    before = lock_path(path).stat().st_mtime_ns, lock_path(path).read_bytes()
    assert lock.tend() is Hold.OURS
    assert (lock_path(path).stat().st_mtime_ns, lock_path(path).read_bytes()) == before


def test_where_no_lock_can_be_made_nobody_is_kept_from_writing(path: Path, tmp_path: Path) -> None:
    with read_only(tmp_path):
        lock = LockFile(path, post())
        assert lock.take() is Hold.OURS
        lock.check()
    lock.check()  # and it is there as soon as it can be
    assert told(path).host == HERE
    with read_only(tmp_path):
        lock.release()
        assert LockFile(path, replace(post(), birth_of=lambda _: None)).take() is Hold.OURS  # left behind, and stays


def test_a_full_place_holds_no_empty_lock(tmp_path: Path) -> None:
    with small_place(tmp_path / "key", "64k") as place:
        (place / "d.paliers").write_bytes(b"")
        with (place / "film.mp4").open("wb", buffering=0) as ballast:
            try:
                while ballast.write(bytes(4096)):
                    pass
            except OSError:
                pass
        lock = LockFile(place / "d.paliers", post())
        assert lock.take() is Hold.OURS
        assert names(place) == ["d.paliers", "film.mp4"]
        (place / "film.mp4").unlink()
        lock.check()
        assert told(place / "d.paliers").host == HERE


def test_a_place_that_is_gone_raises_nothing(path: Path) -> None:
    lock = LockFile(path.parent / "absent" / path.name, post())
    assert lock.take() is Hold.OURS
    lock.check()
    assert lock.tend() is Hold.OURS
    lock.release()


@settings(deadline=None, max_examples=80)
@given(octets=st.binary(max_size=300) | st.text(max_size=100).map(str.encode), volume=st.sampled_from(VolumeKind))
def test_what_makes_no_sense_never_breaks_anything(
    tmp_path_factory: pytest.TempPathFactory, octets: bytes, volume: VolumeKind
) -> None:
    path = tmp_path_factory.mktemp("odd") / "d.paliers"
    path.write_bytes(b"x")
    lock_path(path).write_bytes(octets)
    lock = LockFile(path, post(volume=volume))
    assert lock.take() is (Hold.ELSEWHERE if volume is VolumeKind.SHARE else Hold.OURS)
    assert lock.tend() is (Hold.ELSEWHERE if volume is VolumeKind.SHARE else Hold.OURS)
    assert lock.other is None
    lock.release()


def test_a_lock_without_a_zone_makes_no_sense(path: Path) -> None:
    LockFile(path, post(THERE)).take()
    lock_path(path).write_bytes(lock_path(path).read_bytes().replace(b"Z", b"").replace(b"+00:00", b""))
    lock = LockFile(path, post(volume=VolumeKind.SHARE))
    assert lock.take() is Hold.ELSEWHERE
    assert lock.other is None


def test_of_two_who_judge_one_lock_stale_only_one_gets_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second judged before the first took over, and acts after."""
    killed(path)
    left = lock_path(path).read_bytes()
    first, second = LockFile(path, this_post()), LockFile(path, this_post())
    assert first.take() is Hold.OURS
    monkeypatch.setattr(second, "_read", lambda: left)
    assert second.take() is Hold.ELSEWHERE
    first.check()
    assert names(path.parent) == [lock_path(path).name, path.name]


def test_a_task_has_the_dossier_alone(path: Path) -> None:
    with alone_with(path):
        assert LockFile(path, this_post()).take() is Hold.ELSEWHERE
    assert names(path.parent) == [path.name]
    LockFile(path, post(THERE)).take()
    with pytest.raises(OpenElsewhereError, match="ouvert sur un autre poste"), alone_with(path, post()):
        raise AssertionError("nobody is alone")
    with pytest.raises(OpenElsewhereError, match="ouvert sur ce poste"), alone_with(path, post(THERE)):
        raise AssertionError("nobody is alone")


def test_a_task_takes_away_what_was_left_behind(path: Path) -> None:
    killed(path)
    with pytest.raises(ZeroDivisionError), alone_with(path):
        raise ZeroDivisionError
    assert names(path.parent) == [path.name]
