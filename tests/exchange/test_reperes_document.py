"""Repères: what is signed is what is read, and anything else is refused with its own sentence."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from export_samples import KEY, b64
from paliers_desktop.academy.synthesis.filled import Par
from paliers_desktop.academy.synthesis.masking import THRESHOLD
from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.core.reperes import LEAST, Decoupage
from paliers_desktop.exchange import document_errors as errors
from paliers_desktop.exchange import reperes_document as module
from paliers_desktop.exchange.envelope import Typ, open_envelope, sign
from paliers_desktop.exchange.envelope_errors import AlteredError, DocumentTypeError, EnvelopeError, TooLargeError
from paliers_desktop.exchange.payload import GrilleRef
from paliers_desktop.exchange.reperes_document import (
    SCHEMA,
    Groupe,
    NoRepereError,
    RepereDomaine,
    RepereError,
    ReperesDocument,
    TerritoireError,
    decode_reperes,
    encode_reperes,
    open_reperes,
    sign_reperes,
)
from reperes_samples import groupe, reperes

GOOD = sign_reperes(reperes(), KEY)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
)


def members():
    return json.loads(encode_reperes(reperes()))


@st.composite
def documents(draw):
    paliers = st.lists(st.integers(0, 3), min_size=3, max_size=3).map(sorted)
    refs = [GrilleRef(f"grille-{rank}", "1", f"{rank:064x}") for rank in range(draw(st.integers(1, 2)))]
    names = draw(
        st.lists(st.none() | st.text("abé 9’«", min_size=1, max_size=9).filter(str.strip), unique=True, min_size=1)
    )
    domaines = draw(st.lists(st.text("abcdef", min_size=1, max_size=4), unique=True, min_size=1, max_size=3))
    groupes = [
        Groupe(
            name,
            draw(st.sampled_from(TypeEtablissement)),
            draw(st.sampled_from(refs)).id,
            tuple(RepereDomaine(slug, draw(st.integers(LEAST, 99)), *draw(paliers)) for slug in domaines),
        )
        for name in names
    ]
    fields = draw(st.integers(1, 99)), draw(st.dates()), draw(st.sampled_from(Decoupage))
    return ReperesDocument(SCHEMA, "creteil-2026-2027", *fields, tuple(refs), tuple(groupes))


@given(documents())
def test_what_was_signed_is_what_is_read(wanted):
    opened = open_reperes(sign_reperes(wanted, KEY))
    assert opened.document == wanted
    assert opened.key == KEY.public


def test_the_least_and_the_divisions_are_those_of_the_synthesis():
    assert LEAST == THRESHOLD
    assert [str(one) for one in Decoupage] == [str(one) for one in Par]


def test_no_other_document_passes_for_reperes_and_the_reverse():
    with pytest.raises(DocumentTypeError):
        open_reperes(sign(encode_reperes(reperes()), Typ.CAMPAGNE, KEY))
    with pytest.raises(DocumentTypeError):
        open_envelope(GOOD, Typ.RECU)


def test_a_changed_content_is_refused():
    envelope = json.loads(GOOD)
    envelope["payload"] = b64(encode_reperes(reperes(revision=2)))
    with pytest.raises(AlteredError):
        open_reperes(json.dumps(envelope).encode())


def with_domaine(**changes):
    first = groupe(None, 61)
    return {"groupes": (replace(first, domaines=(replace(first.domaines[0], **changes),)),)}


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"campagne": "Créteil"}, errors.ContentCampagneError),
        ({"revision": 0}, errors.RevisionError),
        ({"grilles": ()}, errors.GrilleRefError),
        ({"grilles": reperes().grilles * 2}, errors.GrilleRefError),
        ({"grilles": (replace(reperes().grilles[0], sha256="AB" * 32),)}, errors.DigestFormatError),
        ({"grilles": (replace(reperes().grilles[0], version="1\n2"),)}, errors.TextRefusedError),
        ({"groupes": ()}, NoRepereError),
        ({"groupes": (replace(groupe(None, 9), domaines=()),)}, NoRepereError),
        ({"groupes": (groupe("a", 9), groupe("a", 8))}, TerritoireError),
        ({"groupes": (groupe(" ", 9),)}, TerritoireError),
        ({"groupes": (groupe("a" * 101, 9),)}, TerritoireError),
        ({"groupes": (groupe("a\x1b[31m", 9),)}, errors.TextRefusedError),
        (with_domaine(domaine="a\n"), errors.TextRefusedError),
        ({"groupes": (replace(groupe(None, 9), domaines=groupe(None, 9).domaines[:1] * 2),)}, RepereError),
        (with_domaine(effectif=4), RepereError),
        (with_domaine(effectif=10**9), RepereError),
        (with_domaine(mediane=3, quartile_3=2), RepereError),
        (with_domaine(quartile_1=2, mediane=1), RepereError),
        (with_domaine(quartile_3=4), RepereError),
        (with_domaine(quartile_1=-1), RepereError),
    ],
)
def test_incoherent_ones_are_neither_signed_nor_read(change, error):
    wrong = reperes(**change)
    with pytest.raises(error):
        sign_reperes(wrong, KEY)
    with pytest.raises(error):
        open_reperes(sign(encode_reperes(wrong), Typ.REPERES, KEY))


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda m: m.update(phrase="x"), errors.UnknownFieldError),
        (lambda m: m["groupes"][0].update(moyenne=1), errors.UnknownFieldError),
        (lambda m: m.pop("decoupage"), errors.MissingFieldError),
        (lambda m: m.pop("schema"), errors.MissingFieldError),
        (lambda m: m.update(schema="pmn-reperes/2", autre=1), errors.SchemaVersionError),
        (lambda m: m.update(schema="pmn-export/1"), errors.ValueRefusedError),
        (lambda m: m.update(decoupage="rue"), errors.ValueRefusedError),
        (lambda m: m["groupes"][0]["domaines"][0].update(mediane=1.5), errors.ContentJsonError),
        (lambda m: m.update(cree_le="01/02/2027"), errors.ValueRefusedError),
    ],
)
def test_another_form_is_refused(change, error):
    value = members()
    change(value)
    with pytest.raises(error):
        decode_reperes(json.dumps(value).encode())


@given(st.binary(max_size=120))
def test_any_bytes_are_refused_by_a_named_error(data):
    with pytest.raises(errors.DocumentError):
        decode_reperes(data)


@given(
    JSON
    | st.fixed_dictionaries(
        {"schema": st.just(SCHEMA)}, optional={name: JSON for name in members() if name != "schema"}
    )
)
def test_any_json_is_refused_by_a_named_error(value):
    with pytest.raises(errors.DocumentError):
        decode_reperes(json.dumps(value).encode())


@st.composite
def deformed(draw):
    """The document with one value anywhere replaced by any other."""
    content = members()
    place = content
    while True:
        key = draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
        if not isinstance(place[key], (dict, list)) or draw(st.booleans()):
            place[key] = draw(JSON)
            return content
        place = place[key]


@given(deformed())
def test_any_value_anywhere_is_read_or_refused_by_a_named_error(content):
    try:
        read = decode_reperes(json.dumps(content).encode())
    except errors.DocumentError:
        return
    assert json.loads(encode_reperes(read)) == content


@given(st.integers(0, len(GOOD) * 8 - 1))
def test_every_one_bit_change_is_refused_or_means_the_same(bit):
    changed = bytearray(GOOD)
    changed[bit // 8] ^= 1 << bit % 8
    with contextlib.suppress(EnvelopeError, AlteredError, errors.DocumentError):
        assert open_reperes(bytes(changed)).document == reperes()


def test_beyond_its_size_it_is_not_signed(monkeypatch):
    monkeypatch.setattr(module, "MAX_BYTES", 1000)
    with pytest.raises(TooLargeError):
        sign_reperes(reperes(), KEY)
