"""The export page's work on a real dossier: what leaves, what is kept, what is said of it afterwards."""

import datetime
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dossier_samples import CRITERIA, LYCEE, answer_geste, criteres, names, oui
from mounts import read_only, small_place
from paliers_desktop.actions.dossiers import OpenDossier, create_dossier, open_dossier
from paliers_desktop.actions.export import Choices
from paliers_desktop.actions.export_errors import ExportWriteError
from paliers_desktop.actions.export_preview import preview_answers, preview_fields
from paliers_desktop.actions.exporting import Exporting
from paliers_desktop.actions.pdf_documents import PdfChoices, PdfKind
from paliers_desktop.actions.self_check import read_back
from paliers_desktop.actions.write_errors import FileNotWrittenError
from paliers_desktop.core.assessment import Answer, Assessment, Etat, MotifCode
from paliers_desktop.core.grid_loader import load_catalogue
from paliers_desktop.errors import UserError
from paliers_desktop.exchange.code_errors import CodeMismatchError
from paliers_desktop.paths import resources_folder
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.errors import ChangedElsewhereError

DAY = datetime.date(2026, 11, 23)
CODE = "XWSY-GQSD-VNZK-4JEG-M1M3-51AS"
FONTS = resources_folder() / "fonts"


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenDossier]:
    made = create_dossier(tmp_path, LYCEE, load_catalogue(CRITERIA), DAY)
    for rank in range(4):
        made.dossier.save(oui(rank))
    yield made
    made.dossier.close()


@pytest.fixture
def exporting(opened: OpenDossier) -> Exporting:
    return Exporting(opened, FONTS, lambda: DAY)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "sortie"
    folder.mkdir()
    return folder


def answers(opened: OpenDossier) -> Assessment:
    return opened.dossier.load().assessment


def sign(exporting: Exporting, assessment: Assessment, folder: Path) -> Path:
    code = exporting.check_code(CODE, assessment)
    return exporting.write_signed(exporting.prepare(assessment, Choices()), code, folder)


def test_what_was_previewed_is_what_a_receiver_reads(exporting, opened, out) -> None:
    assessment = answers(opened)
    prepared = exporting.prepare(assessment, Choices())
    read = read_back(sign(exporting, assessment, out))
    assert read.payload == prepared.payload
    assert read.empreinte == prepared.empreinte
    assert read.payload.dossier_id == opened.dossier.load().dossier_id
    words = {field.label: field.value for field in preview_fields(opened.grille, assessment, prepared)}
    assert LYCEE.uai in words["Établissement"]
    lines = preview_answers(opened.grille, prepared)
    assert [line.critere_id for line in lines] == list(opened.grille.reading_order)
    assert sum(line.etat is not None for line in lines) == 4


def test_the_last_export_is_current_until_an_answer_changes(exporting, opened, out) -> None:
    assessment = answers(opened)
    assert exporting.last(assessment) is None
    sign(exporting, assessment, out)
    last = exporting.last(assessment)
    assert (last.revision, last.cree_le, last.current) == (1, DAY, True)
    opened.dossier.save(answer_geste(criteres()[9], Answer(etat=Etat.NON)))
    assert not exporting.last(answers(opened)).current
    second = sign(exporting, answers(opened), out)
    assert second.name.endswith("_r002.pmn.json")
    assert exporting.last(answers(opened)).current


def test_the_day_is_asked_at_each_export(opened, out) -> None:
    days = iter((DAY, DAY + datetime.timedelta(days=1)))
    exporting = Exporting(opened, FONTS, lambda: next(days))
    assessment = answers(opened)
    assert exporting.prepare(assessment, Choices()).payload.cree_le == DAY
    assert exporting.prepare(assessment, Choices()).payload.cree_le > DAY


def test_writing_again_gives_the_same_bytes(exporting, opened, out, tmp_path) -> None:
    assessment = answers(opened)
    with read_only(out), pytest.raises(ExportWriteError):
        sign(exporting, assessment, out)
    assert names(out) == []
    first = exporting.write_last_again(assessment, out)
    elsewhere = tmp_path / "ailleurs"
    elsewhere.mkdir()
    second = exporting.write_last_again(assessment, elsewhere)
    (kept,) = opened.dossier.exports()
    assert first.read_bytes() == second.read_bytes() == kept.octets


def test_writing_again_without_any_export(exporting, opened, out) -> None:
    assert exporting.write_last_again(answers(opened), out) is None
    assert names(out) == []


def test_a_wrong_code_is_refused_and_a_partial_one_not_judged(exporting, opened) -> None:
    assert not exporting.is_whole(CODE[:10])
    assert exporting.is_whole(CODE)
    with pytest.raises(CodeMismatchError):
        exporting.check_code("0000-0000-0000-0000-0000-0000", answers(opened))


def test_an_own_code_signs_and_its_two_sheets_are_written(exporting, opened, out) -> None:
    assessment = answers(opened)
    code = exporting.draw_code(assessment, out)
    start = "Code_0940120V_creteil-2026-2027_a-"
    assert names(out) == [f"{start}communiquer.pdf", f"{start}conserver.pdf"]
    assert all((out / name).read_bytes().startswith(b"%PDF-") for name in names(out))
    exporting.write_signed(exporting.prepare(assessment, Choices()), exporting.check_code(code, assessment), out)
    assert opened.dossier.exports()[0].code_libre


