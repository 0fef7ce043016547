"""The bundle as it is in dist/ and a bare window frozen by the same options, both with a witness."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from bench.frozen.witnessed import with_witness
from bench.launch import BARE_BUNDLE, BUILD, BUNDLE, ROOT, CannotError

SPEC = Path(__file__).parent / "frozen" / "bare.spec"
OPTIONS = ROOT / "installer" / "paliers.spec"
PROGRAM, BARE = "paliers-desktop", "bare-window"
SAME = {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "1700000000"}


def bundle() -> Path:
    """The folder of `make bundle`; CannotError when it is not there."""
    if not (BUNDLE / PROGRAM).exists():
        raise CannotError("dist/paliers-numeriques manque : lancez make bundle")
    return BUNDLE


def bare_bundle() -> Path:
    """A window with one label, frozen by the options of our spec; built when these changed."""
    made = BARE_BUNDLE / BARE
    if not made.exists() or made.stat().st_mtime < max(path.stat().st_mtime for path in (SPEC, OPTIONS)):
        command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level=ERROR"]
        command += [f"--distpath={BUILD}", f"--workpath={BUILD / 'work'}", str(SPEC)]
        subprocess.run(command, check=True, env={**os.environ, **SAME}, cwd=ROOT)
        os.utime(made)
    return BARE_BUNDLE


def witnessed(folder: Path, name: str) -> Path:
    """A copy, by links, of a bundle whose program `name` tells when it painted; the program."""
    copy = BUILD / "witnessed" / name
    shutil.rmtree(copy, ignore_errors=True)
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(folder, copy, symlinks=True, copy_function=os.link)
    (copy / name).unlink()
    with_witness(folder / name, copy / name, waits_for_card=name == PROGRAM)
    return copy / name
