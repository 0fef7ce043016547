"""A lost dossier made again from what was transmitted: the académie sees the same series, and nothing is invented."""

import hashlib
import json
import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace

from dossier_samples import CAMPAGNE, CRITERIA, LYCEE, criteres, names
from export_samples import KEY, forge_bytes, octets
from faults import Fault
from listing_samples import make_dossier
from mounts import read_only
from paliers_desktop.actions.export_state import export_state
from paliers_desktop.actions.rebuilding import Series, gather, rebuild
from paliers_desktop.actions.rebuilding_errors import (
    AcademyFileError,
    NotTransmittedError,
    OtherSchoolError,
    OtherSeriesError,
    SameRevisionError,
    SeriesExistsError,
    TransmittedRefusedError,
    TransmittedUnreadableError,
    UnknownGridError,
)
from paliers_desktop.actions.transmitted import read_transmitted
from paliers_desktop.core.assessment import NO_ANSWER, Etat
from paliers_desktop.core.grid_loader import Catalogue, load_catalogue
from paliers_desktop.core.history import Kind
from paliers_desktop.errors import UserError
from paliers_desktop.exchange.documents import decode_payload, encode_payload
from paliers_desktop.exchange.envelope import Typ, open_envelope, sign, unverified_payload
from paliers_desktop.exchange.envelope_errors import AlteredError
from paliers_desktop.exchange.payload import GrilleRef
from paliers_desktop.storage.errors import DossierExistsError, ReadOnlyPlaceError
from transmitted_samples import ANSWERS, COMMENT, answer, make_transmitting, opened, transmit, transmit_open

CATALOGUE = load_catalogue(CRITERIA)
NAMED = Path("PMN_creteil-2026-2027_0940120V_r001.pmn.json")
NOTHING_WRITTEN = "Rien n’a été écrit ; le fichier choisi est intact, à l’octet près."

ALTERED_FILE = Fault(
    "Reprendre depuis un fichier transmis qui a été modifié",
    seen=TransmittedRefusedError(NAMED, AlteredError()),
    survives=NOTHING_WRITTEN,
)
TWO_SERIES = Fault(
    "Reprendre depuis les fichiers de deux suites",
    seen=OtherSeriesError(NAMED, Path("autre.pmn.json")),
    survives=NOTHING_WRITTEN,
)
STILL_THERE = Fault(
    "Reprendre un établissement qui existe encore sur ce poste",
    seen=SeriesExistsError(Path("0940120V_Lycée.paliers"), 1),
    survives="L’établissement qui existe, à l’octet près ; rien n’est écrit à côté.",
)


def read(*paths: Path) -> Series:
    return gather(read_transmitted(path, CATALOGUE) for path in paths)


def rebuilt(folder: Path, *paths: Path) -> Path:
    folder.mkdir(exist_ok=True)
    made = rebuild(read(*paths), folder)
    made.dossier.close()
    return made.dossier.path


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    return tmp_path / "envois"


@pytest.fixture
def first(tmp_path: Path, sent: Path) -> Path:
    """The one file of a dossier that is gone."""
    path = make_transmitting(tmp_path / "perdu")
    file = transmit(path, sent)
    path.unlink()
    return file


def test_the_answers_come_back_but_what_no_file_holds(first: Path, tmp_path: Path) -> None:
    with opened(rebuilt(tmp_path / "neuf", first)) as file:
        assessment = file.state.assessment
        assert assessment.campagne == CAMPAGNE
        assert assessment.etablissement == replace(LYCEE, commune="")
        assert assessment.relecture.relu
        for critere, before in zip(criteres(), ANSWERS, strict=False):
            kept = replace(before, commentaire="", motif_texte="", aupres_de="", echeance=None)
            assert assessment.answer(critere) == kept
        assert set(assessment.answers) == set(criteres()[: len(ANSWERS)])
        assert file.state.seances == ()


def test_joined_texts_come_back(tmp_path: Path, sent: Path) -> None:
    file = transmit(make_transmitting(tmp_path / "perdu"), sent, join_texts=True)
    with opened(rebuilt(tmp_path / "neuf", file)) as made:
        answers = made.state.assessment.answers
        assert answers[criteres()[0]].commentaire == COMMENT
        assert answers[criteres()[3]].motif_texte == "Site fermé"
        assert export_state(made.grille, made.state.assessment, made.exports).empreinte


