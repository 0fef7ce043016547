import json
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st
from joserfc.jwk import OKPKey

from export_samples import KEY, OTHER_KEY, b64
from paliers_desktop.exchange.keys import (
    ForeignKeyError,
    KeyFileError,
    SigningKey,
    WeakKeyError,
    from_jwk,
    load_public_jwk,
    public_key,
)

P = 2**255 - 19
D = -121665 * pow(121666, -1, P) % P


def _add(a, b):
    """Twisted Edwards addition, to find the points of small order without trusting the table under test."""
    (x1, y1), (x2, y2) = a, b
    k = D * x1 * x2 * y1 * y2 % P
    return (x1 * y2 + x2 * y1) * pow(1 + k, -1, P) % P, (y1 * y2 + x1 * x2) * pow(1 - k, -1, P) % P


def _x_of(y):
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * pow(2, (P - 1) // 4, P) % P
    return x if x * x % P == square else None


def _small_order_ys():
    """Multiply points by the order of the prime subgroup: what remains has order 1, 2, 4 or 8."""
    order = 2**252 + 27742317777372353535851937790883648493
    found = set()
    for y in range(2, 60):
        x = _x_of(y)
        if x is None:
            continue
        point, result, scalar = (x, y), (0, 1), order
        while scalar:
            if scalar & 1:
                result = _add(result, point)
            point, scalar = _add(point, point), scalar >> 1
        torsion = result
        for _ in range(8):
            found.add(torsion[1])
            torsion = _add(torsion, result)
    return found


def _encodings():
    """Every 32-byte text that decodes to a point of small order: y, y + p when it fits, both signs."""
    ys = _small_order_ys()
    return {
        (value | sign << 255).to_bytes(32, "little")
        for y in ys
        for value in (y, y + P)
        if value < 2**255
        for sign in (0, 1)
    }


def test_the_eight_points_of_small_order_are_found_by_arithmetic():
    assert len(_small_order_ys()) == 5


def test_every_encoding_of_a_small_order_key_is_refused():
    encodings = _encodings()
    assert len(encodings) >= 14
    for x in encodings:
        with pytest.raises(WeakKeyError):
            public_key(x)


@given(st.binary(min_size=32, max_size=32))
def test_thumbprint_is_the_library_s(seed):
    public = SigningKey(seed).public
    assert public.kid == OKPKey.import_key(public.jwk).thumbprint()
    assert public_key(public.x) == public


def test_thumbprint_of_rfc_8037_appendix_a_3():
    x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
    key = from_jwk({"crv": "Ed25519", "kty": "OKP", "x": x})
    assert key.kid == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"


def test_empreinte_de_cle_is_four_groups_of_four():
    assert KEY.public.empreinte == "TJ0V-DD61-ZCKP-R6S5"
    assert OTHER_KEY.public.empreinte != KEY.public.empreinte


def test_pem_is_what_openssl_writes(tmp_path):
    pem = tmp_path / "pub.pem"
    pem.write_bytes(KEY.public.pem)
    again = subprocess.run(["openssl", "pkey", "-pubin", "-in", pem], check=True, capture_output=True)
    assert again.stdout == KEY.public.pem


def test_the_seed_is_never_shown():
    assert "\\x" not in repr(KEY)
    assert repr(KEY) == str(KEY) == "SigningKey(…)"


@pytest.mark.parametrize("extra", [{}, {"kid": "x", "alg": "Ed25519", "use": "sig", "key_ops": ["verify"]}])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_public_jwk_file_is_read(extra, mark):
    assert load_public_jwk(mark + json.dumps({**KEY.public.jwk, **extra}).encode()) == KEY.public


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "JWK"),
        (b"[]", "JWK"),
        (b"-----BEGIN PUBLIC KEY-----", "JWK"),
        (json.dumps({**KEY.public.jwk, "d": "AAAA"}).encode(), "privée"),
        (json.dumps({**KEY.public.jwk, "x": b64(bytes(31))}).encode(), "JWK"),
        (json.dumps({**KEY.public.jwk, "x": b64(bytes(32))}).encode(), "piégée"),
        (json.dumps({**KEY.public.jwk, "crv": "X25519"}).encode(), "JWK"),
        (json.dumps({"kty": "oct", "k": "AAAA"}).encode(), "JWK"),
    ],
)
def test_another_file_is_refused_with_a_sentence(data, words):
    with pytest.raises(KeyFileError, match=words):
        load_public_jwk(data)


@pytest.mark.parametrize("jwk", [None, "x", {}, {**KEY.public.jwk, "kid": "x"}, {**KEY.public.jwk, "x": 3}])
def test_a_header_key_has_exactly_three_members(jwk):
    with pytest.raises(ForeignKeyError):
        from_jwk(jwk)
