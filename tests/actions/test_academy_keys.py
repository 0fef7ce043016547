"""Which key signs for an académie: deployed, compared once, named by the one before; never another by itself."""

from hypothesis import given
from hypothesis import strategies as st

from campagne_samples import document
from paliers_desktop.actions.academy_keys import KeyRing, Standing, read_deployed
from paliers_desktop.exchange.campagne_document import OpenedCampagne
from paliers_desktop.exchange.keys import SigningKey
from paliers_desktop.storage.campagne_files import KeptKey

KEYS = tuple(SigningKey(bytes([rank]) * 32).public for rank in range(1, 6))
CAMPAGNE = "creteil-2026-2027"
NEXT_YEAR = "creteil-2027-2028"


def opened(rank, following=None, campagne=CAMPAGNE):
    """A campagne file of that key, which names another to come or none."""
    named = None if following is None else KEYS[following].jwk
    return OpenedCampagne(document(id=campagne, cle_suivante=named), KEYS[rank], "0" * 64)


def ring(*files, deployed=()):
    """The keys once these files were accepted in turn."""
    made = KeyRing({}, tuple(KEYS[rank] for rank in deployed))
    for file in files:
        made = made.with_campagne(file)
    return made


def standings(made, campagne=CAMPAGNE):
    return [made.standing(campagne, key).name for key in KEYS[:3]]


def test_the_first_key_of_each_academie_is_compared_by_a_person():
    assert standings(ring()) == ["FIRST"] * 3
    after = ring(opened(0))
    assert standings(after) == standings(after, NEXT_YEAR) == ["KNOWN", "OTHER", "OTHER"]
    assert standings(after, "versailles-2026-2027") == ["FIRST"] * 3
    assert after.retained(NEXT_YEAR) == (KEYS[0],)
    assert ring().retained(CAMPAGNE) == ()


def test_the_old_key_names_the_new_one_which_then_replaces_it_and_vouches_for_the_past():
    announced = ring(opened(0, following=1))
    assert standings(announced) == ["KNOWN", "KNOWN", "OTHER"]
    followed = announced.with_campagne(opened(1))
    assert standings(followed) == ["OTHER", "KNOWN", "OTHER"]
    assert [followed.vouches_for(CAMPAGNE, key) for key in KEYS[:3]] == [True, True, False]


def test_a_key_taken_back_is_no_longer_named():
    assert standings(ring(opened(0, following=1), opened(0))) == ["KNOWN", "OTHER", "OTHER"]


def test_a_key_accepted_by_the_person_begins_anew():
    changed = ring(opened(0, following=1), opened(2))
    assert standings(changed) == ["OTHER", "OTHER", "KNOWN"]
    assert not changed.vouches_for(CAMPAGNE, KEYS[0])


def test_a_deployed_key_wins_over_the_one_that_was_compared():
    kept = ring(opened(2)).kept
    deployed = KeyRing(kept, KEYS[:1])
    assert standings(deployed) == ["KNOWN", "NOT_DEPLOYED", "NOT_DEPLOYED"]
    assert not deployed.vouches_for(CAMPAGNE, KEYS[2])
    assert deployed.retained(CAMPAGNE) == KEYS[:1]


def test_a_deployed_key_too_names_the_next_one_and_there_is_no_way_back():
    followed = ring(opened(0, following=1), opened(1), deployed=[0])
    assert standings(followed) == ["KNOWN", "KNOWN", "NOT_DEPLOYED"]
    assert followed.with_campagne(opened(0)).kept == followed.kept


def test_two_keys_may_be_deployed():
    assert standings(ring(deployed=[0, 1])) == ["KNOWN", "KNOWN", "NOT_DEPLOYED"]


def test_a_damaged_key_is_compared_again():
    made = KeyRing({"creteil": KeptKey({"crv": "Ed25519", "kty": "OKP", "x": "AQAA"})})
    assert made.standing(CAMPAGNE, KEYS[0]) is Standing.FIRST
    assert not made.vouches_for(CAMPAGNE, KEYS[0])


@given(steps=st.lists(st.tuples(st.integers(0, 4), st.none() | st.integers(0, 4)), max_size=8))
def test_without_a_person_only_the_line_of_the_first_key_is_ever_known(steps):
    """Whatever files come, what is taken without a question was named by what was taken before."""
    made, line = ring(opened(0)), {KEYS[0].kid}
    for rank, following in steps:
        if made.standing(CAMPAGNE, KEYS[rank]) is Standing.KNOWN:
            assert KEYS[rank].kid in line
            made = made.with_campagne(opened(rank, following))
            line |= {KEYS[following].kid} if following is not None else set()
    known = {key.kid for key in KEYS if made.vouches_for(CAMPAGNE, key)}
    assert known <= line


def test_deployed_files_are_read_and_a_bad_one_is_logged(tmp_path, expected_log):
    good, bad = tmp_path / "cle-creteil.pub.jwk", tmp_path / "cle-vide.pub.jwk"
    good.write_text('{"crv":"Ed25519","kty":"OKP","x":"' + KEYS[0].jwk["x"] + '"}')
    bad.write_text("{}")
    expected_log("deployed key not used")
    assert read_deployed((good, bad, tmp_path / "absent.pub.jwk")) == (KEYS[0],)
