"""Every file that cannot be opened as a dossier gets its own sentence, and is left as it was."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from dossier_samples import comment, criteres, names, new_dossier, oui
from mounts import read_only
from paliers_desktop.errors import UserError
from paliers_desktop.storage import connection
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.errors import (
    BusyDossierError,
    DamagedDossierError,
    InterruptedDossierError,
    MissingDossierError,
    NewerDossierError,
    NotADossierError,
    ReadOnlyDossierError,
    UnreadableDossierError,
)

READERS: tuple[Callable[[Path], object], ...] = (Dossier.open, lambda p: Dossier.open(p, read_only=True), Dossier.peek)
both = pytest.mark.parametrize("read", READERS, ids=("open", "open read-only", "peek"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed dossier with three answers, alone in its folder."""
    folder = tmp_path / "place"
    folder.mkdir()
    path = folder / "0940120V_Lycée.paliers"
    with closing(new_dossier(path)) as dossier:
        for rank in range(3):
            dossier.save(oui(rank))
    return path


def refusal(read: Callable[[Path], object], path: Path, error: type[UserError]) -> UserError:
    """The error, after checking that nothing moved and that it says what happened and what to do."""
    before = path.read_bytes() if path.is_file() else None
    beside = names(path.parent)
    with pytest.raises(error) as caught:
        read(path)
    assert type(caught.value) is error
    assert (path.read_bytes() if path.is_file() else None) == before
    assert names(path.parent) == beside
    assert caught.value.message.endswith(".")
    assert caught.value.hint.endswith(".")
    assert "'" not in str(caught.value)
    return caught.value


@both
def test_a_missing_file(read: Callable[[Path], object], tmp_path: Path) -> None:
    refusal(read, tmp_path / "absent.paliers", MissingDossierError)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(MissingDossierError):
        read(tmp_path / "file" / "under a file.paliers")
    with pytest.raises(UnreadableDossierError):
        read(tmp_path / ("x" * 300 + ".paliers"))


