"""What kind of volume a file lies on: a key, a network share, or a disk of this post."""

import os
import re
import sys
from pathlib import Path, PurePosixPath

from msgspec import Struct

from paliers_desktop.core.lock_rules import VolumeKind

MOUNTS = Path("/proc/self/mountinfo")
SYSFS = Path("/sys")

_SHARES = {"cifs", "smb3", "smbfs", "nfs", "nfs4", "ncpfs", "afs", "9p", "ceph", "glusterfs", "lustre", "davfs"}
_SHARES |= {"vboxsf", "vmhgfs", "prl_fs", "virtiofs", "coda", "gfs2", "ocfs2"}
_FUSE = "fuse."
"""« fuse.sshfs », « fuse.gvfsd-fuse », « fuse.rclone »…; « fuseblk » is a file system of a disk, as NTFS."""
_OCTAL = re.compile(r"\\([0-7]{3})")
_LEAST_FIELDS = 6

_DRIVE_REMOVABLE, _DRIVE_FIXED, _DRIVE_REMOTE = 2, 3, 4  # winbase.h
_QUERY_PROPERTY = 0x2D1400  # IOCTL_STORAGE_QUERY_PROPERTY, winioctl.h
_BUS_TYPE_OFFSET, _DESCRIPTOR_BYTES = 28, 64  # STORAGE_DEVICE_DESCRIPTOR
_REMOVABLE_BUSES = (4, 7, 12)  # BusType1394, BusTypeUsb, BusTypeSd


class Mount(Struct, frozen=True):
    """A line of mountinfo. device: « major:minor »; source: « /dev/sdb1 », « //server/share »…"""

    device: str
    place: str
    kind: str
    source: str


def volume_kind(path: Path) -> VolumeKind:
    """What `path` (it need not exist) lies on; OWN when the system does not say. May wait for a share."""
    try:
        if sys.platform == "win32":
            return _windows_kind(path)
        return _linux_kind(path)
    except (OSError, ValueError):
        return VolumeKind.OWN


def read_mounts(mountinfo: str) -> tuple[Mount, ...]:
    """What /proc/self/mountinfo says (proc_pid_mountinfo(5)); lines that make no sense are passed over."""
    found = []
    for line in mountinfo.splitlines():
        before, dash, after = line.partition(" - ")
        fields, rest = before.split(" "), after.split(" ")
        if dash and len(fields) >= _LEAST_FIELDS and len(rest) > 1:
            found.append(Mount(fields[2], _plain(fields[4]), rest[0], _plain(rest[1])))
    return tuple(found)


def mount_of(mounts: tuple[Mount, ...], path: PurePosixPath) -> Mount | None:
    """The mount that a real path is on: the deepest, and of two at one place the later, which hides the other."""
    over = [mount for mount in mounts if path.is_relative_to(mount.place)]
    return max(reversed(over), key=lambda mount: len(PurePosixPath(mount.place).parts), default=None)


def kind_of(mount: Mount, sysfs: Path) -> VolumeKind:
    """By its file system, else by the disk behind it. Raises OSError."""
    if mount.kind in _SHARES or mount.kind.startswith(_FUSE):
        return VolumeKind.SHARE
    block = sysfs / "dev" / "block" / mount.device
    if not block.exists() and mount.source.startswith("/dev/"):  # btrfs gives its mounts a number of their own
        block = sysfs / "dev" / "block" / _number(Path(mount.source))
    return VolumeKind.REMOVABLE if block.exists() and _is_removable(block) else VolumeKind.OWN


def _linux_kind(path: Path) -> VolumeKind:
    mounts = read_mounts(MOUNTS.read_text(encoding="utf-8", errors="surrogateescape"))
    mount = mount_of(mounts, PurePosixPath(os.path.realpath(path)))
    return kind_of(mount, SYSFS) if mount else VolumeKind.OWN


def _number(device: Path) -> str:
    if sys.platform == "win32":
        return ""
    number = device.stat().st_rdev
    return f"{os.major(number)}:{os.minor(number)}"


def _is_removable(block: Path) -> bool:
    """A disk with a removable medium, on USB, or an SD card; of an encrypted volume, the disk under it."""
    device = block.resolve()
    slaves = device / "slaves"
    if slaves.is_dir() and (under := list(slaves.iterdir())):
        return any(_is_removable(slave) for slave in under)
    disk = device.parent if (device / "partition").exists() else device
    on_usb = any(part.startswith("usb") for part in disk.parts)
    return on_usb or _word(disk / "removable") == "1" or _word(disk / "device" / "type") == "SD"


def _word(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


def _plain(field: str) -> str:
    return _OCTAL.sub(lambda match: chr(int(match[1], 8)), field)


def _windows_kind(path: Path) -> VolumeKind:
    if sys.platform != "win32":
        return VolumeKind.OWN
    import ctypes  # Windows only

    root = path.absolute().anchor
    kind = ctypes.windll.kernel32.GetDriveTypeW(root)
    if kind == _DRIVE_REMOTE or root.startswith("\\\\"):
        return VolumeKind.SHARE
    if kind == _DRIVE_REMOVABLE or (kind == _DRIVE_FIXED and _windows_bus(root) in _REMOVABLE_BUSES):
        return VolumeKind.REMOVABLE
    return VolumeKind.OWN


def _windows_bus(root: str) -> int:
    """STORAGE_BUS_TYPE of a drive (« E:\\ »), asked without any right on it; 0 when the system does not say."""
    if sys.platform != "win32":
        return 0
    import ctypes
    from ctypes import wintypes

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateFileW.restype = wintypes.HANDLE
    kernel.DeviceIoControl.argtypes = [wintypes.HANDLE, wintypes.DWORD, *(wintypes.LPVOID, wintypes.DWORD) * 2]
    kernel.DeviceIoControl.argtypes += [wintypes.LPDWORD, wintypes.LPVOID]
    kernel.CloseHandle.argtypes = [wintypes.HANDLE]
    handle = kernel.CreateFileW("\\\\.\\" + root.rstrip("\\"), 0, 3, None, 3, 0, None)
    if handle in (None, wintypes.HANDLE(-1).value):
        return 0
    try:
        query, answer = (ctypes.c_byte * 12)(), (ctypes.c_byte * _DESCRIPTOR_BYTES)()
        size = wintypes.DWORD()
        done = kernel.DeviceIoControl(
            handle, _QUERY_PROPERTY, query, len(query), answer, len(answer), ctypes.byref(size), None
        )
    finally:
        kernel.CloseHandle(handle)
    offset = _BUS_TYPE_OFFSET
    return int.from_bytes(bytes(answer)[offset : offset + 4], "little") if done else 0
