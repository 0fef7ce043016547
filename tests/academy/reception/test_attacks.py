"""What an attacker sends: refused for its own reason, or provably the same file; never counted in place of another."""

import base64
import hashlib
import hmac
import json
import random
from pathlib import Path

import pytest

from export_samples import b64, forge, forge_bytes, header, raw_sign
from paliers_desktop.academy.reception.batch import Batch
from paliers_desktop.academy.reception.reading import Unread, read_export
from paliers_desktop.academy.reception.sources.piece import Piece
from paliers_desktop.academy.reception.verdict import Word
from paliers_desktop.academy.register.connection import open_register
from paliers_desktop.exchange.documents import encode_payload
from paliers_desktop.exchange.envelope import MAX_BYTES, Typ, open_envelope, sign
from paliers_desktop.exchange.keys import load_public_jwk
from sent_files import DAY, THIEF, key, made, new_register, signed

ASSETS = Path(__file__).parents[2] / "assets" / "signatures"
VICTIM = key(0)
CONTENT = encode_payload(made(0))
GOOD = sign(CONTENT, Typ.EXPORT, VICTIM)
MEMBERS = json.loads(GOOD)
ONE = MEMBERS["signatures"][0]
SMALL_ORDER = (
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
)
"""The 14 encodings of the points of small order, canonical or not."""


def edited(**members):
    return json.dumps({**MEMBERS, **members}).encode()


def one(**members):
    return edited(signatures=[{**ONE, **members}])


def head(**changes):
    """Rightly signed by the victim's own key over a header that is not exact."""
    return forge_bytes(CONTENT, header(VICTIM.public, **changes), VICTIM)


def content(text: bytes):
    """Rightly signed by the victim's own key over any content."""
    return forge_bytes(text, header(VICTIM.public), VICTIM)


def shared_secret():
    """HS256 whose secret is the public key: what a careless library takes for a signature."""
    protected, payload = b64(json.dumps(header(VICTIM.public, alg="HS256")).encode()), b64(CONTENT)
    seal = hmac.new(VICTIM.public.x, f"{protected}.{payload}".encode(), hashlib.sha256).digest()
    return edited(payload=payload, signatures=[{"protected": protected, "signature": b64(seal)}])


def small_order(digits):
    """A weak key with the signature that verifies under it for some texts: R = the key itself, S = 0."""
    x = bytes.fromhex(digits)
    thumb = hashlib.sha256(json.dumps({"crv": "Ed25519", "kty": "OKP", "x": b64(x)}, separators=(",", ":")).encode())
    jwk = {"crv": "Ed25519", "kty": "OKP", "x": b64(x)}
    exact = {"alg": "Ed25519", "typ": "pmn-export+jws", "kid": b64(thumb.digest()), "jwk": jwk}
    protected = b64(json.dumps(exact).encode())
    signature = {"protected": protected, "signature": b64(x + bytes(32))}
    return json.dumps({"payload": b64(CONTENT), "signatures": [signature]}).encode()


