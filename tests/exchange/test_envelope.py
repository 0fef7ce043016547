import base64
import hashlib
import hmac
import json
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from export_samples import KEY, OTHER_KEY, b64, forge, forge_bytes, header, raw_sign
from paliers_desktop.errors import UserError
from paliers_desktop.exchange.envelope import MAX_BYTES, Typ, claimed_typ, open_envelope, sign, unverified_payload
from paliers_desktop.exchange.envelope_errors import (
    AlteredError,
    Base64Error,
    DeprecatedAlgorithmError,
    DocumentTypeError,
    EmptyFileError,
    EnvelopeError,
    ExtraHeaderError,
    HeaderJsonError,
    HeaderKeyError,
    HeaderWeakKeyError,
    JsonRefusedError,
    KidMismatchError,
    MembersError,
    MissingHeaderError,
    NoSignatureError,
    SeveralSignaturesError,
    SharedSecretError,
    SignatureLengthError,
    TooLargeError,
    UnknownAlgorithmError,
    UnprotectedHeaderError,
    UnsignedError,
)
from paliers_desktop.exchange.strict_json import (
    DuplicateMemberError,
    EncodingError,
    FractionError,
    GiantIntegerError,
    LoneSurrogateError,
    NotFiniteError,
    SyntaxRefusedError,
    TooDeepError,
    TrailingBytesError,
    TruncatedError,
)

P = b'{\n "a": 1\n}'
GOOD = sign(P, Typ.EXPORT, KEY)
ORDER = 2**252 + 27742317777372353535851937790883648493


def _edited(**members):
    return json.dumps({**json.loads(GOOD), **members}).encode()


def _signature(**members):
    envelope = json.loads(GOOD)
    envelope["signatures"][0].update(members)
    return json.dumps(envelope).encode()


def _hs256():
    """The classic attack: the public key used as the secret of an HMAC."""
    envelope = forge(P, header(alg="HS256"))
    text = f"{envelope['signatures'][0]['protected']}.{envelope['payload']}".encode()
    envelope["signatures"][0]["signature"] = b64(hmac.digest(KEY.public.x, text, "sha256"))
    return json.dumps(envelope).encode()


def _malleable():
    """The same signature with S + L, which a lax verifier accepts."""
    signature = base64.urlsafe_b64decode(json.loads(GOOD)["signatures"][0]["signature"] + "==")
    scalar = int.from_bytes(signature[32:], "little") + ORDER
    return _signature(signature=b64(signature[:32] + scalar.to_bytes(32, "little")))


WEAK_X = b64(bytes([1]) + bytes(31))
WEAK_JWK = {"crv": "Ed25519", "kty": "OKP", "x": WEAK_X}
WEAK_KID = b64(hashlib.sha256(json.dumps(WEAK_JWK, separators=(",", ":")).encode()).digest())
ONE = json.loads(GOOD)["signatures"][0]

FORM = [
    ("alg none", forge_bytes(P, header(alg="none")), UnsignedError),
    ("alg None", forge_bytes(P, header(alg="None")), UnsignedError),
    ("alg HS256 with the public key", _hs256(), SharedSecretError),
    ("alg EdDSA", forge_bytes(P, header(alg="EdDSA")), DeprecatedAlgorithmError),
    ("alg RS256", forge_bytes(P, header(alg="RS256")), UnknownAlgorithmError),
    ("alg in small letters", forge_bytes(P, header(alg="ed25519")), UnknownAlgorithmError),
    ("alg not a text", forge_bytes(P, header(alg=["Ed25519"])), UnknownAlgorithmError),
    ("alg absent", forge_bytes(P, header(alg=...)), MissingHeaderError),
    ("typ of a receipt", forge_bytes(P, header(typ="pmn-recu+jws")), DocumentTypeError),
    ("typ absent", forge_bytes(P, header(typ=...)), MissingHeaderError),
    ("crit", forge_bytes(P, header(crit=["exp"])), ExtraHeaderError),
    ("b64 false", forge_bytes(P, header(b64=False)), ExtraHeaderError),
    ("jku", forge_bytes(P, header(jku="https://exemple.invalid/")), ExtraHeaderError),
    ("x5u", forge_bytes(P, header(x5u="https://exemple.invalid/")), ExtraHeaderError),
    ("x5c", forge_bytes(P, header(x5c=["AAAA"])), ExtraHeaderError),
    ("cty", forge_bytes(P, header(cty="json")), ExtraHeaderError),
    ("unprotected header", _signature(header={"alg": "none"}), UnprotectedHeaderError),
    ("foreign jwk", forge_bytes(P, header(jwk={"kty": "RSA", "n": "AQAB", "e": "AQAB"})), HeaderKeyError),
    ("private jwk", forge_bytes(P, header(jwk={**KEY.public.jwk, "d": b64(KEY.seed)})), HeaderKeyError),
    ("jwk of 31 bytes", forge_bytes(P, header(jwk={**KEY.public.jwk, "x": b64(bytes(31))})), HeaderKeyError),
    ("small-order jwk", forge_bytes(P, header(jwk=WEAK_JWK, kid=WEAK_KID)), HeaderWeakKeyError),
    ("victim's kid", forge_bytes(P, header(OTHER_KEY.public, kid=KEY.public.kid), OTHER_KEY), KidMismatchError),
    ("kid not a text", forge_bytes(P, header(kid=1)), KidMismatchError),
    ("no signature", _edited(signatures=[]), NoSignatureError),
    ("two signatures", _edited(signatures=[ONE, ONE]), SeveralSignaturesError),
    ("signatures not a list", _edited(signatures=ONE), MembersError),
    ("signature not an object", _edited(signatures=["x"]), MembersError),
    ("signature without text", _signature(signature=None), MembersError),
    ("extra member", _edited(note="x"), MembersError),
    ("extra member of the signature", _signature(note="x"), MembersError),
    ("flattened", json.dumps({"payload": b64(P), **ONE}).encode(), MembersError),
    ("a list", b"[]", MembersError),
    ("padded payload", _edited(payload=b64(P) + "="), Base64Error),
    ("padded signature", _signature(signature=ONE["signature"] + "=="), Base64Error),
    ("white-spaced payload", _edited(payload=b64(P)[:4] + "\n" + b64(P)[4:]), Base64Error),
    ("non-canonical payload", _edited(payload="YR"), Base64Error),
    ("standard alphabet", _edited(payload="+/+/"), Base64Error),
    ("short signature", _signature(signature=b64(bytes(63))), SignatureLengthError),
    ("long signature", _signature(signature=b64(bytes(65))), SignatureLengthError),
    ("header not JSON", forge_bytes(P, b"alg: Ed25519"), HeaderJsonError),
    ("header a list", forge_bytes(P, b"[]"), HeaderJsonError),
    ("header with alg twice", forge_bytes(P, b'{"alg":"Ed25519","alg":"none"}'), HeaderJsonError),
    ("empty", b"", EmptyFileError),
    ("white space", b" \n", EmptyFileError),
    ("too large", GOOD + b" " * MAX_BYTES, TooLargeError),
]

