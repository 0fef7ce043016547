"""What changes in a campagne: each verb leaves register, codes and signed file in agreement, and a decision."""

import datetime
import json

import pytest

from academy_campagne import created
from academy_runs import PHRASE
from directory_samples import row, schools, table, uai
from libreoffice import Office, printed
from paliers_desktop.academy.preparing import changes
from paliers_desktop.academy.preparing.key_file import open_key
from paliers_desktop.academy.register.campagne import read_campagne
from paliers_desktop.academy.register.connection import open_register
from paliers_desktop.academy.register.decisions import all_decisions
from paliers_desktop.academy.register.etablissements import awaited, find_etablissement
from paliers_desktop.academy.register.keys import keys_of
from paliers_desktop.core.paris import paris_today
from paliers_desktop.exchange.campagne_document import open_campagne
from paliers_desktop.exchange.code import derive_key, read_code
from paliers_desktop.exchange.keys import load_public_jwk

ID = "creteil-2026-2027"
FIRST, NEW = uai(770001), uai(940123)
NEXT_PHRASE = "six mots pour la prochaine année"


@pytest.fixture
def made(run, tmp_path):
    return created(run, tmp_path, 3)


@pytest.fixture
def act(run, made):
    """A verb of campagne, in this campagne, with the key or without."""

    def _act(verb, *words, signed=True, typed=(PHRASE,)):
        key = ["--cle", made.key] if signed else []
        return run("campagne", verb, *words, "--campagne", made.folder, *key, typed=typed)

    return _act


def document(made):
    return open_campagne(made.signed.read_bytes()).document


def last_decision(made):
    with open_register(made.folder) as register:
        return all_decisions(register)[-1]


def test_ajouter_draws_codes_for_the_new_ones_only(made, act):
    before = made.codes()
    more = made.folder.parent / "nouveaux.csv"
    more.write_bytes(table([*schools(3), row(940123)]))
    done = act("ajouter", more)
    assert done.status == 0, done.err
    assert "1 établissement ajouté à la campagne" in done.out
    assert list(made.codes(2)) == [NEW]
    assert made.codes() == before
    with open_register(made.folder) as register:
        (key,) = keys_of(register, NEW)
        assert derive_key(read_code(made.codes(2)[NEW], NEW, ID)).public.kid == key.kid
        assert len(keys_of(register, FIRST)) == 1
    assert document(made).revision == 2
    assert NEW in {one.uai for one in document(made).etablissements}
    assert (last_decision(made).kind, last_decision(made).uai) == ("ajouter", NEW)


def test_ajouter_nobody_new_changes_nothing(made, act):
    before = made.signed.read_bytes()
    done = act("ajouter", made.directory)
    assert done.status == 1
    assert "font déjà partie de la campagne" in done.err
    assert made.signed.read_bytes() == before


def test_a_withdrawn_school_is_no_longer_in_the_file_and_can_come_back_with_a_new_code(made, act):
    done = act("retirer", FIRST.lower(), "--motif", "fermeture")
    assert done.status == 0, done.err
    assert FIRST not in {one.uai for one in document(made).etablissements}
    assert last_decision(made).motif == "fermeture"
    assert "a été retiré" in act("retirer", FIRST).err
    assert "a été retiré" in act("code", FIRST, signed=False).err
    assert act("ajouter", made.directory).status == 0
    with open_register(made.folder) as register:
        assert find_etablissement(register, FIRST).etat == "attendu"
        assert [key.etat for key in keys_of(register, FIRST)] == ["remplacee", "active"]
    assert document(made).revision == 3


def test_a_merged_school_names_the_one_that_takes_over(made, act):
    other = uai(930001)
    assert act("retirer", FIRST, "--au-profit-de", other).status == 0
    assert last_decision(made).objet == other
    assert "ne fait pas partie de la campagne" in act("retirer", other, "--au-profit-de", NEW).err
    with open_register(made.folder) as register:
        assert other in {one.uai for one in awaited(register)}


def test_code_replaces_the_former_one_and_is_shown_once(made, act, tmp_path):
    old = made.codes()[FIRST]
    letter = tmp_path / "lettre.odt"
    done = act("code", FIRST, "--lettre", letter, signed=False)
    assert done.status == 0, done.err
    shown = done.out.split(" : ")[1].splitlines()[0]
    assert shown != old
    with open_register(made.folder) as register:
        before, now = keys_of(register, FIRST)
        assert (before.etat, before.jusqua) == ("remplacee", paris_today())
        assert (now.etat, now.jusqua) == ("active", None)
        assert derive_key(read_code(shown, FIRST, ID)).public.kid == now.kid
        assert derive_key(read_code(old, FIRST, ID)).public.kid == before.kid
    assert f"À envoyer à ce.{FIRST.lower()}@exemple.fr." in done.out
    (pdf,) = Office(tmp_path / "bureau").convert("pdf", letter)
    assert shown in printed(pdf)
    assert letter.stat().st_mode & 0o777 == 0o600
    secret = shown.encode()
    kept = [path for path in made.folder.rglob("*") if path.is_file() and secret in path.read_bytes()]
    assert kept == []


