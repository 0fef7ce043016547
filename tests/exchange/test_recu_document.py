"""The receipt: what is signed is what is read, and anything else is refused with its own sentence."""

import contextlib
import datetime
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export_samples import KEY, b64
from paliers_desktop.core.recu import Preuve, Remarque, Verdict
from paliers_desktop.exchange import document_errors as errors
from paliers_desktop.exchange.envelope import Typ, claimed_identity, open_envelope, sign
from paliers_desktop.exchange.envelope_errors import AlteredError, DocumentTypeError, EnvelopeError
from paliers_desktop.exchange.recu_document import (
    MAX_NUMERO,
    SCHEMA,
    NumeroError,
    Recu,
    VerdictError,
    decode_recu,
    encode_recu,
    open_recu,
    sign_recu,
)
from recu_samples import recu

GOOD = sign_recu(recu(), KEY)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
)


def members():
    return json.loads(encode_recu(recu()))


@st.composite
def receipts(draw):
    verdict = draw(st.sampled_from(Verdict))
    proofs = [Preuve.AUCUNE] if verdict.refused else [preuve for preuve in Preuve if preuve is not Preuve.AUCUNE]
    remarks = [] if verdict.refused else draw(st.lists(st.sampled_from(Remarque), unique=True))
    return Recu(
        schema=SCHEMA,
        uai="0940120V",
        campagne="creteil-2026-2027",
        identite=draw(st.binary(min_size=32, max_size=32)).hex(),
        numero=draw(st.integers(1, MAX_NUMERO)),
        recu_le=draw(st.dates()),
        verdict=verdict,
        preuve=draw(st.sampled_from(proofs)),
        remarques=tuple(remarks),
    )


@given(receipts())
def test_what_was_signed_is_what_is_read(wanted):
    opened = open_recu(sign_recu(wanted, KEY))
    assert opened.document == wanted
    assert opened.key == KEY.public


def test_the_members_are_those_of_the_contract_in_its_order():
    assert list(members()) == [
        *("schema", "uai", "campagne", "identite", "numero", "recu_le", "verdict", "preuve", "remarques")
    ]


def test_no_other_document_passes_for_a_receipt_and_the_reverse():
    with pytest.raises(DocumentTypeError):
        open_recu(sign(encode_recu(recu()), Typ.EXPORT, KEY))
    with pytest.raises(DocumentTypeError):
        open_envelope(GOOD, Typ.EXPORT)


def test_a_changed_content_is_refused():
    envelope = json.loads(GOOD)
    envelope["payload"] = b64(encode_recu(recu(numero=4)))
    with pytest.raises(AlteredError):
        open_recu(json.dumps(envelope).encode())


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"uai": "0940120v"}, errors.ContentUaiError),
        ({"uai": "0940120A"}, errors.ContentUaiError),
        ({"uai": "094"}, errors.ContentUaiError),
        ({"campagne": "Créteil"}, errors.ContentCampagneError),
        ({"identite": "AB" * 32}, errors.DigestFormatError),
        ({"identite": "ab" * 31}, errors.DigestFormatError),
        ({"numero": 0}, NumeroError),
        ({"numero": MAX_NUMERO + 1}, NumeroError),
        ({"preuve": Preuve.AUCUNE}, VerdictError),
        ({"verdict": Verdict.REFUSE_CLE}, VerdictError),
        ({"remarques": (Remarque.TYPE, Remarque.TYPE)}, VerdictError),
        (
            {"verdict": Verdict.REFUSE_CLE, "preuve": Preuve.AUCUNE, "remarques": (Remarque.TYPE,)},
            VerdictError,
        ),
    ],
)
def test_an_incoherent_receipt_is_neither_signed_nor_read(change, error):
    wrong = recu(**change)
    with pytest.raises(error):
        sign_recu(wrong, KEY)
    with pytest.raises(error):
        open_recu(sign(encode_recu(wrong), Typ.RECU, KEY))


def test_a_wrong_letter_is_that_of_a_file_refused_for_it():
    wrong = recu(uai="0940120A", verdict=Verdict.REFUSE_UAI, preuve=Preuve.AUCUNE)
    assert open_recu(sign_recu(wrong, KEY)).document == wrong


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda m: m.update(phrase="x"), errors.UnknownFieldError),
        (lambda m: m.pop("preuve"), errors.MissingFieldError),
        (lambda m: m.pop("schema"), errors.MissingFieldError),
        (lambda m: m.update(schema="pmn-recu/2", autre=1), errors.SchemaVersionError),
        (lambda m: m.update(schema="pmn-export/1"), errors.ValueRefusedError),
        (lambda m: m.update(numero=True), errors.ValueRefusedError),
        (lambda m: m.update(verdict="CERTIFIE"), errors.ValueRefusedError),
        (lambda m: m.update(recu_le="25/11/2026"), errors.ValueRefusedError),
    ],
)
def test_another_form_is_refused(change, error):
    value = members()
    change(value)
    with pytest.raises(error):
        decode_recu(json.dumps(value).encode())


@given(st.binary(max_size=120))
def test_any_bytes_are_refused_by_a_named_error(data):
    with pytest.raises(errors.DocumentError):
        decode_recu(data)


@given(
    JSON
    | st.fixed_dictionaries(
        {"schema": st.just(SCHEMA)}, optional={name: JSON for name in members() if name != "schema"}
    )
)
def test_any_json_is_refused_by_a_named_error(value):
    with pytest.raises(errors.DocumentError):
        decode_recu(json.dumps(value).encode())


@given(st.sampled_from(list(members())), JSON)
def test_any_value_of_any_member_is_read_or_refused_by_a_named_error(member, value):
    content = {**members(), member: value}
    try:
        read = decode_recu(json.dumps(content).encode())
    except errors.DocumentError:
        return
    assert json.loads(encode_recu(read)) == content


@given(st.integers(0, len(GOOD) * 8 - 1))
def test_every_one_bit_change_is_refused_or_means_the_same(bit):
    changed = bytearray(GOOD)
    changed[bit // 8] ^= 1 << bit % 8
    with contextlib.suppress(EnvelopeError, AlteredError, errors.DocumentError):
        assert open_recu(bytes(changed)).document == recu()


def test_the_identity_that_an_altered_file_claims_is_that_of_the_one_it_was():
    envelope = json.loads(GOOD)
    envelope["signatures"][0]["signature"] = b64(bytes(64))
    altered = json.dumps(envelope).encode()
    assert claimed_identity(altered) == open_recu(GOOD).identity
    with pytest.raises(EnvelopeError):
        claimed_identity(b"%PDF")


def test_the_day_is_a_day():
    with pytest.raises(errors.ValueRefusedError):
        decode_recu(json.dumps({**members(), "recu_le": "2026-11-25T10:00:00"}).encode())
    assert decode_recu(encode_recu(recu())).recu_le == datetime.date(2026, 11, 25)
