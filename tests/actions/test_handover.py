"""The file of the next person in charge: everything but what must not go, searched for in its very bytes."""

import datetime
import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dossier_samples import answer_geste, criteres, names, random_id
from mounts import read_only
from paliers_desktop.actions.dossiers import open_dossier
from paliers_desktop.actions.handover import Received, hand_over, look, received
from paliers_desktop.actions.write_errors import FileNotWrittenError
from paliers_desktop.core.assessment import NO_ANSWER, Answer, Etat
from paliers_desktop.core.history import Geste, Kind
from paliers_desktop.core.seance import Seance, apply_to_seances, passage_changes, seance_changes, start_changes
from paliers_desktop.exchange.code import REMOVED, derive_key, draw_code, find_code
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.errors import NewerDossierError
from transmitted_samples import CODE, COMMENT, make_transmitting, opened, transmit, transmit_open

DAY = datetime.date(2026, 11, 24)
NAMES = "Ada Lovelace, Grace Hopper"
SEANCE = "5" * 32
START = datetime.datetime(2026, 10, 12, 13, 5, tzinfo=datetime.UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An établissement that exported once, with a séance of named people."""
    made = make_transmitting(tmp_path / "ici")
    transmit(made, tmp_path / "envois")
    with opened(made) as file:
        begun = start_changes(SEANCE, START)
        file.dossier.save(Geste(random_id(), Kind.SEANCE, begun, seance=SEANCE))
        file.dossier.set_noms(SEANCE, NAMES)
    return made


@pytest.fixture
def there(tmp_path: Path) -> Path:
    folder = tmp_path / "cle"
    folder.mkdir()
    return folder


def seance(file_path: Path) -> Seance:
    (found,) = Dossier.peek(file_path).seances
    return found


def test_the_copy_goes_on_where_the_original_stands(path: Path, there: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    copy = hand_over(look(path), there, DAY)
    assert copy == there / "ecole_relais.paliers"
    assert path.read_bytes() == before
    with opened(path) as old, opened(copy) as new:
        assert new.state.assessment == old.state.assessment
        assert new.state.history == old.state.history
        assert new.exports == old.exports
        assert new.state.dossier_id == old.state.dossier_id
        assert new.dossier.journal.criterion_log(criteres()[0]) == old.dossier.journal.criterion_log(criteres()[0])
    with opened(copy) as new:
        assert transmit_open(new, tmp_path / "envois").name.endswith("_r002.pmn.json")


def test_the_names_stay_behind_to_the_last_byte(path: Path, there: Path) -> None:
    assert look(path).named == 1
    copy = hand_over(look(path), there, DAY)
    assert seance(copy).noms == ""
    assert b"Lovelace" not in copy.read_bytes()
    assert seance(path).noms == NAMES


def test_the_names_go_when_they_are_joined(path: Path, there: Path) -> None:
    copy = hand_over(look(path), there, DAY, with_names=True)
    assert seance(copy).noms == NAMES


FORMS = (CODE, CODE.lower(), CODE.replace("-", ""), CODE.replace("-", " "))


@pytest.mark.parametrize("form", FORMS)
def test_a_code_typed_in_a_text_is_not_handed_over_nor_is_what_it_is_made_of(
    form: str, path: Path, there: Path
) -> None:
    """Also where the history repeats it; the rest of the text stays."""
    critere = criteres()[9]
    with opened(path) as file:
        commented = Answer(etat=Etat.OUI, commentaire=f"Le code : {form}, dans le cahier.")
        file.dossier.save(answer_geste(critere, commented))
        file.dossier.save(answer_geste(critere, Answer(etat=Etat.OUI), commented))
        (held,) = apply_to_seances((), start_changes(SEANCE, START), START)
        for changes in (
            seance_changes(held, lieu=form, decisions=f"Noter {form}."),
            passage_changes(held, critere, avis=f"« {form} »"),
        ):
            file.dossier.save(Geste(random_id(), Kind.SAISIE, changes))
    copy = hand_over(look(path), there, DAY)
    data = copy.read_bytes()
    code = find_code(CODE, "0940120V", "creteil-2026-2027")
    assert form.encode() in path.read_bytes()
    for secret in (*(other.encode() for other in FORMS), code.secret, derive_key(code).seed):
        assert secret not in data
    assert f"Le code : {REMOVED}, dans le cahier.".encode() in data
    assert seance(copy).lieu == REMOVED
    with closing(sqlite3.connect(copy)) as db, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        db.execute("UPDATE journal SET field = 'x'")


def test_a_code_of_the_next_year_or_drawn_here_is_taken_out_too(path: Path, there: Path) -> None:
    codes = [draw_code("0940120V", campagne).texte for campagne in ("creteil-2027-2028", "creteil-2026-2027")]
    with opened(path) as file:
        file.dossier.save(answer_geste(criteres()[9], Answer(commentaire=" et ".join(codes))))
    copy = hand_over(look(path), there, DAY)
    with opened(copy) as new:
        assert new.state.assessment.answer(criteres()[9]).commentaire == f"{REMOVED} et {REMOVED}"


def test_what_only_looks_like_a_code_stays(path: Path, there: Path) -> None:
    other = draw_code("0940121W", "creteil-2026-2027").texte
    with opened(path) as file:
        file.dossier.save(answer_geste(criteres()[9], Answer(commentaire=other)))
    assert other.encode() in hand_over(look(path), there, DAY).read_bytes()


def test_nothing_of_the_post_is_in_the_copy(path: Path, there: Path) -> None:
    data = hand_over(look(path), there, DAY).read_bytes()
    assert str(path.parent).encode() not in data
    assert COMMENT.encode() in data


def test_an_existing_file_is_never_replaced(path: Path, there: Path) -> None:
    first = hand_over(look(path), there, DAY)
    kept = hashlib.sha256(first.read_bytes()).hexdigest()
    assert hand_over(look(path), there, DAY) == there / "ecole_relais_2.paliers"
    assert hashlib.sha256(first.read_bytes()).hexdigest() == kept


def test_a_relay_is_handed_over_under_the_same_name(path: Path, there: Path, tmp_path: Path) -> None:
    copy = hand_over(look(path), there, DAY)
    next_place = tmp_path / "suite"
    next_place.mkdir()
    assert hand_over(look(copy), next_place, DAY).name == "ecole_relais.paliers"


def test_a_place_that_cannot_be_written_says_so(path: Path, there: Path) -> None:
    with read_only(there), pytest.raises(FileNotWrittenError, match="lecture seule"):
        hand_over(look(path), there, DAY)
    assert names(there) == []


def test_a_newer_dossier_is_refused_as_when_opening(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 999")
    with pytest.raises(NewerDossierError):
        look(path)


@pytest.fixture
def handed(path: Path, there: Path) -> Received:
    with opened(hand_over(look(path), there, DAY)) as file:
        told = received(file)
    assert told is not None
    return told


def lines(told: Received) -> dict[str, str]:
    return {section.titre: " ".join(section.lines) for section in told.relais.sections}


def test_the_next_reader_is_told_what_is_left(handed: Received) -> None:
    assert handed.day == DAY
    said = lines(handed)
    assert "4 réponses sur 58" in said["Où en est l’établissement"]
    assert "Dernier fichier signé : n° 1, du 23 novembre 2026 ; les réponses sont toujours celles-là." in " ".join(
        said.values()
    )
    assert "1 séance de la commission ; la dernière : séance du 12 octobre 2026." in said["Où en est l’établissement"]
    assert "2 réponses à vérifier" in said["À compléter"]
    assert "auprès de : gestionnaire" in said["À compléter"]
    assert said["Échéances notées"].endswith("1er mars 2027.")
    assert "n’est pas dans ce fichier" in said["Pour transmettre à l’académie"]


def test_it_is_told_until_the_reader_goes_somewhere(path: Path, there: Path) -> None:
    copy = hand_over(look(path), there, DAY)
    for _ in range(2):
        with opened(copy) as file:
            assert received(file)
    with opened(copy) as file:
        file.dossier.remember_place("pilotage")
    with opened(copy) as file:
        assert received(file) is None


def test_an_ordinary_dossier_tells_nothing(path: Path) -> None:
    file = open_dossier(path)
    assert received(file) is None
    file.dossier.close()


def test_answers_changed_since_the_signed_file_are_told(path: Path) -> None:
    with opened(path) as file:
        file.dossier.save(answer_geste(criteres()[20], Answer(etat=Etat.OUI), NO_ANSWER))
    said = " ".join(line for section in look(path).relais.sections for line in section.lines)
    assert "les réponses ont changé depuis" in said
