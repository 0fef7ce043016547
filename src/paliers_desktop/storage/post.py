"""This post as a lock file tells it: a hash, a process; never a name. And whether another process still runs."""

import hashlib
import os
import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from paliers_desktop.core.lock_rules import VolumeKind
from paliers_desktop.storage.volume import volume_kind

_MACHINE_IDS = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_PURPOSE = "paliers-numeriques.verrou"
_DEAD_STATES = ("Z", "X")
_STATE, _START_TIME = 0, 19  # fields 3 and 22 of proc_pid_stat(5), counted after the name of the program

_QUERY_LIMITED_INFORMATION = 0x1000  # winnt.h
_ACCESS_DENIED = 5  # winerror.h
_STILL_ACTIVE = 259  # minwinbase.h


class Post(Struct, frozen=True):
    """Where this program runs: its host (a hash), its process, and what it asks of the system.

    birth_of: when the process of that number began, in the system's own terms: "" when it does not say, None when there
    is no such process. volume_of: as storage.volume. clock: seconds that only grow.
    """

    host: str
    pid: int
    born: str
    birth_of: Callable[[int], str | None]
    volume_of: Callable[[Path], VolumeKind]
    clock: Callable[[], float]


def this_post() -> Post:
    """The post and process that this runs on."""
    pid = os.getpid()
    return Post(_host_hash(), pid, process_birth(pid) or "", process_birth, volume_kind, time.monotonic)


def process_birth(pid: int) -> str | None:
    """When a process of this host began, as a short hash: "" when the system does not say, None when there is none."""
    if pid <= 0:
        return None
    return _windows_birth(pid) if sys.platform == "win32" else _linux_birth(pid)


def _host_hash() -> str:
    """Of the machine's own random number, and of its name: posts made from one image often share the first."""
    machine = _machine_id() or os.urandom(16).hex()  # a hash of a name alone could be guessed
    return _short_hash(f"{_PURPOSE}\n{machine}\n{platform.node()}")


def _machine_id() -> str:
    if sys.platform == "win32":
        return _windows_machine_id()
    for file in _MACHINE_IDS:
        try:
            return file.read_text(encoding="ascii", errors="replace").strip()
        except OSError:
            continue
    return ""


def _linux_birth(pid: int) -> str | None:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        fields = stat.rpartition(")")[2].split()
        if fields[_STATE] in _DEAD_STATES:
            return None
        return _short_hash(f"{_BOOT_ID.read_text(encoding='ascii')}\n{fields[_START_TIME]}")
    except (OSError, IndexError, ValueError):  # ended meanwhile, or hidden from this user
        return _unknown_birth(pid)


def _unknown_birth(pid: int) -> str | None:
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return None
    except OSError:  # of somebody else, and there
        return ""
    return ""


def _short_hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _windows_machine_id() -> str:
    if sys.platform != "win32":
        return ""
    import winreg

    try:
        access = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography", 0, access) as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    except OSError:
        return ""


def _windows_birth(pid: int) -> str | None:
    if sys.platform != "win32":
        return None
    import ctypes
    from ctypes import wintypes

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.OpenProcess.restype = wintypes.HANDLE
    kernel.GetExitCodeProcess.argtypes = [wintypes.HANDLE, wintypes.LPDWORD]
    kernel.GetProcessTimes.argtypes = [wintypes.HANDLE, *(ctypes.POINTER(wintypes.FILETIME),) * 4]
    kernel.CloseHandle.argtypes = [wintypes.HANDLE]
    handle = kernel.OpenProcess(_QUERY_LIMITED_INFORMATION, False, pid)
    if not handle:
        return "" if ctypes.get_last_error() == _ACCESS_DENIED else None
    try:
        code, times = wintypes.DWORD(), [wintypes.FILETIME() for _ in range(4)]
        if kernel.GetExitCodeProcess(handle, ctypes.byref(code)) and code.value != _STILL_ACTIVE:
            return None
        if not kernel.GetProcessTimes(handle, *(ctypes.byref(moment) for moment in times)):
            return ""
    finally:
        kernel.CloseHandle(handle)
    return _short_hash(f"{times[0].dwHighDateTime}\n{times[0].dwLowDateTime}")
