"""Repères on a post: taken under the académie's key only, shown to the type and on the grid that they are about."""

import datetime
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from academy_key import key_file
from academy_runs import PHRASE, runner
from academy_samples import ACADEMIE, SUCCESSOR, THIEF, campagne_file, campagnes, recu_file, taken
from dossier_samples import CAMPAGNE, LYCEE, entry
from export_samples import payload as export_payload
from faults import Fault
from paliers_desktop.academy.commands import reperes as command
from paliers_desktop.actions.academy_errors import AcademyAlteredError, AcademyRefusedError, NotOfTheAcademyError
from paliers_desktop.actions.campagnes import Situating
from paliers_desktop.actions.reperes_errors import OlderReperesError, ReperesKeyError, ReperesNotKeptError
from paliers_desktop.core.assessment import Assessment, TypeEtablissement
from paliers_desktop.core.grid_loader import load_grid
from paliers_desktop.core.reperes import Decoupage, Quartiles
from paliers_desktop.errors import UserError
from paliers_desktop.exchange.documents import encode_payload
from paliers_desktop.exchange.envelope import Typ, sign
from paliers_desktop.exchange.reperes_document import encode_reperes, sign_reperes
from recu_samples import recu
from reperes_samples import groupe, reperes
from sent_files import CLOSING
from sent_files import THIEF as OF_THE_REGISTER
from synthesis_samples import received_campagne

GRILLE = entry().grille
ASSESSMENT = Assessment(LYCEE, CAMPAGNE, {})
UNKNOWN_KEY = Fault(
    "Des repères sont signés par une clé que personne n’a comparée",
    seen=ReperesKeyError((), ACADEMIE.public.empreinte),
    survives="Rien n’est gardé ni affiché.",
)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "campagnes"


class Post:
    """A post that starts now, and what it does with a file."""

    def __init__(self, folder, *deployed):
        self.campagnes = campagnes(folder, *deployed)

    def take(self, path):
        found = self.campagnes.receive(path)
        assert isinstance(found, Situating)
        return self.campagnes.reperes.keep(found)

    def references(self, grille, assessment):
        return self.campagnes.reperes.references(grille, assessment)


def reperes_file(place, key=ACADEMIE, **changes):
    path = place / f"reperes-{len(list(place.iterdir()))}.pmnp.json"
    path.write_bytes(sign_reperes(reperes(**changes), key))
    return path


@pytest.fixture
def compared(folder, tmp_path):
    """A post where the académie's key was compared, with its campagne file."""
    taken(campagnes(folder), campagne_file(tmp_path))
    return folder


def territoires(known, assessment=ASSESSMENT, grille=GRILLE):
    return [one.territoire for one in known.references(grille, assessment)]


def test_they_are_kept_and_there_at_the_next_start(compared, tmp_path):
    known = Post(compared)
    assert territoires(known) == []
    known.take(reperes_file(tmp_path))
    assert territoires(known) == territoires(Post(compared)) == [None, "Département 77", "Département 94"]
    (_, first, _) = known.references(GRILLE, ASSESSMENT)
    assert (first.campagne, first.decoupage) == (CAMPAGNE, Decoupage.DEPARTEMENT)
    assert first.reperes["pilotage"].quartiles == Quartiles(0, 1, 2)
    assert first.reperes["pilotage"].effectif == 19
    assert "ressources" not in first.reperes
    assert len(first.reperes) == 5


@UNKNOWN_KEY.proven
def test_under_a_key_that_nobody_compared_nothing_is_kept(folder, tmp_path):
    with pytest.raises(ReperesKeyError) as refused:
        Post(folder).take(reperes_file(tmp_path))
    assert str(refused.value) == UNKNOWN_KEY.seen
    assert not folder.exists()


def test_another_key_than_the_compared_one_is_refused_the_announced_one_is_not(folder, tmp_path):
    taken(campagnes(folder), campagne_file(tmp_path, cle_suivante=SUCCESSOR.public.jwk))
    with pytest.raises(ReperesKeyError, match=ACADEMIE.public.empreinte):
        Post(folder).take(reperes_file(tmp_path, THIEF))
    Post(folder).take(reperes_file(tmp_path, SUCCESSOR))
    assert territoires(Post(folder))


def test_once_another_key_is_retained_those_of_the_former_are_not_shown(compared, tmp_path):
    known = Post(compared)
    known.take(reperes_file(tmp_path))
    assert territoires(known)
    taken(known.campagnes, campagne_file(tmp_path, THIEF, revision=2))
    assert territoires(known) == []


def test_a_deployed_key_is_enough(folder, tmp_path):
    Post(folder, ACADEMIE).take(reperes_file(tmp_path))
    assert territoires(Post(folder, ACADEMIE))
    assert territoires(Post(folder, THIEF)) == []
    with pytest.raises(ReperesKeyError):
        Post(folder, THIEF).take(reperes_file(tmp_path))


