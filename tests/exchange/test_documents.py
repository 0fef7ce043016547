import hashlib
import json

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier_samples import entry
from export_samples import DAY, assessment, octets, payload
from paliers_desktop.exchange import document_errors as errors
from paliers_desktop.exchange import strict_json
from paliers_desktop.exchange.document_checks import check_against_grid
from paliers_desktop.exchange.documents import (
    answers_digest,
    decode_payload,
    empreinte,
    empreinte_of,
    encode_payload,
    payload_sha256,
)
from paliers_desktop.exchange.payload import Payload
from paliers_desktop.exchange.strict_document import as_written

GRILLE = entry().grille
OCTETS = octets(join_texts=True)


def changed(*path_and_value, data=OCTETS):
    """The payload with one member replaced; a value of `...` removes it."""
    *path, name, value = path_and_value
    root = json.loads(data)
    place = root
    for step in path:
        place = place[step]
    if value is ...:
        del place[name]
    else:
        place[name] = value
    return json.dumps(root).encode()


LINE = json.loads(OCTETS)["reponses"][0]

REFUSED = [
    ("not JSON", b"{", errors.ContentJsonError),
    ("duplicate member", OCTETS[:-1] + b',"uai":"0940120V"}', errors.ContentJsonError),
    ("NaN", OCTETS.replace(b'"revision": 1', b'"revision": NaN'), errors.ContentJsonError),
    ("lone surrogate", changed("etablissement", "nom", "\ud800"), errors.ContentJsonError),
    ("a list", b"[]", errors.ValueRefusedError),
    ("schema absent", changed("schema", ...), errors.MissingFieldError),
    ("schema not a text", changed("schema", 1), errors.ValueRefusedError),
    ("schema of something else", changed("schema", "autre/1"), errors.ValueRefusedError),
    ("next schema", changed("schema", "pmn-export/2"), errors.SchemaVersionError),
    ("unknown member", changed("note", "x"), errors.UnknownFieldError),
    ("unknown member of a line", changed("reponses", 0, "note", "x"), errors.UnknownFieldError),
    ("missing member", changed("provisoire", ...), errors.MissingFieldError),
    ("missing member of a line", changed("reponses", 3, "motif", ...), errors.MissingFieldError),
    ("relecture without date member", changed("relecture", "le", ...), errors.MissingFieldError),
    ("revision a text", changed("revision", "1"), errors.ValueRefusedError),
    ("revision true", changed("revision", True), errors.ValueRefusedError),
    ("revision zero", changed("revision", 0), errors.RevisionError),
    ("revision too high", changed("revision", 100_000), errors.RevisionError),
    ("precedent of revision 1", changed("precedent_sha256", "a" * 64), errors.ChainError),
    ("precedent in capitals", changed("precedent_sha256", "A" * 64), errors.DigestFormatError),
    ("date of no calendar", changed("cree_le", "2026-02-30"), errors.ValueRefusedError),
    ("date with an hour", changed("cree_le", "2026-11-23T10:00:00"), errors.ValueRefusedError),
    ("unknown answer", changed("reponses", 0, "reponse", "peut-être"), errors.ValueRefusedError),
    ("unknown type", changed("etablissement", "type", "universite"), errors.ValueRefusedError),
    ("unknown function", changed("declarant", "fonction", "stagiaire"), errors.ValueRefusedError),
    ("unknown motif", changed("reponses", 4, "motif", "code", "ennui"), errors.ValueRefusedError),
    ("UAI letter", changed("uai", "0940120A"), errors.ContentUaiError),
    ("UAI in small letters", changed("uai", "0940120v"), errors.ContentUaiError),
    ("campagne", changed("campagne", "Créteil"), errors.ContentCampagneError),
    ("dossier id short", changed("dossier_id", "abc"), errors.DigestFormatError),
    ("dossier id not hex", changed("dossier_id", "g" * 32), errors.DigestFormatError),
    ("grid sha", changed("grille", "sha256", "0" * 63), errors.DigestFormatError),
    ("escape in the name", changed("etablissement", "nom", "a\x1b[2J"), errors.TextRefusedError),
    ("escape in a comment", changed("reponses", 1, "commentaire", "a\x07"), errors.TextRefusedError),
    ("escape in a motif", changed("reponses", 4, "motif", "texte", "\x9b"), errors.TextRefusedError),
    ("line end in the name", changed("etablissement", "nom", "a\nb"), errors.TextRefusedError),
    ("line separator in the name", changed("etablissement", "nom", "a\u2028b"), errors.TextRefusedError),
    ("line end in a criterion", changed("reponses", 1, "critere", "a\n"), errors.TextRefusedError),
    ("line end in the grid", changed("grille", "version", "1\n"), errors.TextRefusedError),
    ("escape in a criterion", changed("reponses", 1, "critere", "\x1b"), errors.TextRefusedError),
    ("date without reading", changed("relecture", {"responsable": False, "le": "2026-11-20"}), errors.RelectureError),
    ("criterion twice", changed("reponses", 1, "critere", LINE["critere"]), errors.RepeatedCritereError),
    ("motif on oui", changed("reponses", 0, "motif", {"code": "autre", "texte": None}), errors.MotifError),
    ("entraide unknown", changed("entraide", [{"critere": "X", "nature": "besoin"}]), errors.EntraideError),
    ("entraide twice", changed("entraide", [{"critere": "PIL-01", "nature": "besoin"}] * 2), errors.EntraideError),
    ("provisoire", changed("provisoire", True), errors.ProvisoireError),
    ("à vérifier yet not provisoire", changed("reponses", 0, "a_verifier", True), errors.ProvisoireError),
    ("à confirmer yet not provisoire", changed("reponses", 0, "a_confirmer", True), errors.ProvisoireError),
    ("unanswered yet not provisoire", changed("reponses", 0, "reponse", None), errors.ProvisoireError),
    ("palier 4", changed("resultat", "domaines", "pilotage", 4), errors.ResultRangeError),
    ("palier -1", changed("resultat", "global", -1), errors.ResultRangeError),
]


