"""What the académie says to an open établissement: where and until when, its grid, and its answer to each file."""

import datetime

import pytest
from msgspec.structs import replace

from academy_samples import THIEF, campagne_file, campagnes, new_version, recu_file, taken
from answering_academie import answering_academie, transmitted
from campagne_samples import CATALOGUE, GRILLES
from dossier_samples import LYCEE
from faults import Fault
from gui_samples import rows
from mounts import read_only
from paliers_desktop import paths
from paliers_desktop.actions.academy_errors import RecuElsewhereError, RecuNotKeptError, RecuUnknownFileError
from paliers_desktop.actions.dossiers import create_dossier, open_dossier
from paliers_desktop.actions.exporting import Exporting
from paliers_desktop.core.recu import Verdict
from paliers_desktop.core.report.recu_words import NO_ANSWER, UNVERIFIED, answer_sentences, short_answer
from paliers_desktop.exchange.envelope import claimed_identity
from recu_samples import recu
from transmitted_samples import CODE, DAY

OTHER = Fault(
    "Un accusé de réception d’un autre établissement",
    seen=RecuElsewhereError("0931228E", "0940120V"),
    survives="Les accusés déjà gardés.",
)
UNKNOWN = Fault(
    "Un accusé de réception d’un fichier exporté depuis une autre copie",
    seen=RecuUnknownFileError(),
    survives="Les accusés déjà gardés.",
)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "reglages" / "campagnes"


@pytest.fixture
def opened(tmp_path):
    made = create_dossier(tmp_path, LYCEE, CATALOGUE, DAY)
    yield made
    made.dossier.close()


def exporting(opened, known):
    """The export of what the dossier says now."""
    fresh = replace(opened, exports=opened.dossier.exports(), recus=opened.dossier.recus())
    return Exporting(fresh, paths.resources_folder() / "fonts", lambda: DAY, campagnes=known)


def answer_to(known, path, **changes):
    """The receipt of that exported file, changed, as it is received."""
    return known.receive(recu_file(path.parent, recu(identite=claimed_identity(path.read_bytes()), **changes)))


def test_the_real_academie_answers_and_its_words_are_kept(tmp_path, folder):
    known = campagnes(folder)
    with answering_academie(tmp_path / "academie") as academie:
        taken(known, academie.signed)
        made = create_dossier(tmp_path, academie.school, CATALOGUE, DAY)
        first = transmitted(made, academie.code, tmp_path / "envoi")
        (receipt,) = academie.answers(first)
        transmission = exporting(made, known).transmission
        assessment = made.state.assessment
        assert [one.reponse for one in transmission.files()] == [None]
        answered = transmission.take(known.receive(receipt), assessment)
        assert answered.reponse.verdict is Verdict.ACCEPTE
        assert short_answer(answered.reponse) == "Reçu et retenu"
        second = transmitted(made, academie.code, tmp_path / "envoi")
        for path in academie.answers(second):
            transmission = exporting(made, known).transmission
            transmission.take(known.receive(path), assessment)
        made.dossier.close()
    again = open_dossier(made.dossier.path)
    files = exporting(again, known).transmission.files()
    again.dossier.close()
    assert [(one.revision, short_answer(one.reponse)) for one in files] == [
        (2, "Reçu et retenu"),
        (1, "Reçu : une révision plus récente compte"),
    ]


def test_the_highest_number_is_shown_whatever_the_order(opened, tmp_path, folder):
    known = campagnes(folder)
    taken(known, campagne_file(tmp_path))
    path = transmitted(opened, CODE, tmp_path / "envoi")
    transmission = exporting(opened, known).transmission
    later = answer_to(known, path, numero=9, verdict=Verdict.CONFLIT)
    for answer in (later, answer_to(known, path, numero=2), later):
        shown = transmission.take(answer, opened.state.assessment).reponse
    assert (shown.numero, shown.verdict, shown.verified) == (9, Verdict.CONFLIT, True)
    assert rows(opened.dossier.path, "SELECT count(*) FROM documents") == [(2,)]


def test_a_receipt_of_an_unknown_key_is_shown_as_such(opened, tmp_path, folder):
    known = campagnes(folder)
    path = transmitted(opened, CODE, tmp_path / "envoi")
    transmission = exporting(opened, known).transmission
    answer = answer_to(known, path)
    assert short_answer(transmission.take(answer, opened.state.assessment).reponse) == "Reçu et retenu (non vérifié)"
    assert UNVERIFIED in answer_sentences(transmission.files()[0].reponse)
    taken(known, campagne_file(tmp_path))
    assert transmission.files()[0].reponse.verified  # once the campagne is imported
    taken(known, campagne_file(tmp_path, THIEF))
    assert not transmission.files()[0].reponse.verified


