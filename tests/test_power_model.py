"""The disk of the power cuts: what is synchronised stays, what is not may go, sector by sector, name by name."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from torture.disk import MODES, SECTOR, Disk
from torture.trace import STRACE, Cut, Event, Opened, Removed, Renamed, Synced, Told, Written, events

PROGRAM = """
import os, sys
os.chdir("/")
folder = sys.argv[1]
file = os.open(f"{folder}/é", os.O_RDWR | os.O_CREAT)
os.write(file, b"abc")
os.pwrite(file, b"Z", 1)
copy = os.dup(file)
os.ftruncate(copy, 2)
os.fsync(copy)
os.write(1, b"saved 1\\n")
os.rename(f"{folder}/é", f"{folder}/b")
os.pwrite(file, b"after", 0)
os.close(file)
place = os.open(folder, os.O_RDONLY)
os.fsync(place)
os.unlink(f"{folder}/b")
open("/dev/null", "wb").write(b"elsewhere")
"""


def kept(disk: Disk, mode: str, number: int = 0) -> dict[str, bytes]:
    return disk.after_power_cut(mode, random.Random(number))


def disk_of(tmp_path: Path, *done: Event) -> Disk:
    (tmp_path / "d").write_bytes(b"old")
    disk = Disk(tmp_path, Path("/k"))
    for event in done:
        disk.take(event)
    return disk


def test_a_real_process_is_read_call_by_call(tmp_path: Path) -> None:
    folder, log = tmp_path / "cle", tmp_path / "log"
    folder.mkdir()
    command = [*STRACE, f"--output={log}", sys.executable, "-c", PROGRAM, str(folder)]
    subprocess.run(command, check=True, timeout=30, capture_output=True)
    name, renamed = f"{folder}/é", f"{folder}/b"
    assert events(log, folder) == [
        Opened(name, False),
        Written(name, 0, b"abc"),
        Written(name, 1, b"Z"),
        Cut(name, 2),
        Synced(name),
        Told("saved 1"),
        Renamed(name, renamed),
        Written(renamed, 0, b"after"),
        Synced(str(folder)),
        Removed(renamed),
    ]


def test_a_call_that_another_thread_interrupted_is_one_call(tmp_path: Path) -> None:
    log = tmp_path / "log"
    path = "".join(f"\\x{byte:02x}" for byte in b"/k/d")
    log.write_text(
        f'1  openat(AT_FDCWD, "{path}", O_RDWR) = 5\n'
        '1  pwrite64(5, "\\x61", 1, 9 <unfinished ...>\n'
        '2  write(1, "\\x78\\x0a", 2) = 2\n'
        "1  <... pwrite64 resumed>) = 1\n"
        '1  pwrite64(5, "\\x61", 1, 0) = -1 ENOSPC (No space left on device)\n',
        encoding="ascii",
    )
    assert events(log, Path("/k")) == [Told("x"), Written("/k/d", 9, b"a")]


def test_a_call_that_nobody_knows_is_not_passed_over(tmp_path: Path) -> None:
    log = tmp_path / "log"
    path = "".join(f"\\x{byte:02x}" for byte in b"/k/d")
    log.write_text(f'1  openat(AT_FDCWD, "{path}", O_RDWR) = 5\n1  fallocate(5, 0, 0, 9) = 0\n', encoding="ascii")
    with pytest.raises(ValueError, match="fallocate"):
        events(log, Path("/k"))


def test_what_was_not_synced_may_be_lost_or_kept(tmp_path: Path) -> None:
    disk = disk_of(tmp_path, Written("/k/d", 0, b"new"))
    assert kept(disk, "rien") == kept(disk, "noms") == {"d": b"old"}
    assert kept(disk, "tout") == kept(disk, "données") == {"d": b"new"}
    disk.take(Synced("/k/d"))
    assert {mode: kept(disk, mode) for mode in MODES} == {key: {"d": b"new"} for key in MODES}


def test_each_sector_is_for_itself(tmp_path: Path) -> None:
    disk = disk_of(tmp_path, Written("/k/d", 0, b"a" * SECTOR + b"b" * SECTOR))
    found = {kept(disk, "moitié", number)["d"][: 2 * SECTOR] for number in range(60)}
    old = b"old"
    assert {old, b"a" * SECTOR, old + bytes(SECTOR - 3) + b"b" * SECTOR, b"a" * SECTOR + b"b" * SECTOR} <= found
    assert any(junk[3:] != bytes(len(junk) - 3) and junk.startswith(old) for junk in found)


def test_a_name_waits_for_its_folder_and_not_for_its_file(tmp_path: Path) -> None:
    disk = disk_of(tmp_path, Opened("/k/j", False), Written("/k/j", 0, b"x"), Synced("/k/j"))
    assert kept(disk, "rien") == {"d": b"old"}
    assert kept(disk, "noms") == {"d": b"old", "j": b"x"}
    disk.take(Synced("/k"))
    disk.take(Removed("/k/j"))
    assert kept(disk, "rien") == {"d": b"old", "j": b"x"}
    assert kept(disk, "tout") == {"d": b"old"}


def test_a_rename_is_whole_or_absent(tmp_path: Path) -> None:
    disk = disk_of(tmp_path, Opened("/k/t", False), Written("/k/t", 0, b"n"), Synced("/k/t"), Renamed("/k/t", "/k/d"))
    found = [kept(disk, "moitié", number) for number in range(30)]
    assert all(one in ({"d": b"old"}, {"d": b"old", "t": b"n"}, {"d": b"n"}) for one in found)
    assert {"d": b"n"} in found


def test_a_cut_waits_too(tmp_path: Path) -> None:
    disk = disk_of(tmp_path, Cut("/k/d", 1))
    assert kept(disk, "rien") == {"d": b"old"}
    assert kept(disk, "tout") == {"d": b"o"}
