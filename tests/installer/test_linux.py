"""What the Linux packages say of the program is what the program does: commands, options, types, window class."""

import re
import subprocess
import xml.etree.ElementTree as ET
from configparser import ConfigParser
from pathlib import Path

import click
import pytest

from paliers_desktop import __main__ as desktop
from paliers_desktop.academy import cli as academy
from paliers_desktop.storage import migration_0001

ROOT = Path(__file__).parents[2]
LINUX = ROOT / "installer" / "linux"
OPTION = re.compile(r"--[a-z][a-z-]+")
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


def written_options(page: Path) -> set[str]:
    return set(OPTION.findall(page.read_text(encoding="utf-8").replace("\\-", "-")))


def academy_options(command: click.Command = academy.cli) -> set[str]:
    with click.Context(command) as context:
        own = {name for param in command.get_params(context) for name in param.opts if name[:2] == "--"}
        below = [command.get_command(context, name) for name in _verbs(command, context)]
    return own.union(*map(academy_options, below))


def _verbs(command: click.Command, context: click.Context) -> list[str]:
    return command.list_commands(context) if isinstance(command, click.Group) else []


@pytest.mark.parametrize("language", ["", ".fr"])
def test_the_manuals_tell_the_real_options(language: str) -> None:
    assert written_options(LINUX / f"man/paliers-desktop{language}.1") == set(OPTION.findall(desktop.USAGE))
    assert written_options(LINUX / f"man/paliers-academie{language}.1") <= academy_options()


@pytest.mark.parametrize("language", ["", ".fr"])
def test_the_manual_of_the_academy_names_each_verb(language: str) -> None:
    page = (LINUX / f"man/paliers-academie{language}.1").read_text(encoding="utf-8").replace("\\-", "-")
    with click.Context(academy.cli) as context:
        for name in academy.cli.list_commands(context):
            assert f"paliers-academie {name}" in page


def test_the_entry_opens_the_type_of_the_dossiers_and_finds_its_window() -> None:
    entry = ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]  # keys keep their case
    entry.read(LINUX / "paliers-numeriques.desktop", encoding="utf-8")
    words = entry["Desktop Entry"]
    app = (Path(desktop.__file__).parent / "gui/app.py").read_text(encoding="utf-8")
    assert f'setApplicationName("{words["StartupWMClass"]}")' in app  # xcb makes its class of it
    assert 'setDesktopFileName("paliers-numeriques")' in app  # what Wayland looks for
    types = {kind.attrib["type"] for kind in ET.parse(LINUX / "paliers-numeriques.xml").iter(f"{MIME}mime-type")}
    assert set(words["MimeType"].split(";")) - {""} <= types


def test_the_type_is_known_by_what_every_dossier_carries() -> None:
    inner = ET.parse(LINUX / "paliers-numeriques.xml").findall(f".//{MIME}match/{MIME}match")
    assert [(one.attrib["offset"], one.attrib["value"]) for one in inner] == [("68", "PMNd")]
    source = Path(migration_0001.__file__).read_text(encoding="utf-8")
    assert "int.from_bytes(b'PMNd')" in source


def test_no_address_is_given_that_leads_nowhere() -> None:
    page = (LINUX / "metainfo.xml").read_text(encoding="utf-8")
    assert "://" not in page.replace('encoding="UTF-8"', "")
    assert "<url" not in page


@pytest.mark.parametrize("script", sorted(LINUX.glob("*.sh")), ids=lambda path: path.name)
def test_each_script_is_understood_by_sh(script: Path) -> None:
    subprocess.run(["sh", "-n", str(script)], check=True)


def test_the_bare_window_is_frozen_by_the_options_of_the_program() -> None:
    """The benchmarks run what stands before the programs in the program's own spec."""
    [mark] = re.findall(r'partition\("\\n(.+?)"\)', (ROOT / "tests/bench/frozen/bare.spec").read_text(encoding="utf-8"))
    spec = (ROOT / "installer/paliers.spec").read_text(encoding="utf-8")
    assert f"\n{mark}analyse(" in spec