@OTHER.proven
@UNKNOWN.proven
def test_a_receipt_for_another_file_is_refused(opened, tmp_path, folder):
    known = campagnes(folder)
    transmitted(opened, CODE, tmp_path / "envoi")
    transmission = exporting(opened, known).transmission
    other = known.receive(recu_file(tmp_path, recu(uai="0931228E")))
    with pytest.raises(RecuElsewhereError) as caught:
        transmission.take(other, opened.state.assessment)
    assert str(caught.value) == OTHER.seen
    foreign = known.receive(recu_file(tmp_path, recu()))
    with pytest.raises(RecuUnknownFileError) as unknown:
        transmission.take(foreign, opened.state.assessment)
    assert str(unknown.value) == UNKNOWN.seen
    assert rows(opened.dossier.path, "SELECT count(*) FROM documents") == [(0,)]


def test_a_dossier_that_cannot_be_written_keeps_no_receipt(opened, tmp_path, folder):
    known = campagnes(folder)
    path = transmitted(opened, CODE, tmp_path / "envoi")
    opened.dossier.close()
    answer = answer_to(known, path)
    with read_only(tmp_path):
        again = open_dossier(opened.dossier.path)
        with pytest.raises(RecuNotKeptError, match="lecture seule"):
            exporting(again, known).transmission.take(answer, again.state.assessment)
        again.dossier.close()


def test_a_receipt_changed_inside_the_dossier_says_nothing(opened, tmp_path, folder):
    known = campagnes(folder)
    path = transmitted(opened, CODE, tmp_path / "envoi")
    exporting(opened, known).transmission.take(answer_to(known, path), opened.state.assessment)
    broken = replace(opened, exports=opened.dossier.exports(), recus=(opened.dossier.recus()[0][:-5], b""))
    made = Exporting(broken, paths.resources_folder() / "fonts", lambda: DAY, campagnes=known)
    assert [short_answer(one.reponse) for one in made.transmission.files()] == [NO_ANSWER]


def test_the_same_bytes_are_written_again_for_any_revision(opened, tmp_path, folder):
    first = transmitted(opened, CODE, tmp_path / "envoi")
    transmitted(opened, CODE, tmp_path / "envoi")
    transmission = exporting(opened, None).transmission
    again = transmission.write_again(transmission.files()[1], tmp_path)
    assert again.name == first.name
    assert again.read_bytes() == first.read_bytes()


def test_the_campagne_says_where_and_until_when_and_what_differs(opened, tmp_path, folder):
    known = campagnes(folder)
    transmission = exporting(opened, known).transmission
    assessment = opened.state.assessment
    assert transmission.depot(assessment.campagne) is None
    assert transmission.remarks(assessment, DAY) == ()
    taken(known, campagne_file(tmp_path, grilles=tuple(map(new_version, GRILLES)), revision=2))
    assert transmission.depot(assessment.campagne).cloture == datetime.date(2027, 1, 15)
    (told,) = transmission.remarks(assessment, DAY)
    assert "version 2026.2" in told
    assert "la garde" in told


def test_a_campagne_of_another_name_is_said(opened, tmp_path, folder):
    known = campagnes(folder)
    taken(known, campagne_file(tmp_path, id="creteil-pilote"))
    (told,) = exporting(opened, known).transmission.remarks(opened.state.assessment, DAY)
    assert "creteil-pilote" in told
    assert "creteil-2026-2027" in told


def test_the_message_names_the_last_file_else_the_one_to_come(opened, tmp_path, folder):
    known = campagnes(folder)
    made = exporting(opened, known)
    assessment = opened.state.assessment
    assert made.message(assessment) == ""
    taken(known, campagne_file(tmp_path))
    assert "PMN_creteil-2026-2027_0940120V_r001.pmn.json (révision 1)" in made.message(assessment)
    transmitted(opened, CODE, tmp_path / "envoi")
    transmitted(opened, CODE, tmp_path / "envoi")
    made = exporting(opened, known)
    sent = made.transmission.files()[0]
    message = made.message(assessment)
    assert message.startswith("À\xa0: paliers@exemple.fr\n")
    assert "_r002.pmn.json (révision 2)" in message
    assert sent.empreinte in message
