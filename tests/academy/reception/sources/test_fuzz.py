"""Whatever a school or an attacker sends, reading it gives pieces and named errors, never anything else."""

import io
import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from container_samples import message, packed
from export_samples import DAY, KEY, forge_bytes, header, octets
from paliers_desktop.academy.reception.facts import Received
from paliers_desktop.academy.reception.reading import Export, Unread, read_export
from paliers_desktop.academy.reception.seen_name import seen_name
from paliers_desktop.academy.reception.sources.mail import is_message, message_pieces
from paliers_desktop.academy.reception.sources.mbox import is_mbox, mbox_pieces
from paliers_desktop.academy.reception.sources.piece import Piece, SourceError
from paliers_desktop.academy.reception.sources.zipped import is_zip, zip_pieces

EXPORT = forge_bytes(octets())
EML = message(("é.json", EXPORT, "application/json"), ("x.zip", packed(("a", EXPORT)), "application/zip")).as_bytes()
ZIP = packed(("a.json", EXPORT), ("b/c.txt", b"x" * 300))
MBOX = b"From a\n" + EML + b"\n\nFrom b\n" + EML


@st.composite
def mangled(draw, whole):
    """Bytes of a good file with some replaced, removed or put in, mostly where its structure is."""
    data = bytearray(whole)
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, len(data)) | st.integers(max(0, len(data) - 120), len(data)) | st.integers(0, 400))
        kept = draw(st.integers(0, 40))
        data[place : place + kept] = draw(st.binary(max_size=40))
    return bytes(data)


def check(pieces):
    for piece in pieces:
        assert isinstance(piece, Piece)
        assert piece.problem is None or isinstance(piece.problem, SourceError)
        seen_name(piece.name, piece.uai)
        found = read_export(piece.data, DAY, {})
        assert isinstance(found, Export | Unread)


@given(st.binary(max_size=400) | mangled(ZIP))
@settings(max_examples=300)
def test_zip(data):
    is_zip(data)
    check(zip_pieces(io.BytesIO(data), "x.zip"))


@given(st.binary(max_size=400) | mangled(EML))
@settings(max_examples=150)
@example(b"From: x\nContent-Type: multipart/mixed\n\n")
@example(b"From: =?x?q?=00?=\nContent-Disposition: attachment; filename*=zz'fr'%ff%\n\nx")
@example(b"From: x\nContent-Type: text/plain; charset=idna\nContent-Transfer-Encoding: uuencode\n\nbegin 6 a\n!!\n")
def test_eml(data):
    is_message(data, "x.eml")
    check(message_pieces(data, "x.eml"))


@given(st.binary(max_size=400) | mangled(MBOX))
@settings(max_examples=100)
def test_mbox(data):
    is_mbox(data)
    check(mbox_pieces(io.BytesIO(data), "x"))


@given(st.binary(max_size=600) | mangled(EXPORT))
@settings(max_examples=300)
def test_export(data):
    check([Piece("x.json", data)])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
MEMBERS = json.loads(octets())


@given(st.sampled_from(sorted(MEMBERS)), JSON | st.just(...), st.booleans())
@settings(max_examples=300)
def test_a_rightly_signed_payload_of_any_content(field, value, inside):
    members = json.loads(octets())
    target = members[field][0] if inside and isinstance(members[field], list) and members[field] else members
    if value is ...:
        target.pop(field, None)
    else:
        target[field] = value
    found = read_export(forge_bytes(json.dumps(members).encode(), header()), DAY, {})
    assert isinstance(found, Unread) or isinstance(found.received, Received)


@given(st.text(max_size=80), st.sampled_from(["", "0940120V"]))
@example("Durand Martine 0940120V.pdf", "")
def test_what_is_kept_of_a_name_is_no_word_of_a_person(name, uai):
    kept = seen_name(name, uai)
    assert len(kept) < 70
    assert "Durand" not in kept


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("PMN_creteil-2026-2027_0940120V_r003.pmn.json", "PMN_creteil-2026-2027_0940120V_r003"),
        ("PMN_creteil-2026-2027_0940120V_r003 (2).pmn.json", "PMN_creteil-2026-2027_0940120V_r003"),
        ("boite.mbox › message 3 › PMN_c26_0940120V_r001.pmn.json", "PMN_c26_0940120V_r001"),
        ("Grille de Martine Durand (0940120v) finale.PDF", "0940120V, .pdf"),
        ("Grille de Martine Durand.pdf", ".pdf"),
        ("PMN_Durand_0940120V_r003.json", "0940120V, .json"),
        ("0940120A.json", ".json"),
        ("Martine.Durand", ""),
    ],
)
def test_a_name_is_kept_by_what_it_says_of_the_file(name, kept):
    assert seen_name(name) == kept


def test_the_key_of_a_read_file_is_its_own():
    found = read_export(EXPORT, DAY, {})
    assert (found.received.kid, found.received.ecart) == (KEY.public.kid, None)
