"""A dossier creates, saves, loads and refuses; read back with the standard library's sqlite3."""

import datetime
import sqlite3
import tempfile
import threading
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier_samples import (
    CAMPAGNE,
    LYCEE,
    Memory,
    answer_geste,
    comment,
    criteres,
    entry,
    export,
    identity_geste,
    names,
    new_dossier,
    oui,
    random_id,
)
from paliers_desktop.core.assessment import NO_ANSWER, Answer, Assessment, Etat
from paliers_desktop.core.history import Geste, History, Kind, again, inverse
from paliers_desktop.core.identity_rules import TypeFixedError, UaiFixedError
from paliers_desktop.storage.connection import Mode, connect, pragma
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.errors import ChangedElsewhereError, DossierExistsError, SaveError
from paliers_desktop.storage.live_file import LiveFile
from strategies import answers as random_answers
from strategies import short_texts


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clé de l’établissement #1?" / "0940120V_Lycée.paliers"


@pytest.fixture
def dossier(path: Path) -> Dossier:
    path.parent.mkdir()
    opened = new_dossier(path)
    yield opened
    opened.close()


def rows(path: Path, sql: str) -> list[tuple]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def test_a_new_dossier_is_whole_and_empty(dossier: Dossier, path: Path) -> None:
    state = dossier.load()
    assert state.assessment == Assessment(LYCEE, CAMPAGNE, {})
    assert state.history == History()
    assert (state.grille_toml, state.aide_toml) == (entry().toml, entry().aide_toml)
    assert (state.place, state.last_change, state.exports, state.campagne) == ("", None, (), CAMPAGNE)
    assert len(bytes.fromhex(state.dossier_id)) == 16
    assert abs(state.created - datetime.datetime.now(datetime.UTC)) < datetime.timedelta(minutes=1)
    assert not dossier.read_only
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]
    assert rows(path, "PRAGMA foreign_key_check") == []
    assert rows(path, "PRAGMA application_id") == [(int.from_bytes(b"PMNd"),)]
    assert rows(path, "PRAGMA user_version") == [(3,)]


