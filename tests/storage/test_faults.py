"""Full disks, places that vanish or turn read-only, and kills: nothing acknowledged is lost, nothing half-written."""

import random
import shutil
import signal
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest

import dossier_samples
from broken_disk import io_errors
from dossier_samples import comment, criteres, names, new_dossier, oui
from faults import Fault
from mounts import read_only, seen_at, small_place
from paliers_desktop.core.assessment import Answer, Etat
from paliers_desktop.core.history import Geste
from paliers_desktop.storage import connection
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.errors import (
    BusySaveError,
    ChangedElsewhereError,
    FullDiskError,
    FullPlaceError,
    MissingPlaceError,
    ReadOnlyDossierError,
    ReadOnlyPlaceError,
    SaveError,
)

NAME = "d.paliers"
KEY, SHARE = Path("E:\\"), Path("P:\\")

FULL = Fault(
    "Le support se remplit pendant la saisie",
    seen=FullDiskError(),
    survives="Tout ce qui a été dit enregistré ; la réponse refusée s’enregistre une fois la place faite.",
)
FULL_AT_OPENING = Fault(
    "Le support est déjà plein à l’ouverture",
    seen=FullDiskError(),
    survives="Le dossier s’ouvre, entier ; la réponse refusée s’enregistre une fois la place faite.",
)
TOO_LONG = Fault(
    "Une longue réponse n’entre plus sur le support",
    seen=FullDiskError(),
    survives="Chaque réponse est entière ou absente, jamais à moitié.",
)
NO_ROOM = Fault(
    "Pas assez de place pour un nouveau dossier",
    seen=FullPlaceError(KEY),
    survives="Rien n’a été créé : aucun fichier à moitié fait.",
)
PROTECTED_PLACE = Fault(
    "Créer un dossier dans un emplacement protégé",
    seen=ReadOnlyPlaceError(SHARE),
    survives="Rien n’a été créé.",
)
NO_PLACE = Fault(
    "Créer un dossier dans un emplacement qui n’existe plus",
    seen=MissingPlaceError(KEY),
    survives="Rien n’a été créé.",
)
DELETED = Fault(
    "Le fichier est effacé pendant qu’il est ouvert",
    seen=SaveError(),
    survives="Aucune réponse n’est dite enregistrée (Linux laisserait écrire dans le fichier effacé).",
)
MOVED = Fault(
    "Le fichier est déplacé pendant qu’il est ouvert, puis remis",
    seen=SaveError(),
    survives="Tout ce qui a été dit enregistré ; la réponse refusée s’enregistre une fois le fichier revenu.",
)
UNPLUGGED = Fault(
    "La clé est retirée, puis remise",
    seen=SaveError(),
    survives="Tout ce qui a été dit enregistré ; la réponse refusée s’enregistre une fois la clé remise.",
)
REPLACED = Fault(
    "Une ancienne copie ou un autre dossier prend la place du fichier ouvert",
    seen=ChangedElsewhereError(),
    survives="Le fichier arrivé n’est pas modifié.",
)
FOREIGN = Fault(
    "Un fichier étranger prend la place du fichier ouvert",
    seen=SaveError(),
    survives="Le fichier arrivé n’est pas modifié, à l’octet près.",
)
REMOUNTED = Fault(
    "L’emplacement devient protégé pendant la saisie",
    seen=ReadOnlyDossierError(),
    survives="Tout ce qui a été dit enregistré ; la réponse refusée s’enregistre dès que l’emplacement le permet.",
)
HELD = Fault(
    "Un autre programme tient le fichier",
    seen=BusySaveError(),
    survives="Tout ce qui a été dit enregistré ; la réponse refusée s’enregistre dès que le fichier est libre.",
)


def fill(dossier: Dossier, gestes: list[Geste]) -> tuple[int, Geste]:
    """Save until the disk is full: how many gestes were acknowledged, and the one that was not."""
    for saved, geste in enumerate(gestes):
        try:
            dossier.save(geste)
        except FullDiskError:
            return saved, geste
    raise AssertionError("the disk never got full")


@FULL.proven
def test_a_full_disk_keeps_what_was_acknowledged(tmp_path: Path) -> None:
    with small_place(tmp_path / "key", "300k") as place:
        ballast = place / "film.mp4"
        ballast.write_bytes(bytes(60_000))
        with closing(new_dossier(place / NAME)) as dossier:
            saved, refused = fill(dossier, [comment(rank, "é" * 4000) for rank in range(len(criteres()))])
            assert saved > 0
            state = dossier.load()
            assert len(state.assessment.answers) == len(state.history.done) == saved
            with pytest.raises(FullDiskError) as caught:
                dossier.save(refused)
            assert str(caught.value) == FULL.seen
            ballast.unlink()
            dossier.save(refused)
            assert len(dossier.load().history.done) == saved + 1


