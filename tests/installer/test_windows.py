"""What can be told of the Windows programs without Windows: the installer's promises, version, icon, ZIP and lock."""

import ast
import importlib.util
import re
import struct
import sys
import zipfile
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtGui import QImage

from paliers_desktop import __version__, paths
from paliers_desktop.gui import app
from paliers_desktop.storage.campagne_files import CampagneFiles

ROOT = Path(__file__).parents[2]
WINDOWS = ROOT / "installer" / "windows"
NSI = (WINDOWS / "paliers.nsi").read_text(encoding="utf-8")
LINES = [line.strip() for line in NSI.splitlines() if line.strip() and not line.strip().startswith(";")]


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, WINDOWS / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def build() -> ModuleType:
    return load("build")


@pytest.fixture(scope="module")
def exe_parts() -> ModuleType:
    return load("exe_parts")


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    folder = tmp_path / "paliers-numeriques"
    for path in ("paliers-desktop.exe", "_internal/b.dll", "_internal/PySide6/a.dll", "_internal/prix $.txt"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(path.encode())
    return folder


def locked(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==(\S+) \\$", text, re.MULTILINE))


def unused() -> re.Pattern[str]:
    """The expression of the spec, which only PyInstaller can run as a whole."""
    tree = ast.parse((ROOT / "installer/paliers.spec").read_text(encoding="utf-8"))
    value = next(
        node.value for node in tree.body if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "UNUSED"
    )
    return eval(ast.unparse(value), {"re": re})


def test_the_target_comes_first():
    assert LINES[0] == "Target amd64-unicode"


def test_nobody_is_asked_for_rights():
    assert "RequestExecutionLevel user" in LINES


def test_paliers_is_associated_and_nothing_else():
    defined = dict(re.findall(r'^!define (\w+) "(.*)"$', NSI, re.MULTILINE))
    assert defined["EXTENSION"] == ".paliers"
    assert defined["MIME"] == "application/vnd.paliers.dossier"
    written = re.findall(r'^ *WriteReg\w+ SHCTX "([^"]+)"', NSI, re.MULTILINE)
    ours = ("${UNINSTALL_KEY}", r"Software\Classes\${PROGID}", r"Software\Classes\${EXTENSION}")
    assert {key for key in written if not key.startswith(ours)} == {
        r"Software\Classes\MIME\Database\Content Type\${MIME}"
    }
    named = re.findall(r'"(.*json)"', NSI)
    assert [name.rpartition("\\")[2] for name in named] == ["preferences.json", "campagne-*.pmnc.json", "cles.json"]
    assert all(name.startswith("$APPDATA\\paliers-numeriques\\") for name in named)


def test_each_key_that_is_written_is_taken_back():
    written = set(re.findall(r'^ *WriteReg\w+ SHCTX "([^"]+)"', NSI, re.MULTILINE))
    removed = set(re.findall(r'^ *DeleteRegKey (?:/ifempty )?SHCTX "([^"]+)"', NSI, re.MULTILINE))
    assert {key for key in written if not any(key == one or key.startswith(f"{one}\\") for one in removed)} == set()


def test_windows_is_told_what_a_technician_looks_for():
    told = set(re.findall(r'"\$\{UNINSTALL_KEY\}" "(\w+)"', NSI))
    wanted = {"DisplayName", "DisplayVersion", "Publisher", "InstallLocation", "EstimatedSize", "UninstallString"}
    assert wanted | {"QuietUninstallString"} <= told


def test_no_folder_is_removed_with_what_it_holds():
    """Someone may keep dossiers in the program's own folder."""
    assert re.findall(r"RMDir +/r", NSI, re.IGNORECASE) == []
    removed = [name for line in LINES for name in re.findall(r'^(?:Delete|RMDir) "(.+)"$', line)]
    assert removed
    assert [name for name in removed if ".paliers" in name or ".sauvegardes" in name] == []


def test_the_uninstaller_knows_what_the_program_writes_by_itself(tmp_path):
    files = CampagneFiles(tmp_path / "campagnes")
    files.write("creteil-2026-2027", b"x")
    files.write_keys({})
    kept = ["campagnes", *(path.name.replace("creteil-2026-2027", "*") for path in (tmp_path / "campagnes").iterdir())]
    for name in (paths.APP_FOLDER, paths.preferences_file().name, app.log_file().name, "fenetre.ini", *kept):
        assert f"\\{name}" in NSI


def test_nothing_is_fetched():
    assert re.findall(r"nsisdl|inetc|https?:", NSI, re.IGNORECASE) == []


def test_the_program_is_never_killed():
    assert re.findall(r"taskkill.*", NSI) == ["taskkill.exe\" /IM paliers-desktop.exe'"]


def test_the_version_is_that_of_the_package(build):
    assert build.version() == __version__
    assert __version__ not in NSI  # given by build.py


@pytest.mark.parametrize("name", ["paliers-desktop", "paliers-academie"])
def test_the_version_resource_is_read_back(exe_parts, name):
    def keep(*words: Any, **named: Any) -> Any:
        return words, named

    names = (
        "VSVersionInfo",
        "FixedFileInfo",
        "StringFileInfo",
        "StringTable",
        "StringStruct",
        "VarFileInfo",
        "VarStruct",
    )
    _, read = eval(exe_parts.version_text(name, "1.12.3"), dict.fromkeys(names, keep))
    assert read["ffi"][1]["filevers"] == (1, 12, 3, 0)
    ((tables,), _), _ = read["kids"]
    ((language, strings), _) = tables[0]
    texts = dict(words for words, _ in strings)
    assert language == "040C04B0"  # French, Unicode
    assert texts["FileVersion"] == texts["ProductVersion"] == "1.12.3"
    assert texts["OriginalFilename"] == f"{name}.exe"


def test_the_icon_has_every_size_and_something_to_see_in_each(exe_parts, tmp_path):
    exe_parts.write_icon(ROOT / "resources/icons/app.svg", tmp_path / "a.ico")
    data = (tmp_path / "a.ico").read_bytes()
    assert struct.unpack_from("<3H", data) == (0, 1, len(exe_parts.SIZES))
    for rank, side in enumerate(exe_parts.SIZES):
        width, height, *_, bits, size, offset = struct.unpack_from("<4B2H2I", data, 6 + 16 * rank)
        assert (width or 256, height or 256, bits) == (side, side, 32)
        picture = QImage.fromData(
            data[:4] + b"\1\0" + data[6 + 16 * rank :][:12] + struct.pack("<I", 22) + data[offset:][:size]
        )
        assert picture.width() == side
        seen = {picture.pixelColor(x, side - 1 - side // 8).alpha() for x in range(side)}
        assert min(seen) < 30  # between two bars
        assert max(seen) == 255


def test_the_icon_is_the_same_each_time(exe_parts, tmp_path):
    for name in ("a.ico", "b.ico"):
        exe_parts.write_icon(ROOT / "resources/icons/app.svg", tmp_path / name)
    assert (tmp_path / "a.ico").read_bytes() == (tmp_path / "b.ico").read_bytes()


def test_what_is_installed_is_what_is_removed(build, programs):
    text = build.list_files(programs)
    put = re.findall(r'^  (SetOutPath|File) "(.+)"$', text, re.MULTILINE)
    folder, installed = "", set()
    for word, value in put:
        if word == "SetOutPath":
            folder = value
        else:
            installed.add(f"{folder}\\{value.rpartition('/')[2]}")
    assert installed == set(re.findall(r'^  Delete "(.+)"$', text, re.MULTILINE))
    assert len(installed) == 4
    assert re.findall(r'^  RMDir "(.+)"$', text, re.MULTILINE) == [
        "$INSTDIR\\_internal\\PySide6",
        "$INSTDIR\\_internal",
    ]
    assert "$INSTDIR\\_internal\\prix $$.txt" in installed


def test_the_zip_is_portable_and_the_same_each_time(build, programs, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    for name in ("a.zip", "b.zip"):
        build.write_zip(programs, tmp_path / name, "paliers-numeriques-1")
        (programs / "paliers-desktop.exe").touch()
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        names = archive.namelist()
        assert names == sorted(names)
        assert f"paliers-numeriques-1/{paths.PORTABLE_MARK}" in names
        assert archive.read("paliers-numeriques-1/_internal/b.dll") == b"_internal/b.dll"


@pytest.mark.parametrize(
    ("place", "dropped"),
    [
        ("PySide6/Qt6Network.dll", True),
        ("PySide6/opengl32sw.dll", True),
        ("PySide6/plugins/tls/qschannelbackend.dll", True),
        ("PySide6/plugins/platforms/qdirect2d.dll", True),
        ("PySide6/translations/qtbase_de.qm", True),
        ("PySide6/Qt6Core.dll", False),
        ("PySide6/plugins/platforms/qwindows.dll", False),
        ("PySide6/plugins/platforms/qoffscreen.dll", False),
        ("PySide6/plugins/imageformats/qsvg.dll", False),
        ("PySide6/plugins/iconengines/qsvgicon.dll", False),
        ("PySide6/translations/qtbase_fr.qm", False),
        ("tzdata/zoneinfo/Europe/Paris", False),
    ],
)
def test_the_spec_knows_windows_names(place, dropped):
    assert bool(unused().search(place)) is dropped


def test_both_systems_run_the_same_versions():
    linux, windows = locked("run.lock"), locked("windows.lock")
    assert {name: windows.get(name) for name in linux} == linux
    assert windows["pyinstaller"] == locked("dev.lock")["pyinstaller"]
