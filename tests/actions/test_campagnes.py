"""Campagnes on a post: kept as received, verified again, replaced only by a higher revision; and what they bring."""

import datetime

import pytest
from msgspec.structs import replace

from academy_campagne import created, creation
from academy_runs import PHRASE, Run, runner
from academy_samples import ACADEMIE, SUCCESSOR, THIEF, campagne_file, campagnes, judged, lycee_grid, new_version, taken
from campagne_samples import CATALOGUE, ETABLISSEMENTS, GRILLES
from dossier_samples import LYCEE
from faults import Fault
from mounts import small_place
from paliers_desktop import paths
from paliers_desktop.actions.academy_errors import (
    CampagneNotKeptError,
    NotDeployedKeyError,
    OlderCampagneError,
    OtherContentError,
)
from paliers_desktop.actions.campagnes import Standing
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.core.assessment import Etablissement, TypeEtablissement
from paliers_desktop.exchange import academy_key
from paliers_desktop.storage.preferences import PreferencesFile

CAMPAGNE = "creteil-2026-2027"
TODAY = datetime.date(2026, 11, 23)
NEW_GRIDS = tuple(map(new_version, GRILLES))
FULL = Fault(
    "L’emplacement des réglages est plein quand on importe une campagne",
    seen=CampagneNotKeptError(),
    survives="La campagne d’avant, et tous les établissements.",
)
OLDER = Fault(
    "Un fichier de campagne plus ancien que celui du poste",
    seen=OlderCampagneError(2, 1),
    survives="La campagne la plus récente.",
)
FOREIGN = Fault(
    "Un fichier de campagne signé par une autre clé que celle installée avec le programme",
    seen="Les deux empreintes, et à qui demander.",
    survives="La campagne d’avant ; remplir, PDF et export restent possibles.",
)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """The real commands; opening a key takes them less time."""
    monkeypatch.setattr(academy_key, "LOG_N", 10)
    return runner(capsys, monkeypatch)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "reglages" / "campagnes"


@pytest.fixture
def place(tmp_path):
    made = tmp_path / "courriels"
    made.mkdir()
    return made


def workplace(folder, deployed=()):
    """This post, started now."""
    file = PreferencesFile(folder.with_name("preferences.json"))
    return Workplace(CATALOGUE, file, paths.resources_folder(), lambda: TODAY, deployed=deployed)


def test_what_the_real_commands_make_is_kept_and_followed(run, tmp_path, folder):
    """A campagne, its key succeeded, the next campagne of the new key: one question, the first time."""
    made = created(run, tmp_path)
    known = campagnes(folder)
    taking = judged(known, made.signed)
    assert (taking.standing, taking.known, taking.retained) == (Standing.FIRST, False, ())
    assert known.of(CAMPAGNE) is None  # nothing before the person agreed
    known.keep(taking)
    first = taking.document.etablissements[0]
    found = campagnes(folder).etablissement(first.uai)
    assert found is not None
    assert (found.nom, found.type, found.commune) == (first.nom, first.type, first.commune)
    assert (folder / f"campagne-{CAMPAGNE}.pmnc.json").read_bytes() == made.signed.read_bytes()
    following = tmp_path / "cle-suivante.json"
    done = run("cle", "succeder", made.key, following, "--campagne", made.folder, typed=[PHRASE, PHRASE])
    assert done.status == 0, done.err
    assert taken(known, made.signed).standing is Standing.KNOWN
    later = made._replace(folder=tmp_path / "campagne-2027", key=following)
    dates = ("--ouverture", "02/11/2027", "--cloture", "15/01/2028")
    done = run(*creation(later, *dates), typed=[PHRASE])
    assert done.status == 0, done.err
    assert taken(known, later.signed).standing is Standing.KNOWN
    assert judged(known, made.signed).standing is Standing.OTHER
    assert [campagnes(folder).of(f"creteil-{years}").revision for years in ("2026-2027", "2027-2028")] == [2, 1]


@OLDER.proven
def test_a_higher_revision_replaces_a_lower_one_is_refused(place, folder):
    known = campagnes(folder)
    first, second = campagne_file(place), campagne_file(place, revision=2, titre="Prolongée")
    taken(known, second)
    with pytest.raises(OlderCampagneError) as caught:
        judged(known, first)
    assert str(caught.value) == OLDER.seen
    assert judged(known, second).known
    assert taken(known, campagne_file(place, revision=3, titre="Encore")).standing is Standing.KNOWN
    assert known.of(CAMPAGNE).titre == campagnes(folder).of(CAMPAGNE).titre == "Encore"


def test_the_same_revision_with_another_content_is_refused(place, folder):
    known = campagnes(folder)
    taken(known, campagne_file(place))
    with pytest.raises(OtherContentError):
        judged(known, campagne_file(place, titre="Autre"))


def test_another_key_is_asked_about_then_begins_its_own_revisions(place, folder):
    known = campagnes(folder)
    taken(known, campagne_file(place, revision=7))
    taking = judged(known, campagne_file(place, THIEF, titre="Autre clé"))
    assert taking.standing is Standing.OTHER
    assert taking.retained == (ACADEMIE.public.empreinte,)
    assert taking.empreinte == THIEF.public.empreinte
    assert known.of(CAMPAGNE).revision == 7
    known.keep(taking)
    assert campagnes(folder).of(CAMPAGNE).titre == "Autre clé"


