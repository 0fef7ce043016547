"""Two copies of one file filled apart: merged both ways they say the same, no number is given twice, none is spoilt."""

import datetime
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dossier_samples import (
    CAMPAGNE,
    LYCEE,
    answer_geste,
    comment,
    criteres,
    entry,
    export,
    identity_geste,
    names,
    new_dossier,
    oui,
)
from faults import Fault
from mounts import read_only, small_place
from paliers_desktop.actions import merge_errors
from paliers_desktop.actions.merge import Merged, Merging, compare
from paliers_desktop.core.assessment import Answer, Etablissement, Etat, Relecture, TypeEtablissement
from paliers_desktop.core.history import Geste, Kind, again, answer_changes, inverse, new_id, relecture_changes
from paliers_desktop.core.lock_rules import VolumeKind
from paliers_desktop.core.merge import Choice, Difference
from paliers_desktop.core.seance import apply_to_seances, end_changes, passage_changes, seance_changes, start_changes
from paliers_desktop.storage.backup import back_up_file, list_copies
from paliers_desktop.storage.copy_errors import NotKeptBeforeError
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.errors import (
    DamagedDossierError,
    FullDiskError,
    NewerDossierError,
    OpenElsewhereError,
)
from paliers_desktop.storage.post import this_post
from paliers_desktop.storage.shelf import Reason
from transmitted_samples import answer as answer_again
from transmitted_samples import opened, transmit_open

NOW = datetime.datetime(2026, 11, 23, 14, 5, tzinfo=datetime.UTC)
SEANCE = "5" * 32
STORED = Path(__file__).parents[1] / "assets" / "dossiers"