def test_a_second_own_code_never_replaces_the_sheet_of_the_first(exporting, opened, out) -> None:
    assessment = answers(opened)
    exporting.draw_code(assessment, out)
    kept = {name: (out / name).read_bytes() for name in names(out)}
    exporting.draw_code(assessment, out)
    start = "Code_0940120V_creteil-2026-2027_a-"
    assert set(names(out)) - set(kept) == {f"{start}conserver_2.pdf", f"{start}communiquer_2.pdf"}
    (out / f"{start}communiquer_3.pdf").write_bytes(b"")
    exporting.draw_code(assessment, out)
    assert f"{start}conserver_3.pdf" not in names(out)
    assert f"{start}conserver_4.pdf" in names(out)
    assert {name: (out / name).read_bytes() for name in kept} == kept


def test_no_sheet_is_left_alone(exporting, opened, tmp_path) -> None:
    with small_place(tmp_path / "cle", "1m") as place:
        exporting.draw_code(answers(opened), place)
        used = sum(path.stat().st_size for path in place.iterdir())
        (place / "reste").write_bytes(bytes(1024 * 1024 - used - used * 3 // 4))
        before = names(place)
        with pytest.raises(FileNotWrittenError, match="plein"):
            exporting.draw_code(answers(opened), place)
        assert names(place) == before


def test_no_code_without_its_sheets(exporting, opened, out) -> None:
    with read_only(out), pytest.raises(FileNotWrittenError, match="lecture seule"):
        exporting.draw_code(answers(opened), out)


def test_the_pdf_is_written_whole_or_not_at_all(exporting, opened, out) -> None:
    assessment = answers(opened)
    path = out / exporting.pdf_name(assessment, PdfKind.SYNTHESE)
    assert path.name == "Synthese_0940120V_creteil-2026-2027.pdf"
    exporting.write_pdf(assessment, path, PdfChoices())
    before = path.read_bytes()
    with read_only(out), pytest.raises(FileNotWrittenError) as caught:
        exporting.write_pdf(assessment, path, PdfChoices())
    assert isinstance(caught.value, UserError)
    assert path.read_bytes() == before
    assert names(out) == [path.name]


def test_what_is_shown_is_known_without_the_file(exporting, opened, out) -> None:
    """A key pulled out, or a commit that takes seconds, delays no page; writing is another matter."""
    assessment = answers(opened)
    sign(exporting, assessment, out)
    path = opened.dossier.path
    opened.dossier.close()
    path.rename(path.with_suffix(".loin"))
    assert exporting.prepare(assessment, Choices()).payload.revision == 2
    assert exporting.last(assessment).current
    with pytest.raises(UserError):
        exporting.read_exports()
    assert exporting.last(assessment).revision == 1


def test_an_export_from_another_post_is_followed_once_read(exporting, opened, out) -> None:
    assessment = answers(opened)
    with closing(open_dossier(opened.dossier.path).dossier) as other:
        elsewhere = OpenDossier(other, other.load(), opened.grille, opened.aide, other.exports())
        sign(Exporting(elsewhere, FONTS, lambda: DAY), assessment, out)
    assert exporting.prepare(assessment, Choices()).payload.revision == 1
    exporting.read_exports()
    assert sign(exporting, assessment, out).name.endswith("_r002.pmn.json")


def test_each_transmitted_member_is_worded(exporting, opened) -> None:
    first, second = opened.grille.reading_order[0], opened.grille.reading_order[12]
    said = answers(opened).with_relecture(relu=True, relu_le=DAY)
    said = said.with_answer(second, besoin=True, partage=True).with_answer(first, besoin=True, a_verifier=True)
    said = said.with_answer(second, etat=Etat.SANS_OBJET, motif_code=MotifCode.AUTRE, motif_texte="Site fermé")
    prepared = exporting.prepare(said, Choices(join_texts=True))
    fields = preview_fields(opened.grille, said, prepared)
    words = {field.label: field.value for field in fields}
    assert words["Relecture"] == "déclarée le 23 novembre 2026"
    numeros = opened.grille.numeros
    assert [field.value for field in fields if field.label == "Entraide"] == [
        f"accompagnement souhaité : {numeros[first]}, {numeros[second]}",
        f"expérience à partager : {numeros[second]}",
    ]
    assert words["Fichier précédent"] == "aucun"
    assert words["Somme de grille"] == prepared.payload.grille.sha256
    marks = {line.critere_id: line.marks for line in preview_answers(opened.grille, prepared)}
    assert marks[first] == ("à vérifier",)
    assert marks[second] == ("motif : autre", "« Site fermé »")
    unjoined = preview_answers(opened.grille, exporting.prepare(said, Choices()))
    assert {line.critere_id: line.marks for line in unjoined}[second] == ("motif : autre",)


def test_no_pdf_of_answers_that_another_post_changed_and_the_next_save_notices(exporting, opened, out) -> None:
    assessment = answers_without_loading(opened)
    with closing(Dossier.open(opened.dossier.path)) as other:
        other.save(oui(8))
    with pytest.raises(ChangedElsewhereError, match="Le document n’a pas été produit : le dossier a été modifié"):
        exporting.write_pdf(assessment, out / "a.pdf", PdfChoices())
    assert names(out) == []
    with pytest.raises(ChangedElsewhereError):
        opened.dossier.save(oui(9))


def answers_without_loading(opened: OpenDossier) -> Assessment:
    return opened.state.assessment
