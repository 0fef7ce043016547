"""The académie's key: opened by its passphrase alone, and every change of its file is seen."""

import datetime
import hashlib
import json

import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from export_samples import KEY, OTHER_KEY
from paliers_desktop.exchange import academy_key, base64url
from paliers_desktop.exchange.academy_key import (
    AcademyKeyError,
    KeyFormatError,
    KeyVersionError,
    WrongPassphraseError,
    decode_key,
    draw_seed,
    encode_key,
    seal,
    unseal,
)

PHRASE = "cinq mots vraiment au hasard"
DAY = datetime.date(2026, 11, 30)


@pytest.fixture(scope="module")
def sealed():
    return seal(KEY, PHRASE, academie="creteil", day=DAY)


def members(sealed):
    return json.loads(encode_key(sealed))


def read(value):
    return decode_key(json.dumps(value).encode())


def test_the_passphrase_opens_the_key_and_no_other_does(sealed):
    again = decode_key(encode_key(sealed))
    assert again == sealed
    assert unseal(again, PHRASE) == KEY
    assert again.public == KEY.public
    for wrong in ("", PHRASE + " ", PHRASE.upper()):
        with pytest.raises(WrongPassphraseError):
            unseal(again, wrong)


def test_the_file_holds_no_secret_in_clear(sealed):
    data = encode_key(sealed)
    for form in (KEY.seed, KEY.seed.hex().encode(), base64url.encode(KEY.seed).encode(), PHRASE.encode()):
        assert form not in data


def test_two_seals_of_one_key_share_neither_salt_nor_nonce(sealed):
    other = seal(KEY, PHRASE, academie="creteil", day=DAY)
    assert other.scellement.sel != sealed.scellement.sel
    assert other.scellement.nonce != sealed.scellement.nonce
    assert draw_seed() != draw_seed()


def test_trying_a_passphrase_costs_at_least_2_17(sealed):
    """The file is opened with hashlib and cryptography alone, as another tool would."""
    scellement = members(sealed)["scellement"]
    assert scellement["log2_n"] >= 17
    secret = hashlib.scrypt(
        PHRASE.encode(), salt=base64url.decode(scellement["sel"]), n=2**17, r=8, p=1, dklen=32, maxmem=2**28
    )
    content = members(sealed)
    text = base64url.decode(content["scellement"]["texte"])
    content["scellement"]["texte"] = ""
    around = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    assert ChaCha20Poly1305(secret).decrypt(base64url.decode(scellement["nonce"]), text, around) == KEY.seed


@pytest.mark.parametrize(
    "change",
    [
        lambda m: m.update(academie="versailles"),
        lambda m: m.update(creee_le="2020-01-01"),
        lambda m: m.update(jwk=OTHER_KEY.public.jwk),
        lambda m: m["scellement"].update(nonce=base64url.encode(bytes(12))),
        lambda m: m["scellement"].update(sel=base64url.encode(bytes(16))),
        lambda m: m["scellement"].update(texte=base64url.encode(bytes(48))),
    ],
)
def test_what_stands_around_the_seal_cannot_be_changed(sealed, change):
    value = members(sealed)
    change(value)
    with pytest.raises(WrongPassphraseError):
        unseal(read(value), PHRASE)


def test_a_key_sealed_under_another_public_key_is_refused(sealed, monkeypatch):
    """What only the holder of the passphrase could make."""
    monkeypatch.setattr(academy_key, "_around", lambda _: b"")
    forged = replace(seal(KEY, PHRASE, academie="creteil", day=DAY), jwk=OTHER_KEY.public.jwk)
    with pytest.raises(KeyFormatError):
        unseal(forged, PHRASE)


@pytest.mark.parametrize(
    "change",
    [
        lambda m: m["scellement"].update(log2_n=10),
        lambda m: m["scellement"].update(log2_n=40),
        lambda m: m["scellement"].update(r=1),
        lambda m: m["scellement"].update(p=9),
        lambda m: m["scellement"].update(sel="AAAA"),
        lambda m: m["scellement"].update(texte="pas du base64url"),
        lambda m: m["scellement"].update(derivation="pbkdf2"),
        lambda m: m["jwk"].update(x="AAAA"),
        lambda m: m["jwk"].update(x=base64url.encode(bytes(32))),
        lambda m: m.update(extra=1),
        lambda m: m.pop("academie"),
        lambda m: m.update(schema="autre"),
    ],
)
def test_another_form_is_refused_before_any_work(sealed, change):
    value = members(sealed)
    change(value)
    with pytest.raises(KeyFormatError):
        read(value)


def test_a_later_version_says_to_update(sealed):
    with pytest.raises(KeyVersionError, match="Mettez à jour"):
        read({**members(sealed), "schema": "pmn-cle-academie/2", "autre": 1})


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_by_a_named_error(data):
    with pytest.raises(AcademyKeyError):
        decode_key(data)


@settings(max_examples=200)
@given(st.data())
def test_one_changed_byte_is_refused_or_means_the_same(sealed, data):
    octets = bytearray(encode_key(sealed))
    place = data.draw(st.integers(0, len(octets) - 1))
    octets[place] ^= data.draw(st.integers(1, 255))
    try:
        changed = decode_key(bytes(octets))
    except AcademyKeyError:
        return
    assert (
        changed == sealed
        or academy_key._around(changed) != academy_key._around(sealed)
        or (changed.scellement.texte != sealed.scellement.texte)
    )