@FOREIGN.proven
def test_a_deployed_key_asks_nothing_and_refuses_any_other(place, folder):
    known = campagnes(folder, ACADEMIE)
    assert taken(known, campagne_file(place)).standing is Standing.KNOWN
    with pytest.raises(NotDeployedKeyError) as caught:
        judged(known, campagne_file(place, THIEF, revision=2))
    for key in (ACADEMIE, THIEF):
        assert key.public.empreinte in str(caught.value)
    assert campagnes(folder, ACADEMIE).of(CAMPAGNE) is not None
    assert campagnes(folder, SUCCESSOR).of(CAMPAGNE) is None  # kept, and no longer believed


def test_what_was_changed_on_the_disk_or_lost_its_key_says_nothing(place, folder):
    taken(campagnes(folder), campagne_file(place))
    kept = folder / f"campagne-{CAMPAGNE}.pmnc.json"
    genuine = kept.read_bytes()
    kept.write_bytes(campagne_file(place, THIEF).read_bytes())
    assert campagnes(folder).of(CAMPAGNE) is None
    kept.write_bytes(genuine[:-9])
    assert campagnes(folder).of(CAMPAGNE) is None
    kept.rename(folder / "campagne-creteil-2027-2028.pmnc.json")
    assert campagnes(folder).of("creteil-2027-2028") is None
    kept.write_bytes(genuine)
    (folder / "cles.json").unlink()
    assert campagnes(folder).of(CAMPAGNE) is None
    assert judged(campagnes(folder), campagne_file(place)).standing is Standing.FIRST


@FULL.proven
def test_a_full_post_says_so_and_keeps_what_was_there(place, tmp_path):
    mount = tmp_path / "petit"
    mount.mkdir()
    first = campagne_file(place)
    with small_place(mount, f"{first.stat().st_size * 3 // 2}"):
        known = campagnes(mount / "campagnes")
        taken(known, first)
        for key in (ACADEMIE, THIEF):  # of another key too, that the person accepted
            second = judged(known, campagne_file(place, key, revision=2))
            with pytest.raises(CampagneNotKeptError) as caught:
                known.keep(second)
        assert str(caught.value) == FULL.seen
        assert campagnes(mount / "campagnes").of(CAMPAGNE) is not None


def test_a_new_etablissement_gets_the_campagne_and_the_grid_of_the_academie(place, folder, tmp_path):
    post = workplace(folder)
    taken(post.campagnes, campagne_file(place, id="creteil-pilote", grilles=NEW_GRIDS))
    opened = post.create(tmp_path, LYCEE)
    opened.dossier.close()
    assert opened.state.campagne == "creteil-pilote"
    assert opened.grille.version == "2026.2"
    assert opened.grille.sha256 == new_version(GRILLES[1]).sha256 != lycee_grid()


def test_an_open_etablissement_keeps_its_grid(place, folder, tmp_path):
    post = workplace(folder)
    opened = post.create(tmp_path, LYCEE)
    taken(post.campagnes, campagne_file(place, grilles=NEW_GRIDS))
    opened.dossier.close()
    again = post.open(opened.dossier.path)
    again.dossier.close()
    assert again.grille.sha256 == lycee_grid()


def test_a_type_repaired_takes_the_grid_of_its_campagne(place, folder, tmp_path):
    post = workplace(folder)
    taken(post.campagnes, campagne_file(place, grilles=NEW_GRIDS))
    opened = post.create(tmp_path, LYCEE)
    changed = post.change_type(opened, TypeEtablissement.ECOLE_PRIMAIRE)
    changed.dossier.close()
    assert (changed.grille.id, changed.grille.version) == ("creteil-ecoles", "2026.2")


def test_the_latest_campagne_that_expects_the_school_is_the_one(place, folder):
    known = campagnes(folder)
    later = datetime.date(2027, 1, 1)
    taken(known, campagne_file(place))
    taken(
        known,
        campagne_file(
            place, id="creteil-essai", ouverture=later, cloture=later, etablissements=(), grilles=GRILLES[1:]
        ),
    )
    listed = Etablissement(ETABLISSEMENTS[2].uai, "Lycée", TypeEtablissement.LYCEE, "")
    stranger = replace(listed, uai="0940121W")
    assert known.for_new(listed, TODAY).id == CAMPAGNE
    assert known.for_new(stranger, TODAY).id == "creteil-essai"
    assert known.for_new(listed, datetime.date(2027, 8, 1)) is None  # the school year is over
    assert known.for_new(replace(stranger, type=TypeEtablissement.ECOLE_PRIMAIRE), TODAY).id == CAMPAGNE


def test_a_post_that_received_nothing_loads_no_cryptography(folder, tmp_path):
    post = workplace(folder)
    post.create(tmp_path, LYCEE).dossier.close()
    assert "campagnes" not in vars(post)
