"""Build the Windows programs, the portable ZIP and the installer; run by a Windows Python, on Windows or under Wine.

    py -3.11 installer\\windows\\build.py [--out FOLDER] [--makensis COMMAND] [--sign COMMAND] [programs] [packages]

`programs` makes FOLDER/paliers-numeriques; `packages` makes the ZIP and the installer of it, and may run on any
system. Without either, both. `--sign` is a command that takes a file and signs it: programs, installer, uninstaller.
The same commit gives the same bytes, except for signatures.
"""

import argparse
import hashlib
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
FOLDER = "paliers-numeriques"
PROGRAMS = ("paliers-desktop.exe", "paliers-academie.exe")
PORTABLE = (
    "Ce fichier rend le programme portable : ses réglages et les dossiers qu’il propose restent à côté de lui,\n"
    "rien n’est écrit ailleurs sur le poste. Sans ce fichier, il se comporte comme un programme installé.\n"
)
_FIRST_COMMIT_OF_NOTHING = 1_700_000_000
"""Seconds since 1970, where there is no commit to tell the date: any fixed one will do."""
_REGULAR_FILE = 0o100644


def main() -> int:
    """The exit code of the first command that fails, 0 when all is made."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("steps", nargs="*", metavar="programs|packages")
    parser.add_argument("--out", type=Path, default=ROOT / "dist/windows")
    parser.add_argument("--work", type=Path, default=ROOT / "build/pyinstaller-windows")
    parser.add_argument("--makensis", default=shutil.which("makensis") or r"C:\Program Files (x86)\NSIS\makensis.exe")
    parser.add_argument("--sign", default="")
    chosen = parser.parse_args()
    os.environ["SOURCE_DATE_EPOCH"] = str(commit_date())
    steps = chosen.steps or ["programs", "packages"]
    if unknown := set(steps) - {"programs", "packages"}:
        parser.error(f"unknown step: {', '.join(sorted(unknown))}")
    try:
        if "programs" in steps:
            build_programs(chosen.out, chosen.work)
        if "packages" in steps:
            build_packages(chosen.out, chosen.work, chosen.makensis, chosen.sign)
    except subprocess.CalledProcessError as error:
        print(f"Échec : {shlex.join(map(str, error.cmd))}", file=sys.stderr)  # noqa: T201
        return error.returncode or 1
    return 0


def version() -> str:
    """The version of the package."""
    text = (ROOT / "src/paliers_desktop/__init__.py").read_text(encoding="utf-8")
    return re.findall(r'^__version__ = "(.+)"', text, re.MULTILINE)[0]


def commit_date() -> int:
    """Seconds since 1970: of SOURCE_DATE_EPOCH, or else of the last commit."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    git = shutil.which("git")
    told = git and subprocess.run([git, "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True).stdout
    return int(told or _FIRST_COMMIT_OF_NOTHING)


def build_programs(out: Path, work: Path) -> None:
    """Both programs and what they need, in `out`/paliers-numeriques. Raises CalledProcessError."""
    command = [sys.executable, "-m", "PyInstaller", "--clean", "--noconfirm", "--log-level=ERROR"]
    command += [f"--distpath={out}", f"--workpath={work}", str(ROOT / "installer/paliers.spec")]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": "1"})


def build_packages(out: Path, work: Path, makensis: str, sign: str) -> None:
    """The ZIP, the installer and their SHA-256, of the programs in `out`, signed first. Raises CalledProcessError."""
    for program in PROGRAMS if sign else ():
        subprocess.run([*split_command(sign), str(out / FOLDER / program)], check=True)
    name = f"{FOLDER}-{version()}-windows"
    write_zip(out / FOLDER, out / f"{name}-portable.zip", f"{FOLDER}-{version()}")
    write_installer(out / FOLDER, out / f"{name}-installation.exe", work, makensis, sign)
    sums = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(out.glob(f"{name}-*"))]
    (out / "SHA256SUMS").write_text("".join(sums), encoding="ascii", newline="\n")


def write_zip(programs: Path, target: Path, folder: str) -> None:
    """The portable folder: the programs and the file that makes them portable, in one order and with one date."""
    moment = time.gmtime(int(os.environ["SOURCE_DATE_EPOCH"]))[:6]
    contents = {path: (programs / path).read_bytes() for path in files_of(programs)}
    contents["portable.txt"] = PORTABLE.replace("\n", "\r\n").encode("utf-8-sig")
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(contents):
            entry = zipfile.ZipInfo(f"{folder}/{path}", moment)
            entry.create_system, entry.external_attr = 3, _REGULAR_FILE << 16
            archive.writestr(entry, contents[path], zipfile.ZIP_DEFLATED, 9)


def write_installer(programs: Path, target: Path, work: Path, makensis: str, sign: str) -> None:
    """Compile paliers.nsi. Raises CalledProcessError."""
    work.mkdir(parents=True, exist_ok=True)
    (work / "files.nsh").write_text(list_files(programs), encoding="utf-8-sig")
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    (work / "licence.txt").write_text(licence, encoding="utf-8-sig", newline="\r\n")
    size = sum((programs / path).stat().st_size for path in files_of(programs))
    given = {
        "VERSION": version(),
        "SIZE_KB": str(size // 1024),
        "FILES": str(work / "files.nsh"),
        "LICENCE": str(work / "licence.txt"),
        "ICON": str(work / "paliers/paliers.ico"),
        "OUTPUT": str(target),
        **({"SIGN": sign} if sign else {}),
    }
    options = [f"-D{name}={value}" for name, value in given.items()]
    subprocess.run([makensis, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *options, str(HERE / "paliers.nsi")], check=True)


def files_of(folder: Path) -> list[str]:
    """Every file in `folder`, as paths with /, sorted."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def list_files(programs: Path) -> str:
    """Two NSIS macros that name every file: what is not in them, the uninstaller cannot remove."""
    paths = files_of(programs)
    put, take, current = [], [], None
    for path in sorted(paths, key=lambda path: (path.rpartition("/")[0], path)):
        folder = windows_path(path.rpartition("/")[0])
        if folder != current:
            put.append(f'  SetOutPath "{folder}"')
            current = folder
        put.append(f'  File "{literal(str(programs / path))}"')
        take.append(f'  Delete "{windows_path(path)}"')
    folders = {parent.as_posix() for path in paths for parent in Path(path).parents} - {"."}
    take += [f'  RMDir "{windows_path(folder)}"' for folder in sorted(folders, reverse=True)]
    return "\n".join(["!macro installFiles", *put, "!macroend", "!macro removeFiles", *take, "!macroend", ""])


def windows_path(path: str) -> str:
    """A file of the programs, as the installed post names it."""
    return "\\".join(["$INSTDIR", *literal(path).split("/")]) if path else "$INSTDIR"


def literal(text: str) -> str:
    """As NSIS reads it back: a dollar begins a variable."""
    return text.replace("$", "$$")


def split_command(command: str) -> list[str]:
    """The words of a command as the system's own shell reads them, quotes taken off."""
    return [word.strip('"') for word in shlex.split(command, posix=os.name == "posix")]


if __name__ == "__main__":
    sys.exit(main())
