"""The register's file: made whole or not at all, refused with a sentence when it is not one of ours."""

import sqlite3
import subprocess
import sys

import pytest

from mounts import read_only, small_place
from paliers_desktop.academy.register import schema
from paliers_desktop.academy.register.connection import FILE_NAME, create_register, open_register
from paliers_desktop.academy.register.errors import (
    BusyRegisterError,
    ForeignRegisterError,
    NewerRegisterError,
    NoRegisterError,
    RegisterExistsError,
    UnwritableRegisterError,
)

TABLES = {
    "campagne",
    "etablissements",
    "cles",
    "grilles",
    "fichiers",
    "reponses",
    "entraide",
    "verdicts",
    "refus",
    "recus",
    "decisions",
}


def made(place):
    create_register(place)
    return open_register(place)


def noted(conn, times, then=None):
    """Some decisions of 10 kB, then a failure of the caller."""
    for _ in range(times):
        conn.execute("INSERT INTO decisions (kind, le, motif) VALUES ('essai', '', ?)", ("x" * 10_000,))
    if then:
        raise then


def test_a_new_register_holds_its_tables_and_opens_again(tmp_path):
    create_register(tmp_path)
    with open_register(tmp_path) as register:
        names = {row["name"] for row in register.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        assert names - {"sqlite_sequence"} == TABLES
        assert register.one("PRAGMA foreign_keys")[0] == 1
        assert register.one("PRAGMA secure_delete")[0] == 1
        assert register.one("PRAGMA synchronous")[0] == 3
        assert register.one("SELECT 1 WHERE 0") is None


def test_a_register_is_created_once(tmp_path):
    create_register(tmp_path)
    before = (tmp_path / FILE_NAME).read_bytes()
    with pytest.raises(RegisterExistsError):
        create_register(tmp_path)
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_a_creation_that_fails_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(schema, "STATEMENTS", (*schema.STATEMENTS, "CREATE TABLE campagne (rang)"))
    with pytest.raises(sqlite3.OperationalError):
        create_register(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_creation_that_is_killed_leaves_no_campagne_and_is_done_again(tmp_path):
    script = (
        "import os, sys, pathlib\n"
        "from paliers_desktop.academy.register.connection import create_register\n"
        "create_register(pathlib.Path(sys.argv[1]), lambda conn: os.kill(os.getpid(), 9))\n"
    )
    assert subprocess.run([sys.executable, "-c", script, tmp_path]).returncode == -9
    with pytest.raises(NoRegisterError):
        open_register(tmp_path)
    create_register(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


def test_an_empty_folder_has_no_campagne(tmp_path):
    with pytest.raises(NoRegisterError, match="--campagne"):
        open_register(tmp_path)


@pytest.mark.parametrize("content", [b"", b"pas une base", b"SQLite format 3\0" + b"x" * 4096])
def test_another_file_of_that_name_is_refused_and_left_as_it_was(tmp_path, content):
    path = tmp_path / FILE_NAME
    path.write_bytes(content)
    with pytest.raises(ForeignRegisterError):
        open_register(tmp_path)
    assert path.read_bytes() == content


def test_a_dossier_is_no_register(tmp_path):
    conn = sqlite3.connect(tmp_path / FILE_NAME)
    conn.execute(f"PRAGMA application_id = {int.from_bytes(b'PMNd')}")
    conn.execute("CREATE TABLE x (y)")
    conn.close()
    with pytest.raises(ForeignRegisterError):
        open_register(tmp_path)


def test_a_newer_register_says_which_version_wrote_it(tmp_path):
    create_register(tmp_path)
    with open_register(tmp_path) as register, register.transaction() as conn:
        conn.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
        conn.execute(
            "INSERT INTO campagne VALUES (1, 'x', '', '', '', '', '', '', 1, 'ouverte', '', NULL, '2026-11-30', '9.1')"
        )
    with pytest.raises(NewerRegisterError, match=r"9\.1"):
        open_register(tmp_path)


def test_a_transaction_is_whole_or_nothing(tmp_path):
    create_register(tmp_path)
    with open_register(tmp_path) as register:
        with pytest.raises(ZeroDivisionError), register.transaction() as conn:
            noted(conn, 1, then=ZeroDivisionError)
        assert register.one("SELECT count(*) AS n FROM decisions")["n"] == 0


def test_a_killed_transaction_leaves_nothing(tmp_path):
    create_register(tmp_path)
    script = (
        "import os, sys, pathlib\n"
        "from paliers_desktop.academy.register.connection import open_register\n"
        "register = open_register(pathlib.Path(sys.argv[1]))\n"
        "with register.transaction() as conn:\n"
        "    conn.execute('PRAGMA cache_size = 1')\n"
        "    for rank in range(3000):\n"
        "        conn.execute(\"INSERT INTO decisions (kind, le, motif) VALUES ('essai', '', ?)\", ('x' * 500,))\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    assert subprocess.run([sys.executable, "-c", script, tmp_path]).returncode == -9
    assert (tmp_path / f"{FILE_NAME}-journal").exists()
    with open_register(tmp_path) as register:
        assert register.one("SELECT count(*) AS n FROM decisions")["n"] == 0
        assert register.one("PRAGMA integrity_check")[0] == "ok"


def test_what_was_decided_is_never_rewritten(tmp_path):
    create_register(tmp_path)
    with open_register(tmp_path) as register:
        with register.transaction() as conn:
            conn.execute("INSERT INTO decisions (kind, le) VALUES ('essai', '2026-11-30')")
        for statement in ("UPDATE decisions SET motif = 'x'", "DELETE FROM decisions"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"), register.transaction() as conn:
                conn.execute(statement)


def test_two_commands_do_not_write_at_once(tmp_path, monkeypatch):
    monkeypatch.setattr("paliers_desktop.academy.register.connection.BUSY_SECONDS", 0.05)
    create_register(tmp_path)
    with open_register(tmp_path) as one, open_register(tmp_path) as two, one.transaction() as conn:
        conn.execute("INSERT INTO decisions (kind, le) VALUES ('essai', '2026-11-30')")
        with pytest.raises(BusyRegisterError), two.transaction():
            pass


def test_a_full_disk_is_told_and_what_was_there_stays(tmp_path):
    with small_place(tmp_path / "cle", "400k") as place, made(place) as register:
        with register.transaction() as conn:
            conn.execute("INSERT INTO decisions (kind, le) VALUES ('essai', '2026-11-30')")
        with pytest.raises(UnwritableRegisterError), register.transaction() as conn:
            noted(conn, 100)
        assert register.one("SELECT count(*) AS n FROM decisions")["n"] == 1


def test_a_read_only_place_is_told(tmp_path):
    with read_only(tmp_path), pytest.raises(UnwritableRegisterError):
        create_register(tmp_path)
