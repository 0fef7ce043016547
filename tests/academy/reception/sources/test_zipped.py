import io
import struct
import zipfile

import pytest

from container_samples import packed
from export_samples import forge_bytes, octets
from paliers_desktop.academy.reception.sources import zipped
from paliers_desktop.academy.reception.sources.piece import MOST_BYTES
from paliers_desktop.academy.reception.sources.reader import pieces
from paliers_desktop.academy.reception.sources.zipped import (
    BombError,
    BrokenZipError,
    EncryptedError,
    MethodError,
    NestedError,
    TooManyEntriesError,
    zip_pieces,
)

EXPORT = forge_bytes(octets())


def found(data):
    got = list(zip_pieces(io.BytesIO(data), "portail.zip"))
    return [(p.name, p.data) for p in got if not p.problem], [type(p.problem) for p in got if p.problem]


def test_every_file_is_read_under_the_last_part_of_its_name_and_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names = ["a/b/c.json", "../../etc/passwd", "/abs/olu.json", "C:\\windows\\x.json", "a/../../b.json"]
    data = packed(*((name, EXPORT) for name in names), ("__MACOSX/._x", b"x"), ("d/.DS_Store", b"x"), ("d/", b""))
    files, problems = found(data)
    assert [name for name, _ in files] == [
        f"portail.zip › {name}" for name in ("c.json", "passwd", "olu.json", "x.json", "b.json")
    ]
    assert (problems, list(tmp_path.iterdir())) == ([], [])


def test_a_zip_is_known_by_its_bytes(tmp_path):
    path = tmp_path / "export.pmn.json"
    path.write_bytes(packed(("x", EXPORT)))
    assert [piece.data for piece in pieces(path)] == [EXPORT]


def test_a_bomb_stops_the_archive_and_what_came_before_is_kept():
    files, problems = found(packed(("a.json", EXPORT), ("bombe", bytes(50_000_000)), ("z.json", EXPORT)))
    assert ([data for _, data in files], problems) == ([EXPORT], [BombError])


def test_no_entry_is_read_beyond_the_limit():
    files, _ = found(packed(("gros", bytes(3 * MOST_BYTES)), method=zipfile.ZIP_STORED))
    assert len(files[0][1]) == MOST_BYTES


def test_the_whole_is_bounded_too(monkeypatch):
    monkeypatch.setattr(zipped, "MAX_UNPACKED", 3 * len(EXPORT))
    files, problems = found(packed(*((f"{rank}", EXPORT) for rank in range(9)), method=zipfile.ZIP_STORED))
    assert (len(files), problems) == (3, [BombError])


def test_an_archive_in_an_archive_is_not_opened():
    assert found(packed(("a.zip", packed(("x", EXPORT))), ("b", EXPORT)))[1] == [NestedError]


def test_too_many_entries_are_refused_before_they_are_loaded(monkeypatch):
    monkeypatch.setattr(zipped, "MAX_ENTRIES", 3)
    assert found(packed(*((str(rank), b"x") for rank in range(4)))) == ([], [TooManyEntriesError])


def test_a_giant_directory_is_refused_before_it_is_loaded(monkeypatch):
    made = packed(("a", b"x"))
    monkeypatch.setattr(zipfile, "ZipFile", None)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, 500_000_000, 0, 0)
    assert found(made[:-22] + end) == ([], [TooManyEntriesError])


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_rare_methods_are_told(method):
    assert found(packed(("a", EXPORT), method=method)) == ([], [MethodError])


def test_a_password_is_told():
    data = bytearray(packed(("a", EXPORT)))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(signature) + place] |= 1
    assert found(bytes(data)) == ([], [EncryptedError])


@pytest.mark.parametrize("cut", [1, 21, 22, 60, 200])
def test_a_cut_archive_is_told(cut):
    files, problems = found(packed(("a", EXPORT), ("b", EXPORT))[:-cut])
    assert (files, problems) == ([], [BrokenZipError])