OTHER_FULL = Fault(
    "Il n’y a plus de place pour la copie d’avant une fusion",
    seen=NotKeptBeforeError(Path("lycee.paliers")),
    survives="Les deux copies, identiques à l’octet près.",
)
FULL = Fault(
    "Le support se remplit pendant une fusion",
    seen=merge_errors.NotMergedError(FullDiskError()),
    survives="Tout ce qui était là : rien de l’autre copie n’est à moitié écrit.",
)
DAMAGED = Fault(
    "L’autre copie d’une fusion est abîmée",
    seen=merge_errors.OtherCopyRefusedError(Path("autre.paliers"), DamagedDossierError(Path("autre.paliers"))),
    survives="Les deux fichiers, identiques à l’octet près.",
)


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A dossier with one answer that both copies know."""
    path = tmp_path / "ici" / "lycee.paliers"
    path.parent.mkdir()
    with closing(new_dossier(path)) as dossier:
        dossier.save(oui(0))
    return path


@pytest.fixture
def there(here: Path, tmp_path: Path) -> Path:
    """Its copy, on a key."""
    return copied(here, tmp_path / "cle" / "autre.paliers")


def copied(path: Path, target: Path) -> Path:
    target.parent.mkdir(exist_ok=True)
    shutil.copyfile(path, target)
    return target


def save(path: Path, *gestes: Geste) -> None:
    with closing(Dossier.open(path)) as dossier:
        dossier.save(*gestes)


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        for statement in statements:
            db.execute(statement)
        db.commit()


def rows(path: Path, query: str) -> list[tuple]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        return db.execute(query).fetchall()


def journal(path: Path) -> list[tuple]:
    """Its rows, without the rank that each has in that file."""
    return [row[1:] for row in rows(path, "SELECT * FROM journal ORDER BY seq")]


@contextmanager
def compared(path: Path, other: Path) -> Iterator[Merging]:
    with closing(compare(path, other)) as merging:
        yield merging


def merge(path: Path, other: Path, choose: Callable[[Difference], Choice] = lambda _: Choice.HERE) -> Merged:
    with compared(path, other) as merging:
        return merging.merge({one.unit: choose(one) for one in merging.plan.differing})


def refusal(path: Path, other: Path, error: type[Exception]) -> str:
    """What is said, after checking that neither file moved and that a merge is possible again afterwards."""
    before = path.read_bytes(), other.read_bytes()
    with pytest.raises(error) as caught:
        compare(path, other)
    assert (path.read_bytes(), other.read_bytes()) == before
    assert not list(other.parent.glob("*-journal"))
    return str(caught.value)


def said(path: Path) -> tuple:
    """What a file says of its campagne, whichever way it came there."""
    state = Dossier.peek(path)
    return state.assessment, tuple(replace(one, derniere=NOW) for one in state.seances)


def fill(place: Path, left: int = 0) -> None:
    """Leave that many bytes of room."""
    taken = shutil.disk_usage(place).free - left
    (place / "reste").write_bytes(b"0" * taken)


def seance_gestes() -> tuple[Geste, ...]:
    begun = start_changes(SEANCE, NOW)
    (seance,) = apply_to_seances((), begun, NOW)
    changes = (
        (Kind.SEANCE, begun),
        (Kind.SAISIE, passage_changes(seance, criteres()[1], discute=True, avis_partages=True, avis="Partagés")),
        (Kind.SAISIE, answer_changes(criteres()[1], Answer(), Answer(etat=Etat.NON, besoin=True))),
        (Kind.SAISIE, seance_changes(seance, lieu="CDI", decisions="Voir le gestionnaire")),
        (Kind.SEANCE, end_changes(seance, NOW + datetime.timedelta(hours=1))),
    )
    return tuple(Geste(new_id(), kind, told, seance=SEANCE) for kind, told in changes)


def fill_apart(here: Path, there: Path) -> None:
    """Answers, a comment on the same criterion, the relecture, and on one side a séance with names."""
    save(here, oui(2), comment(3, "Prêt"), identity_geste("commune", "Créteil", "Créteil-le-Haut"))
    save(
        there,
        *seance_gestes(),
        comment(3, "Vu en commission"),
        answer_geste(criteres()[2], Answer(etat=Etat.NON, a_verifier=True, aupres_de="CPE")),
        Geste(new_id(), Kind.SAISIE, relecture_changes(Relecture(), Relecture(True, NOW.date()))),
    )
    with closing(Dossier.open(there)) as dossier:
        dossier.set_noms(SEANCE, "Mme Martin")


def by_side(here: Choice) -> Callable[[Difference], Choice]:
    return lambda one: Choice.BOTH if one.both else here


def test_both_ways_say_the_same_and_merging_again_brings_nothing(here: Path, there: Path) -> None:
    fill_apart(here, there)
    first, second = copied(here, here.with_name("a.paliers")), copied(there, there.with_name("b.paliers"))
    merge(here, there, by_side(Choice.HERE))
    merge(second, first, by_side(Choice.THERE))
    assert said(here) == said(second)
    state = Dossier.peek(here)
    answer = state.assessment.answer(criteres()[2])
    assert (answer.etat, answer.a_verifier, answer.aupres_de) == (Etat.OUI, True, "CPE")
    assert state.assessment.answer(criteres()[3]).commentaire == "Prêt\nVu en commission"
    assert state.assessment.answer(criteres()[1]) == Answer(etat=Etat.NON, besoin=True)
    assert state.assessment.etablissement.commune == "Créteil-le-Haut"
    assert state.assessment.relecture == Relecture(True, NOW.date())
    (seance,) = state.seances
    assert (seance.noms, seance.lieu, list(seance.passages)) == ("Mme Martin", "CDI", [criteres()[1]])
    refusal(here, there, merge_errors.NothingNewError)
    merge(there, here)
    assert said(there) == said(here)
    refusal(here, there, merge_errors.NothingNewError)
    refusal(there, here, merge_errors.NothingNewError)


def test_the_other_copy_is_not_changed_by_a_byte_and_nothing_is_left_beside_it(here: Path, there: Path) -> None:
    fill_apart(here, there)
    before = there.read_bytes()
    merge(here, there)
    assert there.read_bytes() == before
    assert [item.name for item in there.parent.iterdir()] == [there.name]


def test_the_state_before_is_kept_in_a_copy(here: Path, there: Path) -> None:
    fill_apart(here, there)
    before = Dossier.peek(here)
    merged = merge(here, there)
    assert merged.undoable
    assert Dossier.peek(merged.before) == before
    assert [(copy.path, copy.reason) for copy in list_copies(here)] == [(merged.before, Reason.FUSION)]


def test_the_journal_has_the_rows_of_both_and_one_fusion(here: Path, there: Path) -> None:
    fill_apart(here, there)
    own, its = journal(here), journal(there)
    merge(here, there)
    told = journal(here)
    brought = [row for row in its if row not in own]
    assert told[: len(own) + len(brought)] == own + brought
    ((geste, kind),) = {(row[3], row[6]) for row in told[len(own) + len(brought) :]}
    assert kind == "fusion"
    assert Dossier.peek(here).history.to_undo.id == geste
    assert rows(here, "PRAGMA foreign_key_check") == []


def test_undone_after_reopening_it_is_as_before_and_redone_as_merged(here: Path, there: Path) -> None:
    fill_apart(here, there)
    before, history = said(here), Dossier.peek(here).history
    merge(here, there, by_side(Choice.THERE))
    merged = said(here)
    with closing(Dossier.open(here)) as dossier:
        last = dossier.load().history.to_undo
        assert last is not None
        assert last.kind is Kind.FUSION
        dossier.save(inverse(last, new_id()))
    assert said(here) == before
    assert Dossier.peek(here).history.done == history.done
    assert rows(here, "SELECT noms FROM seances") == [("",)]
    with closing(Dossier.open(here)) as dossier:
        undone = dossier.load().history.to_redo
        assert undone is not None
        dossier.save(again(undone, new_id()))
    assert said(here) == (merged[0], tuple(replace(one, noms="") for one in merged[1]))


def test_after_an_undo_the_same_copy_can_be_merged_again(here: Path, there: Path) -> None:
    fill_apart(here, there)
    merge(here, there)
    merged = said(here)
    with closing(Dossier.open(here)) as dossier:
        last = dossier.load().history.to_undo
        assert last is not None
        dossier.save(inverse(last, new_id()))
    merge(here, there)
    assert said(here) == merged


@given(st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_random_fillings_merge_the_same_both_ways(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """The laws of core.merge (tests/core/test_merge.py), over real files."""
    folder = tmp_path_factory.mktemp("deux")
    here = folder / "a.paliers"
    with closing(new_dossier(here)) as dossier:
        dossier.save(oui(0))
    there = copied(here, folder / "b.paliers")
    for path in (here, there):
        fill_at_random(path, data)
    a, b = copied(here, folder / "a2.paliers"), copied(there, folder / "b2.paliers")
    side = data.draw(st.sampled_from([Choice.HERE, Choice.THERE]))
    before = said(a), said(b)
    for path, other, choice in ((here, b, side), (there, a, Choice.THERE if side is Choice.HERE else Choice.HERE)):
        try:
            merge(path, other, lambda _, choice=choice: choice)
        except merge_errors.NothingNewError:
            assert said(path) == before[path is there]
    assert said(here) == said(there)
    for path, other in ((here, there), (there, here), (here, a), (here, b)):
        with pytest.raises(merge_errors.NothingNewError):
            compare(path, other)


def fill_at_random(path: Path, data: st.DataObject) -> None:
    etats = st.sampled_from([*Etat, None])
    for _ in range(data.draw(st.integers(0, 3))):
        with closing(Dossier.open(path)) as dossier:
            state = dossier.load()
            critere = criteres()[data.draw(st.integers(0, 2))]
            before = state.assessment.answer(critere)
            after = Answer(etat=data.draw(etats), commentaire=data.draw(st.sampled_from(["", "a", "b"])))
            undone = state.history.to_undo if data.draw(st.booleans()) else None
            if undone:
                dossier.save(inverse(undone, new_id()))
            elif before != after:
                dossier.save(answer_geste(critere, after, before))


def test_no_revision_is_given_twice(here: Path, there: Path) -> None:
    with closing(Dossier.open(there)) as dossier:
        dossier.add_export(export(1))
        dossier.add_export(export(2))
    with compared(here, there) as merging:
        assert [one.revision for one in merging.sent.exports] == [1, 2]
        assert not merging.merge({}).undoable
    assert Dossier.peek(here).exports == Dossier.peek(there).exports
    refusal(here, there, merge_errors.NothingNewError)
    with closing(Dossier.open(here)) as dossier:
        assert dossier.load().history.to_undo == Dossier.peek(there).history.to_undo
        dossier.add_export(export(3))


def test_an_undone_merge_still_knows_what_was_sent(here: Path, there: Path) -> None:
    save(there, oui(5))
    with closing(Dossier.open(there)) as dossier:
        dossier.add_export(export(1))
    merge(here, there)
    with closing(Dossier.open(here)) as dossier:
        last = dossier.load().history.to_undo
        assert last is not None
        dossier.save(inverse(last, new_id()))
    assert [one.revision for one in Dossier.peek(here).exports] == [1]


def test_of_two_exports_of_one_number_a_file_keeps_its_own_and_the_other_as_received(here: Path, there: Path) -> None:
    answer_again(here, 4, Etat.OUI)
    answer_again(there, 4, Etat.NON)
    for path in (here, there):
        with opened(path) as file:
            transmit_open(file, path.parent / "transmis")
    (own,), (its,) = (rows(path, "SELECT octets FROM exports") for path in (here, there))
    with compared(here, there) as merging:
        assert [one.revision for one in merging.sent.clashing] == [1]
        merging.merge({one.unit: Choice.THERE for one in merging.plan.differing})
    assert rows(here, "SELECT octets FROM exports") == [own]
    assert rows(here, "SELECT octets FROM documents") == [its]
    refusal(here, there, merge_errors.NothingNewError)
    merge(there, here)
    assert rows(there, "SELECT octets FROM exports") == [its]
    assert rows(there, "SELECT octets FROM documents") == [own]
    with closing(Dossier.open(there)) as dossier:
        assert [one.importe for one in dossier.exports()] == [False]
    with pytest.raises(merge_errors.NothingNewError):
        compare(here, there)


def test_received_documents_come_along(here: Path, there: Path) -> None:
    change(there, f"INSERT INTO documents VALUES ('{'a' * 64}', 'pmn-recu+jws', '{CAMPAGNE}', '2026-11-23', x'00')")
    with compared(here, there) as merging:
        assert merging.sent.documents == ("a" * 64,)
        merging.merge({})
    assert rows(here, "SELECT * FROM documents") == rows(there, "SELECT * FROM documents")


def test_an_export_of_a_campagne_that_only_the_other_copy_knows_comes_with_it(here: Path, there: Path) -> None:
    change(
        there,
        "INSERT INTO campagnes SELECT 0, 'creteil-2025-2026', grille, cree_le, 0, NULL, NULL FROM campagnes",
        "INSERT INTO exports SELECT 'creteil-2025-2026', 1, '2026-01-01', 'a', 'b', 0, 'kid', 0, x'00'",
    )
    merge(here, there)
    assert [one.campagne for one in Dossier.peek(here).exports] == ["creteil-2025-2026"]
    assert Dossier.peek(here).campagne == CAMPAGNE


def test_names_erased_here_do_not_come_back(here: Path, there: Path) -> None:
    save(here, *seance_gestes())
    shutil.copyfile(here, there)
    with closing(Dossier.open(there)) as dossier:
        dossier.set_noms(SEANCE, "Mme Martin")
        dossier.save(oui(9))
    merge(here, there)
    assert Dossier.peek(here).seances[0].noms == ""


@pytest.mark.parametrize("stored", ["v1.paliers", "v2.paliers"])
def test_an_older_copy_is_read_as_it_is(tmp_path: Path, stored: str) -> None:
    there = tmp_path / "cle" / stored
    here = tmp_path / "ici.paliers"
    there.parent.mkdir()
    for path in (here, there):
        shutil.copyfile(STORED / stored, path)
    before = there.read_bytes()
    with closing(Dossier.open(here)) as dossier:
        state = dossier.load()
        critere = next(iter(state.assessment.answers))
        dossier.save(answer_geste(critere, Answer(), state.assessment.answer(critere)))
    with pytest.raises(merge_errors.NothingNewError):
        compare(here, there)
    assert there.read_bytes() == before


def test_a_copy_of_the_backups_is_a_copy_like_any_other(here: Path) -> None:
    save(here, oui(5))
    copy = back_up_file(here, Reason.JOUR)
    with closing(Dossier.open(here)) as dossier:
        last = dossier.load().history.to_undo
        assert last is not None
        dossier.save(inverse(last, new_id()))
    refusal(here, copy, merge_errors.NothingNewError)


def test_the_same_file_twice(here: Path, tmp_path: Path) -> None:
    link = tmp_path / "lien.paliers"
    link.symlink_to(here)
    assert "deux fois le même fichier" in refusal(here, link, merge_errors.SameFileError)


def test_another_etablissement_is_named(here: Path, tmp_path: Path) -> None:
    other = tmp_path / "voisin.paliers"
    new_dossier(other, Etablissement("0940743X", "Lycée Voisin", TypeEtablissement.LYCEE)).close()
    assert "autre établissement : Lycée Voisin (0940743X)" in refusal(here, other, merge_errors.OtherEtablissementError)


def test_a_file_of_the_same_etablissement_created_apart(here: Path, tmp_path: Path) -> None:
    other = tmp_path / "autre.paliers"
    new_dossier(other, LYCEE).close()
    assert "créé à part" in refusal(here, other, merge_errors.OtherFileError)


def test_another_campagne(here: Path, there: Path) -> None:
    change(
        there,
        "INSERT INTO campagnes SELECT 2, 'creteil-2027-2028', grille, cree_le, 0, NULL, NULL FROM campagnes",
    )
    assert "2026-2027 ici, 2027-2028 dans l’autre" in refusal(here, there, merge_errors.OtherCampagneError)


def test_another_grid(here: Path, there: Path) -> None:
    changed = entry().toml.replace(b'version = "', b'version = "9', 1)
    with closing(sqlite3.connect(there)) as db:
        db.execute("UPDATE grilles SET contenu = ?", [changed])
        db.commit()
    assert "pas à la même grille" in refusal(here, there, merge_errors.OtherGridCopyError)


def test_two_uais_of_which_one_was_sent(here: Path, there: Path) -> None:
    save(there, identity_geste("uai", LYCEE.uai, "0940743X"))
    with closing(Dossier.open(here)) as dossier:
        dossier.add_export(export(1))
    assert "0940120V ici, 0940743X dans l’autre" in refusal(here, there, merge_errors.OtherUaiError)


def test_an_uai_corrected_there_before_it_was_sent_is_taken(here: Path, there: Path) -> None:
    save(there, identity_geste("uai", LYCEE.uai, "0940743X"))
    with closing(Dossier.open(there)) as dossier:
        dossier.add_export(export(1))
    merge(here, there)
    assert Dossier.peek(here).assessment.etablissement.uai == "0940743X"


def test_two_types_of_one_grid_are_a_choice(tmp_path: Path) -> None:
    here = tmp_path / "a.paliers"
    new_dossier(here).close()
    there = copied(here, tmp_path / "b.paliers")
    save(here, oui(0))
    save(there, identity_geste("type", "lycee", "lycee_professionnel"))
    save(there, oui(1))
    merge(here, there)
    assert Dossier.peek(here).assessment.etablissement.type is TypeEtablissement.LYCEE_PROFESSIONNEL


def test_a_newer_copy_is_named_and_left_as_it_is(here: Path, there: Path) -> None:
    change(there, "PRAGMA user_version = 99", "UPDATE dossier SET version_programme = '9.4'")
    told = refusal(here, there, merge_errors.OtherCopyRefusedError)
    assert f"« {there.name} » ne peut pas être fusionné. {NewerDossierError('9.4').message}" in told


@DAMAGED.proven
def test_a_damaged_copy(here: Path, there: Path) -> None:
    there.write_bytes(there.read_bytes()[:-4096])
    assert refusal(here, there, merge_errors.OtherCopyRefusedError) == DAMAGED.seen


def test_a_file_that_cannot_be_written(here: Path, there: Path) -> None:
    save(there, oui(5))
    with read_only(here.parent):
        refusal(here, there, merge_errors.ReadOnlyHereError)


def test_nothing_is_merged_into_a_copy_of_the_backups(here: Path, there: Path) -> None:
    save(there, oui(5))
    refusal(back_up_file(here, Reason.JOUR), there, merge_errors.ReadOnlyHereError)


def test_what_another_post_has_open_is_not_merged_into_and_nothing_of_the_lock_stays(here: Path, there: Path) -> None:
    save(there, oui(5))
    elsewhere = replace(this_post(), host="a" * 32, volume_of=lambda _: VolumeKind.SHARE)
    with closing(Dossier.open(here, post=elsewhere)):
        assert "est ouvert sur un autre poste" in refusal(here, there, OpenElsewhereError)
    merge(here, there)
    assert sorted(names(here.parent)) == [here.name, f"{here.name}.sauvegardes"]


def test_what_another_post_wrote_meanwhile_is_not_overwritten(here: Path, there: Path) -> None:
    save(there, oui(5))
    with compared(here, there) as merging:
        save(here, oui(6))
        before = said(here)
        with pytest.raises(merge_errors.NotMergedError, match="Rien n’a été modifié"):
            merging.merge({})
    assert said(here) == before


@OTHER_FULL.proven
def test_without_room_for_the_copy_nothing_is_merged(tmp_path: Path) -> None:
    with small_place(tmp_path / "plein", "500k") as place:
        here = place / "lycee.paliers"
        with closing(new_dossier(here)) as dossier:
            dossier.save(oui(0))
        there = copied(here, tmp_path / "cle" / "autre.paliers")
        save(there, oui(5))
        with compared(here, there) as merging:
            fill(place)
            before = here.read_bytes()
            with pytest.raises(NotKeptBeforeError) as caught:
                merging.merge({})
        assert str(caught.value) == OTHER_FULL.seen
        assert here.read_bytes() == before


@FULL.proven
def test_without_room_for_the_result_nothing_of_it_is_written(tmp_path: Path) -> None:
    with small_place(tmp_path / "plein", "1100k") as place:
        here = place / "lycee.paliers"
        with closing(new_dossier(here)) as dossier:
            dossier.save(oui(0))
        there = copied(here, tmp_path / "cle" / "autre.paliers")
        save(there, *(comment(rank, "x" * 5000) for rank in range(1, 30)))
        with compared(here, there) as merging:
            fill(place, 3 * here.stat().st_size // 2)
            before = here.read_bytes()
            with pytest.raises(merge_errors.NotMergedError) as caught:
                merging.merge({})
        assert str(caught.value) == FULL.seen
        assert here.read_bytes() == before
        assert [copy.reason for copy in list_copies(here)] == [Reason.FUSION]
        (place / "reste").unlink()
        merge(here, there)
        assert said(here) == said(there)