@pytest.mark.parametrize(("data", "error"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_each_refusal_has_its_name_and_sentence(data, error):
    with pytest.raises(errors.DocumentError) as caught:
        decode_payload(data)
    assert type(caught.value) is error
    assert caught.value.message.endswith(".")
    assert "Expected" not in str(caught.value)
    assert "Object" not in str(caught.value)


def test_a_sentence_names_the_place():
    with pytest.raises(errors.ValueRefusedError, match=r"reponses\[0\]\.reponse"):
        decode_payload(changed("reponses", 0, "reponse", "x"))
    with pytest.raises(errors.UnknownFieldError, match=r"reponses\[0\]\.note"):
        decode_payload(changed("reponses", 0, "note", "x"))


def test_a_hostile_name_does_not_reach_the_terminal():
    with pytest.raises(errors.UnknownFieldError) as caught:
        decode_payload(changed("\x1b[2J" + "x" * 500, 1))
    assert caught.value.message.isprintable()
    assert len(caught.value.message) < 200


def test_the_bytes_are_those_of_the_format():
    text = OCTETS.decode()
    assert text.startswith('{\n "schema": "pmn-export/1",\n "campagne": "creteil-2026-2027",\n "uai": "0940120V",\n')
    assert text == json.dumps(json.loads(text), indent=1, ensure_ascii=False)
    assert "œuvre" in text
    assert list(json.loads(text)) == [
        "schema",
        "campagne",
        "uai",
        "dossier_id",
        "revision",
        "precedent_sha256",
        "cree_le",
        "application",
        "grille",
        "etablissement",
        "declarant",
        "relecture",
        "provisoire",
        "reponses",
        "entraide",
        "resultat",
    ]
    assert list(LINE) == ["critere", "reponse", "a_verifier", "a_confirmer", "motif", "commentaire"]
    assert list(json.loads(text)["resultat"]) == ["global", "domaines"]


def test_every_criterion_once_in_grid_order():
    assert [line["critere"] for line in json.loads(OCTETS)["reponses"]] == list(GRILLE.criteres)


@pytest.mark.parametrize("join_texts", [False, True])
@pytest.mark.parametrize("complete", [False, True])
def test_round_trip(complete, join_texts):
    built = payload(complete=complete, join_texts=join_texts)
    read = decode_payload(encode_payload(built))
    assert read == built
    check_against_grid(read, GRILLE)


def _reordered(built):
    first, second, *others = built.reponses
    return msgspec.structs.replace(built, reponses=(second, first, *others))


def _renamed(built):
    first, *others = built.reponses
    return msgspec.structs.replace(built, reponses=(msgspec.structs.replace(first, critere="ZZZ-99"), *others))


def _domaines(built):
    turned = dict(reversed(built.resultat.domaines.items()))
    return msgspec.structs.replace(built, resultat=msgspec.structs.replace(built.resultat, domaines=turned))


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (_reordered, errors.CritereOrderError),
        (_renamed, errors.UnknownCritereError),
        (lambda p: msgspec.structs.replace(p, reponses=p.reponses[:-1]), errors.MissingCritereError),
        (lambda p: msgspec.structs.replace(p, reponses=()), errors.MissingCritereError),
        (_domaines, errors.DomainesError),
        (
            lambda p: msgspec.structs.replace(p, grille=msgspec.structs.replace(p.grille, version="1999")),
            errors.GrilleRefError,
        ),
    ],
)
def test_a_payload_unfaithful_to_its_grid_is_refused(spoil, error):
    with pytest.raises(error):
        check_against_grid(spoil(payload()), GRILLE)


