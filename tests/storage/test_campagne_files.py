"""What the académie sent is kept byte for byte, and nothing that is found in its folder makes reading fail."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mounts import read_only
from paliers_desktop.storage.campagne_files import MOST_BYTES, CampagneFiles, KeptKey

KEYS = {"creteil": KeptKey({"crv": "Ed25519", "kty": "OKP", "x": "A" * 43}, None, ("un", "deux"))}


def test_nothing_is_made_before_something_is_kept(tmp_path):
    files = CampagneFiles(tmp_path / "campagnes")
    assert files.is_empty
    assert files.read() == files.keys() == {}
    assert files.is_empty


@pytest.mark.parametrize("campagne", ["creteil-2026-2027", "con", "0-0"])
def test_the_bytes_come_back_as_they_were(tmp_path, campagne):
    files = CampagneFiles(tmp_path / "réglages" / "campagnes")
    files.write(campagne, b"\xef\xbb\xbf{}\r\n")
    files.write_keys(KEYS)
    again = CampagneFiles(tmp_path / "réglages" / "campagnes")
    assert again.read() == {campagne: b"\xef\xbb\xbf{}\r\n"}
    assert again.keys() == KEYS
    again.write(campagne, b"new")
    assert again.read() == {campagne: b"new"}


def test_what_is_foreign_or_endless_is_left_alone(tmp_path):
    files = CampagneFiles(tmp_path)
    for name in ("autre.pmnc.json", "campagne-.pmnc.json", "campagne-A.pmnc.json", "lisez-moi.txt"):
        (tmp_path / name).write_text("x")
    (tmp_path / "campagne-dossier-vide.pmnc.json").mkdir()
    (tmp_path / "campagne-longue.pmnc.json").write_bytes(bytes(MOST_BYTES + 10))
    assert {name: len(octets) for name, octets in files.read().items()} == {"longue": MOST_BYTES + 1}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary() | st.just(b'{"a":{"jwk":{"x":1}}}') | st.just(b'{"a":{"jwk":{},"plus":1}}'))
def test_a_damaged_file_of_keys_is_as_if_there_were_none(tmp_path, data):
    (tmp_path / "cles.json").write_bytes(data)
    assert CampagneFiles(tmp_path).keys() == {}


def test_a_place_that_takes_nothing_says_so(tmp_path):
    (tmp_path / "campagnes").mkdir()
    with read_only(tmp_path / "campagnes") as place:
        files = CampagneFiles(place)
        with pytest.raises(OSError, match="Read-only"):
            files.write("creteil-2026-2027", b"x")
        with pytest.raises(OSError, match="Read-only"):
            files.write_keys(KEYS)