FORMAT, ALTERED, INSIDE = Word.REFUSE_FORMAT, Word.REFUSE_ALTERE, Word.REFUSE_CONTENU
THIEVES = header(THIEF.public)
BORROWED = {**THIEVES, "kid": VICTIM.public.kid}
EXACT = json.dumps(header(VICTIM.public)).encode()
LIST = [
    ("alg none", head(alg="none"), FORMAT),
    ("alg NONE", head(alg="NONE"), FORMAT),
    ("alg none, unsigned", forge_bytes(CONTENT, header(VICTIM.public, alg="none"), THIEF), FORMAT),
    ("HS256 under the public key", shared_secret(), FORMAT),
    ("EdDSA", head(alg="EdDSA"), FORMAT),
    ("ES256", head(alg="ES256"), FORMAT),
    ("alg not a text", head(alg=["Ed25519"]), FORMAT),
    ("no alg", head(alg=...), FORMAT),
    *((f"typ {typ}", head(typ=f"pmn-{typ}+jws"), FORMAT) for typ in ("campagne", "recu", "reperes")),
    ("no typ", head(typ=...), FORMAT),
    *((f"extra {name}", head(**{name: ["x"]}), FORMAT) for name in ("crit", "b64", "jku", "x5u", "x5c", "zip")),
    ("unprotected header", one(header={}), FORMAT),
    ("jwk of another kind", head(jwk={"kty": "RSA", "n": "AQAB", "e": "AQAB"}), FORMAT),
    ("private jwk", head(jwk={**VICTIM.public.jwk, "d": b64(bytes(32))}), FORMAT),
    ("the victim's kid over the thief's jwk", forge_bytes(CONTENT, BORROWED, THIEF), FORMAT),
    ("the thief's kid over the victim's jwk", head(kid=THIEF.public.kid), FORMAT),
    ("the victim's header, signed by the thief", forge_bytes(CONTENT, header(VICTIM.public), THIEF), ALTERED),
    ("no signature", edited(signatures=[]), FORMAT),
    ("two signatures", edited(signatures=[ONE, ONE]), FORMAT),
    ("a good one and the thief's", edited(signatures=[ONE, forge(CONTENT, THIEVES, THIEF)["signatures"][0]]), FORMAT),
    ("padded payload", edited(payload=MEMBERS["payload"] + "=="), FORMAT),
    ("padded signature", one(signature=ONE["signature"] + "=="), FORMAT),
    ("a space in the payload", edited(payload=f"{MEMBERS['payload'][:80]} {MEMBERS['payload'][80:]}"), FORMAT),
    ("standard base64", one(signature=base64.b64encode(raw_sign(b"x", VICTIM)).decode()), FORMAT),
    ("not canonical", one(signature=ONE["signature"][:-1] + "_"), FORMAT),
    ("duplicate payload", GOOD[:-1] + b',"payload":"e30"}', FORMAT),
    ("duplicate in the header", forge_bytes(CONTENT, EXACT[:-1] + b',"alg":"none"}', VICTIM), FORMAT),
    ("duplicate in the content", content(CONTENT.rstrip()[:-1] + b',"revision":9}'), INSIDE),
    ("trailing bytes", GOOD + b"x", FORMAT),
    ("two documents", GOOD + GOOD, FORMAT),
    ("truncated", GOOD[:-1], FORMAT),
    ("UTF-16", GOOD.decode().encode("utf-16"), FORMAT),
    ("UTF-16 without mark", GOOD.decode().encode("utf-16-le"), FORMAT),
    ("NaN", content(CONTENT.replace(b'"revision": 1', b'"revision": NaN')), INSIDE),
    ("Infinity", edited(payload=float("inf")), FORMAT),
    ("fraction", content(CONTENT.replace(b'"revision": 1', b'"revision": 1.0')), INSIDE),
    ("giant integer", content(CONTENT.replace(b'"revision": 1', b'"revision": ' + b"9" * 5000)), INSIDE),
    ("deep nesting", b"[" * 100_000, FORMAT),
    ("deep nesting inside", content(b'{"schema":' + b"[" * 50_000 + b"]" * 50_000 + b"}"), INSIDE),
    ("over 1 MiB", GOOD + b" " * MAX_BYTES, FORMAT),
    ("lone surrogate", content(CONTENT.replace(b'"uai": "', b'"uai": "\\ud800')), INSIDE),
    ("lone surrogate outside", edited(**{"\ud800": 1}), FORMAT),
    ("control character in a name", content(CONTENT.replace(b'"nom": "', b'"nom": "\\u001b[2J')), INSIDE),
    ("short signature", one(signature=ONE["signature"][:40]), FORMAT),
    ("signature of zeros", one(signature=b64(bytes(64))), ALTERED),
    ("content of another", edited(payload=b64(encode_payload(made(0, revision=2)))), ALTERED),
    *((f"small order {digits[:4]}…{digits[-2:]}", small_order(digits), FORMAT) for digits in SMALL_ORDER),
]


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    with new_register(tmp_path_factory.mktemp("attacked"), 2) as opened:
        [outcomes] = [said for said, _ in Batch(opened, DAY).receive([Piece("genuine", GOOD)])]
        assert outcomes[0].word is Word.ACCEPTE
        yield opened


@pytest.mark.parametrize(("data", "word"), [row[1:] for row in LIST], ids=[row[0] for row in LIST])
def test_each_attack_is_refused_kept_in_quarantine_and_changes_nothing(register, data, word):
    [[outcome]] = [said for said, _ in Batch(register, DAY).receive([Piece("attaque", data[: MAX_BYTES + 1])])]
    assert outcome.word is word
    assert outcome.judged is None
    assert (register.folder / "quarantaine" / f"{outcome.sha256}.suspect").read_bytes() == data[: MAX_BYTES + 1]
    assert [row[0] for row in register.rows("SELECT verdict FROM verdicts WHERE retenu")] == ["ACCEPTE"]


