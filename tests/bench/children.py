"""Fresh processes that measure one thing each and say it in JSON: nothing is warm but the files in memory."""

import json
import subprocess
import sys
from collections.abc import Iterable
from typing import Any

from bench.figure import Sample

SECONDS = 300


def run(
    module: str, *arguments: str, environment: dict[str, str] | None = None, seconds: float = SECONDS
) -> dict[str, Any]:
    """What `python -m module arguments` prints; its failure is told whole."""
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=seconds, check=False)
    if done.returncode:
        raise RuntimeError(f"{module} {arguments}: {done.stderr}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def sample(runs: Iterable[dict[str, Any]], key: str, unit: str) -> Sample:
    """One value of several runs."""
    return Sample(tuple(float(one[key]) for one in runs), unit)
