"""Which receipts are due: none twice, numbers that grow, and the file that counts answered last."""

import datetime
from itertools import groupby
from operator import attrgetter

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from paliers_desktop.academy.register.standing import Standing
from paliers_desktop.academy.reminding.issuing import due, proof
from paliers_desktop.core.recu import Preuve, Remarque, Verdict

DAY = datetime.date(2026, 11, 25)
UAIS = ("0940120V", "0931228E", "")


@st.composite
def states(draw):
    """What a register may hold: at most one counting file for an établissement, and each object once."""
    found = {}
    counting = set()
    for objet in draw(st.lists(st.sampled_from("abcdefgh"), unique=True)):
        uai, verdict = draw(st.sampled_from(UAIS)), draw(st.sampled_from(Verdict))
        retenu = bool(uai) and uai not in counting and verdict is Verdict.ACCEPTE
        counting |= {uai} if retenu else set()
        found[objet] = Standing(
            uai=uai,
            objet=objet * 64,
            recu_le=DAY + datetime.timedelta(days=draw(st.integers(0, 3))),
            verdict=verdict,
            phrase="",
            remarques=(Remarque.PROVISOIRE,) if retenu and draw(st.booleans()) else (),
            retenu=retenu,
            revision=draw(st.integers(1, 3)),
            origine=draw(st.sampled_from(("academie", "libre", ""))),
            export=draw(st.booleans()),
        )
    return list(found.values())


def played(sequence):
    """The receipts of a register that goes through these states, by UAI then numero."""
    issued = []
    for state in sequence:
        issued = sorted(
            [*issued, *due(state, issued, DAY, lambda one: one.objet)], key=lambda one: (one.uai, one.numero)
        )
    return issued


@given(st.lists(states(), min_size=1, max_size=4))
def test_the_same_state_gives_no_new_receipt(sequence):
    assert due(sequence[-1], played(sequence), DAY, lambda one: one.objet) == []


@given(st.lists(states(), min_size=1, max_size=4))
def test_numbers_follow_one_another_for_each_etablissement(sequence):
    for _, some in groupby(played(sequence), attrgetter("uai")):
        receipts = list(some)
        assert [one.numero for one in receipts] == list(range(1, len(receipts) + 1))
        assert [one.envoi for one in receipts] == sorted(one.envoi for one in receipts)


@given(st.lists(states(), min_size=1, max_size=4))
def test_the_file_that_counts_has_the_highest_number(sequence):
    last = {one.uai: one for one in played(sequence)}
    for one in sequence[-1]:
        if one.retenu:
            assert last[one.uai].objet == one.objet


@given(st.lists(states(), min_size=1, max_size=4))
def test_the_last_receipt_of_a_file_says_how_it_stands(sequence):
    last = {(one.uai, one.objet): one for one in played(sequence)}
    for one in sequence[-1]:
        if one.uai:
            told = last[one.uai, one.objet]
            says = (told.verdict, told.preuve, told.remarques, told.recu_le)
            assert says == (one.verdict, proof(one), one.remarques, one.recu_le)


@given(states())
def test_nothing_is_answered_to_nobody_and_the_order_of_the_files_is_nothing(state):
    issued = due(state, [], DAY, lambda one: one.objet)
    assert len(issued) == sum(bool(one.uai) for one in state)
    assert due(state[::-1], [], DAY, lambda one: one.objet) == issued


def test_a_refused_file_proves_nothing_and_a_key_says_whose_code_it_was():
    one = Standing("0940120V", "a" * 64, DAY, Verdict.ACCEPTE, "", origine="academie")
    assert proof(one) is Preuve.CODE_ACADEMIE
    assert proof(replace(one, origine="libre")) is Preuve.CLE_APPROUVEE
    assert proof(replace(one, origine="", verdict=Verdict.NON_RATTACHE)) is Preuve.CLE_INCONNUE
    assert proof(replace(one, verdict=Verdict.REFUSE_CLE_REVOQUEE)) is Preuve.AUCUNE


def test_what_could_not_be_read_is_named_by_what_it_claims():
    unread = Standing("0940120V", "a" * 64, DAY, Verdict.REFUSE_ALTERE, "", export=False)
    (receipt,) = due([unread], [], DAY, lambda one: "b" * 64)
    assert (receipt.objet, receipt.identite) == ("a" * 64, "b" * 64)


@given(*(st.lists(states(), min_size=1, max_size=3) for _ in range(3)), states())
def test_after_two_posts_numbered_apart_what_follows_is_above_both_and_settles_it(common, ones, others, last):
    mine, theirs = played([*common, *ones]), played([*common, *others])
    said = {replace(one, envoi=1) for one in mine}
    brought = [replace(one, envoi=one.envoi + 100) for one in theirs if replace(one, envoi=1) not in said]
    both = sorted([*mine, *brought], key=lambda one: (one.uai, one.numero, one.envoi))
    new = due(last, both, DAY, lambda one: one.objet)
    highest = {one.uai: one.numero for one in both}
    assert all(one.numero > highest.get(one.uai, 0) for one in new)
    known = sorted([*both, *new], key=lambda one: (one.uai, one.numero))
    assert due(last, known, DAY, lambda one: one.objet) == []
    schools = {uai: [one for one in last if one.uai == uai] for uai in UAIS if uai}
    for uai, school in schools.items():
        receipts = [one for one in known if one.uai == uai]
        if school:
            assert [one.numero for one in receipts].count(receipts[-1].numero) == 1
            assert not any(one.retenu for one in school) or [one.objet for one in school if one.retenu] == [
                receipts[-1].objet
            ]
