"""Every part of a bundle has its licence, its text, and its line in the index; a part without one stops the build."""

import importlib.util
import json
import sys
import zlib
from pathlib import Path
from types import ModuleType
from typing import Any

import click
import lxml.etree
import pikepdf
import pytest
from PySide6 import QtCore

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def licences() -> ModuleType:
    place = ROOT / "installer" / "licences" / "collect.py"
    spec = importlib.util.spec_from_file_location("collect_licences", place)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look it up
    spec.loader.exec_module(module)
    return module


def index_of(licences: ModuleType, out: Path, *entries: tuple[str, str, str]) -> dict[str, Any]:
    licences.collect(entries, out)
    return {part["name"]: part for part in json.loads((out / "index.json").read_text(encoding="utf-8"))}


def test_each_part_has_its_licence_and_its_text(licences: ModuleType, tmp_path: Path) -> None:
    entries = [
        ("click/core.py", click.core.__file__, "PYMODULE"),
        ("zlib", zlib.__file__ if hasattr(zlib, "__file__") else json.__file__, "EXTENSION"),
        ("lxml/etree.so", lxml.etree.__file__, "EXTENSION"),
        ("PySide6/QtCore.abi3.so", QtCore.__file__, "EXTENSION"),
        ("resources/fonts/OpenSans-Regular.ttf", str(ROOT / "resources/fonts/OpenSans-Regular.ttf"), "DATA"),
        ("resources/icons/sun.svg", str(ROOT / "resources/icons/sun.svg"), "DATA"),
        ("resources/icons/app.svg", str(ROOT / "resources/icons/app.svg"), "DATA"),
    ]
    parts = index_of(licences, tmp_path, *entries)
    assert {"Paliers numériques", "Python", "PyInstaller (le lanceur)", "click", "Open Sans", "PySide6 et Qt"} <= set(
        parts
    )
    assert {"libxml2, dans lxml", "Composants tiers de Qt", "Icônes Lucide, en partie Feather"} <= set(parts)
    for part in parts.values():
        assert part["licence"], part
        assert part["texts"], part
        for text in part["texts"]:
            assert len((tmp_path / text).read_bytes()) > 200, text
    assert "GNU LESSER" in (tmp_path / parts["PySide6 et Qt"]["texts"][0]).read_text(encoding="utf-8")
    assert parts["Python"]["version"] == sys.version.split()[0]


def test_an_unknown_file_stops_the_build(licences: ModuleType, tmp_path: Path) -> None:
    stranger = tmp_path / "libinconnue.so.1"
    stranger.touch()
    with pytest.raises(licences.MissingLicenceError, match="libinconnue"):
        licences.collect([("libinconnue.so.1", str(stranger), "BINARY")], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_library_that_a_package_starts_to_carry_stops_the_build(licences: ModuleType, tmp_path: Path) -> None:
    carried = next(Path(pikepdf.__file__).parents[1].glob("pikepdf.libs/libqpdf*"))
    assert licences.parts_of("pikepdf.libs/libqpdf.so.30", carried)
    rules = licences.RULES["packages"]["pikepdf"]["libraries"]
    before = list(rules)
    rules.clear()
    try:
        assert licences.parts_of("pikepdf.libs/libqpdf.so.30", carried) == []
    finally:
        rules.extend(before)


def test_a_link_is_no_part(licences: ModuleType, tmp_path: Path) -> None:
    parts = index_of(licences, tmp_path, ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"))
    assert set(parts) == {"Paliers numériques", "Python", "PyInstaller (le lanceur)"}