@both
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"x",
        b"Bonjour, ceci est un texte. " * 200,
        b"%PDF-1.7\n" + bytes(5000),
        bytes(70000),
        b"SQLite format 4\0" * 99,
    ],
    ids=["empty", "one byte", "text", "pdf", "zeros", "almost"],
)
def test_another_file(read: Callable[[Path], object], tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "devoir.paliers"
    path.write_bytes(content)
    refusal(read, path, NotADossierError)


@both
def test_another_sqlite_file(read: Callable[[Path], object], tmp_path: Path) -> None:
    path = tmp_path / "autre.paliers"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE dossier (place)")
    refusal(read, path, NotADossierError)


@both
def test_a_folder(read: Callable[[Path], object], tmp_path: Path) -> None:
    refusal(read, tmp_path, NotADossierError)


@both
def test_a_newer_dossier_is_named_and_left_byte_identical(read: Callable[[Path], object], path: Path) -> None:
    with closing(sqlite3.connect(path)) as newer, newer:
        newer.execute("UPDATE dossier SET version_programme = '1.4'")
        newer.execute("PRAGMA user_version = 99")
    status = path.stat()
    error = refusal(read, path, NewerDossierError)
    assert error.message == "Ce dossier a été créé par une version plus récente (1.4). Il n’a pas été modifié."
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (status.st_mtime_ns, status.st_ino)


@both
def test_a_newer_dossier_of_unknown_shape(read: Callable[[Path], object], path: Path) -> None:
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA foreign_keys = OFF")
        newer.execute("DROP TABLE dossier")
        newer.execute("PRAGMA user_version = 99")
    error = refusal(read, path, NewerDossierError)
    assert error.message == "Ce dossier a été créé par une version plus récente. Il n’a pas été modifié."


@both
@pytest.mark.parametrize("kept", [20, 71, 90, 100, 511, 512, 4095, 4096, 20000, -4096, -2000, -1])
def test_a_truncated_dossier(read: Callable[[Path], object], path: Path, kept: int) -> None:
    path.write_bytes(path.read_bytes()[:kept])
    refusal(read, path, DamagedDossierError)


@both
def test_overwritten_pages(read: Callable[[Path], object], path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * len(content[4096:])
    path.write_bytes(content)
    refusal(read, path, DamagedDossierError)


@both
def test_a_damaged_page_that_loading_does_not_read(read: Callable[[Path], object], path: Path) -> None:
    with closing(sqlite3.connect(path)) as whole:
        (page,) = whole.execute("SELECT rootpage FROM sqlite_schema WHERE name LIKE '%autoindex_journal%'").fetchone()
        (size,) = whole.execute("PRAGMA page_size").fetchone()
    content = bytearray(path.read_bytes())
    content[(page - 1) * size : page * size] = bytes(size)
    path.write_bytes(content)
    refusal(read, path, DamagedDossierError)


@both
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE etablissement SET type = 'caserne'",
        "DELETE FROM etablissement",
        "DELETE FROM campagnes",
        "UPDATE dossier SET cree_le = 'hier'",
        "DROP TABLE exports",
        "PRAGMA user_version = 0",
        "UPDATE reponses SET echeance = 'jamais'",
        "UPDATE reponses SET motif_code = 'paresse'",
    ],
)
def test_rows_that_make_no_sense(read: Callable[[Path], object], path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as spoilt, spoilt:
        spoilt.execute(sql)
    refusal(read, path, DamagedDossierError)


def test_a_dossier_in_use_elsewhere(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        refusal(Dossier.open, path, BusyDossierError)
    Dossier.open(path).close()


def test_a_read_only_place_opens_read_only(path: Path) -> None:
    before = path.read_bytes()
    with read_only(path.parent):
        with closing(Dossier.open(path)) as dossier:
            assert dossier.read_only
            assert len(dossier.load().assessment.answers) == 3
            with pytest.raises(ReadOnlyDossierError, match="lecture seule"):
                dossier.save(oui(3))
            dossier.remember_place("PIL-01")
        assert len(Dossier.peek(path).assessment.answers) == 3
    assert path.read_bytes() == before


def test_reading_only_when_asked(path: Path) -> None:
    with closing(Dossier.open(path, read_only=True)) as dossier:
        assert dossier.read_only
        with pytest.raises(ReadOnlyDossierError):
            dossier.save(oui(3))


def test_a_dossier_that_vanishes_cannot_be_read_again(path: Path) -> None:
    with closing(Dossier.open(path)) as dossier:
        dossier.close()
        path.unlink()
        with pytest.raises(MissingDossierError):
            dossier.load()


@pytest.fixture
def torn(path: Path, tmp_path: Path) -> Path:
    """What a crash leaves in the middle of a write: torn pages and a hot journal, in a folder of their own."""
    folder = tmp_path / "torn"
    folder.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size = 1")
        writer.execute("BEGIN")
        writer.execute("UPDATE reponses SET reponse = 'non'")
        writer.execute("UPDATE grilles SET contenu = zeroblob(900000)")
        for name in names(path.parent):
            (folder / name).write_bytes((path.parent / name).read_bytes())
        writer.execute("ROLLBACK")
    assert names(folder) == [path.name, f"{path.name}-journal"]
    assert (folder / path.name).read_bytes() != path.read_bytes()
    return folder / path.name


def test_a_torn_dossier_is_repaired_by_opening(torn: Path) -> None:
    with closing(Dossier.open(torn)) as dossier:
        answers = dossier.load().assessment.answers
    assert {critere: answer.etat for critere, answer in answers.items()} == dict.fromkeys(criteres()[:3], "oui")
    assert names(torn.parent) == [torn.name]


def test_a_torn_dossier_is_not_shown_by_a_list(torn: Path) -> None:
    refusal(Dossier.peek, torn, InterruptedDossierError)


def test_a_commit_that_was_cut_short_is_not_shown_by_a_list(path: Path) -> None:
    """Every page is written and sound, but the journal is still there: the answer was never acknowledged."""
    journal = path.with_name(f"{path.name}-journal")
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size = 1")
        writer.execute("BEGIN")
        writer.execute("UPDATE reponses SET reponse = 'non'")
        writer.execute("UPDATE grilles SET contenu = zeroblob(900000)")
        hot = journal.read_bytes()
        writer.execute("COMMIT")
    assert {answer.etat for answer in Dossier.peek(path).assessment.answers.values()} == {"non"}
    journal.write_bytes(hot)
    refusal(Dossier.peek, path, InterruptedDossierError)


def test_a_torn_dossier_in_a_read_only_place(torn: Path) -> None:
    with read_only(torn.parent):
        refusal(Dossier.open, torn, InterruptedDossierError)
    assert len(Dossier.open(torn).load().assessment.answers) == 3


def test_a_list_takes_no_lock_and_drops_none(path: Path) -> None:
    """POSIX drops a process's locks when it closes any handle on the file: peeking must not unlock a running save."""
    with closing(Dossier.open(path)) as dossier, closing(sqlite3.connect(path, isolation_level=None)) as writer:
        dossier.load()
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE dossier SET place = 'x'")
        with suppress(UserError):
            Dossier.peek(path)
        other = os.fork()
        if other == 0:  # another process sees the lock that this one must still hold
            status = 1
            try:
                sqlite3.connect(path, timeout=0, isolation_level=None).execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                status = 0
            os._exit(status)
        assert os.waitpid(other, 0)[1] == 0
        writer.execute("ROLLBACK")


def test_each_refusal_has_its_own_sentence(path: Path) -> None:
    errors = [
        kind(path).message
        for kind in (
            BusyDossierError,
            DamagedDossierError,
            InterruptedDossierError,
            MissingDossierError,
            NotADossierError,
            UnreadableDossierError,
        )
    ]
    assert len(set(errors)) == len(errors)


def test_a_long_comment_survives(path: Path) -> None:
    text = "Œuvre « é » 👩‍🏫 " * 5000
    with closing(Dossier.open(path)) as dossier:
        dossier.save(comment(5, text))
    assert Dossier.peek(path).assessment.answer(criteres()[5]).commentaire == text


def test_a_schema_that_is_no_text_any_more_is_damage(path: Path) -> None:
    """SQLite quotes it in a message that Python cannot decode."""
    octets = path.read_bytes()
    at = octets.index(b"CREATE TABLE journal")
    path.write_bytes(octets[: at + 2] + b"\x88" + octets[at + 3 :])
    for read in READERS:
        refusal(read, path, DamagedDossierError)
