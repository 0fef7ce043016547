"""docs/format-campagne.md names every field of both formats, in the order of the files."""

import re
from pathlib import Path

import msgspec
import pytest

from paliers_desktop.exchange import academy_key, campagne_document

TEXT = (Path(__file__).parents[2] / "docs" / "format-campagne.md").read_text(encoding="utf-8")
CAMPAGNE, KEY = TEXT.split("## La clé de l’académie")


def fields(struct):
    return [field.encode_name for field in msgspec.structs.fields(struct)]


@pytest.mark.parametrize(
    ("text", "struct"), [(CAMPAGNE, campagne_document.CampagneDocument), (KEY, academy_key.SealedKey)]
)
def test_the_table_is_the_file(text, struct):
    assert re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE) == fields(struct)


@pytest.mark.parametrize(
    ("text", "struct"),
    [
        (CAMPAGNE, campagne_document.GrilleJointe),
        (CAMPAGNE, campagne_document.EtablissementAttendu),
        (KEY, academy_key.Scellement),
    ],
)
def test_every_inner_field_is_named(text, struct):
    assert [name for name in fields(struct) if f"`{name}`" not in text] == []


def test_what_is_written_of_the_seal_is_what_is_done():
    assert f"`log2_n` ({academy_key.LOG_N})" in KEY
    assert f"`sel` ({academy_key.SALT_BYTES} octets)" in KEY
    assert f"`{academy_key.SCHEMA}`" in KEY
    assert f"`{campagne_document.SCHEMA}`" in CAMPAGNE
