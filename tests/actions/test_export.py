import datetime
import errno
import json
import os
from contextlib import closing
from pathlib import Path

import pytest

from dossier_samples import entry, names, new_dossier, oui
from export_samples import DAY, DOSSIER_ID, assessment
from mounts import small_place
from paliers_desktop.actions.export import (
    Choices,
    code_in_text_file,
    draw_own_code,
    export_file_name,
    joinable_texts,
    prepare_export,
    save_export,
    sign_export,
    typed_code,
    write_again,
)
from paliers_desktop.actions.export_errors import ExportNotKeptError, ExportWriteError, JoinedTextsTooLongError
from paliers_desktop.actions.export_state import export_state
from paliers_desktop.core.assessment import Etat
from paliers_desktop.exchange.code import derive_key
from paliers_desktop.exchange.code_errors import CodeError, CodeFileUnreadableError
from paliers_desktop.exchange.documents import decode_payload, empreinte
from paliers_desktop.exchange.envelope import Typ, open_envelope
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.errors import BusySaveError

CODE = "XWSY-GQSD-VNZK-4JEG-M1M3-51AS"
GRILLE = entry().grille
ANSWERED = assessment()


def prepared(answered=ANSWERED, exports=(), choices=None):
    return prepare_export(
        GRILLE, answered, dossier_id=DOSSIER_ID, exports=exports, cree_le=DAY, choices=choices or Choices()
    )


@pytest.fixture(scope="module")
def code():
    return typed_code(CODE, ANSWERED)


@pytest.fixture(scope="module")
def signed(code):
    return sign_export(prepared(), code)


@pytest.fixture
def dossier(tmp_path):
    opened = new_dossier(tmp_path / "d.paliers")
    yield opened
    opened.close()


def test_the_preview_is_exactly_what_is_signed(signed):
    preview = prepared()
    assert open_envelope(signed.octets, Typ.EXPORT).payload == preview.octets
    assert signed.empreinte == preview.empreinte == empreinte(preview.octets)
    assert signed.file_name == preview.file_name == "PMN_creteil-2026-2027_0940120V_r001.pmn.json"


def test_the_key_is_the_code_s(signed, code):
    assert open_envelope(signed.octets, Typ.EXPORT).kid == signed.record.kid == derive_key(code).public.kid


def test_the_same_answers_and_code_give_the_same_bytes(signed, code):
    assert sign_export(prepared(), code).octets == signed.octets


def test_the_level_of_proof_says_who_gave_the_code(signed):
    assert "du code envoyé à l’établissement pour la campagne. Il ne prouve" in signed.preuve
    own, _ = draw_own_code("0940120V", ANSWERED.campagne)
    libre = sign_export(prepared(), own)
    assert libre.record.code_libre
    assert "d’un code créé dans l’établissement ; l’académie ne l’a pas fourni. Il ne prouve" in libre.preuve
    for text in (signed.preuve, libre.preuve):
        assert "certifié" not in text
        assert "n’est pas une signature électronique qualifiée (eIDAS)" in text


def test_revisions_follow_each_other_within_a_campagne(signed):
    record = signed.record
    second = prepared(exports=[record])
    assert second.payload.revision == 2
    assert second.payload.precedent_sha256 == record.payload_sha256
    assert second.file_name.endswith("_r002.pmn.json")
    elsewhere = ANSWERED.__class__(ANSWERED.etablissement, "creteil-2027-2028", ANSWERED.answers)
    first = prepared(elsewhere, exports=[record])
    assert (first.payload.revision, first.payload.precedent_sha256) == (1, None)


def test_choices_are_off_at_first_and_kept_when_ticked():
    assert prepared().payload.entraide == ()
    ids = list(GRILLE.criteres)
    answered = ANSWERED.with_relecture(relu=True, relu_le=DAY)
    for key, entraide in ((ids[3], {"besoin": True, "partage": True}), (ids[0], {"partage": True})):
        answered = answered.with_answer(key, **entraide)
    payload = prepared(answered, choices=Choices(join_texts=True)).payload
    assert payload.relecture.responsable
    assert payload.relecture.le == DAY
    assert [line.critere for line in payload.entraide] == [ids[0], ids[3], ids[3]]
    assert payload.reponses[1].commentaire


