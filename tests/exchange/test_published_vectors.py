"""The published vectors of RFC 8032 and RFC 8037, on the very functions that sign and verify files."""

import json

import pytest
from joserfc import jws
from joserfc.jwk import OKPKey

from export_samples import b64, raw_sign
from paliers_desktop.exchange import base64url
from paliers_desktop.exchange.envelope import Typ, open_envelope, sign
from paliers_desktop.exchange.keys import SigningKey

RFC_8032 = [  # section 7.1, TEST 1, 2, 3 and SHA(abc): seed, public key, message, signature
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe2"
        "4655141438e7a100b",
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302ae"
        "eb00d291612bb0c00",
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28"
        "dc027beceea1ec40a",
    ),
    (
        "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e"
        "2a9ac94fa54ca49f",
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17"
        "ad9bef1177331a704",
    ),
]

RFC_8037_SEED = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"
RFC_8037_X = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
RFC_8037_COMPACT = (
    "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4i"
    "ylGjg5BhVsPt9g7sVvpAr_MuM0KAg"
)


@pytest.mark.parametrize(("seed", "public", "message", "signature"), RFC_8032, ids=["1", "2", "3", "abc"])
def test_rfc_8032(seed, public, message, signature):
    key = SigningKey(bytes.fromhex(seed))
    assert key.public.x.hex() == public
    assert raw_sign(bytes.fromhex(message), key).hex() == signature


@pytest.mark.parametrize(("seed", "message"), [(seed, message) for seed, _, message, _ in RFC_8032])
def test_a_file_signed_with_a_published_key_carries_the_signature_of_rfc_8032(seed, message):
    """EdDSA is deterministic: what the library writes in the file is what plain Ed25519 makes of the same text."""
    key = SigningKey(bytes.fromhex(seed))
    envelope = json.loads(sign(bytes.fromhex(message), Typ.EXPORT, key))
    (only,) = envelope["signatures"]
    assert only["signature"] == b64(raw_sign(f"{only['protected']}.{envelope['payload']}".encode(), key))
    assert open_envelope(json.dumps(envelope).encode(), Typ.EXPORT).key == key.public


def test_rfc_8037_appendix_a_4_and_a_5():
    key = SigningKey(base64url.decode(RFC_8037_SEED))
    assert key.public.jwk["x"] == RFC_8037_X
    protected, payload, signature = RFC_8037_COMPACT.split(".")
    assert base64url.decode(payload) == b"Example of Ed25519 signing"
    assert b64(raw_sign(f"{protected}.{payload}".encode(), key)) == signature
    public = OKPKey.import_key(key.public.jwk)
    registry = jws.JWSRegistry(algorithms=["EdDSA"])
    with pytest.warns(match="EdDSA"):
        opened = jws.deserialize_compact(RFC_8037_COMPACT, public, registry=registry)
    assert opened.payload == b"Example of Ed25519 signing"
