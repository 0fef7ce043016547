"""What is given back of a damaged dossier: nothing is invented, what is said sure was stored, the rest is marked."""

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier_samples import CAMPAGNE, criteres, followed_gestes, new_dossier, oui
from faults import Fault
from paliers_desktop.actions.dossiers import open_dossier
from paliers_desktop.actions.merge import compare
from paliers_desktop.core.assessment import Answer, Etat
from paliers_desktop.core.history import Geste, Kind, inverse, new_id
from paliers_desktop.core.seance import start_changes
from paliers_desktop.errors import UserError
from paliers_desktop.storage.backup import back_up_file
from paliers_desktop.storage.connection import Mode, connect
from paliers_desktop.storage.content import opened_image
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.errors import DamagedDossierError, NewerDossierError, NotADossierError
from paliers_desktop.storage.followed import TABLES
from paliers_desktop.storage.salvage.findings import Findings
from paliers_desktop.storage.shelf import Reason
from paliers_desktop.storage.state import DossierState, read_state
from salvage_samples import NAME, NOW, PAGE, change, filled, flipped, pages_of, salvaged, with_page, wrong

REFUSED = "Le fichier ne s’ouvre pas ; la fenêtre « Fichier abîmé » dit ce qui y a été retrouvé, à côté de la dernière "
FLIPPED = Fault(
    "Une page du fichier est abîmée (chacune retournée une fois, puis effacée)",
    seen=f"{REFUSED}sauvegarde.",
    survives="Toutes les réponses, relues une à une ; celles dont deux valeurs sont lues sont marquées « À vérifier ».",
)
CUT = Fault(
    "Le fichier est tronqué (à chaque page, et au milieu)",
    seen=f"{REFUSED}sauvegarde.",
    survives="Aucune réponse inventée : ce qui est dit sûr avait été enregistré, le reste est marqué « À vérifier » ; "
    "avec une sauvegarde, rien de ce qu’elle contient ne manque.",
)
TORN = Fault(
    "Une écriture a été coupée et son journal est perdu : pages d’avant et d’après mêlées",
    seen=f"{REFUSED}sauvegarde, ou s’ouvre entier.",
    survives="Chaque réponse est celle d’avant ou celle d’après ; entre les deux, elle est marquée « À vérifier ».",
)


def pages() -> int:
    """How many pages the file has."""
    return len(filled()) // PAGE


numbers = st.deferred(lambda: st.integers(1, pages()))
places = st.deferred(lambda: st.integers(0, len(filled()) - 1))


@cache
def truth() -> DossierState:
    """What the whole file says."""
    with closing(opened_image(filled())) as db:
        return read_state(db)


def write(folder: Path, octets: bytes) -> Path:
    path = folder / NAME
    path.write_bytes(octets)
    return path


def found_in(folder: Path, octets: bytes, copy: Path | None = None) -> Findings:
    found = salvaged(write(folder, octets), copy)
    assert found is not None
    return found


def refusal(path: Path) -> UserError | None:
    """What opening says, None when the file opens; it is left as it was."""
    before = path.read_bytes()
    try:
        open_dossier(path).dossier.close()
    except UserError as error:
        return error
    finally:
        assert path.read_bytes() == before
    return None


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("abime")


def test_a_whole_file_is_given_back_as_it_is(tmp_path: Path) -> None:
    found = found_in(tmp_path, filled())
    assert found.sure
    assert found.state == truth()
    with closing(opened_image(filled())) as before, closing(opened_image(found.octets)) as after:
        for table in ("journal", "exports", "documents", "grilles", "seances", "passages"):
            query = f"SELECT * FROM {table}"
            assert before.conn.execute(query).fetchall() == after.conn.execute(query).fetchall()


@pytest.mark.parametrize("undone", [False, True])
def test_a_merged_file_is_given_back_with_what_came_and_went(tmp_path: Path, undone: bool) -> None:
    here, there = write(tmp_path, filled()), tmp_path / "autre.paliers"
    there.write_bytes(filled())
    change(here, 3, Answer(etat=Etat.EN_COURS))
    change(there, 4, Answer(etat=Etat.NON, commentaire="Vu ailleurs"))
    with closing(Dossier.open(there)) as dossier:
        dossier.save(Geste(new_id(), Kind.SEANCE, start_changes("6" * 32, NOW), seance="6" * 32))
    with closing(compare(here, there)) as merging:
        merging.merge({})
    if undone:
        with closing(Dossier.open(here)) as dossier:
            last = dossier.load().history.to_undo
            assert last is not None
            dossier.save(inverse(last, new_id()))
    told = Dossier.peek(here)
    assert len(told.seances) == (1 if undone else 2)
    found = found_in(tmp_path, here.read_bytes())
    assert found.sure
    assert found.state == told


