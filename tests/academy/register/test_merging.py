"""Two posts that received, decided and answered apart know the same once merged, whichever pours into the other."""

import shutil
from contextlib import suppress
from itertools import groupby
from operator import attrgetter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paliers_desktop.academy.preparing.merging import merge
from paliers_desktop.academy.reception.deciding import Deciding, Wanted
from paliers_desktop.academy.reception.deciding_errors import NoSuchFileError, NothingToChooseError
from paliers_desktop.academy.register.connection import open_register
from paliers_desktop.academy.register.recus import all_issued
from paliers_desktop.academy.register.standing import standings
from paliers_desktop.academy.reminding.receipts import issue_due, pending
from received_campagne import receive
from sent_files import DAY, LATE, Sent, dump, key, made, mixed, new_register, signed, uai

SCHOOLS = 40
DISPUTED = 2
"""The first schools each sent several dossiers: what two persons may choose otherwise."""


def disputes():
    """Three dossiers of each disputed school."""
    for rank in range(DISPUTED):
        for dossier in "abc":
            yield Sent(f"{rank}{dossier}", signed(made(rank, dossier_id=dossier * 32), key(rank)), "CONFLIT")


FILES = [*disputes(), *(sent for sent in mixed(40) if uai(0).encode() not in sent.data)]

gestures = st.one_of(
    st.tuples(st.just("recevoir"), st.sets(st.integers(0, len(FILES) - 1), max_size=12)),
    st.tuples(st.just("choisir"), st.integers(0, DISPUTED - 1), st.integers(0, 2), st.sampled_from((DAY, LATE))),
    st.tuples(st.just("repondre"), st.just(DAY)),
)
days = st.lists(gestures, max_size=5)


def play(folder, told):
    """What a person does on a post."""
    with open_register(folder) as register:
        for kind, *given_ in told:
            match kind:
                case "recevoir":
                    receive(register, [FILES[rank] for rank in sorted(given_[0])])
                case "choisir":
                    choose(register, *given_)
                case "repondre":
                    issue_due(register, given_[0])


def choose(register, rank, which, day):
    found = sorted(row[0] for row in register.rows("SELECT identite FROM fichiers WHERE uai = ?", (uai(rank),)))
    if found:
        with suppress(NothingToChooseError, NoSuchFileError):
            Deciding(register, Wanted(uai(rank), day, fichier=found[which % len(found)])).choose()


def known(folder):
    """All that does not say by which way it came."""
    with open_register(folder) as register:
        found = dump(register)
        lines = register.rows("SELECT kind, uai, objet, le, motif, rang FROM decisions WHERE kind <> 'fusionner'")
        found["decisions"] = sorted(map(tuple, lines), key=repr)
        found["recus"] = sorted((one.uai, one.numero, one.objet, one.verdict) for one in all_issued(register))
    return found


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    folder = tmp_path_factory.mktemp("model") / "campagne"
    new_register(folder, SCHOOLS).close()
    return folder


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    return tmp_path_factory.mktemp("postes")


def poured(into, other):
    with open_register(into) as register:
        return merge(register, other, LATE)


@settings(deadline=None, max_examples=12)
@given(common=days, ones=days, others=days)
def test_the_way_does_not_matter_and_the_next_receipts_settle_all(model, places, common, ones, others):
    shutil.rmtree(places)
    one, two = places / "un", places / "deux"
    shutil.copytree(model, one)
    play(one, common)
    shutil.copytree(one, two)
    play(one, ones)
    play(two, others)
    there, back = (shutil.copytree(place, places / f"copie-{place.name}") for place in (one, two))
    poured(one, two)
    poured(back, there)
    assert known(one) == known(back)
    assert not any(poured(one, two).values())
    with open_register(one) as register:
        sent = {receipt.uai: receipt.numero for receipt in all_issued(register)}
        new = issue_due(register, LATE).due
        assert all(receipt.numero > sent.get(receipt.uai, 0) for receipt in new)
        assert pending(register, LATE).due == ()
        last = {school: [*some][-2:] for school, some in groupby(all_issued(register), attrgetter("uai"))}
        assert all(len({receipt.numero for receipt in top}) == len(top) for top in last.values())
        for standing in standings(register):
            if standing.retenu:
                assert last[standing.uai][-1].objet == standing.objet


def test_a_change_of_mind_of_one_post_is_the_last_word_in_both_ways(model, tmp_path):
    one, two = tmp_path / "un", tmp_path / "deux"
    shutil.copytree(model, one)
    play(one, [("recevoir", {0, 1, 2})])
    shutil.copytree(one, two)
    play(one, [("choisir", 0, 0, DAY), ("choisir", 0, 1, DAY)])
    play(two, [("choisir", 0, 0, DAY)])
    copy = shutil.copytree(one, tmp_path / "copie")
    poured(one, two)
    poured(two, copy)
    for place in (one, two):
        with open_register(place) as register:
            found = sorted(row[0] for row in register.rows("SELECT identite FROM fichiers"))
            kept = [row[0] for row in register.rows("SELECT identite FROM verdicts WHERE retenu")]
        assert kept == [found[1]]


def test_what_the_other_post_answered_is_not_answered_again(model, tmp_path):
    one, two = tmp_path / "un", tmp_path / "deux"
    shutil.copytree(model, one)
    shutil.copytree(model, two)
    accepted = [rank for rank, sent in enumerate(FILES) if sent.word == "ACCEPTE"]
    play(one, [("recevoir", accepted[:1]), ("repondre", DAY)])
    play(two, [("recevoir", accepted[-1:]), ("repondre", DAY)])
    brought = poured(one, two)
    assert (brought["fichiers"], brought["recus"]) == (1, 1)
    with open_register(one) as register:
        assert pending(register, LATE).due == ()
        assert sorted(receipt.envoi for receipt in all_issued(register)) == [1, 2]
