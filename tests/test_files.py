"""A whole file is the old one or the new one, whatever happens."""

import errno
import os
import random
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from dossier_samples import names
from mounts import read_only, small_place
from paliers_desktop import files
from paliers_desktop.files import (
    check_erasable,
    copy_file,
    create_file,
    erase_file,
    rename_file,
    replace_file,
    write_files,
)

WRITERS = pytest.mark.parametrize("write", [replace_file, create_file])


@WRITERS
def test_a_new_file_is_written_and_readable_by_others(tmp_path: Path, write) -> None:
    write(tmp_path / "é.bin", b"\x00\xff")
    assert (tmp_path / "é.bin").read_bytes() == b"\x00\xff"
    assert stat.S_IMODE((tmp_path / "é.bin").stat().st_mode) == 0o644
    assert names(tmp_path) == ["é.bin"]


def test_replacing(tmp_path: Path) -> None:
    replace_file(tmp_path / "a", b"old")
    replace_file(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"


def test_creating_refuses_a_taken_name(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "link").symlink_to("nowhere")
    for name in ("a", "link"):
        with pytest.raises(FileExistsError):
            create_file(tmp_path / name, b"new")
    assert (tmp_path / "a").read_bytes() == b"old"
    assert names(tmp_path) == ["a", "link"]


def test_creating_where_there_are_no_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """FAT, which this machine may not be able to mount, answers EPERM to link(2)."""

    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    create_file(tmp_path / "a", b"new")
    with pytest.raises(FileExistsError):
        create_file(tmp_path / "a", b"newer")
    assert (tmp_path / "a").read_bytes() == b"new"
    assert names(tmp_path) == ["a"]


@WRITERS
@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP, errno.EBADF])
def test_a_place_that_does_not_sync_folders_is_no_failure(tmp_path: Path, monkeypatch, write, number: int) -> None:
    """What some shares answer to fsync(2) of a folder; this machine has none."""
    monkeypatch.setattr(os, "fsync", refusing_fsync(number, of_folder=True))
    write(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"


@WRITERS
@pytest.mark.parametrize(("number", "of_folder"), [(errno.EIO, True), (errno.EINVAL, False)])
def test_any_other_sync_that_fails_is_told(tmp_path: Path, monkeypatch, write, number: int, of_folder: bool) -> None:
    monkeypatch.setattr(os, "fsync", refusing_fsync(number, of_folder=of_folder))
    with pytest.raises(OSError, match=os.strerror(number)):
        write(tmp_path / "a", b"new")


def refusing_fsync(number: int, *, of_folder: bool):
    """fsync, failing with that errno for folders or for files."""
    real = os.fsync

    def _fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode) is of_folder:
            raise OSError(number, os.strerror(number))
        real(descriptor)

    return _fsync


@WRITERS
def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path, write) -> None:
    with small_place(tmp_path / "key", "100k") as place:
        (place / "old").write_bytes(b"old")
        with pytest.raises(OSError, match="No space left"):
            write(place / ("old" if write is replace_file else "new"), bytes(200_000))
        assert (place / "old").read_bytes() == b"old"
        assert names(place) == ["old"]


@WRITERS
def test_a_read_only_place(tmp_path: Path, write) -> None:
    with read_only(tmp_path), pytest.raises(OSError, match="Read-only"):
        write(tmp_path / "a", b"new")
    assert names(tmp_path) == []