@FLIPPED.proven
@pytest.mark.timeout(240)
def test_each_page_flipped_once_loses_no_answer(folder: Path) -> None:
    for number in range(1, pages() + 1):
        path = write(folder, flipped(filled(), number))
        assert isinstance(refusal(path), DamagedDossierError | NotADossierError), f"page {number}"
        found = salvaged(path)
        assert found is not None, f"page {number}"
        assert not wrong(found, truth()), f"page {number}"
        assert found.state.assessment.answers == truth().assessment.answers, f"page {number}"
        assert found.state.dossier_id == truth().dossier_id
        assert found.guessed or found.state.assessment.etablissement == truth().assessment.etablissement


@FLIPPED.proven
@settings(max_examples=60, deadline=None)
@given(number=numbers)
def test_each_page_erased_is_as_well_survived(folder: Path, number: int) -> None:
    found = found_in(folder, with_page(filled(), number, bytes(PAGE)))
    assert not wrong(found, truth())
    assert found.state.assessment.answers == truth().assessment.answers


@FLIPPED.proven
@settings(max_examples=120, deadline=None)
@given(at=places, mask=st.integers(1, 255))
def test_a_byte_changed_anywhere_makes_no_answer_up(folder: Path, at: int, mask: int) -> None:
    octets = bytearray(filled())
    octets[at] ^= mask
    found = found_in(folder, bytes(octets))
    assert not wrong(found, truth())
    if found.sure:
        assert found.state.assessment == truth().assessment
    assert found.state.dossier_id == truth().dossier_id
    assert found.guessed or found.state.assessment.etablissement == truth().assessment.etablissement


@FLIPPED.proven
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_byte_changed_among_the_answers_is_told(folder: Path, data: st.DataObject) -> None:
    path = write(folder, filled())
    number = data.draw(st.sampled_from(pages_of(path, "reponses") + pages_of(path, "journal")))
    octets = bytearray(filled())
    octets[(number - 1) * PAGE + data.draw(st.integers(0, PAGE - 1))] ^= data.draw(st.integers(1, 255))
    found = found_in(folder, bytes(octets))
    assert not wrong(found, truth())
    if found.state.assessment.answers != truth().assessment.answers:
        assert found.doubtful


@CUT.proven
@pytest.mark.timeout(240)
def test_a_file_cut_at_each_page_makes_no_answer_up(folder: Path) -> None:
    seen = set()
    for number in range(1, pages()):
        path = write(folder, filled()[: number * PAGE])
        assert isinstance(refusal(path), DamagedDossierError), f"{number} pages"
        found = salvaged(path)
        if found:
            assert not wrong(found, truth()), f"{number} pages"
            seen.add((found.complete, bool(found.doubtful), len(found.state.assessment.answers)))
    assert (True, False, len(truth().assessment.answers)) in seen
    assert any(doubtful for _, doubtful, _ in seen)


@CUT.proven
@settings(max_examples=60, deadline=None)
@given(length=places)
def test_a_file_cut_anywhere_makes_no_answer_up(folder: Path, length: int) -> None:
    path = write(folder, filled()[:length])
    found = salvaged(path)
    assert found is None or not wrong(found, truth())


@CUT.proven
@settings(max_examples=60, deadline=None)
@given(length=places)
def test_with_a_copy_nothing_that_it_holds_is_missing(folder: Path, length: int) -> None:
    copy, newer, after = _copy_and_newer(folder)
    found = salvaged(write(folder, newer[:length]), copy)
    if found:
        assert not wrong(found, truth(), after)
        answers = found.state.assessment.answers
        assert answers.keys() >= truth().assessment.answers.keys()
        assert [export.revision for export in found.state.exports] == [1, 2]
        assert found.state.dossier_id == truth().dossier_id


@FLIPPED.proven
@settings(max_examples=60, deadline=None)
@given(number=numbers, zeroed=st.booleans())
def test_with_a_copy_the_answers_given_since_are_found_too(folder: Path, number: int, zeroed: bool) -> None:
    copy, newer, after = _copy_and_newer(folder)
    found = found_in(folder, with_page(newer, number, bytes(PAGE)) if zeroed else flipped(newer, number), copy)
    assert not wrong(found, after)
    assert found.state.assessment == after.assessment
    assert [export.revision for export in found.state.exports] == [1, 2]
    assert found.lost_exports == ()
    assert found.guessed is found.new_series is False


@cache
def _copy_and_newer(folder: Path) -> tuple[Path, bytes, DossierState]:
    """A copy of the filled dossier, the file once three answers more were given, what it then says."""
    place = folder / "suite"
    place.mkdir()
    path = write(place, filled())
    copy = back_up_file(path, Reason.FERMETURE)
    for rank in (2, 5, 57):
        change(path, rank, Answer(etat=Etat.OUI, commentaire=f"Depuis la copie, {rank}"))
    return copy, path.read_bytes(), Dossier.peek(path)