def test_empreinte_is_the_first_128_bits():
    digest = hashlib.sha256(OCTETS).hexdigest()
    assert payload_sha256(OCTETS) == digest
    assert empreinte(OCTETS) == empreinte_of(digest)
    assert empreinte(OCTETS).replace(" ", "").lower() == digest[:32]
    assert [len(group) for group in empreinte(OCTETS).split(" ")] == [4] * 8


def test_the_digest_of_the_answers_ignores_what_changes_by_itself():
    first = answers_digest(payload())
    later = payload(revision=7, precedent_sha256="a" * 64, cree_le=DAY.replace(year=2027))
    newer = msgspec.structs.replace(later, application=msgspec.structs.replace(later.application, version="9"))
    assert answers_digest(newer) == first


@pytest.mark.parametrize("other", [payload(complete=False), payload(join_texts=True), payload(dossier_id="f" * 32)])
def test_the_digest_of_the_answers_changes_with_them(other):
    assert answers_digest(other) != answers_digest(payload())


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_any_changed_byte_is_refused_or_another_content(data):
    place = data.draw(st.integers(0, len(OCTETS) - 1))
    spoiled = bytearray(OCTETS)
    spoiled[place] ^= data.draw(st.integers(1, 255))
    try:
        read = decode_payload(bytes(spoiled))
    except errors.DocumentError:
        return
    assert isinstance(read, Payload)
    assert empreinte(bytes(spoiled)) != empreinte(OCTETS)


@given(st.integers(0, len(OCTETS) - 1), st.binary(min_size=0, max_size=3), st.integers(0, 3))
@settings(max_examples=400)
def test_what_is_read_quickly_is_what_the_strict_reader_reads(place, inserted, removed):
    """Bytes as this program writes them skip the strict reader: whatever is changed in them, both say the same."""
    data = OCTETS[:place] + inserted + OCTETS[place + removed :]
    if (quick := as_written(data, Payload)) is not None:
        assert msgspec.convert(strict_json.parse(data), Payload) == quick


@pytest.mark.parametrize(
    "spoilt",
    [
        OCTETS.replace(b'"revision"', b'"revision": 9,\n "revision"', 1),
        OCTETS.replace(b"{", b"{ ", 1),
        OCTETS.replace(b"\xc3\xa9", b"\\u00e9"),
        OCTETS + b"\n",
        b"[" * 100_000,
    ],
)
def test_any_other_way_of_writing_is_left_to_the_strict_reader(spoilt):
    assert spoilt != OCTETS
    assert as_written(spoilt, Payload) is None
    assert as_written(OCTETS, Payload) is not None


def test_the_sample_is_not_provisoire():
    assert not payload().provisoire
    assert payload(complete=False).provisoire
    assert len(assessment().answers) == len(GRILLE.criteres)