def test_the_series_goes_on_as_if_nothing_was_lost(first: Path, tmp_path: Path, sent: Path) -> None:
    sent_bytes = first.read_bytes()
    lost = decode_payload(unverified_payload(sent_bytes))
    with opened(rebuilt(tmp_path / "neuf", first)) as file:
        (export,) = file.exports
        assert export.octets == sent_bytes
        state = export_state(file.grille, file.state.assessment, file.exports)
        assert state.empreinte
        assert state.same_declarations
        second = transmit_open(file, sent)
    told = decode_payload(open_envelope(second.read_bytes(), Typ.EXPORT).payload)
    assert second.name == "PMN_creteil-2026-2027_0940120V_r002.pmn.json"
    assert (told.dossier_id, told.revision) == (lost.dossier_id, 2)
    assert told.reponses == lost.reponses
    assert told.entraide == lost.entraide
    assert told.relecture == lost.relecture


def test_openssl_alone_follows_the_chain(first: Path, tmp_path: Path, sent: Path) -> None:
    with opened(rebuilt(tmp_path / "neuf", first)) as file:
        second = transmit_open(file, sent)
    before = by_openssl(first, tmp_path)
    after = json.loads(by_openssl(second, tmp_path))
    printed = subprocess.run(["openssl", "dgst", "-sha256", "-r"], input=before, capture_output=True, check=True)
    assert after["precedent_sha256"] == printed.stdout.split()[0].decode()


def by_openssl(file: Path, folder: Path) -> bytes:
    """The payload, by the commands of docs/format-export.md, once openssl has found its signature right."""
    text = (CRITERIA.parent / "docs" / "format-export.md").read_text("utf-8")
    commands = text.split("```sh\n")[1].split("```")[0].split("\n", 1)[1]
    done = subprocess.run(
        ["sh", "-c", f'fichier="{file}"\n{commands}'], cwd=folder, capture_output=True, text=True, timeout=30
    )
    assert "Signature Verified Successfully" in done.stdout
    return (folder / "contenu.json").read_bytes()


def test_the_import_is_journaled_and_cannot_be_undone(first: Path, tmp_path: Path) -> None:
    with opened(rebuilt(tmp_path / "neuf", first)) as file:
        assert file.state.history.to_undo is None
        (entry,) = file.dossier.journal.criterion_log(criteres()[1])
        assert entry.geste.kind is Kind.IMPORT


def test_a_later_answer_can_be_undone_and_the_file_says_so(first: Path, tmp_path: Path) -> None:
    path = rebuilt(tmp_path / "neuf", first)
    answer(path, 9, Etat.OUI)
    with opened(path) as file:
        assert file.state.history.to_undo is not None
        assert export_state(file.grille, file.state.assessment, file.exports).empreinte is None


def test_the_origin_of_the_code_is_not_made_up(first: Path, tmp_path: Path, sent: Path) -> None:
    with opened(rebuilt(tmp_path / "neuf", first)) as file:
        said = export_state(file.grille, file.state.assessment, file.exports).preuve
        assert "ne connaît pas l’origine" in said
        assert "envoyé à l’établissement" not in said
        transmit_open(file, sent)
        again = export_state(file.grille, file.state.assessment, file.dossier.exports()).preuve
        assert "du code envoyé à l’établissement" in again


def test_the_newest_of_several_files_answers_and_all_are_kept(tmp_path: Path, sent: Path) -> None:
    path = make_transmitting(tmp_path / "perdu")
    files = [transmit(path, sent)]
    for rank in (9, 10):
        answer(path, rank, Etat.OUI)
        files.append(transmit(path, sent))
    bytes_before = [file.read_bytes() for file in files]
    with opened(rebuilt(tmp_path / "neuf", files[2], files[0], files[1], files[0])) as made:
        assert [export.octets for export in made.exports] == bytes_before
        assert [export.revision for export in made.exports] == [1, 2, 3]
        assert made.state.assessment.answer(criteres()[10]).etat is Etat.OUI
        assert transmit_open(made, sent).name.endswith("_r004.pmn.json")