def test_a_name_that_cannot_be_replaced_leaves_no_temporary_file(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(IsADirectoryError):
        replace_file(tmp_path / "folder", b"new")
    assert names(tmp_path) == ["folder"]


ENDLESS_REPLACING = """
import itertools, sys
from pathlib import Path
from paliers_desktop.files import replace_file
path = Path(sys.argv[1])
for number in itertools.count():
    replace_file(path, bytes([number % 256]) * 300_000)
    print(flush=True)
"""


def test_a_crash_leaves_a_whole_file(tmp_path: Path) -> None:
    draw = random.Random(20261123)
    for _ in range(5):
        path = tmp_path / "whole"
        child = subprocess.Popen(
            [sys.executable, "-c", ENDLESS_REPLACING, str(path)],
            stdout=subprocess.PIPE,
            env={"PYTHONPATH": ":".join(sys.path)},
        )
        with child:
            for _ in range(draw.randint(1, 30)):
                assert child.stdout.readline()
            child.send_signal(signal.SIGKILL)
        content = path.read_bytes()
        assert len(content) == 300_000
        assert len(set(content)) == 1


def test_a_file_takes_a_free_name_only(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"one")
    (tmp_path / "b").write_bytes(b"two")
    with pytest.raises(FileExistsError):
        rename_file(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == b"two"
    rename_file(tmp_path / "a", tmp_path / "c")
    assert names(tmp_path) == ["b", "c"]
    assert (tmp_path / "c").read_bytes() == b"one"


def test_a_file_that_cannot_leave_its_place_has_one_name(tmp_path: Path) -> None:
    place, other = tmp_path / "place", tmp_path / "other"
    place.mkdir()
    other.mkdir()
    (place / "a").write_bytes(b"one")
    with read_only(place), pytest.raises(OSError, match=r"Read-only|cross-device"):
        rename_file(place / "a", other / "a")
    assert names(other) == []
    assert names(place) == ["a"]


def test_a_name_that_cannot_be_given_up_is_the_only_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.unlink

    def refuse(self: Path, missing_ok: bool = False) -> None:
        if self.name == "a":
            raise PermissionError(errno.EACCES, "no")
        real(self, missing_ok)

    (tmp_path / "a").write_bytes(b"one")
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(PermissionError):
        rename_file(tmp_path / "a", tmp_path / "b")
    assert names(tmp_path) == ["a"]


def test_two_names_of_one_file_that_differ_by_capitals_stay_two(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"one")
    (tmp_path / "A").hardlink_to(tmp_path / "a")
    with pytest.raises(FileExistsError):
        rename_file(tmp_path / "a", tmp_path / "A")
    assert names(tmp_path) == ["A", "a"]


def test_a_copy_is_whole_and_overwrites_nothing(tmp_path: Path) -> None:
    content = bytes(range(256)) * 500
    (tmp_path / "a").write_bytes(content)
    with small_place(tmp_path / "key", "1m") as key:
        copy_file(tmp_path / "a", key / "b")
        assert (key / "b").read_bytes() == content
        (key / "b").write_bytes(b"theirs")
        with pytest.raises(FileExistsError):
            copy_file(tmp_path / "a", key / "b")
        assert (key / "b").read_bytes() == b"theirs"
    assert (tmp_path / "a").read_bytes() == content


def test_an_original_that_changes_while_it_is_copied_is_no_copy(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "a").write_bytes(b"one")

    def change(path: Path) -> bytes:
        (tmp_path / "a").write_bytes(b"two")
        return path.read_bytes()

    monkeypatch.setattr(files, "read_from_disk", change)
    with pytest.raises(OSError, match="Input/output"):
        copy_file(tmp_path / "a", tmp_path / "b")
    assert names(tmp_path) == ["a"]


def test_erasing_writes_over_the_bytes_before_the_name_goes(tmp_path: Path) -> None:
    """A second name of the same file shows what became of its bytes."""
    path, seen = tmp_path / "a", tmp_path / "seen"
    content = os.urandom(3 * 1024 * 1024 + 7)
    path.write_bytes(content)
    seen.hardlink_to(path)
    erase_file(path)
    assert names(tmp_path) == ["seen"]
    noise = seen.read_bytes()
    assert len(noise) == len(content)
    blocks = range(0, len(content) - 64, 4096)
    assert not [at for at in blocks if noise[at : at + 64] == content[at : at + 64] or not any(noise[at : at + 64])]


def test_erasing_a_link_spares_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"kept")
    (tmp_path / "link").symlink_to(tmp_path / "a")
    erase_file(tmp_path / "link")
    assert names(tmp_path) == ["a"]
    assert (tmp_path / "a").read_bytes() == b"kept"


def test_what_cannot_be_taken_away_keeps_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    with read_only(tmp_path):
        for attempt in (check_erasable, erase_file):
            with pytest.raises(PermissionError):
                attempt(path)
    assert path.read_bytes() == b"old"
    with pytest.raises(FileNotFoundError):
        erase_file(tmp_path / "none")


def test_many_files_are_written_at_once_over_those_that_a_stop_left(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"half")
    (tmp_path / ".b.tmp").write_bytes(b"left")
    write_files({tmp_path / name: name.encode() * 3 for name in "abc"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"aaa", "b": b"bbb", "c": b"ccc"}


def test_of_many_files_none_is_named_before_all_are_on_the_disk(tmp_path: Path, monkeypatch) -> None:
    synced: list[int] = []

    def failing(descriptor: int) -> None:
        synced.append(descriptor)
        if len(synced) == 3:
            raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(OSError, match="full"):
        write_files({tmp_path / name: b"x" for name in "abcd"})
    assert names(tmp_path) == []