def test_what_was_changed_where_it_is_kept_is_not_shown(compared, tmp_path):
    Post(compared).take(reperes_file(tmp_path))
    (kept,) = compared.glob("reperes-*")
    for content in (
        sign_reperes(reperes(), THIEF),
        b"{}",
        sign_reperes(reperes(campagne="creteil-2027-2028"), ACADEMIE),
    ):
        kept.write_bytes(content)
        assert territoires(Post(compared)) == []


def test_a_lower_revision_and_another_content_of_the_same_are_refused(compared, tmp_path):
    known = Post(compared)
    second = reperes_file(tmp_path, revision=2)
    known.take(second)
    known.take(second)
    with pytest.raises(OlderReperesError):
        known.take(reperes_file(tmp_path))
    with pytest.raises(OlderReperesError):
        known.take(reperes_file(tmp_path, revision=2, groupes=(groupe(None, 6),)))
    known.take(reperes_file(tmp_path, revision=3, groupes=(groupe(None, 6),)))
    assert territoires(known) == [None]


def test_those_of_another_type_or_grid_are_not_shown(compared, tmp_path):
    known = Post(compared)
    known.take(reperes_file(tmp_path))
    assert territoires(known, replace(ASSESSMENT, etablissement=replace(LYCEE, type=TypeEtablissement.EREA))) == []
    college = replace(ASSESSMENT, etablissement=replace(LYCEE, type=TypeEtablissement.COLLEGE))
    assert territoires(known, college) == [None]
    changed = entry().toml.replace(b'version = "2014.1"', b'version = "2013.1"')
    assert territoires(known, grille=load_grid(changed, "creteil-etablissements.toml")) == []


def test_the_next_campagne_still_shows_the_last_ones_and_another_academie_none(compared, tmp_path):
    known = Post(compared)
    known.take(reperes_file(tmp_path, campagne="creteil-2024-2025", cree_le=datetime.date(2025, 2, 1)))
    known.take(reperes_file(tmp_path, campagne="creteil-2025-2026", cree_le=datetime.date(2026, 2, 1)))
    assert {one.campagne for one in known.references(GRILLE, ASSESSMENT)} == {"creteil-2025-2026"}
    known.take(reperes_file(tmp_path))
    assert {one.campagne for one in known.references(GRILLE, ASSESSMENT)} == {CAMPAGNE}
    assert territoires(known, replace(ASSESSMENT, campagne="paris-2026-2027")) == []


def test_other_files_are_not_taken_for_reperes(compared, tmp_path):
    known = Post(compared).campagnes
    for path in (recu_file(tmp_path, recu()), campagne_file(tmp_path)):
        assert not isinstance(known.receive(path), Situating)
    export = tmp_path / "export.pmn.json"
    export.write_bytes(sign(encode_payload(export_payload()), Typ.EXPORT, THIEF))
    with pytest.raises(NotOfTheAcademyError):
        known.receive(export)


def test_an_altered_file(compared, tmp_path):
    path = reperes_file(tmp_path)
    envelope = json.loads(path.read_bytes())
    other = json.loads(sign_reperes(reperes(revision=2), ACADEMIE))
    path.write_text(json.dumps({**envelope, "payload": other["payload"]}))
    with pytest.raises(AcademyAlteredError):
        Post(compared).take(path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200) | st.integers(0, 4000).map(lambda at: sign_reperes(reperes(), ACADEMIE)[:at]))
def test_any_bytes_are_refused_by_a_named_error(compared, tmp_path, data):
    path = tmp_path / "x.pmnp.json"
    path.write_bytes(data)
    with pytest.raises(UserError):
        Post(compared).take(path)


def test_incoherent_ones_say_why(compared, tmp_path):
    path = tmp_path / "x.pmnp.json"
    path.write_bytes(sign(encode_reperes(reperes(groupes=(groupe(None, 4),))), Typ.REPERES, ACADEMIE))
    with pytest.raises(AcademyRefusedError, match="moins de cinq"):
        Post(compared).take(path)


def test_a_place_that_cannot_be_written(compared, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "no space")

    monkeypatch.setattr("paliers_desktop.storage.campagne_files.replace_file", full)
    with pytest.raises(ReperesNotKeptError):
        Post(compared).take(reperes_file(tmp_path))


def test_the_file_that_the_command_signs_is_taken(tmp_path, folder, monkeypatch, capsys):
    """The whole way: schools, register, command, post."""
    received_campagne(tmp_path / "campagne")
    monkeypatch.setattr(command, "paris_today", lambda: CLOSING.replace(day=20))
    run = runner(capsys, monkeypatch)
    done = run("reperes", "--campagne", tmp_path / "campagne", "--cle", key_file(tmp_path), typed=[PHRASE])
    assert done.status == 0, done.err
    taken(campagnes(folder), campagne_file(tmp_path, OF_THE_REGISTER))
    known = Post(folder)
    (written,) = (tmp_path / "campagne" / "reperes").iterdir()
    known.take(written)
    assert territoires(known) == [None, "Département 93"]
    assert known.references(GRILLE, ASSESSMENT)[1].reperes["pilotage"].quartiles == Quartiles(0, 2, 3)
