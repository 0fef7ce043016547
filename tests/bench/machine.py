"""On what machine the figures were taken; neither its name nor its user's."""

import os
import platform
import re
from importlib.metadata import version
from pathlib import Path

PARTS = ("PySide6-Essentials", "reportlab", "pikepdf", "odfdo")


def machine_words() -> str:
    """« Processeur …, 2 cœurs, 8 Gio ; Debian GNU/Linux 12 ; Python 3.11.2, PySide6 … ; charge au départ : 0,4 »."""
    parts = ", ".join(f"{name} {version(name)}" for name in PARTS)
    load = f"{os.getloadavg()[0]:.1f}".replace(".", ",")
    return (
        f"{_processor()}, {os.cpu_count()} cœurs, {_memory_gib():.0f} Gio ; {_system()} ; "
        f"Python {platform.python_version()}, {parts} ; charge au départ : {load}"
    )


def _processor() -> str:
    found = re.search(r"^model name\s*:\s*(.+)$", _text("/proc/cpuinfo"), re.MULTILINE)
    return found[1].strip() if found else platform.machine()


def _memory_gib() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


def _system() -> str:
    found = re.search(r'^PRETTY_NAME="?([^"\n]+)', _text("/etc/os-release"), re.MULTILINE)
    return found[1] if found else platform.system()


def _text(path: str) -> str:
    return Path(path).read_text(encoding="utf-8") if Path(path).exists() else ""
