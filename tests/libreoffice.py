"""LibreOffice, run without window: what another program reads in the files that this one writes."""

import subprocess
import unicodedata
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import NamedTuple

SECONDS = 90
FRENCH_CSV = "Text - txt - csv (StarCalc):59,34,76,1,,1036,false,true,false,false,false,0,true"
"""A CSV as a French Calc opens it: semicolons, UTF-8, dates and numbers recognised, formulas computed."""

ENGLISH_CSV = FRENCH_CSV.replace("1036", "1033")
_NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}
_PICTURED = "\ufffd□"
_FIRST_PICTURE = 0x2190
"""Arrows, dingbats, ideographs, emoji: the fonts of the post decide how they are drawn."""
_EMPTY_END = 1000
"""A cell repeated more often than this is the empty rest of a sheet."""


class ReadCell(NamedTuple):
    """What LibreOffice holds in a cell. kind: "string", "float", "date"…, "" when empty; value: as the file says it."""

    kind: str
    value: str
    formula: str


class Office:
    """One profile of its own, so that a LibreOffice open on the post is left alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "sortie"
        self._profile = folder / "profil"

    def convert(self, to: str, *files: Path, infilter: str = "") -> list[Path]:
        """Open the files, all in one run, and save each as `to` (an extension, or extension:filter)."""
        command = ["soffice", f"-env:UserInstallation={self._profile.as_uri()}", "--headless", "--norestore"]
        command += [f"--infilter={infilter}"] if infilter else []
        command += ["--convert-to", to, "--outdir", str(self.folder), *map(str, files)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
        written = [self.folder / f"{path.stem}.{to.partition(':')[0]}" for path in files]
        said = [line for line in done.stderr.splitlines() if line and "javaldx" not in line]
        missing = [path.name for path in written if not path.exists()]
        if done.returncode or said or missing:
            raise AssertionError(f"LibreOffice: {done.returncode} {said} missing {missing}\n{done.stdout}")
        return written


def printed(pdf: Path, *options: str) -> str:
    """The words of a PDF in the order in which they were drawn."""
    command = ["pdftotext", "-raw", *options, pdf, "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def legible(text: str) -> str:
    """What can be compared of a printed text: neither spaces, nor what is drawn from right to left or as a picture."""
    return "".join(
        char
        for char in text
        if not char.isspace()
        and unicodedata.category(char) not in ("Cc", "Cf", "Cn")
        and unicodedata.bidirectional(char) not in ("R", "AL")
        and char not in _PICTURED
        and ord(char) < _FIRST_PICTURE
    )


def is_printed(wanted: str, text: str) -> bool:
    """Whether it stands in the printed text, once cut at most, by the end of a page; both are `legible`."""
    return wanted in text or any(wanted[:cut] in text and wanted[cut:] in text for cut in range(1, len(wanted)))


def read_sheets(fods: Path) -> dict[str, list[list[ReadCell]]]:
    """The cells of each sheet of a flat spreadsheet, without the empty lines and cells of its end."""
    root = ElementTree.parse(fods).getroot()
    sheets = {}
    for table in root.iterfind(".//table:table", _NAMESPACES):
        rows = [_cells(row) for row in table.iterfind(".//table:table-row", _NAMESPACES)]
        while rows and not rows[-1]:
            rows.pop()
        sheets[_attribute(table, "table:name")] = rows
    return sheets


def _cells(row: ElementTree.Element) -> list[ReadCell]:
    cells: list[ReadCell] = []
    for cell in row.iterfind("table:table-cell", _NAMESPACES):
        times = int(_attribute(cell, "table:number-columns-repeated") or 1)
        if times < _EMPTY_END:
            cells += [_cell(cell)] * times
    while cells and not cells[-1].kind:
        cells.pop()
    return cells


def _cell(cell: ElementTree.Element) -> ReadCell:
    kind = _attribute(cell, "office:value-type")
    attribute = {"date": "office:date-value", "string": ""}.get(kind, "office:value")
    text = "\n".join(_text(paragraph) for paragraph in cell.iterfind("text:p", _NAMESPACES))
    return ReadCell(kind, _attribute(cell, attribute) if attribute else text, _attribute(cell, "table:formula"))


def _text(node: ElementTree.Element) -> str:
    """The words of a paragraph, its coded spaces and tabs put back."""
    if node.tag == _name("text:s"):
        inside = " " * int(_attribute(node, "text:c") or 1)
    elif node.tag == _name("text:tab"):
        inside = "\t"
    elif node.tag == _name("text:line-break"):
        inside = "\n"
    else:
        inside = (node.text or "") + "".join(_text(child) + (child.tail or "") for child in node)
    return inside


def _attribute(node: ElementTree.Element, name: str) -> str:
    return node.get(_name(name), "")


def _name(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"
