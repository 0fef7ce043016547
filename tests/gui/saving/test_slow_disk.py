"""400 ms per fsync, as on a slow key: answers are painted at once, saved in order, and never said saved too early."""

import json
import os
import subprocess
import sys
from contextlib import closing
from typing import Any

import pytest

import slow_window
from dossier_samples import new_dossier
from gui_samples import rows

FSYNC_SECONDS = 0.4
FSYNCS_PER_SAVE = 5
"""The journal twice, its folder twice, the file: what synchronous = EXTRA costs (docs/decisions/0006)."""

STRACE = (
    "strace", "--follow-forks", "--seccomp-bpf", "--trace=fsync,fdatasync",
    f"--inject=fsync,fdatasync:delay_enter={int(FSYNC_SECONDS * 1_000_000)}",
)  # fmt: skip


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the child saw, and what it left."""
    folder = tmp_path_factory.mktemp("slow")
    path = folder / "0940120V_Lycée.paliers"
    with closing(new_dossier(path)):
        pass
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "HOME": str(folder)}
    child = subprocess.run(
        [*STRACE, "--output", folder / "strace", sys.executable, slow_window.__file__, path, folder],
        capture_output=True,
        text=True,
        env=environment,
        timeout=100,
        check=False,
    )
    assert child.returncode == 0, child.stderr
    syncs = (folder / "strace").read_text().count("(DELAYED)")
    journal = rows(path, "SELECT key, after FROM journal ORDER BY seq")
    return {**json.loads(child.stdout), "journal": journal, "syncs": syncs}


def test_the_disk_was_really_slow(seen: dict[str, Any]) -> None:
    assert seen["syncs"] >= FSYNCS_PER_SAVE
    assert seen["finished"]


def test_all_ten_answers_arrive_in_the_order_given(seen: dict[str, Any]) -> None:
    expected = [(critere, json.dumps(etat)) for critere, etat in seen["expected"]]
    assert len({critere for critere, _ in expected}) == slow_window.ANSWERS
    assert seen["journal"] == expected


def test_what_waits_goes_in_one_commit(seen: dict[str, Any]) -> None:
    """Ten answers are on the disk after two or three commits: without that, the last would wait twenty seconds."""
    assert seen["syncs"] < 5 * FSYNCS_PER_SAVE


def test_each_choice_is_painted_before_it_is_saved(seen: dict[str, Any]) -> None:
    assert seen["painted_by_then"] == slow_window.ANSWERS
    assert seen["seconds"] < FSYNCS_PER_SAVE * FSYNC_SECONDS
    assert set(seen["stored_when_painted"]) <= {0, -1}


def test_the_window_never_waits_for_the_disk(seen: dict[str, Any]) -> None:
    assert seen["longest_turn"] < FSYNC_SECONDS / 2


def test_the_export_page_shows_while_the_disk_still_works(seen: dict[str, Any]) -> None:
    assert seen["pending_before_export"] > 0
    assert seen["pending_on_export"] > 0
    assert seen["export_seconds"] < FSYNCS_PER_SAVE * FSYNC_SECONDS / 2


def test_saved_is_said_only_once_all_is_there(seen: dict[str, Any]) -> None:
    words = [said for said, _, _ in seen["said"]]
    assert "Enregistrement…" in words
    assert words[-1].startswith("Enregistré à")
    assert {(stored, given) for said, stored, given in seen["said"] if said.startswith("Enregistré")} == {(10, 10)}


def test_what_was_found_and_what_is_left_are_copied_all_the_same(seen: dict[str, Any]) -> None:
    assert seen["copies"] == [slow_window.ANSWERS, 0]
