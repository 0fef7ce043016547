import datetime
import json
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from academy_key import key_file
from academy_runs import PHRASE
from faults import Fault
from paliers_desktop.academy.commands import reperes, synthese
from paliers_desktop.academy.preparing.signing import OtherKeyError
from paliers_desktop.academy.register.connection import open_register
from paliers_desktop.academy.register.decisions import PUBLISHED, all_decisions
from paliers_desktop.academy.synthesis.diffusion import Diffusion
from paliers_desktop.academy.synthesis.filled import Par
from paliers_desktop.academy.synthesis.making import made
from paliers_desktop.academy.synthesis.publishing import AlreadyPublishedError, publish
from paliers_desktop.academy.synthesis.reperes_making import NothingToTellError
from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.core.reperes import LEAST, Decoupage
from paliers_desktop.core.report.answer_sheets import AnswerSheet
from paliers_desktop.exchange.academy_key import encode_key, seal
from paliers_desktop.exchange.keys import SigningKey
from paliers_desktop.exchange.reperes_document import open_reperes
from sent_files import CLOSING, DAY, THIEF, uai
from synthesis_samples import received_campagne

AFTER = CLOSING + datetime.timedelta(days=3)
MASKED = Fault(
    "Les repères sont demandés alors que tous les groupes sont masqués",
    seen=NothingToTellError(),
    survives="Rien n’est écrit ni noté.",
)


@pytest.fixture(scope="module")
def _received(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reperes") / "campagne"
    received_campagne(folder)
    return folder


@pytest.fixture
def campagne(_received, tmp_path, monkeypatch):
    """23 lycées received out of 26, two provisional; 94 has three, so that 77 is masked with it."""
    for module in (reperes, synthese):
        monkeypatch.setattr(module, "paris_today", lambda: AFTER)
    key_file(tmp_path)
    return Path(shutil.copytree(_received, tmp_path / "campagne"))


def signed(run, campagne, *more, status=0):
    """What the command did."""
    key = campagne.parent / "cle-creteil.json"
    done = run("reperes", "--campagne", campagne, "--cle", key, *more, typed=[PHRASE])
    assert done.status == status, done.err
    return done


def written(campagne):
    return {path.name: path.read_bytes() for path in sorted((campagne / "reperes").glob("*"))}


def test_a_signed_file_of_what_is_published(run, campagne):
    out = signed(run, campagne, "--json", "--vers", campagne / "reperes").out
    (content,) = written(campagne).values()
    opened = open_reperes(content)
    document = opened.document
    assert opened.key == THIEF.public
    assert (document.campagne, document.revision, document.cree_le) == ("creteil-2026-2027", 1, AFTER)
    assert document.decoupage is Decoupage.DEPARTEMENT
    assert [(one.territoire, one.type) for one in document.groupes] == [
        (None, TypeEtablissement.LYCEE),
        ("Département 93", TypeEtablissement.LYCEE),
    ]
    assert all(repere.effectif >= LEAST for groupe in document.groupes for repere in groupe.domaines)
    pilotage = document.groupes[1].domaines[0]  # 4, 0, 1, 4 in the table that docs/academie.md shows
    assert (pilotage.domaine, pilotage.effectif) == ("pilotage", 9)
    assert (pilotage.quartile_1, pilotage.mediane, pilotage.quartile_3) == (0, 2, 3)
    assert not any(uai(rank) in repr(document) for rank in range(26))
    assert "Durand" not in repr(document)
    told = json.loads(out)
    assert Path(told["fichier"]).name == "reperes_creteil-2026-2027_r001.pmnp.json"
    assert (told["comptes"], told["provisoires"], told["groupes"], told["groupes_publies"]) == (21, 2, 3, 1)
    assert (told["revision"], told["nouveau"]) == (1, True)


def test_again_gives_the_same_bytes_another_day_and_before_it_closes_the_command_advises_to_wait(
    run, campagne, monkeypatch
):
    monkeypatch.setattr(reperes, "paris_today", lambda: DAY)
    assert "attendez" in signed(run, campagne).out
    first = written(campagne)
    monkeypatch.setattr(reperes, "paris_today", lambda: AFTER)
    again = signed(run, campagne).out
    assert written(campagne) == first
    assert "comme le 25 novembre 2026" in again
    assert "attendez" not in again
    with open_register(campagne) as register:
        assert [one.kind for one in all_decisions(register)] == [PUBLISHED, "reperes"]


def test_the_synthesis_of_the_same_counts_is_published_beside_them(run, campagne):
    signed(run, campagne)
    assert run("synthese", "--campagne", campagne, "--diffusion", "observatoire").status == 0


def test_a_synthesis_that_says_more_of_the_same_counts_leaves_them_free(run, campagne):
    """Compared with the campagne before, it has more tables; repères are drawn from the first two."""
    with open_register(campagne) as register:
        tables = made(register, Diffusion.OBSERVATOIRE, Par.DEPARTEMENT, AFTER).tables
        more = replace(tables, sheets=(*tables.sheets, AnswerSheet("Évolution", ("Territoire",), (("x",),))))
        publish(register, more, "departement", replaces=False)
    signed(run, campagne)
    with open_register(campagne) as register:
        assert [one.kind for one in all_decisions(register)] == [PUBLISHED, "reperes"]


def test_another_division_is_refused_before_the_passphrase_unless_it_replaces(run, campagne):
    assert run("synthese", "--campagne", campagne, "--diffusion", "observatoire").status == 0
    done = run("reperes", "--campagne", campagne, "--cle", campagne.parent / "cle-creteil.json", "--par", "bassin")
    assert done.status == 1
    assert AlreadyPublishedError(AFTER, "par département").message in done.err
    assert not (campagne / "reperes").exists()
    signed(run, campagne, "--par", "bassin", "--remplacer")
    signed(run, campagne, "--remplacer")
    assert [open_reperes(one).document.revision for one in written(campagne).values()] == [1, 2]


@MASKED.proven
def test_when_everything_is_masked_nothing_is_written(run, campagne):
    with open_register(campagne) as register, register.transaction() as conn:
        conn.execute("DELETE FROM fichiers")
    done = signed(run, campagne, status=1)
    assert NothingToTellError().message in done.err
    assert not (campagne / "reperes").exists()
    with open_register(campagne) as register:
        assert all_decisions(register) == ()


def test_another_key_is_refused_and_nothing_is_noted(run, campagne, tmp_path):
    other = tmp_path / "autre.json"
    other.write_bytes(encode_key(seal(SigningKey(b"\x07" * 32), PHRASE, academie="Paris", day=DAY)))
    done = run("reperes", "--campagne", campagne, "--cle", other, typed=[PHRASE])
    assert done.status == 1
    assert OtherKeyError("", "").hint in done.err
    with open_register(campagne) as register:
        assert all_decisions(register) == ()


@pytest.mark.parametrize("arguments", [(), ("--cle", "x", "--par", "rue")])
def test_misuse(run, campagne, arguments):
    assert run("reperes", "--campagne", campagne, *arguments).status == 2