@TORN.proven
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_a_torn_write_gives_the_answer_of_before_or_of_after(folder: Path, data: st.DataObject) -> None:
    before, after = filled(), _one_more(folder)
    moved = [number for number in range(1, len(after) // PAGE + 1) if _page(before, number) != _page(after, number)]
    written = data.draw(st.sets(st.sampled_from(moved), min_size=1))
    octets = before
    for number in sorted(written):
        octets = with_page(octets.ljust((number - 1) * PAGE, b"\0"), number, _page(after, number))
    found = found_in(folder, octets)
    with closing(opened_image(after)) as db:
        assert not wrong(found, truth(), read_state(db))
    others = set(truth().assessment.answers) - {criteres()[3]}
    assert all(found.state.assessment.answers[one] == truth().assessment.answers[one] for one in others)


@cache
def _one_more(folder: Path) -> bytes:
    """The file once an answer was changed."""
    path = write(folder, filled())
    change(path, 3, Answer(etat=Etat.NON, commentaire="Après coup"))
    return path.read_bytes()


def _page(octets: bytes, number: int) -> bytes:
    return octets[(number - 1) * PAGE : number * PAGE]


def test_two_values_of_one_answer_are_told_and_both_in_its_history(tmp_path: Path) -> None:
    path = write(tmp_path, filled())
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE reponses SET commentaire = 'Autre chose' WHERE critere = ?", [criteres()[1]])
    found = found_in(tmp_path, path.read_bytes())
    assert found.doubtful == (criteres()[1],)
    assert not found.sure
    assert found.state.assessment.answer(criteres()[1]).a_verifier
    path.write_bytes(found.octets)
    with closing(Dossier.open(path)) as dossier:
        last, *_ = dossier.journal.criterion_log(criteres()[1])
    told = {change.field: (change.before, change.after) for change in last.geste.changes}
    assert told["commentaire"] == ("Revu 1", "Autre chose")


def test_a_value_that_nothing_gave_is_doubtful(tmp_path: Path) -> None:
    path = write(tmp_path, filled())
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE reponses SET besoin = 1 WHERE critere = ?", [criteres()[1]])
    assert found_in(tmp_path, path.read_bytes()).doubtful == (criteres()[1],)


def test_an_older_value_is_never_said_sure(tmp_path: Path) -> None:
    path = write(tmp_path, filled())
    octets = filled()
    for page in (*pages_of(path, "reponses"), max(pages_of(path, "journal"))):
        octets = flipped(octets, page)
    found = found_in(tmp_path, octets)
    assert not found.complete
    assert not wrong(found, truth())
    assert set(found.doubtful) == set(found.state.assessment.answers)


def test_a_good_copy_decides_between_two_values(tmp_path: Path) -> None:
    path = write(tmp_path, filled())
    copy = back_up_file(path, Reason.FERMETURE)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE reponses SET reponse = 'non' WHERE critere = ?", [criteres()[1]])
    found = found_in(tmp_path, path.read_bytes(), copy)
    assert not found.doubtful
    assert found.state.assessment.answers == truth().assessment.answers


def test_the_first_page_destroyed_costs_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, with_page(filled(), 1, bytes(PAGE)))
    assert isinstance(refusal(path), NotADossierError)
    found = found_in(tmp_path, path.read_bytes())
    assert found.sure
    assert found.state == truth()


def test_an_absurd_format_number_is_damage_and_not_a_newer_program(tmp_path: Path) -> None:
    octets = bytearray(filled())
    octets[60] ^= 0x80
    path = write(tmp_path, bytes(octets))
    assert isinstance(refusal(path), DamagedDossierError)
    assert found_in(tmp_path, bytes(octets)).state == truth()


def test_a_damaged_grid_is_told_and_taken_from_the_program(tmp_path: Path) -> None:
    path = write(tmp_path, filled())
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE grilles SET contenu = zeroblob(length(contenu))")
    assert isinstance(refusal(path), DamagedDossierError)
    assert found_in(tmp_path, path.read_bytes()).state == truth()


def test_a_lost_export_is_told_and_one_that_a_copy_knows_comes_back(tmp_path: Path) -> None:
    path = write(tmp_path, filled())
    copy = back_up_file(path, Reason.FERMETURE)
    with closing(sqlite3.connect(path)) as db, db:
        (octets,) = db.execute("SELECT octets FROM exports WHERE revision = 2").fetchone()
        damaged = octets[:900] + b"#" + octets[901:]
        db.execute("UPDATE exports SET octets = ? WHERE revision = 2", [damaged])
    found = found_in(tmp_path, path.read_bytes())
    assert found.lost_exports == ((CAMPAGNE, 2),)
    assert not found.sure
    assert [export.revision for export in found.state.exports] == [1]
    found = found_in(tmp_path, path.read_bytes(), copy)
    assert found.sure
    assert found.state.exports == truth().exports


def test_the_export_tells_which_series_when_the_file_no_longer_does(tmp_path: Path) -> None:
    path = write(tmp_path, filled())
    (page,) = pages_of(path, "dossier")
    found = found_in(tmp_path, with_page(filled(), page, bytes(PAGE)))
    assert found.state.dossier_id == truth().dossier_id
    assert not found.new_series


def test_a_new_series_is_said_when_nothing_tells_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / NAME
    with closing(new_dossier(path)) as dossier:
        dossier.save(oui(0), oui(1))
    (page,) = pages_of(path, "dossier")
    found = found_in(tmp_path, with_page(path.read_bytes(), page, bytes(PAGE)))
    assert found.new_series
    assert not found.sure
    assert set(found.state.assessment.answers) == set(criteres()[:2])


def test_a_lost_etablissement_is_guessed_from_an_export_and_the_name_and_told(tmp_path: Path) -> None:
    path = write(tmp_path, filled())
    (page,) = pages_of(path, "etablissement")
    found = found_in(tmp_path, with_page(filled(), page, bytes(PAGE)))
    assert found.guessed
    assert found.state.assessment.etablissement.uai == "0940120V"
    assert found.state.assessment.etablissement.nom == truth().assessment.etablissement.nom


def test_a_copy_of_another_dossier_completes_nothing(tmp_path: Path) -> None:
    other = tmp_path / "autre"
    other.mkdir()
    with closing(new_dossier(other / NAME)) as dossier:
        dossier.save(oui(4))
    copy = back_up_file(other / NAME, Reason.FERMETURE)
    found = found_in(tmp_path, flipped(filled(), 2), copy)
    assert found.state == salvaged(tmp_path / NAME).state  # type: ignore[union-attr]  # found just before
    assert found.state.assessment.answers == truth().assessment.answers


@pytest.mark.parametrize("followed", range(5))
def test_a_copy_of_days_that_were_taken_back_adds_no_answer(tmp_path: Path, followed: int) -> None:
    """Wherever the rows of those days fall on the pages: each thing followed moves them."""
    path = write(tmp_path, filled())
    with closing(Dossier.open(path)) as dossier:
        for geste in followed_gestes()[:followed]:
            dossier.save(geste)
    before = path.read_bytes()
    change(path, 57, Answer(etat=Etat.OUI))
    change(path, 9, Answer(etat=Etat.NON, commentaire="Repris ensuite"))
    copy = back_up_file(path, Reason.RESTAURATION)
    path.write_bytes(before)  # as a restoration does
    change(path, 9, Answer(etat=Etat.OUI))
    change(path, 10, Answer(etat=Etat.OUI))
    whole, after = path.read_bytes(), Dossier.peek(path)
    for page in (*pages_of(path, "reponses"), *pages_of(path, "journal")):
        assert not wrong(found_in(tmp_path, flipped(whole, page), copy), after), page


@pytest.mark.parametrize("octets", [b"", b"x", b"SQLite format 3\0", bytes(20 * PAGE), b"\x0d" * 5 * PAGE])
def test_nothing_is_given_back_of_what_holds_nothing(tmp_path: Path, octets: bytes) -> None:
    assert salvaged(write(tmp_path, octets)) is None


def test_a_newer_dossier_is_none_of_our_business(tmp_path: Path) -> None:
    path = write(tmp_path, filled())
    with closing(connect(path, Mode.WRITE)) as db:
        db.conn.execute("UPDATE dossier SET version_programme = '99.0'")
    with pytest.raises(NewerDossierError):
        salvaged(write(tmp_path, flipped(path.read_bytes(), 8)))


def test_the_file_is_only_read(tmp_path: Path) -> None:
    octets = flipped(filled(), 8)
    found_in(tmp_path, octets)
    assert (tmp_path / NAME).read_bytes() == octets
    assert [item.name for item in tmp_path.iterdir()] == [NAME]


def test_what_is_followed_from_year_to_year_comes_back(tmp_path: Path) -> None:
    path = write(tmp_path, filled())
    with closing(Dossier.open(path)) as dossier:
        dossier.save(*followed_gestes())
    whole = path.read_bytes()
    with closing(sqlite3.connect(path)) as db:
        truth = [db.execute(f"SELECT * FROM {one.table}").fetchall() for one in TABLES.values()]
    for page in pages_of(path, "actions"):
        found = found_in(tmp_path, flipped(whole, page))
        with closing(opened_image(found.octets)) as db:
            assert [list(map(tuple, db.conn.execute(f"SELECT * FROM {one.table}"))) for one in TABLES.values()] == truth
