"""The same files judged by this program, joserfc, jwcrypto and openssl; a thousand of them in `make torture`."""

import hashlib

import pytest

from oracles import (
    DAMAGES,
    EACH,
    Made,
    accepted_by_joserfc,
    accepted_by_jwcrypto,
    accepted_by_openssl,
    accepted_here,
    made,
)
from paliers_desktop.exchange.envelope import Typ
from torture.tortures import oracles

FILES = 200
OPENSSL = EACH * len(DAMAGES)
"""A process for each file: enough of them for every damage to come once."""


@pytest.fixture(scope="module")
def files() -> list[Made]:
    return list(made(FILES))


def test_there_are_enough_of_each(files):
    assert len({hashlib.sha256(one.data).digest() for one in files}) == FILES
    for some in (files, files[:OPENSSL]):
        assert {one.typ for one in some} == {Typ.EXPORT, Typ.CAMPAGNE}
        assert {one.damage for one in some} == {"", *DAMAGES}


def test_this_program_and_the_two_libraries_agree_on_all_of_them(files):
    for one in files:
        genuine = not one.damage
        told = accepted_here(one), accepted_by_joserfc(one), accepted_by_jwcrypto(one)
        assert told == (genuine, genuine, genuine), one.damage


def test_openssl_agrees(files, tmp_path):
    for one in files[:OPENSSL]:
        assert accepted_by_openssl(one, tmp_path) is not bool(one.damage)


def test_the_torture_counts_what_the_tools_do_not_agree_on(monkeypatch):
    assert all(line.holds is not False for line in oracles.found(count=10))
    monkeypatch.setattr(oracles, "accepted_here", lambda one: True)
    assert [line.name for line in oracles.found(count=10) if line.holds is False] == ["désaccords avec le programme"]
