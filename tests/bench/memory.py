"""The memory of this very process, as Linux counts it."""

import re
from pathlib import Path

_STATUS = Path("/proc/self/status")


def now() -> float:
    """Resident memory, in MiB."""
    return _read("VmRSS")


def forget_peak() -> None:
    """Let the greatest memory be counted from now on."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def peak() -> float:
    """The greatest resident memory since `forget_peak`, in MiB."""
    return _read("VmHWM")


def _read(key: str) -> float:
    (kib,) = re.findall(rf"^{key}:\s+(\d+) kB$", _STATUS.read_text(encoding="ascii"), re.MULTILINE)
    return int(kib) / 1024