def test_other_campagnes_come_back_and_the_latest_is_the_current_one(tmp_path: Path, sent: Path) -> None:
    lost = transmit(make_transmitting(tmp_path / "perdu"), sent)
    last_year = resigned(lost, sent / "2025.pmn.json", campagne="creteil-2025-2026", revision=7)
    with opened(rebuilt(tmp_path / "neuf", lost, last_year)) as made:
        assert made.state.campagne == CAMPAGNE
        assert {(e.campagne, e.revision) for e in made.exports} == {("creteil-2025-2026", 7), (CAMPAGNE, 1)}
        assert transmit_open(made, sent).name.endswith("2026-2027_0940120V_r002.pmn.json")


def resigned(file: Path, path: Path, **fields: object) -> Path:
    """The same content but for these members, rightly signed by another key."""
    told = decode_payload(unverified_payload(file.read_bytes()))
    path.write_bytes(sign(encode_payload(replace(told, **fields)), Typ.EXPORT, KEY))
    return path


def test_files_of_two_schools_are_refused(first: Path, sent: Path) -> None:
    other = resigned(first, sent / "b.pmn.json", uai="0940121W")
    with pytest.raises(OtherSchoolError, match="0940120V et 0940121W"):
        read(first, other)


@TWO_SERIES.proven
def test_files_of_two_dossiers_of_a_school_are_refused(first: Path, sent: Path) -> None:
    other = resigned(first, sent / "b.pmn.json", dossier_id="f" * 32)
    with pytest.raises(OtherSeriesError, match="ne sont pas de la même suite"):
        read(first, other)


def test_two_files_of_one_revision_are_refused(first: Path, sent: Path) -> None:
    told = decode_payload(unverified_payload(first.read_bytes()))
    other = resigned(first, sent / "b.pmn.json", cree_le=told.cree_le.replace(day=1))
    with pytest.raises(SameRevisionError, match="portent le même numéro, 1"):
        read(first, other)


def test_a_grid_that_is_unknown_here_is_said(first: Path, sent: Path) -> None:
    other = resigned(first, sent / "b.pmn.json", grille=GrilleRef("creteil-etablissements", "2031.1", "a" * 64))
    with pytest.raises(UnknownGridError, match=r"« creteil-etablissements », version 2031\.1"):
        read(other)


def test_a_known_grid_of_another_type_is_found_by_its_digest(tmp_path: Path, sent: Path) -> None:
    only = Catalogue(tuple(entry for entry in CATALOGUE.entries if "lycee" not in entry.grille.types))
    file = transmit(make_transmitting(tmp_path / "perdu"), sent)
    with pytest.raises(UnknownGridError):
        read_transmitted(file, only)