JSON = [
    ("payload twice", GOOD[:-1] + b',"payload":"YQ"}', DuplicateMemberError),
    ("trailing bytes", GOOD + b"{}", TrailingBytesError),
    ("truncated", GOOD[:-20], TruncatedError),
    ("UTF-16", GOOD.decode().encode("utf-16"), EncodingError),
    ("UTF-16 without mark", GOOD.decode().encode("utf-16-be"), EncodingError),
    ("Latin-1", _edited().replace(b"payload", b"payl\xe9ad"), EncodingError),
    ("NaN", _edited().replace(b'"payload"', b'"x": NaN, "payload"'), NotFiniteError),
    ("fraction", _edited().replace(b'"payload"', b'"x": 1.5, "payload"'), FractionError),
    ("giant integer", _edited().replace(b'"payload"', b'"x": ' + b"9" * 5000 + b', "payload"'), GiantIntegerError),
    ("very deep", _edited().replace(b'"payload"', b'"x": ' + b"[" * 90_000 + b', "payload"'), TooDeepError),
    ("lone surrogate", _edited().replace(b'"payload": "', b'"payload": "\\ud800'), LoneSurrogateError),
    ("not JSON", b"PK\x03\x04zip", SyntaxRefusedError),
]

SIGNATURE = [
    ("changed payload", _edited(payload=b64(P.replace(b"1", b"2")))),
    ("payload of another file", _edited(payload=forge(b"{}")["payload"])),
    ("another key's signature", _signature(signature=b64(raw_sign(b"x", OTHER_KEY)))),
    ("zero signature", _signature(signature=b64(bytes(64)))),
    ("malleable signature", _malleable()),
]


def test_a_signed_file_opens_with_what_it_holds():
    envelope = open_envelope(GOOD, Typ.EXPORT)
    members = json.loads(GOOD)
    signed = f"{members['signatures'][0]['protected']}.{members['payload']}".encode()
    assert envelope.payload == P == unverified_payload(GOOD)
    assert claimed_typ(GOOD) == envelope.typ
    assert envelope.key == KEY.public
    assert (envelope.kid, envelope.jwk) == (KEY.public.kid, KEY.public.jwk)
    assert envelope.identity == hashlib.sha256(signed).hexdigest()


def test_the_file_has_exactly_the_members_of_the_format():
    members = json.loads(GOOD)
    protected = base64.urlsafe_b64decode(members["signatures"][0]["protected"] + "==")
    assert list(members) == ["payload", "signatures"]
    assert list(members["signatures"][0]) == ["protected", "signature"]
    assert protected == json.dumps(header(), separators=(",", ":")).encode()
    assert list(json.loads(protected)) == ["alg", "typ", "kid", "jwk"]


def test_what_the_forger_signs_rightly_is_accepted():
    """Else every refusal below could have another cause than the one it names."""
    assert open_envelope(forge_bytes(P), Typ.EXPORT).payload == P


@pytest.mark.parametrize(("data", "error"), [case[1:] for case in FORM], ids=[case[0] for case in FORM])
def test_a_broken_form_is_refused_by_its_name(data, error):
    with pytest.raises(EnvelopeError) as caught:
        open_envelope(data, Typ.EXPORT)
    assert type(caught.value) is error


