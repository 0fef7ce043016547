"""The session: every answer given is kept, in order, and nothing is said saved before it is."""

import datetime
import random
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from dossier_samples import CRITERIA, LYCEE, criteres
from gui_samples import CODE, TODAY, end, rows, stored_answers
from mounts import read_only, small_place
from paliers_desktop.actions.dossiers import create_dossier, open_dossier
from paliers_desktop.actions.exporting import Choices, Exporting
from paliers_desktop.core.assessment import Answer, Etat, MotifCode, TypeEtablissement
from paliers_desktop.core.grid_loader import Catalogue, load_catalogue
from paliers_desktop.core.identity_rules import OtherGridError, TypeFixedError, UaiFixedError
from paliers_desktop.core.navigation import Place
from paliers_desktop.core.scoring import compute_profile
from paliers_desktop.gui.saving.saver import Saving
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.typing import CLEANED, DELAY_MS
from paliers_desktop.paths import resources_folder
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.errors import FullDiskError

FIRST, SECOND, THIRD = criteres()[:3]
PATTERN = (Etat.OUI, Etat.OUI, Etat.EN_COURS, Etat.NON, Etat.SANS_OBJET, None)


def reopened(session: Session) -> Session:
    """The same dossier in a new session, the old one closed."""
    path = session.dossier.path
    end(session)
    return Session(open_dossier(path))


def journal(path: Path, columns: str = "geste, kind, key, field, after") -> list[tuple[str, ...]]:
    return rows(path, f"SELECT {columns} FROM journal ORDER BY seq")


# -- answers ---------------------------------------------------------------------------------------------------------


def test_an_answer_is_shown_at_once_and_saved_with_its_journal_row(session: Session) -> None:
    session.set_etat(FIRST, Etat.OUI)
    assert session.assessment.answer(FIRST).etat is Etat.OUI
    assert session.settle(20)
    path = session.dossier.path
    assert stored_answers(path) == {FIRST: "oui"}
    assert journal(path, "kind, key, field, before, after") == [("saisie", FIRST, "etat", "null", '"oui"')]


def test_the_same_answer_again_is_no_geste(session: Session) -> None:
    for _ in range(2):
        session.set_etat(FIRST, Etat.OUI)
    assert len(session.history.done) == 1


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.randoms(use_true_random=False))
def test_answers_in_any_order_leave_the_same_table(qapp: object, seed: random.Random) -> None:
    """58 answers and a few changes of mind; the table holds the last answer of each, whatever the order."""
    wanted = {critere: PATTERN[rank % len(PATTERN)] for rank, critere in enumerate(criteres())}
    order = list(wanted)
    seed.shuffle(order)
    with tempfile.TemporaryDirectory() as folder:
        session = Session(create_dossier(Path(folder), LYCEE, load_catalogue(CRITERIA), TODAY))
        for critere in order:
            for hesitation in seed.choices(PATTERN, k=seed.randint(0, 2)):
                session.set_etat(critere, hesitation)
            session.set_etat(critere, wanted[critere])
        path = session.dossier.path
        end(session)
        table = rows(path, "SELECT * FROM reponses WHERE reponse IS NOT NULL ORDER BY critere")
        expected = {critere: etat.value for critere, etat in wanted.items() if etat}
        assert {row[1]: row[2] for row in table} == expected
        assert {row[3:] for row in table} == {(None, "", "", 0, "", 0, None, 0, 0)}
        state = Dossier.peek(path)
        assert {critere: answer.etat for critere, answer in state.assessment.answers.items()} == {
            critere: etat for critere, etat in wanted.items() if etat
        }


def test_leaving_sans_objet_clears_its_motif_in_the_same_geste(session: Session) -> None:
    session.set_etat(FIRST, Etat.SANS_OBJET)
    session.set_motif(FIRST, MotifCode.AUTRE)
    session.type_motif_texte(FIRST, "Site fermé")
    session.set_etat(FIRST, Etat.NON)
    assert session.assessment.answer(FIRST) == Answer(Etat.NON)
    session.undo()
    assert session.assessment.answer(FIRST) == Answer(Etat.SANS_OBJET, MotifCode.AUTRE, "Site fermé")
    session.settle(20)
    assert len({row[0] for row in journal(session.dossier.path)}) == 5


