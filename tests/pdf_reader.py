"""A tagged PDF read as a reading aid does: the structure tree, and the text that each element marks on the pages."""

import re
import unicodedata
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from msgspec import Struct


class Node(Struct):
    """An element: its role, its attributes by name, its alternative, the text it marks itself, and its kids."""

    role: str
    attributes: dict[str, Any]
    alt: str
    text: str
    kids: list["Node"]

    def walk(self) -> list["Node"]:
        """This element and all those under it, in order."""
        return [self, *(node for kid in self.kids for node in kid.walk())]


def read(path: Path | BytesIO) -> Node:
    """The root of the structure."""
    with pikepdf.open(path) as pdf:
        places = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        maps: dict[tuple[int, int], dict[int, str]] = {}
        marks = [_marks(page, maps) for page in pdf.pages]
        root = _node(pdf.Root.StructTreeRoot.K, places, marks)
        assert not any(marks), "every mark belongs to an element, and to one only"
        return root


def _node(element: pikepdf.Object, places: dict[Any, int], marks: list[dict[int, str]]) -> Node:
    node = Node(str(element.S)[1:], {}, str(element.get("/Alt", "")), "", [])
    for key, value in element.get("/A", pikepdf.Dictionary()).items():
        node.attributes[key[1:]] = [str(part) for part in value] if isinstance(value, pikepdf.Array) else str(value)
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/MCR":
            node.text += marks[places[kid.Pg.objgen]].pop(int(kid.MCID))
        elif isinstance(kid, pikepdf.Dictionary) and kid.S == "/Span":
            node.text += _said(kid, _node(kid, places, marks))
        elif isinstance(kid, pikepdf.Dictionary):
            assert kid.P.objgen == element.objgen
            node.kids.append(_node(kid, places, marks))
        else:
            node.text += marks[places[element.Pg.objgen]].pop(int(kid))
    return node


def _said(element: pikepdf.Object, span: Node) -> str:
    """What replaces a piece of its parent's text: the very characters drawn, in their order, but for mirrored ones."""
    said = str(element.ActualText)
    assert not span.kids
    drawn = unicodedata.normalize("NFKC", span.text)
    for one, other in zip(drawn, unicodedata.normalize("NFKC", said), strict=True):
        assert one == other or (unicodedata.mirrored(one) and unicodedata.mirrored(other)), (drawn, said)
    return said


def _marks(page: pikepdf.Page, maps: dict[tuple[int, int], dict[int, str]]) -> dict[int, str]:
    """The text of each marked piece of a page, by its number; every shown text is in one, or in an artifact."""
    marks: dict[int, str] = {}
    current: int | None = None
    inside = False
    characters: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" | "BMC":
                assert not inside, "marks do not nest"
                inside = True
                current = int(operands[1].MCID) if operands[0] != "/Artifact" else None
                if current is not None:
                    assert current not in marks
                    marks[current] = ""
            case "EMC":
                inside, current = False, None
            case "Tf":
                font = page.obj.Resources.Font[operands[0]]
                characters = maps.setdefault(font.objgen, {}) or maps[font.objgen]
                if not characters:
                    characters.update(_characters(font))
            case "Tj" | "'":
                assert inside
                if current is not None:
                    marks[current] += "".join(characters[code] for code in bytes(operands[0]))
            case "TJ" | '"':
                raise AssertionError("not written by reportlab")
    return marks


def _characters(font: pikepdf.Object) -> dict[int, str]:
    found = re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]{4})>", font.ToUnicode.read_bytes())
    return {int(code, 16): chr(int(value, 16)) for code, value in found}
