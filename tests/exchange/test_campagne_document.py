"""The campagne file: what is signed is what is read, and anything else is refused with its own sentence."""

import datetime
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from campagne_samples import ETABLISSEMENTS, GRILLES, document
from export_samples import KEY, OTHER_KEY, b64
from paliers_desktop.exchange import campagne_checks as checks
from paliers_desktop.exchange import document_errors as errors
from paliers_desktop.exchange.campagne_document import (
    MAX_BYTES,
    decode_campagne,
    encode_campagne,
    open_campagne,
    sign_campagne,
)
from paliers_desktop.exchange.envelope import Typ, open_envelope, sign
from paliers_desktop.exchange.envelope_errors import AlteredError, DocumentTypeError, TooLargeError

GOOD = sign_campagne(document(), KEY)


def members():
    return json.loads(encode_campagne(document()))


def test_what_was_signed_is_what_is_read():
    for cle in (None, OTHER_KEY.public.jwk):
        wanted = document(cle_suivante=cle)
        opened = open_campagne(sign_campagne(wanted, KEY))
        assert opened.document == wanted
        assert opened.key == KEY.public


def test_the_members_are_those_of_the_contract_in_its_order():
    assert list(members()) == [
        "schema",
        "id",
        "revision",
        "titre",
        "ouverture",
        "cloture",
        "depot",
        "courriel",
        "grilles",
        "etablissements",
        "cle_suivante",
    ]
    assert list(members()["grilles"][0]) == ["id", "version", "sha256", "contenu", "aides"]
    assert list(members()["etablissements"][0]) == ["uai", "nom", "type", "commune"]


def test_a_school_export_is_no_campagne_and_the_reverse():
    with pytest.raises(DocumentTypeError):
        open_campagne(sign(encode_campagne(document()), Typ.EXPORT, KEY))
    with pytest.raises(DocumentTypeError):
        open_envelope(GOOD, Typ.EXPORT)


def test_a_changed_content_is_refused():
    envelope = json.loads(GOOD)
    envelope["payload"] = b64(encode_campagne(document(cloture=datetime.date(2030, 1, 1))))
    with pytest.raises(AlteredError):
        open_campagne(json.dumps(envelope).encode())


def test_four_thousand_etablissements_fit_and_all_of_france_is_refused_with_a_sentence():
    lot = [replace(ETABLISSEMENTS[0], uai=f"{number:07}{checks_letter(number)}") for number in range(770000, 774000)]
    data = sign_campagne(document(etablissements=tuple(lot)), KEY)
    assert len(data) < MAX_BYTES / 2
    assert len(open_campagne(data).document.etablissements) == 4000
    many = [replace(lot[0], uai=f"{number:07}{checks_letter(number)}") for number in range(100000, 130000)]
    with pytest.raises(TooLargeError, match="4 Mio"):
        sign_campagne(document(etablissements=tuple(many)), KEY)


def checks_letter(number):
    from paliers_desktop.core.uai import check_letter

    return check_letter(f"{number:07}")


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"id": "Créteil 2026"}, errors.ContentCampagneError),
        ({"revision": 0}, errors.RevisionError),
        ({"cloture": datetime.date(2026, 11, 1)}, checks.PeriodError),
        ({"titre": " "}, checks.TextLengthError),
        ({"titre": "x" * 201}, checks.TextLengthError),
        ({"titre": "a\nb"}, errors.TextRefusedError),
        ({"depot": "a\x1b[2J"}, errors.TextRefusedError),
        ({"depot": ""}, checks.TextLengthError),
        ({"courriel": "pas une adresse"}, checks.CourrielError),
        ({"courriel": "ce.0940120v@ac-créteil.fr"}, checks.CourrielError),
        ({"courriel": "a@b.fr, c@d.fr"}, checks.CourrielError),
        ({"grilles": ()}, checks.GrillesError),
        ({"grilles": (GRILLES[0], GRILLES[0])}, checks.GrillesError),
        ({"grilles": (GRILLES[1],)}, checks.GrillesError),
        ({"grilles": (replace(GRILLES[0], contenu="id = 1"), GRILLES[1])}, checks.GrilleContentError),
        ({"grilles": (replace(GRILLES[0], aides="[x]"), GRILLES[1])}, checks.GrilleContentError),
        ({"grilles": (replace(GRILLES[0], sha256="0" * 64), GRILLES[1])}, errors.GrilleRefError),
        ({"grilles": (replace(GRILLES[0], version="9"), GRILLES[1])}, errors.GrilleRefError),
        ({"etablissements": ETABLISSEMENTS * 2}, checks.RepeatedUaiError),
        ({"etablissements": (replace(ETABLISSEMENTS[0], uai="0770512A"),)}, errors.ContentUaiError),
        ({"etablissements": (replace(ETABLISSEMENTS[0], uai="0770512n"),)}, errors.ContentUaiError),
        ({"etablissements": (replace(ETABLISSEMENTS[0], nom=""),)}, checks.TextLengthError),
        ({"etablissements": (replace(ETABLISSEMENTS[0], nom="a\u2028b"),)}, errors.TextRefusedError),
        ({"cle_suivante": {"crv": "Ed25519", "kty": "OKP", "x": b64(bytes(32))}}, checks.NextKeyError),
        ({"cle_suivante": {"x": "AAAA"}}, checks.NextKeyError),
    ],
)
def test_an_incoherent_document_is_neither_signed_nor_read(change, error):
    wrong = document(**change)
    with pytest.raises(error):
        sign_campagne(wrong, KEY)
    with pytest.raises(error):
        open_campagne(sign(encode_campagne(wrong), Typ.CAMPAGNE, KEY, max_bytes=MAX_BYTES))


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda m: m.update(autre=1), errors.UnknownFieldError),
        (lambda m: m["grilles"][0].update(autre=1), errors.UnknownFieldError),
        (lambda m: m.pop("depot"), errors.MissingFieldError),
        (lambda m: m.pop("schema"), errors.MissingFieldError),
        (lambda m: m.update(schema="pmn-campagne/2", autre=1), errors.SchemaVersionError),
        (lambda m: m.update(schema="pmn-export/1"), errors.ValueRefusedError),
        (lambda m: m.update(revision="1"), errors.ValueRefusedError),
        (lambda m: m["etablissements"][0].update(type="chateau"), errors.ValueRefusedError),
    ],
)
def test_another_form_is_refused(change, error):
    value = members()
    change(value)
    with pytest.raises(error):
        decode_campagne(json.dumps(value).encode())


@given(st.binary(max_size=120))
def test_any_bytes_are_refused_by_a_named_error(data):
    with pytest.raises(errors.DocumentError):
        decode_campagne(data)


values = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
)


@given(st.sampled_from(list(members())), values)
def test_any_value_of_any_member_is_read_or_refused_by_a_named_error(member, value):
    content = {**members(), member: value}
    try:
        read = decode_campagne(json.dumps(content).encode())
    except errors.DocumentError:
        return
    assert json.loads(encode_campagne(read))[member] == value  # as it is written: a list, not a tuple