def test_a_date_of_reading_without_reading_does_not_leave():
    unread = prepared(ANSWERED.with_relecture(relu=False, relu_le=DAY)).payload.relecture
    assert (unread.responsable, unread.le) == (False, None)


def test_what_is_prepared_can_be_read_strictly():
    preview = prepared(choices=Choices(join_texts=True))
    assert decode_payload(preview.octets) == preview.payload


def test_joinable_texts_are_counted():
    counted = joinable_texts(GRILLE, ANSWERED)
    assert (counted.commentaires, counted.motifs) == (2, 1)


def test_a_code_of_another_campagne_is_a_bug_here(code):
    other = ANSWERED.__class__(ANSWERED.etablissement, "pilote", ANSWERED.answers)
    with pytest.raises(ValueError, match="another"):
        sign_export(prepared(other), code)


def test_texts_too_long_are_refused_before_anything_is_kept(code):
    long = ANSWERED.with_answer(next(iter(GRILLE.criteres)), commentaire="é" * 600_000)
    with pytest.raises(JoinedTextsTooLongError, match=r"Les textes joints dépassent .* décochez « Joindre… »"):
        sign_export(prepared(long, choices=Choices(join_texts=True)), code)


def test_save_keeps_then_writes(dossier, signed, tmp_path):
    folder = tmp_path / "cle-usb"
    folder.mkdir()
    path = save_export(dossier, signed, folder)
    assert path.read_bytes() == signed.octets == dossier.exports()[0].octets
    assert dossier.exports() == (signed.record,)
    assert names(folder) == [signed.file_name]


def test_a_failed_write_loses_nothing_and_uses_no_other_revision(dossier, signed, tmp_path):
    missing = tmp_path / "cle-retiree"
    with pytest.raises(ExportWriteError) as caught:
        save_export(dossier, signed, missing)
    assert "n’existe pas ou n’est plus accessible" in caught.value.message
    assert "« Enregistrer à nouveau »" in caught.value.hint
    (kept,) = dossier.exports()
    again = tmp_path / signed.file_name
    write_again(kept, again)
    assert again.read_bytes() == signed.octets
    assert [record.revision for record in dossier.exports()] == [1]


@pytest.mark.parametrize(
    ("code_", "words"), [(errno.ENOSPC, "plein"), (errno.EROFS, "lecture seule"), (99, "ne répond")]
)
def test_the_reason_of_a_failed_write_is_said(code_, words):
    assert words in ExportWriteError(Path("x/y.json"), OSError(code_, "x")).message


def refused(dossier, signed, folder):
    """What is said when the dossier keeps no export; no file is left."""
    with pytest.raises(ExportNotKeptError, match="aucun fichier n’a été produit") as caught:
        save_export(dossier, signed, folder)
    assert names(folder) == []
    assert "Réessayer" not in str(caught.value)
    return caught.value.hint


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "sortie"
    made.mkdir()
    return made


def test_an_export_that_a_read_only_dossier_cannot_keep(dossier, signed, tmp_path, folder):
    dossier.close()
    with closing(Dossier.open(tmp_path / "d.paliers", read_only=True)) as read_only:
        assert "lecture seule" in refused(read_only, signed, folder)


def test_an_export_that_a_full_place_cannot_keep(signed, tmp_path, folder):
    with small_place(tmp_path / "cle", "400k") as place, closing(new_dossier(place / "d.paliers")) as dossier:
        room = os.statvfs(place)
        (place / "reste").write_bytes(bytes(room.f_bavail * room.f_bsize))
        assert "libérez de la place" in refused(dossier, signed, folder)


def test_an_export_of_a_dossier_changed_elsewhere_is_not_kept(dossier, signed, tmp_path, folder):
    with closing(Dossier.open(tmp_path / "d.paliers")) as other:
        other.save(oui(0))
    assert "ouvrez-le à nouveau" in refused(dossier, signed, folder)