ALTERED = {
    "truncated": (lambda data: data[: len(data) // 2], "incomplet|tronqué|s’arrête"),
    "changed": (lambda data: data.replace(b'"payload":"ew', b'"payload":"ex'), "a été modifié depuis son export"),
    "empty": (lambda _: b"", "vide"),
    "large": (lambda data: data + b" " * 5_000_000, "dépasse 1 Mio"),
    "foreign": (lambda _: b"Bonjour", "."),
    "newer": (lambda _: forge_bytes(octets().replace(b"pmn-export/1", b"pmn-export/2")), "pmn-export/2"),
    "nonsense": (lambda _: forge_bytes(octets().replace(b'"revision": 1', b'"revision": 0')), "numéro de révision"),
}


@pytest.mark.parametrize("fault", ALTERED)
def test_a_bad_file_has_its_sentence_and_is_left_alone(fault: str, first: Path, tmp_path: Path) -> None:
    spoil, sentence = ALTERED[fault]
    data = spoil(first.read_bytes())
    first.write_bytes(data)
    with pytest.raises(TransmittedRefusedError, match=sentence) as told:
        read(first)
    assert told.value.message.startswith(f"« {first.name} » ne peut pas être repris. ")
    assert told.value.hint
    assert "Réexportez" not in str(told.value)
    assert first.read_bytes() == data


@ALTERED_FILE.proven
def test_a_changed_signature_is_refused(first: Path) -> None:
    envelope = json.loads(first.read_bytes())
    signature = envelope["signatures"][0]["signature"]
    envelope["signatures"][0]["signature"] = ("B" if signature[0] == "A" else "A") + signature[1:]
    first.write_text(json.dumps(envelope))
    data = first.read_bytes()
    with pytest.raises(TransmittedRefusedError) as caught:
        read(first)
    assert str(caught.value) == ALTERED_FILE.seen
    assert first.read_bytes() == data


@pytest.mark.parametrize("typ", [Typ.RECU, Typ.CAMPAGNE, Typ.REPERES])
def test_what_the_academie_signs_is_recognised(typ: Typ, tmp_path: Path) -> None:
    path = tmp_path / "recu.pmn.json"
    path.write_bytes(sign(b"{}", typ, KEY))
    with pytest.raises(AcademyFileError, match="vient de l’académie"):
        read(path)


def test_a_large_campagne_is_recognised_too(tmp_path: Path) -> None:
    path = tmp_path / "campagne.pmn.json"
    path.write_bytes(sign(b'{"a": "' + b"x" * 2_000_000 + b'"}', Typ.CAMPAGNE, KEY, max_bytes=4 * 1024 * 1024))
    with pytest.raises(AcademyFileError):
        read(path)


def test_an_etablissement_is_to_be_opened_instead(tmp_path: Path) -> None:
    with pytest.raises(NotTransmittedError, match="Choisissez « Ouvrir… »"):
        read(make_dossier(tmp_path, 1))


def test_a_file_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(TransmittedUnreadableError):
        read(tmp_path / "x.pmn.json")


@STILL_THERE.proven
def test_a_dossier_of_the_series_is_never_doubled(tmp_path: Path, sent: Path) -> None:
    here = tmp_path / "ici"
    path = make_transmitting(here)
    file = transmit(path, sent)
    before = path.read_bytes()
    with pytest.raises(SeriesExistsError, match="jusqu’au fichier signé n° 1") as told:
        rebuild(read(file), here)
    assert told.value.path == path
    assert str(told.value) == STILL_THERE.seen.replace("0940120V_Lycée.paliers", str(path))
    elsewhere = tmp_path / "ailleurs"
    elsewhere.mkdir()
    with pytest.raises(SeriesExistsError):
        rebuild(read(file), elsewhere, listed=(tmp_path / "absent.paliers", path))
    assert names(elsewhere) == []
    assert path.read_bytes() == before


def test_a_damaged_dossier_of_the_series_does_not_stand_in_the_way(tmp_path: Path, sent: Path) -> None:
    path = make_transmitting(tmp_path / "ici")
    file = transmit(path, sent)
    path.write_bytes(path.read_bytes()[:5000])
    made = rebuilt(tmp_path / "ici", file)
    assert made != path
    assert path.stat().st_size == 5000


def test_a_file_of_that_name_is_not_overwritten(first: Path, tmp_path: Path) -> None:
    made = rebuilt(tmp_path / "neuf", first)
    made.write_bytes(b"theirs")
    with pytest.raises(DossierExistsError):
        rebuild(read(first), tmp_path / "neuf")
    assert made.read_bytes() == b"theirs"


def test_a_place_that_cannot_be_written_says_so(first: Path, tmp_path: Path) -> None:
    place = tmp_path / "lecture"
    place.mkdir()
    with read_only(place), pytest.raises(ReadOnlyPlaceError):
        rebuild(read(first), place)
    assert names(place) == []


def test_a_file_without_any_answer_makes_an_empty_dossier(tmp_path: Path, sent: Path, first: Path) -> None:
    told = decode_payload(unverified_payload(first.read_bytes()))
    empty = tuple(replace(r, reponse=None, a_verifier=False, motif=None, commentaire=None) for r in told.reponses)
    file = resigned(
        first,
        sent / "vide.pmn.json",
        reponses=empty,
        entraide=(),
        relecture=replace(told.relecture, responsable=False, le=None),
    )
    with opened(rebuilt(tmp_path / "neuf", file)) as made:
        assert all(answer == NO_ANSWER for answer in made.state.assessment.answers.values())
        assert made.state.last_change is None


def test_line_ends_rewritten_by_a_mail_program_do_not_matter_and_are_kept(first: Path, tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + first.read_bytes() + b"\r\n"
    first.write_bytes(data)
    with opened(rebuilt(tmp_path / "neuf", first)) as made:
        assert made.exports[0].octets == data
        assert made.exports[0].payload_sha256 == hashlib.sha256(unverified_payload(data)).hexdigest()


def test_every_refusal_is_for_a_person(first: Path) -> None:
    for error in (SeriesExistsError(first, 0), OtherSchoolError("a", "b"), UnknownGridError(first, "g", "1")):
        assert isinstance(error, UserError)
        assert error.message.endswith(".")
        assert error.hint.endswith(".")