WORDS = {
    "SchemaVersionError": Word.REFUSE_VERSION,
    "ContentUaiError": Word.REFUSE_UAI,
    "ProvisoireError": Word.REFUSE_CONTENU,
    "UnknownFieldError": Word.REFUSE_CONTENU,
    "ValueRefusedError": Word.REFUSE_CONTENU,
}


def test_the_kept_samples_fall_on_their_rows(tmp_path):
    """Those of tests/assets/signatures, with the very key of the school in the register."""
    public = load_public_jwk((ASSETS / "pub.jwk").read_bytes())
    with new_register(tmp_path, 1) as register, register.transaction() as conn:
        columns = "etablissements (uai, nom, type, departement)"
        conn.execute(f"INSERT INTO {columns} VALUES ('0940120V', 'L', 'lycee', '094')")
        values = (public.kid, "0940120V", b64(public.x), DAY.isoformat())
        conn.execute("INSERT INTO cles VALUES (?, ?, ?, 'academie', 'active', ?, NULL)", values)
    with open_register(tmp_path) as register:
        for path in sorted(ASSETS.glob("*/*.json")):
            [[outcome]] = [said for said, _ in Batch(register, DAY).receive([Piece(path.name, path.read_bytes())])]
            name = path.name.partition(".")[0]
            refused = WORDS.get(name, Word.REFUSE_FORMAT)
            expected = {"altere": Word.REFUSE_ALTERE, "refuse": refused}.get(path.parent.name)
            if name == "autre-cle":
                expected = Word.NON_RATTACHE
            assert outcome.word is (expected or outcome.word), path
        counted = register.rows("SELECT revision FROM fichiers JOIN verdicts USING (identite) WHERE retenu")
        assert [row[0] for row in counted] == [2]


def flipped(data, place):
    """The same bytes but for one bit."""
    return data[: place // 8] + bytes([data[place // 8] ^ (1 << place % 8)]) + data[place // 8 + 1 :]


def flips(data):
    return (flipped(data, place) for place in range(8 * len(data)))


def check_flip(changed, genuine):
    """Whether the changed bytes are still the same file; else they are refused for their form or their signature."""
    found = read_export(changed, DAY, {})
    if isinstance(found, Unread) and found.word in (Word.REFUSE_FORMAT, Word.REFUSE_ALTERE):
        return False
    assert open_envelope(changed, Typ.EXPORT) == genuine
    return True


@pytest.mark.parametrize("crlf", [False, True], ids=["as written", "rewritten with CRLF"])
def test_every_one_bit_change_of_an_envelope_is_refused_or_means_the_same_bytes(crlf):
    """Of a whole small envelope; the whole of a real export is for the long run (tests/torture)."""
    small = sign(b"{}", Typ.EXPORT, VICTIM)
    if crlf:
        small = json.dumps(json.loads(small), indent=1).replace("\n", "\r\n").encode()
    genuine = open_envelope(small, Typ.EXPORT)
    same = sum(check_flip(changed, genuine) for changed in flips(small))
    assert (same > 0) is crlf  # one bit makes a tab of a carriage return


def test_one_bit_changes_of_a_real_export_are_refused():
    draw = random.Random(7)
    genuine = open_envelope(GOOD, Typ.EXPORT)
    places = draw.sample(range(8 * len(GOOD)), 2000)
    assert not any(check_flip(flipped(GOOD, place), genuine) for place in places)


def test_the_first_thief_does_not_shadow_nor_does_the_last(tmp_path):
    files = [signed(made(0), THIEF), GOOD, signed(made(0), key(1)), signed(made(0, revision=7), THIEF)]
    with new_register(tmp_path, 2) as register:
        for data in files:
            list(Batch(register, DAY).receive([Piece("x", data)]))
        rows = register.rows("SELECT sha256, verdict FROM fichiers JOIN verdicts USING (identite) WHERE retenu")
        assert [tuple(row) for row in rows] == [(hashlib.sha256(GOOD).hexdigest(), "ACCEPTE")]
