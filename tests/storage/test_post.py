"""This post and its processes: the same at every start, nothing that names anyone, a number given again told."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from paliers_desktop.storage import post
from paliers_desktop.storage.post import process_birth, this_post

WAITING = "import sys; print(flush=True); sys.stdin.read()"
HOST = "from paliers_desktop.storage.post import this_post; print(this_post().host)"


def host(*before: str) -> str:
    """The host as a fresh process has it."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [*before, sys.executable, "-c", HOST]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.strip()


def test_a_post_is_the_same_at_every_start_and_another_under_another_name() -> None:
    """Posts made from one image have one machine id: their names tell them apart."""
    assert host() == host() == this_post().host
    assert host("unshare", "--uts", "sh", "-c", 'hostname autre-poste; exec "$@"', "sh") != this_post().host


def test_a_post_names_nobody() -> None:
    here = this_post()
    assert len(here.host) == 32
    assert int(here.host, 16)
    assert post.platform.node() not in here.host


def test_without_a_machine_id_a_post_is_not_guessed_from_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(post, "_MACHINE_IDS", (Path("/nowhere/machine-id"),))
    assert this_post().host != this_post().host


def test_a_process_has_one_birth_until_it_ends() -> None:
    with subprocess.Popen([sys.executable, "-c", WAITING], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        born = process_birth(child.pid)
        assert born
        assert born == process_birth(child.pid) != process_birth(os.getpid())
        child.kill()
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        assert process_birth(child.pid) is None  # ended, and nobody has asked how yet
    assert process_birth(child.pid) is None


def test_what_is_no_process_has_no_birth() -> None:
    assert process_birth(0) is None
    assert process_birth(-1) is None
    assert process_birth(2**30) is None
    assert process_birth(2**70) is None


def test_a_birth_that_the_system_hides_is_unknown_not_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(post, "_BOOT_ID", Path("/nowhere/boot_id"))
    assert process_birth(os.getpid()) == ""
    assert process_birth(2**30) is None
