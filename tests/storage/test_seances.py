"""Séances on disk, read back without the program; what is erased is nowhere in the file any more."""

import datetime
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dossier_samples import CAMPAGNE, criteres, new_dossier, oui, random_id
from paliers_desktop.core.assessment import Answer, Etat
from paliers_desktop.core.history import Geste, Kind, answer_changes, inverse
from paliers_desktop.core.seance import (
    AnswerChange,
    Passage,
    Role,
    Seance,
    apply_to_seances,
    end_changes,
    passage_changes,
    seance_changes,
    start_changes,
)
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.errors import ChangedElsewhereError, ReadOnlyDossierError

NOW = datetime.datetime(2026, 11, 23, 14, 5, tzinfo=datetime.UTC)
ID = "5" * 32


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "essai.paliers"


@pytest.fixture
def dossier(path: Path) -> Iterator[Dossier]:
    with closing(new_dossier(path)) as made:
        yield made


def rows(path: Path, sql: str) -> list[tuple]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return connection.execute(sql).fetchall()


def saisie(*changes, seance: str | None = ID, kind: Kind = Kind.SAISIE) -> Geste:
    return Geste(random_id(), kind, changes, seance=seance)


def begun(dossier: Dossier, seance_id: str = ID) -> Seance:
    changes = start_changes(seance_id, NOW)
    dossier.save(saisie(*changes, seance=seance_id, kind=Kind.SEANCE))
    return apply_to_seances((), changes, NOW)[0]


def only(dossier: Dossier) -> Seance:
    (seance,) = dossier.load().seances
    return seance


def test_a_whole_seance_is_read_back_with_sqlite3(dossier: Dossier, path: Path) -> None:
    seance = begun(dossier)
    first, second = criteres()[4], criteres()[2]
    end = NOW + datetime.timedelta(minutes=95)
    dossier.save(
        saisie(*passage_changes(seance, first, discute=True), kind=Kind.SEANCE),
        saisie(*passage_changes(seance, second, discute=True, avis_partages=True, avis="À revoir")),
        saisie(*seance_changes(seance, lieu="CDI", presents=(Role.CPE, Role.PARENTS), decisions="Une prise\nau CDI")),
        saisie(*end_changes(seance, end), kind=Kind.SEANCE),
    )
    dossier.set_noms(ID, "Mme Martin")
    assert rows(path, "SELECT id, campagne, debut, fin, lieu, presents, decisions, ecartee, noms FROM seances") == [
        (
            ID,
            CAMPAGNE,
            "2026-11-23T14:05:00+00:00",
            "2026-11-23T15:40:00+00:00",
            "CDI",
            "cpe parents",
            "Une prise\nau CDI",
            0,
            "Mme Martin",
        )
    ]
    assert rows(path, "SELECT critere, seance, rang, discute, avis_partages, avis FROM passages ORDER BY rang") == [
        (first, ID, 0, 1, 0, ""),
        (second, ID, 1, 1, 1, "À revoir"),
    ]
    kept = only(dossier)
    assert (kept.debut, kept.fin, kept.noms) == (NOW, end, "Mme Martin")
    assert list(kept.passages.items()) == [(first, Passage(True)), (second, Passage(True, True, "À revoir"))]
    assert dossier.journal.seances(CAMPAGNE) == (kept,)
    assert dossier.journal.seances("creteil-2025-2026") == ()


def test_answers_given_meanwhile_carry_the_seance_and_are_told_from_first_to_last(dossier: Dossier, path: Path) -> None:
    begun(dossier)
    first, second, third = criteres()[:3]
    en_cours, oui_ = Answer(etat=Etat.EN_COURS), Answer(etat=Etat.OUI)
    dossier.save(
        saisie(*answer_changes(third, Answer(), oui_), seance=None),
        saisie(*answer_changes(second, Answer(), en_cours)),
        saisie(*answer_changes(first, Answer(), oui_)),
        saisie(*answer_changes(second, en_cours, oui_)),
        saisie(*answer_changes(first, oui_, Answer())),
        saisie(*answer_changes(second, oui_, Answer(etat=Etat.OUI, commentaire="Vu"))),
    )
    told = rows(path, "SELECT DISTINCT \"key\", seance FROM journal WHERE target = 'reponses' ORDER BY 1")
    assert sorted(told) == sorted([(first, ID), (second, ID), (third, None)])
    seance = only(dossier)
    assert list(seance.reponses) == [second, first]
    assert seance.reponses_modifiees == (AnswerChange(second, None, Etat.OUI),)