@FULL_AT_OPENING.proven
def test_a_dossier_opens_on_a_full_disk(tmp_path: Path) -> None:
    with small_place(tmp_path / "key", "300k") as place:
        new_dossier(place / NAME).close()
        with suppress(OSError), (place / "film.mp4").open("wb", buffering=0) as ballast:
            while ballast.write(bytes(1024)):
                pass
        with closing(Dossier.open(place / NAME)) as dossier:
            with pytest.raises(FullDiskError) as caught:
                dossier.save(oui(0))
            assert str(caught.value) == FULL_AT_OPENING.seen
            (place / "film.mp4").unlink()
            dossier.save(oui(0))


@NO_ROOM.proven
@pytest.mark.parametrize("size", ["16k", "60k"])
def test_no_room_to_create(tmp_path: Path, size: str) -> None:
    with small_place(tmp_path / "key", size) as place:
        with pytest.raises(FullPlaceError, match="est plein"):
            new_dossier(place / NAME)
        assert names(place) == []


@PROTECTED_PLACE.proven
def test_creating_in_a_read_only_place(tmp_path: Path) -> None:
    with read_only(tmp_path), pytest.raises(ReadOnlyPlaceError, match="en lecture seule"):
        new_dossier(tmp_path / NAME)
    assert names(tmp_path) == []


@NO_PLACE.proven
def test_creating_in_a_place_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(MissingPlaceError, match="n’existe pas"):
        new_dossier(tmp_path / "absent" / NAME)


@DELETED.proven
def test_a_deleted_file_is_never_said_to_be_saved(tmp_path: Path) -> None:
    with closing(new_dossier(tmp_path / NAME)) as dossier:
        dossier.save(oui(0))
        (tmp_path / NAME).unlink()
        for _ in range(2):
            with pytest.raises(SaveError) as caught:
                dossier.save(oui(1))
            assert str(caught.value) == DELETED.seen
    assert names(tmp_path) == []


@MOVED.proven
def test_a_dossier_moved_away_and_back(tmp_path: Path) -> None:
    path, away = tmp_path / NAME, tmp_path / "away.paliers"
    with closing(new_dossier(path)) as dossier:
        dossier.save(oui(0))
        path.rename(away)
        geste = oui(1)
        with pytest.raises(SaveError) as caught:
            dossier.save(geste)
        assert str(caught.value) == MOVED.seen
        away.rename(path)
        dossier.save(geste)
        dossier.save(oui(2))
    assert len(Dossier.peek(path).history.done) == 3


@UNPLUGGED.proven
def test_a_key_pulled_out_and_put_back(tmp_path: Path) -> None:
    """The copy stands for the key's content: a lazily unmounted file system cannot be mounted again."""
    with small_place(tmp_path / "key", "2m") as place:
        dossier = new_dossier(place / NAME)
        dossier.save(oui(0))
        content = (place / NAME).read_bytes()
    geste = oui(1)
    with pytest.raises(SaveError) as caught:
        dossier.save(geste)
    assert str(caught.value) == UNPLUGGED.seen
    with small_place(tmp_path / "key", "2m") as place:
        (place / NAME).write_bytes(content)
        dossier.save(geste)
        dossier.close()
        assert len(Dossier.peek(place / NAME).history.done) == 2


@REPLACED.proven
def test_an_old_copy_put_in_its_place_is_noticed(tmp_path: Path) -> None:
    path, old = tmp_path / NAME, tmp_path / "old.paliers"
    with closing(new_dossier(path)) as dossier:
        shutil.copy(path, old)
        dossier.save(oui(0))
        old.replace(path)
        with pytest.raises(SaveError):
            dossier.save(oui(1))
        with pytest.raises(ChangedElsewhereError) as caught:
            dossier.save(oui(1))
        assert str(caught.value) == REPLACED.seen
    assert Dossier.peek(path).assessment.answers == {}


@REPLACED.proven
def test_another_dossier_put_in_its_place_is_noticed(tmp_path: Path) -> None:
    path, other = tmp_path / NAME, tmp_path / "other.paliers"
    new_dossier(other).close()
    with closing(new_dossier(path)) as dossier:
        other.replace(path)
        with pytest.raises(SaveError):
            dossier.save(oui(0))
        with pytest.raises(ChangedElsewhereError):
            dossier.save(oui(0))
    assert Dossier.peek(path).assessment.answers == {}


@FOREIGN.proven
def test_a_file_that_is_no_dossier_put_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / NAME
    with closing(new_dossier(path)) as dossier:
        (tmp_path / "other").write_bytes(b"bonjour")
        (tmp_path / "other").replace(path)
        for _ in range(2):
            with pytest.raises(SaveError) as caught:
                dossier.save(oui(0))
            assert str(caught.value) == FOREIGN.seen
    assert path.read_bytes() == b"bonjour"


