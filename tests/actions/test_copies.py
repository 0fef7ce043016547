"""The copies of an open dossier: as found, each day, as left; never two of one state, told once when they fail."""

import datetime
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dossier_samples import comment, names, new_dossier, oui
from faults import Fault
from mounts import read_only, seen_at, small_place
from paliers_desktop import paths
from paliers_desktop.actions.copies import CopyKeeper
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.core.grid_loader import load_catalogue
from paliers_desktop.storage.backup import backup_folder, keep_damaged, list_copies
from paliers_desktop.storage.copy_errors import NotCopiedError, SecondPlaceError
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.preferences import PreferencesFile
from paliers_desktop.storage.shelf import Reason

NAME = "lycee.paliers"
SERVER = Path("S:\\Sauvegardes")

NO_ROOM = Fault(
    "Pas assez de place à côté du fichier pour sa sauvegarde",
    seen=NotCopiedError(full=True),
    survives="Les réponses, qui s’enregistrent comme avant ; la copie se fait une fois la place faite.",
)
NO_COPY = Fault(
    "L’emplacement refuse les sauvegardes à côté du fichier",
    seen=NotCopiedError(full=False),
    survives="Les réponses ; la copie va dans le second emplacement, s’il y en a un.",
)
SECOND_GONE = Fault(
    "Le second emplacement des sauvegardes n’est plus là",
    seen=SecondPlaceError(SERVER, full=False),
    survives="La copie à côté du fichier ; le second emplacement la reçoit dès qu’il revient.",
)
SECOND_FULL = Fault(
    "Le second emplacement des sauvegardes est plein",
    seen=SecondPlaceError(SERVER, full=True),
    survives="La copie à côté du fichier.",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A dossier at rest, with three answers."""
    made = tmp_path / "cle" / NAME
    made.parent.mkdir()
    with closing(new_dossier(made)) as dossier:
        for rank in range(3):
            dossier.save(oui(rank))
    return made


@pytest.fixture
def dossier(path: Path) -> Iterator[Dossier]:
    """The same, open."""
    with closing(Dossier.open(path)) as opened:
        yield opened


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """A second place."""
    folder = tmp_path / "serveur"
    folder.mkdir()
    return folder


def keeper_of(dossier: Dossier, second: Path | None = None) -> CopyKeeper:
    return CopyKeeper(dossier, lambda: second)


def reasons(path: Path, second: Path | None = None) -> list[Reason]:
    """Why each copy was made, the newest first."""
    return [copy.reason for copy in list_copies(path, second)]


def answers(copy: Path) -> int:
    return len(Dossier.peek(copy).assessment.answers)


def date_back(path: Path, days: int) -> None:
    """Let the copies of a dossier be so many days old."""
    for copy in backup_folder(path).iterdir():
        moment = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=days)
        copy.rename(copy.with_name(f"{moment:%Y%m%d}-{copy.name.partition('-')[2]}"))


def test_the_state_found_is_copied_whatever_was_written_since(dossier: Dossier) -> None:
    keeper = keeper_of(dossier)
    dossier.save(oui(3))
    dossier.save(oui(4))
    assert keeper.keep_found() == ()
    (copy,) = list_copies(dossier.path)
    assert (copy.reason, answers(copy.path)) == (Reason.OUVERTURE, 3)
    assert keeper.keep_left() == ()
    newest, _ = list_copies(dossier.path)
    assert (newest.reason, answers(newest.path)) == (Reason.FERMETURE, 5)


def test_left_before_the_state_found_was_copied_both_are(dossier: Dossier) -> None:
    keeper = keeper_of(dossier)
    dossier.save(oui(3))
    assert not keeper.is_up_to_date
    keeper.keep_left()
    assert keeper.is_up_to_date
    assert [answers(copy.path) for copy in list_copies(dossier.path)] == [4, 3]


def test_opened_and_closed_without_a_change_there_is_one_copy_and_not_one_changed_byte(path: Path) -> None:
    before = path.read_bytes()
    for _ in range(3):
        with closing(Dossier.open(path)) as dossier:
            keeper = keeper_of(dossier)
            keeper.keep_found()
            assert keeper.is_up_to_date
            keeper.keep_daily()
            keeper.keep_left()
    assert path.read_bytes() == before
    assert reasons(path) == [Reason.OUVERTURE]


def test_where_the_person_was_is_no_change(path: Path) -> None:
    with closing(Dossier.open(path)) as dossier:
        keeper_of(dossier).keep_found()
        dossier.remember_place("PIL-02")
    with closing(Dossier.open(path)) as dossier:
        keeper = keeper_of(dossier)
        keeper.keep_found()
        dossier.remember_place("PIL-03")
        keeper.keep_left()
    assert reasons(path) == [Reason.OUVERTURE]


def test_one_copy_a_day(dossier: Dossier) -> None:
    keeper = keeper_of(dossier)
    keeper.keep_found()
    dossier.save(oui(3))
    assert keeper.keep_daily() == ()
    assert reasons(dossier.path) == [Reason.OUVERTURE]
    next_day = keeper_of(dossier)
    date_back(dossier.path, 1)
    next_day.keep_daily()
    next_day.keep_daily()
    assert reasons(dossier.path) == [Reason.JOUR, Reason.OUVERTURE]


def test_a_clock_that_was_ahead_does_not_have_every_state_copied(dossier: Dossier) -> None:
    keeper = keeper_of(dossier)
    keeper.keep_found()
    date_back(dossier.path, -400)
    for rank in (3, 4, 5):
        dossier.save(oui(rank))
        keeper.keep_daily()
    assert reasons(dossier.path) == [Reason.OUVERTURE]


def test_what_was_kept_on_opening_is_not_copied_again_by_the_next_session(path: Path) -> None:
    for rank in (3, 4):
        with closing(Dossier.open(path)) as dossier:
            keeper = keeper_of(dossier)
            keeper.keep_found()
            dossier.save(oui(rank))
            keeper.keep_left()
    assert reasons(path) == [Reason.FERMETURE, Reason.FERMETURE, Reason.OUVERTURE]


def test_once_stopped_nothing_is_read_any_more(dossier: Dossier) -> None:
    keeper = keeper_of(dossier)
    keeper.stop()
    dossier.close()
    assert keeper.keep_left() == ()
    assert list_copies(dossier.path) == ()


@NO_ROOM.proven
def test_no_room_is_told_once_and_the_copy_made_once_there_is_some(tmp_path: Path, path: Path) -> None:
    with small_place(tmp_path / "usb", "4m") as key:
        here = key / NAME
        here.write_bytes(path.read_bytes())
        ballast = key / "film.mp4"
        ballast.write_bytes(bytes(2_500_000))
        with closing(Dossier.open(here)) as dossier:
            keeper = keeper_of(dossier)
            assert [str(error) for error in keeper.keep_found()] == [NO_ROOM.seen]
            dossier.save(oui(3))
            assert keeper.keep_daily() == ()
            assert keeper.keep_left() == ()
            assert keeper.is_up_to_date
            ballast.unlink()
            assert keeper.keep_daily() == ()
            assert [answers(copy.path) for copy in list_copies(here)] == [4]
            ballast.write_bytes(bytes(2_500_000))
            dossier.save(oui(4))
            assert [type(error) for error in keeper.keep_left()] == [NotCopiedError]
        assert answers(here) == 5


@NO_COPY.proven
def test_where_no_copy_can_be_made_beside_it_goes_to_the_second_place(dossier: Dossier, second: Path) -> None:
    backup_folder(dossier.path).write_text("un fichier de ce nom")
    keeper = keeper_of(dossier, second)
    assert [str(error) for error in keeper.keep_found()] == [NO_COPY.seen]
    dossier.save(oui(3))
    for _ in range(2):
        keeper.keep_daily()
    keeper.keep_left()
    copies = list_copies(dossier.path, second)
    assert [(copy.beside, copy.second, answers(copy.path)) for copy in copies] == [(False, True, 4), (False, True, 3)]


@NO_COPY.proven
def test_without_a_second_place_the_answers_are_not_concerned(dossier: Dossier) -> None:
    backup_folder(dossier.path).write_text("un fichier de ce nom")
    keeper = keeper_of(dossier)
    assert [str(error) for error in keeper.keep_found()] == [NO_COPY.seen]
    dossier.save(oui(3))
    assert answers(dossier.path) == 4


@SECOND_GONE.proven
def test_a_second_place_that_is_gone_gets_the_copy_when_it_is_back(
    dossier: Dossier, second: Path, tmp_path: Path
) -> None:
    place = tmp_path / "partage"
    keeper = keeper_of(dossier, place)
    (failure,) = keeper.keep_found()
    assert str(failure) == SECOND_GONE.seen.replace(str(SERVER), str(place))
    dossier.save(oui(3))
    for _ in range(3):
        assert keeper.keep_daily() == ()
    assert reasons(dossier.path) == [Reason.OUVERTURE]  # trying again copies nothing more beside the dossier
    with seen_at(second, place):
        assert keeper.keep_daily() == ()
        (copy,) = list_copies(dossier.path, place)
        assert (copy.beside, copy.second) == (True, True)
    place.rmdir()
    assert [type(error) for error in keeper.keep_left()] == [SecondPlaceError]
    assert reasons(dossier.path) == [Reason.FERMETURE, Reason.OUVERTURE]


@SECOND_FULL.proven
def test_a_second_place_that_is_full(dossier: Dossier, tmp_path: Path) -> None:
    with small_place(tmp_path / "partage", "1m") as share:
        keeper = keeper_of(dossier, share)
        (failure,) = keeper.keep_found()
        assert str(failure) == SECOND_FULL.seen.replace(str(SERVER), str(share))
        (copy,) = list_copies(dossier.path, share)
        assert (copy.beside, copy.second, copy.sound) == (True, False, True)


def test_a_second_place_chosen_meanwhile_gets_the_newest_copy(dossier: Dossier, second: Path) -> None:
    chosen: list[Path] = []
    keeper = CopyKeeper(dossier, lambda: chosen[0] if chosen else None)
    keeper.keep_found()
    chosen.append(second)
    dossier.save(oui(3))
    keeper.keep_left()
    assert [copy.second for copy in list_copies(dossier.path, second)] == [True, False]


def test_a_damaged_file_kept_beside_is_not_taken_for_the_newest_state(dossier: Dossier, second: Path) -> None:
    keep_damaged(dossier.path)
    keeper = keeper_of(dossier, second)
    assert keeper.keep_found() == ()
    assert [(copy.reason, copy.second) for copy in list_copies(dossier.path, second)] == [
        (Reason.OUVERTURE, True),
        (Reason.ABIME, False),
    ]


class TestOnThisPost:
    """Which files get copies."""

    @pytest.fixture
    def workplace(self, tmp_path: Path) -> Workplace:
        file = PreferencesFile(tmp_path / "preferences.json")
        return Workplace(load_catalogue(paths.criteria_folder()), file, paths.resources_folder())

    def test_an_opened_file_gets_copies_also_where_the_person_chose(
        self, workplace: Workplace, path: Path, second: Path
    ) -> None:
        workplace.prefer(second_place=str(second))
        opened = workplace.open(path)
        with closing(opened.dossier):
            assert opened.copies is not None
            opened.copies.keep_found()
        (copy,) = list_copies(path, second)
        assert (copy.beside, copy.second) == (True, True)

    def test_a_new_file_gets_copies(self, workplace: Workplace, path: Path) -> None:
        opened = workplace.create(path.parent, Dossier.peek(path).assessment.etablissement)
        with closing(opened.dossier):
            assert opened.copies is not None
            opened.dossier.save(comment(0, "fait"))
            opened.copies.keep_left()
        assert [answers(copy.path) for copy in list_copies(opened.dossier.path)] == [1, 0]

    def test_the_demonstration_gets_none(self, workplace: Workplace) -> None:
        opened = workplace.open_demo()
        opened.dossier.close()
        workplace.leave()
        assert opened.copies is None

    def test_a_copy_is_opened_read_only_gets_none_and_is_not_remembered(self, workplace: Workplace, path: Path) -> None:
        with closing(workplace.open(path).dossier) as dossier:
            keeper_of(dossier).keep_found()
        (copy,) = list_copies(path)
        before = copy.path.read_bytes()
        opened = workplace.open(copy.path)
        with closing(opened.dossier):
            assert opened.dossier.read_only
            assert opened.copies is None
        assert copy.path.read_bytes() == before
        assert names(copy.path.parent) == [copy.path.name]
        assert workplace.preferences.recent == (str(path),)

    def test_a_read_only_place_gets_none(self, workplace: Workplace, path: Path) -> None:
        with read_only(path.parent):
            opened = workplace.open(path)
            with closing(opened.dossier):
                assert opened.copies is None
        assert list_copies(path) == ()
