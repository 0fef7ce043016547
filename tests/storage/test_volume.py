"""What a file lies on: real mounts, and the words of the kernel for those that cannot be had here."""

import subprocess
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

from mounts import small_place
from paliers_desktop.core.lock_rules import VolumeKind
from paliers_desktop.storage import volume
from paliers_desktop.storage.volume import Mount, kind_of, mount_of, read_mounts, volume_kind

LINE = "36 35 {device} / {place} rw,noatime shared:1 - {kind} {source} rw"


@pytest.fixture
def loop_place(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A disk image of its own, mounted: the folder, and the « major:minor » of its device."""
    image, folder = tmp_path / "disque.img", tmp_path / "disque"
    image.write_bytes(bytes(4 * 1024 * 1024))
    folder.mkdir()
    subprocess.run(["mkfs.ext4", "-q", image], check=True)
    subprocess.run(["mount", "-o", "loop", image, folder], check=True)
    try:
        yield folder, next(m.device for m in read_mounts(volume.MOUNTS.read_text()) if m.place == str(folder))
    finally:
        subprocess.run(["umount", folder], check=True)


def test_a_disk_and_a_memory_file_system_are_of_this_post(tmp_path: Path) -> None:
    assert volume_kind(tmp_path / "d.paliers") is VolumeKind.OWN
    with small_place(tmp_path / "a b", "64k") as place:
        assert volume_kind(place / "d.paliers") is VolumeKind.OWN


def test_a_mounted_image_is_found_by_its_device(loop_place: tuple[Path, str]) -> None:
    folder, device = loop_place
    mount = mount_of(read_mounts(volume.MOUNTS.read_text()), PurePosixPath(folder / "d.paliers"))
    assert mount is not None
    assert (mount.device, mount.kind) == (device, "ext4")
    assert volume_kind(folder / "d.paliers") is VolumeKind.OWN


def sysfs(root: Path, device: str, disk: str, *, removable: str = "0", part: bool = False, card: bool = False) -> Path:
    """A sysfs that holds one disk, or one partition of it, in the kernel's own layout."""
    folder = root / "devices" / disk
    (folder / "device").mkdir(parents=True)
    (folder / "removable").write_text(f"{removable}\n")
    (folder / "device" / "type").write_text("SD\n" if card else "0\n")
    block = folder / f"{folder.name}1" if part else folder
    block.mkdir(exist_ok=True)
    if part:
        (block / "partition").write_text("1\n")
    (root / "dev" / "block").mkdir(parents=True)
    (root / "dev" / "block" / device).symlink_to(block)
    return root


@pytest.mark.parametrize("part", [False, True])
@pytest.mark.parametrize(
    ("disk", "more", "kind"),
    [
        ("pci0000:00/ata1/host0/target0:0:0/0:0:0:0/block/sda", {}, VolumeKind.OWN),
        ("pci0000:00/nvme/nvme0/nvme0n1", {}, VolumeKind.OWN),
        ("pci0000:00/usb1/1-2/host6/block/sdb", {}, VolumeKind.REMOVABLE),
        ("pci0000:00/ata2/host1/block/sr0", {"removable": "1"}, VolumeKind.REMOVABLE),
        ("platform/mmc0/mmc0:aaaa/block/mmcblk0", {"card": True}, VolumeKind.REMOVABLE),
        ("platform/mmc1/mmc1:0001/block/mmcblk1", {}, VolumeKind.OWN),
    ],
)
def test_a_key_is_told_by_its_disk(tmp_path: Path, disk: str, more: dict, kind: VolumeKind, part: bool) -> None:
    root = sysfs(tmp_path, "8:17", disk, part=part, **more)
    assert kind_of(Mount("8:17", "/media/cle", "vfat", "/dev/sdb1"), root) is kind


def test_an_encrypted_key_is_a_key(tmp_path: Path) -> None:
    root = sysfs(tmp_path, "8:17", "pci0000:00/usb1/1-2/host6/block/sdb", part=True)
    crypt = root / "devices" / "virtual" / "block" / "dm-0"
    (crypt / "slaves").mkdir(parents=True)
    (crypt / "slaves" / "sdb1").symlink_to(root / "dev" / "block" / "8:17")
    (root / "dev" / "block" / "253:0").symlink_to(crypt)
    assert kind_of(Mount("253:0", "/media/cle", "ext4", "/dev/mapper/cle"), root) is VolumeKind.REMOVABLE


def test_a_mount_with_a_number_of_its_own_is_found_by_its_source(tmp_path: Path, loop_place: tuple[Path, str]) -> None:
    """As btrfs mounts are; the real loop device stands for the disk."""
    _, device = loop_place
    root = sysfs(tmp_path / "sys", device, "pci0000:00/usb1/1-2/block/sdb")
    source = next(m.source for m in read_mounts(volume.MOUNTS.read_text()) if m.device == device)
    assert kind_of(Mount("0:99", "/media/cle", "btrfs", source), root) is VolumeKind.REMOVABLE


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        ("cifs", "//serveur/commun"),
        ("nfs4", "serveur:/commun"),
        ("fuse.sshfs", "moi@serveur:/commun"),
        ("fuse.gvfsd-fuse", "gvfsd-fuse"),
        ("vboxsf", "commun"),
    ],
)
def test_a_share_is_told_by_its_file_system(tmp_path: Path, kind: str, source: str) -> None:
    (mount,) = read_mounts(LINE.format(device="0:52", place="/mnt/commun", kind=kind, source=source))
    assert kind_of(mount, tmp_path) is VolumeKind.SHARE


def test_an_ntfs_disk_is_no_share(tmp_path: Path) -> None:
    root = sysfs(tmp_path, "8:1", "pci0000:00/ata1/block/sda", part=True)
    assert kind_of(Mount("8:1", "/", "fuseblk", "/dev/sda1"), root) is VolumeKind.OWN


def test_the_deepest_and_latest_mount_counts_and_odd_lines_are_passed_over() -> None:
    lines = [
        LINE.format(device="8:1", place="/", kind="ext4", source="/dev/sda1"),
        LINE.format(device="8:17", place=r"/media/cl\303\251\0401".replace(r"\303\251", "é"), kind="vfat", source="x"),
        LINE.format(device="0:52", place="/mnt/commun", kind="cifs", source="//s/c"),
        LINE.format(device="0:53", place="/mnt/commun", kind="tmpfs", source="t"),
        "n’importe quoi",
        "",
    ]
    mounts = read_mounts("\n".join(lines))
    assert len(mounts) == 4
    where = {
        "/home/a.paliers": "8:1",
        "/media/clé 1/a.paliers": "8:17",
        "/mnt/commun/a": "0:53",
        "/mnt/communs/a": "8:1",
    }
    for path, device in where.items():
        mount = mount_of(mounts, PurePosixPath(path))
        assert mount is not None
        assert mount.device == device


def test_a_system_that_does_not_say_is_a_disk_of_this_post(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(volume, "MOUNTS", tmp_path / "absent")
    assert volume_kind(tmp_path) is VolumeKind.OWN