@REMOUNTED.proven
def test_a_place_that_turns_read_only(tmp_path: Path) -> None:
    folder = tmp_path / "share"
    folder.mkdir()
    with closing(new_dossier(folder / NAME)) as dossier:
        dossier.save(oui(0))
        geste = oui(1)
        with read_only(folder):
            with pytest.raises(SaveError):
                dossier.save(geste)
            with pytest.raises(ReadOnlyDossierError) as caught:
                dossier.save(geste)
            assert str(caught.value) == REMOUNTED.seen
            assert len(dossier.load().history.done) == 1
        dossier.save(geste)
    assert len(Dossier.peek(folder / NAME).history.done) == 2


def test_a_file_that_can_be_written_where_no_other_can_be_made(tmp_path: Path) -> None:
    """Without a journal beside it nothing can be saved: opened read-only, rather than refusing the first answer."""
    new_dossier(tmp_path / NAME).close()
    folder = tmp_path / "share"
    folder.mkdir()
    (folder / NAME).touch()
    with read_only(folder), seen_at(tmp_path / NAME, folder / NAME), closing(Dossier.open(folder / NAME)) as dossier:
        assert dossier.read_only
    with closing(Dossier.open(tmp_path / NAME)) as dossier:
        assert not dossier.read_only


def test_what_reached_the_file_is_not_said_saved_before_it_is_on_the_disk(tmp_path: Path) -> None:
    """The commit went through but for the folder, where the journal was: a power cut could bring it back."""
    folder = tmp_path / "key"
    folder.mkdir()
    geste = oui(0)
    with closing(new_dossier(folder / NAME)) as dossier:
        with io_errors(folder, "fsync,fdatasync", tmp_path / "strace"):
            for _ in range(3):
                with pytest.raises(SaveError):
                    dossier.save(geste)
                assert len(Dossier.peek(folder / NAME).history.done) == 1
        dossier.save(geste)
    assert len(Dossier.peek(folder / NAME).history.done) == 1


@HELD.proven
def test_a_dossier_locked_by_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    with closing(new_dossier(tmp_path / NAME)) as dossier:
        with closing(connection.connect(tmp_path / NAME, connection.Mode.WRITE)) as other:
            other.conn.execute("BEGIN EXCLUSIVE")
            for _ in range(2):
                with pytest.raises(BusySaveError) as caught:
                    dossier.save(oui(0))
                assert str(caught.value) == HELD.seen
            dossier.remember_place("PIL-02")
            other.conn.execute("ROLLBACK")
        dossier.save(oui(0))
    state = Dossier.peek(tmp_path / NAME)
    assert (len(state.history.done), state.place) == (1, "")


ENDLESS_SAVING = """
import sys
from pathlib import Path
from dossier_samples import answer_geste, criteres
from paliers_desktop.core.assessment import Answer
from paliers_desktop.storage.dossier import Dossier
dossier = Dossier.open(Path(sys.argv[1]))
before, done = Answer(), len(dossier.load().history.done)
critere = criteres()[done]
while True:
    after = Answer(commentaire=f"{len(before.commentaire)}" + "x" * len(before.commentaire) + "é" * 300)
    dossier.save(answer_geste(critere, after, before))
    print(after.commentaire, flush=True)
    before = after
"""


def test_killing_loses_no_acknowledged_answer(tmp_path: Path) -> None:
    path = tmp_path / NAME
    new_dossier(path).close()
    draw = random.Random(20261123)
    environment = {"PYTHONPATH": ":".join(map(str, (Path(dossier_samples.__file__).parent, *sys.path)))}
    done = 0
    for _ in range(6):
        child = subprocess.Popen(
            [sys.executable, "-c", ENDLESS_SAVING, str(path)], stdout=subprocess.PIPE, text=True, env=environment
        )
        with child:
            acknowledged = [child.stdout.readline().strip() for _ in range(draw.randint(1, 40))]
            child.send_signal(signal.SIGKILL)
            acknowledged += [line.strip() for line in child.stdout if line.endswith("\n")]
        with closing(Dossier.open(path)) as dossier:
            state = dossier.load()
        told = [geste.changes[0].after for geste in state.history.done[done:]]
        assert told[: len(acknowledged)] == acknowledged
        assert len(told) <= len(acknowledged) + 1
        assert state.assessment.answer(criteres()[done]).commentaire == told[-1]
        done = len(state.history.done)
        if done >= len(criteres()):
            path.unlink()
            new_dossier(path).close()
            done = 0


@TOO_LONG.proven
def test_an_answer_is_whole_or_absent_after_each_failure(tmp_path: Path) -> None:
    with small_place(tmp_path / "key", "280k") as place, closing(new_dossier(place / NAME)) as dossier:
        long = Answer(etat=Etat.SANS_OBJET, motif_texte="m" * 6000, commentaire="c" * 6000)
        kept, _ = fill(dossier, [dossier_samples.answer_geste(critere, long) for critere in criteres()])
        state = dossier.load()
        assert set(state.assessment.answers.values()) == {long}
        assert len(state.assessment.answers) == kept