def test_what_a_meeting_records_by_itself_is_not_undoable_and_keeps_what_can_be_redone(dossier: Dossier) -> None:
    answer = oui(0)
    dossier.save(answer)
    dossier.save(inverse(answer, random_id()))
    seance = begun(dossier)
    dossier.save(saisie(*passage_changes(seance, criteres()[0], discute=True), kind=Kind.SEANCE))
    dossier.save(saisie(*end_changes(seance, NOW), kind=Kind.SEANCE))
    history = dossier.load().history
    assert history.done == ()
    assert [geste.id for geste in history.undone] == [answer.id]


def test_avis_partages_are_taken_back(dossier: Dossier, path: Path) -> None:
    seance = begun(dossier)
    geste = saisie(*passage_changes(seance, criteres()[0], avis_partages=True))
    dossier.save(geste)
    assert only(dossier).avis_partages == (criteres()[0],)
    dossier.save(inverse(geste, random_id()))
    assert rows(path, "SELECT avis_partages FROM passages") == [(0,)]
    assert only(dossier).avis_partages == ()
    assert dossier.load().history.to_redo == geste


def test_a_seance_taken_off_stays_in_the_file(dossier: Dossier, path: Path) -> None:
    seance = begun(dossier)
    dossier.save(saisie(*seance_changes(seance, ecartee=True)))
    assert rows(path, "SELECT ecartee FROM seances") == [(1,)]
    assert only(dossier).ecartee


def test_an_unknown_field_is_a_bug(dossier: Dossier) -> None:
    (change,) = start_changes(ID, NOW)
    with pytest.raises(KeyError, match="noms"):
        dossier.save(saisie(type(change)(change.target, ID, "noms", "", "Mme Martin")))
    assert dossier.load().seances == ()


NAMES = "Zéphyrine Vandenbroucke"


def traces(path: Path) -> int:
    return path.read_bytes().count(b"Vandenbroucke")


def test_names_are_never_in_the_journal(dossier: Dossier, path: Path) -> None:
    begun(dossier)
    before = rows(path, "SELECT * FROM journal")
    dossier.set_noms(ID, NAMES)
    assert rows(path, "SELECT * FROM journal") == before
    assert traces(path) == 1, "the search finds them"
    assert only(dossier).noms == NAMES


def test_erased_names_are_nowhere_in_the_file(dossier: Dossier, path: Path) -> None:
    begun(dossier)
    dossier.set_noms(ID, NAMES)
    dossier.set_noms(ID, "")
    assert traces(path) == 0
    assert only(dossier).noms == ""


@pytest.mark.parametrize("seed", range(12))
def test_names_that_moved_in_the_file_are_erased_too(path: Path, seed: int) -> None:
    """Each change of a row moves it, over pages, and another session than the one that typed the names erases them."""
    draw = random.Random(seed)
    new_dossier(path).close()
    ids = [random_id() for _ in range(draw.randint(1, 9))]
    with closing(Dossier.open(path)) as dossier:
        for seance_id in ids:
            begun(dossier, seance_id)
    for _ in range(4):
        with closing(Dossier.open(path)) as dossier:
            for _ in range(8):
                seance = draw.choice(dossier.load().seances)
                if draw.random() < 0.5:
                    dossier.set_noms(seance.id, f"{NAMES}, " * draw.choice([1, 3, 40, 300]))
                else:
                    text = "Décision. " * draw.choice([1, 30, 200, 700])
                    changes = seance_changes(seance, decisions=text + str(draw.random()))
                    dossier.save(saisie(*changes, seance=None))
    assert traces(path) > 0
    with closing(Dossier.open(path)) as dossier:
        for seance_id in ids:
            dossier.set_noms(seance_id, "")
    assert traces(path) == 0


def test_names_are_refused_read_only(dossier: Dossier, path: Path) -> None:
    begun(dossier)
    dossier.close()
    with closing(Dossier.open(path, read_only=True)) as reader, pytest.raises(ReadOnlyDossierError):
        reader.set_noms(ID, NAMES)
    assert traces(path) == 0


def test_names_do_not_overwrite_what_another_post_wrote(dossier: Dossier, path: Path) -> None:
    begun(dossier)
    with closing(Dossier.open(path)) as other:
        other.save(oui(0))
    with pytest.raises(ChangedElsewhereError):
        dossier.set_noms(ID, NAMES)
    assert traces(path) == 0