def test_code_in_json(act):
    told = json.loads(act("code", FIRST, "--json", signed=False).out)
    assert read_code(told["code"], FIRST, ID)


@pytest.mark.parametrize(
    ("typed", "status", "words"),
    [("0770001A", 2, "La lettre finale"), ("x", 2, "Une UAI compte"), (uai(770099), 1, "ne fait pas partie")],
)
def test_a_wrong_uai_is_told(act, typed, status, words):
    done = act("code", typed, signed=False)
    assert done.status == status
    assert words in done.err


def test_prolonger_signs_the_new_date(made, act):
    done = act("prolonger", "31/01/2027", "--motif", "panne de messagerie")
    assert done.status == 0, done.err
    assert document(made).cloture == datetime.date(2027, 1, 31)
    assert document(made).revision == 2
    assert last_decision(made).objet == "2027-01-31"
    assert act("prolonger", "01/10/2026").status == 1
    assert act("prolonger", "le 31").status == 2


def test_cloturer_then_prolonger_opens_again(made, act, monkeypatch):
    monkeypatch.setattr("paliers_desktop.core.paris.paris_today", lambda: datetime.date(2026, 12, 18))
    assert "le 18 décembre 2026" in act("cloturer", signed=False).out
    with open_register(made.folder) as register:
        assert read_campagne(register).etat == "close"
        assert read_campagne(register).cloture == datetime.date(2026, 12, 18)
    assert act("prolonger", "2027-01-31").status == 0
    with open_register(made.folder) as register:
        assert read_campagne(register).etat == "ouverte"


def test_the_key_of_another_campagne_signs_nothing(run, made, act, tmp_path):
    other = tmp_path / "autre.json"
    run("cle", "creer", other, typed=[PHRASE])
    before = made.signed.read_bytes()
    done = run("campagne", "prolonger", "31/01/2027", "--campagne", made.folder, "--cle", other, typed=[PHRASE])
    assert done.status == 1
    assert "n’est pas celle de la campagne" in done.err
    assert made.signed.read_bytes() == before


def test_succeder_has_the_old_key_name_the_next_one(run, made, tmp_path):
    new = tmp_path / "cle-2027.json"
    done = run("cle", "succeder", made.key, new, "--campagne", made.folder, typed=[PHRASE, NEXT_PHRASE])
    assert done.status == 0, done.err
    opened = open_campagne(made.signed.read_bytes())
    following = open_key(new, NEXT_PHRASE).public
    assert opened.document.cle_suivante == following.jwk
    assert opened.key == open_key(made.key, PHRASE).public
    assert load_public_jwk(new.with_name("cle-2027.pub.jwk").read_bytes()) == following
    assert (
        run("campagne", "prolonger", "31/01/2027", "--campagne", made.folder, "--cle", made.key, typed=[PHRASE]).status
        == 0
    )
    assert open_campagne(made.signed.read_bytes()).document.cle_suivante == following.jwk


def test_succeder_with_a_weak_passphrase_makes_nothing(run, made, tmp_path):
    before = made.signed.read_bytes()
    done = run("cle", "succeder", made.key, tmp_path / "n.json", "--campagne", made.folder, typed=[PHRASE, "court"])
    assert done.status == 1
    assert not (tmp_path / "n.json").exists()
    assert made.signed.read_bytes() == before


def test_a_folder_without_campagne_is_told(run, tmp_path):
    done = run("campagne", "cloturer", "--campagne", tmp_path)
    assert done.status == 1
    assert "Aucune campagne dans l’emplacement" in done.err


def test_a_stop_between_the_codes_and_the_register_leaves_no_code_without_its_key(made, act, monkeypatch):
    more = made.folder.parent / "nouveaux.csv"
    more.write_bytes(table([row(940123)]))

    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(changes, "put_keys", stopped)
    assert act("ajouter", more).status == 130
    stale = made.codes(2)[NEW]
    with open_register(made.folder) as register:
        assert find_etablissement(register, NEW) is None
        assert read_campagne(register).revision == 1
    monkeypatch.undo()
    assert act("ajouter", more).status == 0
    assert made.codes(2)[NEW] != stale
