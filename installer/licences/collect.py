"""The licences of every part of a bundle: their texts, and the index that « À propos » reads.

A part whose licence is not found stops the build: parts.toml says what the parts do not say by themselves.
"""

import fnmatch
import importlib.metadata
import json
import re
import subprocess
import sys
import sysconfig
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
RULES = tomllib.loads((HERE / "parts.toml").read_text(encoding="utf-8"))
STDLIB = Path(sysconfig.get_path("stdlib")).resolve()
PYTHON = (STDLIB, Path(sys.base_prefix).resolve()) if sys.platform == "win32" else (STDLIB,)
SITE = Path(sysconfig.get_path("purelib")).resolve()
LICENCE_NAME = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
LIBRARY = re.compile(r"\.so(\.\d+)+$|\.dll$|/lib[^/]+\.so$", re.IGNORECASE)
COMMON = re.compile(r"/usr/share/common-licenses/([A-Za-z]+(?:-[\d.]*\d)?)")


class MissingLicenceError(Exception):
    """Parts of a bundle whose licence is not known."""


@dataclass(frozen=True, order=True)
class Part:
    """A part as the index shows it; texts: the files that hold its licence."""

    name: str
    version: str
    licence: str
    texts: tuple[Path, ...] = field(hash=False)


def collect(entries, out):
    """Write index.json and the texts in `out`, for PyInstaller's (place in the bundle, source, kind) `entries`.

    Raises MissingLicenceError, naming the files, when the licence of one is not known.
    """
    parts, unknown = set(_always()), []
    for place, source, kind in entries:
        if kind == "SYMLINK":
            continue
        found = parts_of(place.replace("\\", "/"), Path(source))
        parts.update(found)
        if not found:
            unknown.append(f"{place} ({source})")
    unknown += [part.name for part in parts if not part.texts]
    if unknown:
        raise MissingLicenceError("Sans licence connue :\n" + "\n".join(sorted(unknown)))
    _write(sorted(parts, key=lambda part: part.name.casefold()), out)


def parts_of(place, source):
    """The parts that a file of the bundle belongs to; none when that is not known."""
    for rule in RULES["system"]:
        if any(fnmatch.fnmatch(source.name.lower(), pattern) for pattern in rule["files"]):
            return [_ruled(rule)]
    if source.name == "base_library.zip" or source.name.lower().startswith(("libpython3", "python3")):
        return [_python()]
    source = source.resolve()
    if source.is_relative_to(SITE):
        return _packaged(place, source)
    if source.is_relative_to(ROOT):
        return [_own(source.relative_to(ROOT).as_posix())]
    if source.is_relative_to(STDLIB) or (
        sys.platform == "win32" and source.is_relative_to(Path(sys.base_prefix).resolve())
    ):
        return [_python()]
    return _debian(source)


def _always():
    """The program itself, Python, and PyInstaller's loader: in every bundle."""
    return [_own(""), _python(), *_package(_distribution("pyinstaller"))]


def _own(place):
    for rule in RULES["own"]:
        if place.startswith(rule["place"]) and place != "resources/icons/app.svg":
            return Part(rule["name"], "", rule["licence"], tuple(ROOT / text for text in rule["texts"]))
    version = re.search(
        r'__version__ = "(.+)"', (ROOT / "src/paliers_desktop/__init__.py").read_text(encoding="utf-8")
    )[1]
    return Part("Paliers numériques", version, "EUPL-1.2", (ROOT / "LICENSE",))


def _ruled(rule):
    return Part(rule["name"], "", rule["licence"], tuple(HERE / "textes" / text for text in rule["texts"]))