def test_a_verifier_and_its_addressee_go_together(session: Session) -> None:
    session.set_a_verifier(FIRST, True)
    assert session.assessment.answer(FIRST) == Answer(a_verifier=True)
    session.set_a_verifier(FIRST, False)
    assert session.assessment.answer(FIRST) == Answer()


def test_listeners_hear_of_the_criterion_and_of_a_changed_palier(session: Session, qtbot: QtBot) -> None:
    heard: list[tuple[str, str]] = []
    session.answer_changed.connect(lambda key: heard.append(("answer", key)))
    session.palier_changed.connect(lambda slug: heard.append(("palier", slug)))
    domaine = session.grille.domaine_of(FIRST)
    palier_1 = [critere.id for critere in domaine.criteres if critere.palier == 1]
    for critere in palier_1:
        session.set_etat(critere, Etat.OUI)
    assert heard == [*(("answer", critere) for critere in palier_1), ("palier", domaine.slug)]
    assert session.profile == compute_profile(session.grille, session.assessment)
    assert session.profile.domaine(domaine.slug).palier == 1


# -- typing ----------------------------------------------------------------------------------------------------------


def test_typing_is_saved_within_a_second_of_the_last_key(session: Session, qtbot: QtBot) -> None:
    session.type_commentaire(FIRST, "Vu")
    assert session.assessment.answer(FIRST) == Answer()
    assert DELAY_MS <= 1000
    qtbot.waitUntil(lambda: session.assessment.answer(FIRST).commentaire == "Vu", timeout=3000)
    assert session.settle(20)
    assert rows(session.dossier.path, "SELECT commentaire FROM reponses") == [("Vu",)]


def test_typing_in_one_field_is_one_geste_until_it_is_left(session: Session, qtbot: QtBot) -> None:
    for text in ("Vu au", "Vu au CDI"):
        session.type_commentaire(FIRST, text)
        qtbot.waitUntil(lambda text=text: session.assessment.answer(FIRST).commentaire == text, timeout=3000)
    session.leave_field()
    session.type_commentaire(FIRST, "Vu au CDI, 12 mars")
    session.leave_field()
    assert [geste.changes[0].after for geste in session.history.done] == ["Vu au CDI", "Vu au CDI, 12 mars"]
    session.settle(20)
    gestes = [row[0] for row in journal(session.dossier.path)]
    assert len(gestes) == 3
    assert len(set(gestes)) == 2
    session.undo()
    session.undo()
    assert session.assessment.answer(FIRST) == Answer()


def test_an_answer_given_while_typing_saves_what_was_typed_before_it(session: Session) -> None:
    session.type_commentaire(FIRST, "Vu")
    session.set_etat(SECOND, Etat.OUI)
    session.settle(20)
    assert [row[2:4] for row in journal(session.dossier.path)] == [(FIRST, "commentaire"), (SECOND, "etat")]


def test_what_is_being_typed_is_saved_on_closing(session: Session, catalogue: Catalogue) -> None:
    session.type_commentaire(FIRST, "Vu")
    again = reopened(session)
    assert again.assessment.answer(FIRST).commentaire == "Vu"
    end(again)


@pytest.mark.parametrize(
    ("typed", "kept", "removed"),
    [
        ("e\u0301cole", "école", False),
        ("a\x00b\x07c\x1b", "abc", True),
        ("sans\ud800 moitié\udfff", "sans moitié", True),
        ("deux\r\nlignes\u2028trois", "deux\nlignes\ntrois", False),
    ],
)
def test_odd_characters_are_removed_and_it_is_said(
    session: Session, qtbot: QtBot, typed: str, kept: str, removed: bool
) -> None:
    notices: list[str] = []
    session.notice.connect(notices.append)
    session.type_commentaire(FIRST, typed)
    session.type_motif_texte(SECOND, typed)
    assert session.settle(20)
    assert session.assessment.answer(FIRST).commentaire == kept
    assert session.assessment.answer(SECOND).motif_texte == kept.replace("\n", " ")
    assert notices == ([CLEANED] if removed else [])
    assert dict(rows(session.dossier.path, "SELECT critere, commentaire || motif_texte FROM reponses")) == {
        FIRST: kept,
        SECOND: kept.replace("\n", " "),
    }


