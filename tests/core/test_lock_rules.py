"""Who may write: every lock file on every volume, and every way to watch one."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.lock_rules import (
    BEAT_SECONDS,
    GAP_SECONDS,
    LOOK_SECONDS,
    SILENCE_SECONDS,
    Holder,
    Standing,
    VolumeKind,
    Watch,
    judge,
    looked_again,
)

START = datetime.datetime(2026, 11, 23, 8, 58, tzinfo=datetime.UTC)
HERE, THERE = "a" * 32, "b" * 32

volumes = st.sampled_from(VolumeKind)
holders = st.builds(
    Holder,
    session=st.text("0123456789abcdef", min_size=32, max_size=32),
    host=st.sampled_from([HERE, THERE]),
    pid=st.integers(1, 99999),
    born=st.sampled_from(["", "c" * 32]),
    start=st.just(START),
    beat=st.integers(0, 9),
)
steps = st.lists(st.tuples(st.floats(0.1, 90), st.booleans()), max_size=60)


@given(holders, volumes, st.booleans())
def test_a_process_of_this_post_is_the_only_witness_of_its_lock(
    holder: Holder, volume: VolumeKind, alive: bool
) -> None:
    if holder.host == HERE:
        assert judge(holder, HERE, volume, alive=alive) is (Standing.HELD if alive else Standing.STALE)


@given(holders, volumes, st.booleans())
def test_a_lock_of_another_post_is_left_behind_on_a_key_and_nowhere_else(
    holder: Holder, volume: VolumeKind, alive: bool
) -> None:
    if holder.host == THERE:
        stale = judge(holder, HERE, volume, alive=alive) is Standing.STALE
        assert stale == (volume is VolumeKind.REMOVABLE)


@given(volumes, st.booleans())
def test_what_makes_no_sense_is_watched_only_where_others_write(volume: VolumeKind, alive: bool) -> None:
    held = judge(None, HERE, volume, alive=alive) is Standing.HELD
    assert held == (volume is VolumeKind.SHARE)


@given(steps)
def test_a_lock_is_silent_only_after_two_minutes_of_unbroken_watching(done: list[tuple[float, bool]]) -> None:
    """Told again from the looks alone: the longest unbroken run of one content up to now."""
    now, beat = 1000.0, 0
    watch: Watch | None = None
    since = looked = now
    for wait, moved in done:
        now += wait
        beat += moved
        if watch is None or moved or now - looked > GAP_SECONDS:
            since = now
        looked = now
        watch = looked_again(watch, str(beat).encode(), now)
        assert watch.is_silent == (now - since >= SILENCE_SECONDS)


def test_who_beats_is_never_silent_and_who_stopped_is_offered_in_time() -> None:
    """Even when every second heartbeat is late; and not later than one look after the two minutes."""
    watch, now = None, 0.0
    while now < 3600:
        watch = looked_again(watch, str(int(now // (2 * BEAT_SECONDS))).encode(), now)
        assert not watch.is_silent
        now += LOOK_SECONDS
    stopped = now
    while not (watch := looked_again(watch, b"stopped", now)).is_silent:
        now += LOOK_SECONDS
    assert SILENCE_SECONDS <= now - stopped <= SILENCE_SECONDS + LOOK_SECONDS