@pytest.mark.parametrize(("data", "cause"), [case[1:] for case in JSON], ids=[case[0] for case in JSON])
def test_broken_json_is_refused_with_its_cause(data, cause):
    with pytest.raises(JsonRefusedError) as caught:
        open_envelope(data, Typ.EXPORT)
    assert type(caught.value.__cause__) is cause
    assert caught.value.message == caught.value.__cause__.message


@pytest.mark.parametrize("data", [case[1] for case in SIGNATURE], ids=[case[0] for case in SIGNATURE])
def test_a_signature_that_does_not_match_is_refused_as_altered(data):
    with pytest.raises(AlteredError):
        open_envelope(data, Typ.EXPORT)


def test_each_refusal_has_its_own_sentence():
    sentences = {}
    for _, data, error in FORM:
        with pytest.raises(UserError) as caught:
            open_envelope(data, Typ.EXPORT)
        sentences.setdefault(caught.value.message.split("«")[0], set()).add(error)
        assert caught.value.hint.startswith("Réexportez depuis l’application")
    assert [names for names in sentences.values() if len(names) > 1] == []


def test_bom_and_crlf_do_not_break_a_file():
    rewritten = b"\xef\xbb\xbf" + json.dumps(json.loads(GOOD), indent=2).replace("\n", "\r\n").encode() + b"\r\n"
    assert open_envelope(rewritten, Typ.EXPORT) == open_envelope(GOOD, Typ.EXPORT)


def test_another_kind_of_document_cannot_pass_for_an_export():
    for typ in Typ:
        data = sign(P, typ, KEY)
        for asked in Typ:
            if asked is typ:
                assert open_envelope(data, asked).typ is typ
            else:
                with pytest.raises(DocumentTypeError):
                    open_envelope(data, asked)


def test_the_library_s_own_size_limit_does_not_apply():
    payload = b"x" * 700_000
    assert open_envelope(sign(payload, Typ.EXPORT, KEY), Typ.EXPORT).payload == payload


def test_a_payload_too_large_is_refused_when_signing():
    with pytest.raises(TooLargeError, match="1 Mio"):
        sign(b"x" * MAX_BYTES, Typ.EXPORT, KEY)


def test_another_limit_can_be_given_for_larger_documents():
    data = sign(b"x" * MAX_BYTES, Typ.CAMPAGNE, KEY, max_bytes=4 * MAX_BYTES)
    assert len(open_envelope(data, Typ.CAMPAGNE, max_bytes=4 * MAX_BYTES).payload) == MAX_BYTES


@given(st.binary(max_size=200), st.binary(min_size=32, max_size=32))
@settings(max_examples=30)
def test_round_trip_and_repeatability(payload, seed):
    key = type(KEY)(seed)
    data = sign(payload, Typ.EXPORT, key)
    assert data == sign(payload, Typ.EXPORT, key)
    assert open_envelope(data, Typ.EXPORT).payload == payload


@given(st.integers(0, len(GOOD) - 1), st.integers(1, 255))
@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
def test_one_changed_byte_is_refused(place, change):
    changed = bytearray(GOOD)
    changed[place] ^= change
    with pytest.raises(UserError):
        open_envelope(bytes(changed), Typ.EXPORT)


@given(st.integers(0, len(GOOD)), st.binary(min_size=1, max_size=3))
@settings(max_examples=200)
def test_inserted_bytes_are_refused_or_mere_white_space(place, added):
    try:
        envelope = open_envelope(GOOD[:place] + added + GOOD[place:], Typ.EXPORT)
    except UserError:
        return
    assert envelope == open_envelope(GOOD, Typ.EXPORT)


@given(st.binary(max_size=60))
def test_any_bytes_are_refused_with_a_sentence(data):
    with pytest.raises(UserError):
        open_envelope(data, Typ.EXPORT)


@given(st.integers(1, len(GOOD) - 1))
@settings(max_examples=60)
def test_every_truncation_is_refused(length):
    with pytest.raises(EnvelopeError):
        open_envelope(GOOD[:length], Typ.EXPORT)


def test_openssl_agrees(tmp_path):
    members = json.loads(GOOD)["signatures"][0]
    signature = base64.urlsafe_b64decode(members["signature"] + "==")
    (tmp_path / "pub.pem").write_bytes(KEY.public.pem)
    (tmp_path / "sig").write_bytes(signature)
    signed = f"{members['protected']}.{b64(P)}"
    command = ["openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", "pub.pem", "-sigfile", "sig", "-in", "in"]
    for text, status in ((signed, 0), (signed + "A", 1)):
        (tmp_path / "in").write_text(text)
        assert subprocess.run(command, cwd=tmp_path, capture_output=True).returncode == status


def test_importing_the_exchange_loads_no_cryptography():
    modules = "envelope keys code documents export_payload document_checks"
    script = (
        "import sys, importlib\n"
        f"for m in {modules.split()!r}: importlib.import_module('paliers_desktop.exchange.' + m)\n"
        "sys.exit(bool({'joserfc', 'cryptography'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", script]).returncode == 0