def test_an_export_of_a_dossier_in_use_says_to_wait():
    assert "attendez un instant" in ExportNotKeptError(BusySaveError()).hint


def test_an_export_of_a_dossier_that_vanished_is_not_kept(dossier, signed, tmp_path, folder):
    (tmp_path / "d.paliers").unlink()
    assert "vérifiez la clé" in refused(dossier, signed, folder)


def test_the_empreinte_stands_only_while_the_answers_are_the_same(signed):
    assert export_state(GRILLE, ANSWERED, []) is None
    state = export_state(GRILLE, ANSWERED, [signed.record])
    assert state.empreinte == signed.empreinte
    assert state.signed_on == DAY
    assert state.preuve == signed.preuve
    changed = ANSWERED.with_answer(next(iter(GRILLE.criteres)), etat=Etat.NON)
    assert export_state(GRILLE, changed, [signed.record]).empreinte is None
    back = changed.with_answer(next(iter(GRILLE.criteres)), etat=Etat.OUI)
    assert export_state(GRILLE, back, [signed.record]).empreinte == signed.empreinte


def test_a_comment_changes_the_empreinte_only_when_texts_were_joined(signed, code):
    critere = next(iter(GRILLE.criteres))
    commented = ANSWERED.with_answer(critere, commentaire="nouveau")
    assert export_state(GRILLE, commented, [signed.record]).empreinte
    joined = sign_export(prepared(choices=Choices(join_texts=True)), code)
    assert export_state(GRILLE, ANSWERED, [joined.record]).empreinte == joined.empreinte
    assert export_state(GRILLE, commented, [joined.record]).empreinte is None


def test_what_is_declared_beside_the_answers_does_not_touch_the_empreinte(signed):
    critere = next(iter(GRILLE.criteres))
    for said in (ANSWERED.with_relecture(relu=True, relu_le=DAY), ANSWERED.with_answer(critere, partage=True)):
        state = export_state(GRILLE, said, [signed.record])
        assert (state.empreinte, state.same_declarations) == (signed.empreinte, False)
    assert export_state(GRILLE, ANSWERED, [signed.record]).same_declarations


def test_the_last_revision_decides(signed, code):
    later = sign_export(prepared(exports=[signed.record]), code)
    state = export_state(GRILLE, ANSWERED, [later.record, signed.record])
    assert state.empreinte == later.empreinte != signed.empreinte


def test_the_two_sheets_of_an_own_code():
    own, sheets = draw_own_code("0940120V", ANSWERED.campagne)
    key = derive_key(own).public
    assert own.libre
    assert typed_code(own.texte, ANSWERED) == own
    assert own.texte in [line.value for line in sheets.a_conserver.lines]
    communicated = [line.value for line in sheets.a_communiquer.lines]
    assert communicated == ["0940120V", "2026-2027 (creteil-2026-2027)", key.empreinte]
    assert own.texte not in str(sheets.a_communiquer)
    assert key.empreinte not in str(sheets.a_conserver)


def test_a_code_is_read_from_a_text_file(tmp_path):
    path = tmp_path / "code.txt"
    path.write_text(f"Votre code :\r\n{CODE}\r\n", encoding="utf-16")
    assert code_in_text_file(path, ANSWERED).texte == CODE
    with pytest.raises(CodeFileUnreadableError):
        code_in_text_file(tmp_path / "absent.txt", ANSWERED)
    path.write_bytes(b"")
    with pytest.raises(CodeError):
        code_in_text_file(path, ANSWERED)


def test_the_name_of_the_file_is_that_of_the_format():
    assert export_file_name("creteil-2026-2027", "0940120V", 3) == "PMN_creteil-2026-2027_0940120V_r003.pmn.json"


def test_the_file_names_neither_person_nor_machine(signed):
    text = open_envelope(signed.octets, Typ.EXPORT).payload.decode()
    assert set(json.loads(text)["application"]) == {"nom", "version"}
    assert datetime.date.fromisoformat(json.loads(text)["cree_le"]) == DAY