@cache
def _python():
    debian = f"/usr/share/doc/libpython{sys.version_info[0]}.{sys.version_info[1]}-stdlib/copyright"
    places = (STDLIB / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt", Path(debian))
    text = tuple(place for place in places if place.is_file())[:1]
    return Part("Python", sys.version.split()[0], "PSF-2.0", text)


def _packaged(place, source):
    owner = _owners().get(source)
    if owner is None:
        return []
    rule = _rule(owner)
    library = LIBRARY.search(f"/{place}") and not re.search(r"/(Qt/)?plugins/", place)
    if library and not any(fnmatch.fnmatch(source.name, pattern) for pattern in rule.get("libraries", ())):
        return []
    return _package(owner)


@cache
def _owners():
    """Each installed file, and the distribution that brought it."""
    return {
        Path(one.locate_file(file)).resolve(): one
        for one in importlib.metadata.distributions()
        for file in one.files or ()
    }


@cache
def _distribution(name):
    return importlib.metadata.distribution(name)


def _rule(owner):
    return RULES["packages"].get(re.sub(r"[-_.]+", "-", owner.metadata["Name"]).lower(), {})


@cache
def _package(owner):
    rule = _rule(owner)
    name, version = owner.metadata["Name"], owner.version
    own = tuple(
        sorted(
            Path(owner.locate_file(file))
            for file in owner.files or ()
            if ".dist-info" in file.parts[0] and (LICENCE_NAME.search(file.name) or "licenses" in file.parts)
        )
    )
    texts = (*own, *(HERE / "textes" / text for text in rule.get("texts", ())))
    carried = [_ruled(one) for one in rule.get("carries", ())]
    return [
        Part(rule.get("name", name), version, rule.get("licence") or _stated(owner), texts),
        *carried,
        *_rust(owner),
    ]


def _stated(owner):
    """The licence that a package states: its expression, the first line of its field, or its classifier."""
    said = owner.metadata["License-Expression"] or (owner.metadata["License"] or "").strip().partition("\n")[0]
    classes = [
        one.rpartition(" :: ")[2] for one in owner.metadata.get_all("Classifier", []) if one.startswith("License")
    ]
    return said[:60] if said else (classes or ["voir le texte"])[0]


def _rust(owner):
    """The Rust crates that a package lists in its own bill of materials."""
    for file in owner.files or ():
        if file.name.endswith(".cyclonedx.json"):
            crates = json.loads(Path(owner.locate_file(file)).read_text(encoding="utf-8"))["components"]
            stated = [one for crate in crates for one in crate.get("licenses", [])]
            said = {one.get("expression") or one["license"].get("id") or one["license"]["name"] for one in stated}
            name = f"Composants Rust de {owner.metadata['Name']}"
            texts = (Path(owner.locate_file(file)), HERE / "textes/Apache-2.0.txt", HERE / "textes/MIT.txt")
            return [Part(name, "", "; ".join(sorted(said)), texts)]
    return []


@cache
def _debian(source):
    """The Debian package of a system library, under the name of its source."""
    for path in (str(source), str(source).removeprefix("/usr")):
        try:
            answer = subprocess.run(["dpkg-query", "-S", path], capture_output=True, text=True, check=True).stdout
        except (OSError, subprocess.CalledProcessError):
            continue
        package = answer.partition(": ")[0].partition(",")[0]
        asked = ["dpkg-query", "-W", "-f", "${source:Package}\t${source:Version}\t${binary:Package}", package]
        name, version, binary = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split("\t")
        text = Path("/usr/share/doc", binary.partition(":")[0], "copyright")
        if text.is_file():
            return [Part(f"{name} (Debian)", version, _dep5(text), _with_common(_first_text(name, version, text)))]
    return []


_FIRST = {}


def _first_text(name, version, text):
    """One text for all the packages of a source, which share it."""
    return _FIRST.setdefault((name, version), text)


def _dep5(text):
    """The licences that a Debian copyright file names (copyright-format 1.0)."""
    said = re.findall(r"^License: *(\S.*)$", text.read_text(encoding="utf-8", errors="replace"), re.MULTILINE)
    return ", ".join(dict.fromkeys(one.strip() for one in said[:6])) or "voir le texte"


def _with_common(text):
    """A copyright file, and the common texts that it refers to: elsewhere than on Debian they are not there."""
    named = sorted(set(COMMON.findall(text.read_text(encoding="utf-8", errors="replace"))))
    common = (Path("/usr/share/common-licenses", name) for name in named)
    return (text, *(path for path in common if path.is_file()))


def _write(parts, out):
    """The texts, each once whatever their number of uses, and the index that names them."""
    (out / "textes").mkdir(parents=True, exist_ok=True)
    names, index = {}, []
    for part in parts:
        kept = []
        for text in part.texts:
            content = _utf8(text.read_bytes())
            if content not in names:
                names[content] = _name(part, text, set(names.values()))
                (out / "textes" / names[content]).write_bytes(content)
            kept.append(f"textes/{names[content]}")
        line = {"name": part.name, "version": part.version, "licence": part.licence, "texts": kept}
        index.append(line)
    (out / "index.json").write_text(json.dumps(index, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _utf8(content):
    """A text as every reader expects it: some old ones are in Latin-1."""
    try:
        content.decode()
    except UnicodeDecodeError:
        return content.decode("latin-1").encode()
    return content


def _name(part, text, taken):
    """A file name that says whose text it is; the shared ones keep their own name."""
    shared = text.parent in (HERE / "textes", Path("/usr/share/common-licenses"))
    words = text.stem if shared else f"{part.name} {text.stem}"
    base = re.sub(r"[^\w.+]+", "-", words).strip("-")
    rank = 1
    while (name := f"{base}{f'-{rank}' if rank > 1 else ''}.txt") in taken:
        rank += 1
    return name