# -- undo and redo ---------------------------------------------------------------------------------------------------


def test_undo_and_redo_survive_reopening(session: Session) -> None:
    session.set_etat(FIRST, Etat.OUI)
    session.set_etat(FIRST, Etat.NON)
    session.set_etat(SECOND, Etat.EN_COURS)
    session.undo()
    again = reopened(session)
    assert again.history.to_redo is not None
    again.undo()
    assert again.assessment.answers == {FIRST: Answer(Etat.OUI)}
    again.redo()
    again.redo()
    assert again.assessment.answers == {FIRST: Answer(Etat.NON), SECOND: Answer(Etat.EN_COURS)}
    again.redo()  # nothing left
    path = again.dossier.path
    end(again)
    kinds = [row[1] for row in journal(path)]
    assert kinds == ["saisie"] * 3 + ["annulation"] * 2 + ["retablissement"] * 2
    assert stored_answers(path) == {FIRST: "non", SECOND: "en_cours"}


def test_a_new_answer_forgets_what_could_be_redone(session: Session) -> None:
    session.set_etat(FIRST, Etat.OUI)
    session.undo()
    session.set_etat(SECOND, Etat.OUI)
    session.redo()
    assert session.assessment.answers == {SECOND: Answer(Etat.OUI)}


def test_undo_with_nothing_done_does_nothing(session: Session) -> None:
    session.undo()
    session.redo()
    assert session.settle(20)
    assert journal(session.dossier.path) == []


# -- the établissement -----------------------------------------------------------------------------------------------


def test_the_etablissement_stays_editable_and_journaled(session: Session, qtbot: QtBot) -> None:
    session.set_etat(FIRST, Etat.OUI)
    with qtbot.waitSignal(session.etablissement_changed):
        session.edit_etablissement(nom="Lycée Nouveau")
    session.settle(20)
    assert rows(session.dossier.path, "SELECT nom FROM etablissement") == [("Lycée Nouveau",)]
    assert journal(session.dossier.path, "target, field")[-1] == ("etablissement", "nom")
    session.undo()
    assert session.assessment.etablissement == LYCEE


def test_the_type_changes_within_its_grid_until_something_is_answered(session: Session) -> None:
    session.edit_etablissement(type=TypeEtablissement.COLLEGE)
    with pytest.raises(OtherGridError, match="Créez un nouvel établissement"):
        session.edit_etablissement(type=TypeEtablissement.ECOLE_PRIMAIRE)
    session.set_etat(FIRST, Etat.OUI)
    with pytest.raises(TypeFixedError):
        session.edit_etablissement(type=TypeEtablissement.LYCEE)
    assert session.assessment.etablissement.type is TypeEtablissement.COLLEGE


def test_the_uai_is_fixed_once_exported_also_for_undo(session: Session, place: Path) -> None:
    notices: list[str] = []
    session.notice.connect(notices.append)
    session.edit_etablissement(uai="0931319D")
    session.undo()
    session.redo()
    session.undo()
    assert session.settle(20)
    export(session, place)
    with pytest.raises(UaiFixedError):
        session.edit_etablissement(uai="0931319D")
    session.redo()
    assert notices == [str(UaiFixedError())]
    assert session.assessment.etablissement == LYCEE
    session.edit_etablissement(commune="Créteil (94)")
    assert session.settle(20)


def export(session: Session, folder: Path) -> None:
    opened = open_dossier(session.dossier.path)
    with closing(opened.dossier):
        exporting = Exporting(opened, resources_folder() / "fonts", lambda: TODAY)
        prepared = exporting.prepare(session.assessment, Choices())
        exporting.write_signed(prepared, exporting.check_code(CODE, session.assessment), folder)


# -- saved or not ----------------------------------------------------------------------------------------------------