def test_the_file_is_alone_and_holds_only_the_tables_of_the_schema(dossier: Dossier, path: Path) -> None:
    dossier.save(oui(0))
    dossier.add_export(export())
    dossier.remember_place("x")
    tables = rows(path, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1")
    assert [name for (name,) in tables] == [
        "actions",
        "campagnes",
        "criteres_locaux",
        "documents",
        "dossier",
        "etablissement",
        "exports",
        "grilles",
        "journal",
        "objectifs",
        "passages",
        "preuves",
        "reponses",
        "seances",
        "voix",
    ]
    assert names(path.parent) == [path.name]


def test_writing_connections_are_durable(dossier: Dossier, path: Path) -> None:
    with closing(connect(path, Mode.WRITE)) as db:
        assert pragma(db, "synchronous") == 3  # EXTRA
        assert pragma(db, "foreign_keys") == 1
        assert pragma(db, "secure_delete") == 1  # off in some builds of SQLite
        assert db.conn.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_an_answer_and_its_journal_are_read_back_with_sqlite3(dossier: Dossier, path: Path) -> None:
    critere = criteres()[7]
    answer = Answer(etat=Etat.EN_COURS, commentaire="Œuvre « à suivre »", echeance=datetime.date(2027, 6, 30))
    geste = answer_geste(critere, answer)
    time = dossier.save(geste)
    stored = rows(path, "SELECT campagne, critere, reponse, commentaire, a_verifier, echeance FROM reponses")
    assert stored == [(CAMPAGNE, critere, "en_cours", "Œuvre « à suivre »", 0, "2027-06-30")]
    journal = rows(path, 'SELECT geste, kind, target, "key", field, "before", "after", seance, "of" FROM journal')
    assert journal == [
        (geste.id, "saisie", "reponses", critere, "etat", "null", '"en_cours"', None, None),
        (geste.id, "saisie", "reponses", critere, "commentaire", '""', '"Œuvre « à suivre »"', None, None),
        (geste.id, "saisie", "reponses", critere, "echeance", "null", '"2027-06-30"', None, None),
    ]
    ids = [id for (id,) in rows(path, "SELECT id FROM journal")]
    assert len(set(ids)) == 3
    assert all(len(bytes.fromhex(id)) == 16 for id in ids)
    (text,) = {text for (text,) in rows(path, 'SELECT "time" FROM journal')}
    assert text.endswith("Z")
    assert dossier.load().last_change == time.replace(microsecond=time.microsecond // 1000 * 1000)


def test_the_journal_is_append_only(dossier: Dossier, path: Path) -> None:
    dossier.save(oui(0))
    for sql in ("UPDATE journal SET kind = 'x'", "DELETE FROM journal"):
        with closing(sqlite3.connect(path)) as connection, pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(sql)


moves = st.one_of(
    st.tuples(st.just("answer"), st.integers(0, 4), random_answers | st.just(NO_ANSWER)),
    st.tuples(st.just("type"), st.integers(0, 4), st.lists(short_texts, min_size=1, max_size=4)),
    st.tuples(st.just("nom"), st.just(0), short_texts),
    st.just(("undo", 0, None)),
    st.just(("redo", 0, None)),
    st.just(("reopen", 0, None)),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(moves, min_size=4, max_size=25))
def test_any_sequence_of_gestes_is_told_again(sequence: list[tuple]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "d.paliers"
        dossier = new_dossier(path)
        memory = Memory(Assessment(LYCEE, CAMPAGNE, {}), History())
        for move, rank, given_value in sequence:
            if move == "reopen":
                dossier.close()
                dossier = Dossier.open(path)
            for geste in gestes(memory, move, rank, given_value):
                dossier.save(geste)
                memory.take(geste)
        dossier.close()
        state = Dossier.peek(path)
        assert state.assessment == memory.assessment
        assert state.history == memory.history
        with closing(Dossier.open(path)) as reopened:
            assert reopened.load() == state


def gestes(memory: Memory, move: str, rank: int, value: object) -> list[Geste]:
    """The gestes of a move that change something, each made from what memory holds when it is asked for."""
    critere = criteres()[rank]
    before = memory.assessment.answer(critere)
    if move == "answer":
        made = [answer_geste(critere, value, before)]
    elif move == "type":
        made, geste_id = [], random_id()
        for text in value:
            after = memory.assessment.with_answer(critere, commentaire=text).answer(critere)
            if after != before:
                made.append(answer_geste(critere, after, before, geste_id))
            before = after
    elif move == "nom":
        made = [identity_geste("nom", memory.assessment.etablissement.nom, value)]
    else:
        made = [{"undo": memory.undo, "redo": memory.redo, "reopen": lambda: None}[move]()]
    return [geste for geste in made if geste and geste.changes]


def test_typing_saved_in_chunks_is_undone_as_one(dossier: Dossier) -> None:
    critere, geste_id = criteres()[0], random_id()
    dossier.save(answer_geste(critere, Answer(commentaire="Bon"), Answer(), geste_id))
    dossier.save(answer_geste(critere, Answer(commentaire="Bonjour"), Answer(commentaire="Bon"), geste_id))
    state = dossier.load()
    (geste,) = state.history.done
    assert [(change.before, change.after) for change in geste.changes] == [("", "Bonjour")]
    memory = Memory(state.assessment, state.history)
    dossier.save(memory.undo())
    assert dossier.load().assessment.answers == {}


def test_undoing_several_fields_is_one_move_between_the_stacks(dossier: Dossier) -> None:
    state = dossier.load()
    memory = Memory(state.assessment, state.history)
    both = answer_geste(criteres()[1], Answer(etat=Etat.SANS_OBJET, motif_texte="Sans internat"))
    for geste in (oui(0), both, both_undone := inverse(both, random_id()), again(both, random_id())):
        dossier.save(geste)
        memory.take(geste)
    dossier.save(inverse(both, random_id()))
    memory.take(both_undone)
    state = dossier.load()
    assert state.history == memory.history
    assert (len(state.history.done), len(state.history.undone)) == (1, 1)


def test_a_geste_without_changes_is_a_bug(dossier: Dossier) -> None:
    with pytest.raises(ValueError, match="without changes"):
        dossier.save(Geste(random_id(), Kind.SAISIE, ()))


def test_a_failed_geste_leaves_nothing(dossier: Dossier, path: Path) -> None:
    good = oui(0)
    bad = Geste(
        random_id(), Kind.SAISIE, (*good.changes, *answer_geste(criteres()[1], Answer(etat="peut-être")).changes)
    )
    with pytest.raises(sqlite3.IntegrityError):
        dossier.save(bad)
    assert rows(path, "SELECT count(*) FROM journal") == [(0,)]
    assert rows(path, "SELECT count(*) FROM reponses") == [(0,)]
    dossier.save(good)
    assert dossier.load().assessment.answer(criteres()[0]).etat is Etat.OUI


def test_creating_never_overwrites(dossier: Dossier, path: Path) -> None:
    dossier.save(oui(0))
    dossier.close()
    content = path.read_bytes()
    with pytest.raises(DossierExistsError, match="existe déjà"):
        new_dossier(path)
    assert path.read_bytes() == content


def test_a_journal_left_by_another_dossier_is_never_rolled_into_a_new_one(tmp_path: Path) -> None:
    left = tmp_path / "d.paliers-journal"
    left.write_bytes(b"\xd9\xd5\x05\xf9" + bytes(600))
    with pytest.raises(DossierExistsError, match=r"« d\.paliers-journal » existe déjà"):
        new_dossier(tmp_path / "d.paliers")
    assert names(tmp_path) == [left.name]


def test_the_type_is_fixed_once_something_is_said(dossier: Dossier) -> None:
    change = identity_geste("type", "lycee", "college")
    dossier.save(change)
    dossier.save(comment(0, "vu"))
    with pytest.raises(TypeFixedError, match="type"):
        dossier.save(identity_geste("type", "college", "lycee"))
    dossier.save(identity_geste("nom", LYCEE.nom, "Autre nom"))
    assert dossier.load().assessment.etablissement.type == "college"


def test_the_uai_is_fixed_once_exported(dossier: Dossier) -> None:
    dossier.save(identity_geste("uai", LYCEE.uai, "0940121W"))
    dossier.add_export(export())
    with pytest.raises(UaiFixedError, match="UAI"):
        dossier.save(identity_geste("uai", "0940121W", LYCEE.uai))
    assert dossier.load().assessment.etablissement.uai == "0940121W"


def test_exports_keep_their_exact_bytes(dossier: Dossier) -> None:
    dossier.add_export(export(1))
    dossier.add_export(export(2))
    with pytest.raises(ChangedElsewhereError):
        dossier.add_export(export(2))
    assert dossier.exports() == (export(1), export(2))
    assert [(e.revision, e.textes_joints) for e in dossier.load().exports] == [(1, False), (2, True)]


def test_the_place_is_kept_and_not_journaled(dossier: Dossier, path: Path) -> None:
    dossier.remember_place("PIL-04")
    dossier.close()
    assert Dossier.peek(path).place == "PIL-04"
    assert rows(path, "SELECT count(*) FROM journal") == [(0,)]


def test_opening_and_closing_changes_no_byte(dossier: Dossier, path: Path) -> None:
    dossier.save(oui(0))
    dossier.close()
    before = path.read_bytes()
    with closing(Dossier.open(path)) as reopened:
        reopened.load()
        reopened.exports()
    assert path.read_bytes() == before


def test_the_current_campagne_is_the_latest(dossier: Dossier, path: Path) -> None:
    dossier.save(oui(0))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO campagnes (rang, id, grille, cree_le) SELECT 2, 'a-2027-2028', grille, cree_le FROM campagnes"
        )
    state = Dossier.peek(path)
    assert (state.campagne, state.assessment.answers) == ("a-2027-2028", {})
    assert (state.history, state.last_change) == (History(), None)


def test_another_thread_may_save(dossier: Dossier) -> None:
    writer = threading.Thread(target=lambda: [dossier.save(oui(rank)) for rank in range(5)])
    writer.start()
    writer.join()
    assert len(dossier.load().assessment.answers) == 5


def test_another_post_is_noticed_before_writing_over_it(dossier: Dossier, path: Path) -> None:
    with closing(Dossier.open(path)) as other:
        other.save(oui(0))
    with pytest.raises(ChangedElsewhereError):
        dossier.save(oui(1))
    assert set(dossier.load().assessment.answers) == {criteres()[0]}
    dossier.save(oui(1))
    assert set(dossier.load().assessment.answers) == {criteres()[0], criteres()[1]}


def test_an_export_of_answers_that_another_post_changed_is_not_kept(dossier: Dossier, path: Path) -> None:
    dossier.save(oui(0))
    with closing(Dossier.open(path)) as other:
        other.save(oui(1))
    with pytest.raises(ChangedElsewhereError):
        dossier.add_export(export())
    assert dossier.exports() == ()
    with pytest.raises(ChangedElsewhereError):
        dossier.save(oui(2))
    dossier.load()
    dossier.add_export(export())
    assert dossier.exports() == (export(),)


def test_an_export_is_not_kept_in_a_file_that_was_replaced_or_deleted(dossier: Dossier, path: Path) -> None:
    path.rename(path.with_suffix(".ailleurs"))
    with pytest.raises(SaveError, match="plus accessible"):
        dossier.add_export(export())


def test_a_commit_that_was_not_acknowledged_is_not_written_twice(
    dossier: Dossier, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    geste = oui(0)
    with monkeypatch.context() as fault:
        fault.setattr(LiveFile, "in_place", False)
        with pytest.raises(SaveError):
            dossier.save(geste)
    assert rows(path, "SELECT count(*) FROM journal") == [(1,)]
    with pytest.raises(ChangedElsewhereError):
        dossier.save(oui(1))
    dossier.save(geste)
    dossier.save(oui(1))
    assert rows(path, "SELECT count(*) FROM journal") == [(2,)]
    assert len(dossier.load().history.done) == 2


def test_several_gestes_are_one_commit_and_as_many_gestes(dossier: Dossier, path: Path) -> None:
    gestes = [oui(rank) for rank in range(5)]
    changed = answer_geste(criteres()[0], Answer(etat=Etat.NON), Answer(etat=Etat.OUI))
    dossier.save(*gestes, changed)
    assert rows(path, "SELECT DISTINCT time IS NOT NULL, count(*) FROM journal") == [(1, 6)]
    assert [row[0] for row in rows(path, "SELECT geste FROM journal ORDER BY seq")] == [
        *(geste.id for geste in gestes),
        changed.id,
    ]
    state = dossier.load()
    assert state.history.done == (*gestes, changed)
    assert state.assessment.answer(criteres()[0]).etat is Etat.NON


def test_several_gestes_are_all_saved_or_none(dossier: Dossier, path: Path) -> None:
    many = [
        comment(rank, str(rank)) for rank in range(len(criteres()))
    ] * 3  # more rows than sqlite-utils writes at once
    refused = identity_geste("type", "lycee", "college")
    with pytest.raises(TypeFixedError):
        dossier.save(*many, refused)
    assert rows(path, "SELECT count(*) FROM journal") == [(0,)]
    assert rows(path, "SELECT count(*) FROM reponses") == [(0,)]
    dossier.save(*many)
    assert rows(path, "SELECT count(*) FROM journal") == [(len(many),)]
    with pytest.raises(ValueError, match="nothing to save"):
        dossier.save()


def test_several_gestes_in_doubt_are_not_written_twice(
    dossier: Dossier, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gestes = [oui(rank) for rank in range(3)]
    with monkeypatch.context() as fault:
        fault.setattr(LiveFile, "in_place", False)
        with pytest.raises(SaveError):
            dossier.save(*gestes)
    with pytest.raises(ChangedElsewhereError):
        dossier.save(*gestes[:2])
    dossier.save(*gestes)
    dossier.save(oui(7))
    assert len(rows(path, "SELECT geste FROM journal")) == 4


def test_the_program_that_wrote_last_is_named(dossier: Dossier, path: Path) -> None:
    from paliers_desktop import __version__

    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE dossier SET version_programme = '0.0.1'")
    dossier.save(oui(0))
    assert rows(path, "SELECT version_programme FROM dossier") == [(__version__,)]
