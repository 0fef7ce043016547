"""docs/format-reperes.md names every field, in the order of the file."""

import re
from pathlib import Path

import msgspec

from paliers_desktop.core.reperes import Decoupage
from paliers_desktop.exchange import reperes_document
from paliers_desktop.exchange.envelope import Typ
from paliers_desktop.exchange.payload import GrilleRef

TEXT = (Path(__file__).parents[2] / "docs" / "format-reperes.md").read_text(encoding="utf-8")


def fields(struct):
    return [field.encode_name for field in msgspec.structs.fields(struct)]


def test_the_table_is_the_file():
    assert re.findall(r"^\| `(\w+)` \|", TEXT, re.MULTILINE) == fields(reperes_document.ReperesDocument)


def test_every_inner_field_and_word_is_named():
    inner = (GrilleRef, reperes_document.Groupe, reperes_document.RepereDomaine)
    assert [name for struct in inner for name in fields(struct) if f"`{name}`" not in TEXT] == []
    assert [word for word in Decoupage if f"`{word}`" not in TEXT] == []
    assert f"`{reperes_document.SCHEMA}`" in TEXT
    assert f'"typ":"{Typ.REPERES}"' in TEXT