def test_nothing_is_said_saved_before_it_is(session: Session, qtbot: QtBot) -> None:
    said: list[tuple[Saving, int]] = []
    path = session.dossier.path
    session.saving_changed.connect(
        lambda state: said.append((state.saving, len(stored_answers(path)), session.pending))
    )
    assert session.saving.saving is Saving.SAVED
    assert session.saving.at is None
    before = datetime.datetime.now().astimezone()
    for rank, critere in enumerate(criteres()[:8], 1):
        session.set_etat(critere, Etat.OUI)
        assert said[-1][0] is Saving.SAVING or said[-1][1] >= rank
    qtbot.waitUntil(lambda: session.saving.saving is Saving.SAVED)
    assert said[-1] == (Saving.SAVED, 8, 0)
    assert all(stored == 8 for saving, stored, _ in said if saving is Saving.SAVED)
    assert session.saving.at >= before.replace(microsecond=0)


def test_a_full_disk_keeps_the_answer_and_retry_saves_it(qtbot: QtBot, tmp_path: Path, catalogue: Catalogue) -> None:
    with small_place(tmp_path / "key", "300k") as place:
        session = Session(create_dossier(place, LYCEE, catalogue, TODAY))
        ballast = place / "film.mp4"
        fill(ballast)
        session.type_commentaire(FIRST, "é" * 4000)
        session.set_etat(SECOND, Etat.OUI)
        qtbot.waitUntil(lambda: session.saving.saving is Saving.FAILED)
        assert isinstance(session.saving.error, FullDiskError)
        session.set_etat(THIRD, Etat.NON)
        assert session.saving.saving is Saving.FAILED
        assert not session.settle(20)
        assert len(session.assessment.answers) == session.pending == 3
        assert stored_answers(session.dossier.path) == {}
        ballast.unlink()
        session.retry()
        qtbot.waitUntil(lambda: session.saving.saving is Saving.SAVED)
        assert [row[2] for row in journal(session.dossier.path)] == [FIRST, SECOND, THIRD]
        end(session)


def fill(ballast: Path) -> None:
    """Leave no room beside."""
    try:
        with ballast.open("wb", buffering=0) as stream:
            while stream.write(bytes(512)):
                pass
    except OSError:
        return


def test_an_identity_edit_while_saving_fails_is_no_trap(session: Session, qtbot: QtBot, place: Path) -> None:
    """An UAI once exported is refused at once, not queued where it would block every later save."""
    export(session, place)
    with read_only(place):
        session.set_etat(FIRST, Etat.OUI)
        qtbot.waitUntil(lambda: session.saving.saving is Saving.FAILED)
        with pytest.raises(UaiFixedError):
            session.edit_etablissement(uai="0931319D")
    session.retry()
    assert session.settle(20)


# -- read-only and reopening -----------------------------------------------------------------------------------------


def test_a_read_only_dossier_is_read_and_never_changed(session: Session, place: Path, qtbot: QtBot) -> None:
    session.set_etat(FIRST, Etat.OUI)
    path = session.dossier.path
    end(session)
    before = path.read_bytes()
    with read_only(place):
        reader = Session(open_dossier(path))
        assert reader.read_only
        for change in actions_on(reader):
            change()
        assert reader.assessment.answers == {FIRST: Answer(Etat.OUI)}
        assert reader.saving.saving is Saving.SAVED
        end(reader)
    assert path.read_bytes() == before


def actions_on(session: Session) -> tuple[Callable[[], None], ...]:
    return (
        lambda: session.set_etat(SECOND, Etat.NON),
        lambda: session.type_commentaire(SECOND, "c"),
        lambda: session.set_a_verifier(SECOND, True),
        lambda: session.edit_etablissement(nom="Autre"),
        session.undo,
        session.redo,
        lambda: session.remember_place(Place("pilotage", SECOND)),
        session.leave_field,
    )


@pytest.mark.parametrize("place_", [Place("resultat"), Place("pilotage", THIRD), Place("identite")])
def test_reopening_returns_to_the_same_place(session: Session, place_: Place) -> None:
    session.remember_place(place_)
    again = reopened(session)
    assert again.place == place_
    end(again)
